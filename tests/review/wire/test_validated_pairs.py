"""A break is what a validator refuses: pairs of schemas with the values at their bounds."""

from __future__ import annotations

import pytest
from jsonschema_rs import Draft202012Validator

from pipeline.common.documents import Json
from pipeline.review.changes import Level
from tests.review.wire.making import changes, placed
from tests.review.wire.test_missed import both_ways, worst

TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
YES = {"type": "boolean"}


def one_of(*alternatives: Json) -> Json:
    return {"oneOf": [*alternatives]}


def any_of(*alternatives: Json) -> Json:
    return {"anyOf": [*alternatives]}


def with_required(*names: str) -> Json:
    """Return an object that requires some of its properties `a` and `b`."""
    return {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": [*names]}


def refuses(old: Json, new: Json, values: list[Json]) -> bool:
    """Tell whether a value that the old schema accepts is refused by the new schema."""
    was, now = Draft202012Validator(old), Draft202012Validator(new)
    return any(was.is_valid(value) and not now.is_valid(value) for value in values)


WORDS: list[Json] = ["", "a", "b", "c", "aaaa", "bbbb"]
NUMBERS: list[Json] = [-1, 0, 1, 2, 2.5, 3, 3.5, 4, 5, 5.5, 6, 9, 10, 11]
OBJECTS: list[Json] = [{}, {"a": ""}, {"b": ""}, {"a": "", "b": ""}]

OVERLAPS: dict[str, tuple[Json, Json, list[Json]]] = {
    "a value beside a text": (
        one_of(TEXT, {"enum": ["a"]}),
        one_of(TEXT, {"enum": ["a", "b"]}),
        WORDS,
    ),
    "a constant beside a text": (
        one_of(TEXT, {"const": "a"}),
        one_of(TEXT, {"const": "a"}, {"const": "b"}),
        WORDS,
    ),
    "a value beside a short text": (
        one_of({**TEXT, "maxLength": 3}, {"enum": ["aaaa"]}),
        one_of({**TEXT, "maxLength": 3}, {"enum": ["aaaa", "b"]}),
        WORDS,
    ),
    "a value beside a pattern": (
        one_of({**TEXT, "pattern": "^a"}, {"enum": ["b"]}),
        one_of({**TEXT, "pattern": "^a"}, {"enum": ["b", "aaaa"]}),
        WORDS,
    ),
    "a value of another enum": (
        one_of({"enum": ["a", "b"]}, {"enum": ["b", "c"]}),
        one_of({"enum": ["a", "b"]}, {"enum": ["a", "b", "c"]}),
        WORDS,
    ),
    "a value among numbers": (
        one_of(WHOLE, {"enum": ["a"]}),
        one_of(WHOLE, {"enum": ["a", 3]}),
        [*WORDS, *NUMBERS],
    ),
    "a type of a nested oneOf": (
        one_of(one_of(TEXT, WHOLE), YES),
        one_of(one_of(TEXT, WHOLE, NUMBER), YES),
        [*WORDS, *NUMBERS, True],
    ),
    "a type of a oneOf in an anyOf": (
        any_of(one_of(TEXT, WHOLE), YES),
        any_of(one_of(TEXT, WHOLE, NUMBER), YES),
        [*WORDS, *NUMBERS, True],
    ),
    "an object of a nested oneOf": (
        one_of(one_of(with_required("a"), WHOLE), TEXT),
        one_of(one_of(with_required("a"), WHOLE, with_required("b")), TEXT),
        [*OBJECTS, 1, "a"],
    ),
    "an object of a oneOf in an anyOf": (
        any_of(one_of(with_required("a"), WHOLE), TEXT),
        any_of(one_of(with_required("a"), WHOLE, with_required("b")), TEXT),
        [*OBJECTS, 1, "a"],
    ),
    "an anyOf in an anyOf that becomes a oneOf": (
        any_of(any_of(with_required("a"), with_required("b")), TEXT),
        any_of(one_of(with_required("a"), with_required("b")), TEXT),
        [*OBJECTS, "a"],
    ),
    "a type of an alternative with several types": (
        one_of(one_of({"type": ["string", "null"]}), YES),
        one_of(one_of({"type": ["string", "null"]}, {"type": ["integer", "string"]}), YES),
        [*WORDS, *NUMBERS, True],
    ),
    "texts beside a required property of objects": (
        one_of(with_required("a"), {"const": "a"}),
        one_of({**with_required("a"), "type": ["object", "string"]}, {"const": "a"}),
        [*WORDS, *OBJECTS],
    ),
    "more values that two alternatives share": (
        one_of({**TEXT, "minLength": 2}, {**TEXT, "pattern": "^a"}),
        one_of({**TEXT, "minLength": 1}, {**TEXT, "pattern": "^a"}),
        WORDS,
    ),
    "a nested oneOf that becomes an anyOf": (
        one_of(one_of({**TEXT, "maxLength": 2}, {**TEXT, "pattern": "^a"}), {"pattern": "a$"}),
        one_of(any_of({**TEXT, "maxLength": 2}, {**TEXT, "pattern": "^a"}), {"pattern": "a$"}),
        WORDS,
    ),
    "an alternative that a nested anyOf has": (
        one_of(any_of(WHOLE, {**TEXT, "minLength": 2}), {"enum": [3, 4]}),
        one_of(any_of(WHOLE, {**TEXT, "minLength": 2}), {"enum": [3, 4]}, {**TEXT, "minLength": 2}),
        [*WORDS, *NUMBERS],
    ),
    "a count of properties that two alternatives share": (
        one_of({**with_required(), "minProperties": 1}, {**with_required(), "maxProperties": 1}),
        one_of(with_required(), {**with_required(), "maxProperties": 1}),
        OBJECTS,
    ),
    "ranges that begin to share a number": (
        one_of({**NUMBER, "exclusiveMaximum": 3}, {**NUMBER, "minimum": 3}),
        one_of({**NUMBER, "maximum": 3}, {**NUMBER, "minimum": 3}),
        NUMBERS,
    ),
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_a_one_of_that_refuses_more_by_its_overlaps_is_no_note(name: str) -> None:
    """To senders, inlined and referenced; readers see fewer values, not other ones."""
    old, new, values = OVERLAPS[name]
    assert refuses(old, new, values)
    assert both_ways("B", old, new) <= {Level.WARN, Level.ERR}
    assert both_ways("B", old, old) == {None}


def test_values_that_a_one_of_refused_before_are_no_loss() -> None:
    """An overlap goes, is written otherwise, or concerns a value that was never accepted."""
    two = one_of(TEXT, {"enum": ["a", "b"]})
    for old, new in (
        (two, one_of(TEXT, {"enum": ["a"]})),
        (two, one_of({"const": "b"}, TEXT, {"const": "a"})),
        (one_of(WHOLE, {"enum": ["a"]}, {"enum": ["a"]}), one_of(WHOLE, {"const": "a"})),
        (any_of(one_of(TEXT, WHOLE), NUMBER), any_of(one_of(TEXT, WHOLE, NUMBER), NUMBER)),
    ):
        assert not refuses(old, new, [*WORDS, *NUMBERS])
        assert worst(changes(placed("B", old), placed("B", new))) in (None, Level.INFO)


def between(least: float | None, most: float | None, base: Json = WHOLE) -> Json:
    """Return a range of numbers, or of lengths of texts."""
    words = ("minLength", "maxLength") if base is TEXT else ("minimum", "maximum")
    ends = zip(words, (least, most), strict=True)
    return {**base, **{word: end for word, end in ends if end is not None}}


LENGTHS: list[Json] = ["", "a", "aa", "aaa", "aaaa", "aaaaa"]
SAME_RANGES: dict[str, tuple[Json, Json, list[Json]]] = {
    "integers": (WHOLE, one_of(between(None, 3), between(4, None)), NUMBERS),
    "integers of any of two": (WHOLE, any_of(between(None, 5), between(4, None)), NUMBERS),
    "beside a type": (
        WHOLE,
        {**WHOLE, "oneOf": [{"maximum": 3}, {"minimum": 4}]},
        NUMBERS,
    ),
    "three ranges": (
        between(0, 9),
        one_of(between(0, 3), between(4, 5), between(6, 9)),
        NUMBERS,
    ),
    "ranges with other limits between": (
        one_of(between(0, 3), between(4, 9)),
        one_of(between(0, 5), between(6, 9)),
        NUMBERS,
    ),
    "numbers": (
        NUMBER,
        one_of({**NUMBER, "maximum": 3}, {**NUMBER, "exclusiveMinimum": 3}),
        NUMBERS,
    ),
    "lengths": (TEXT, one_of(between(None, 2, TEXT), between(3, None, TEXT)), LENGTHS),
    "one of several types": (
        one_of(WHOLE, TEXT),
        one_of(between(None, 3), between(4, None), TEXT),
        [*NUMBERS, *LENGTHS],
    ),
}


@pytest.mark.parametrize("name", SAME_RANGES)
def test_ranges_that_touch_are_one_range(name: str) -> None:
    """To and fro, in every place."""
    one, other, values = SAME_RANGES[name]
    assert not refuses(one, other, values)
    assert not refuses(other, one, values)
    for letter in "BPbp":
        for pair in ((one, other), (other, one)):
            assert both_ways(letter, *pair) <= {None, Level.INFO}


OTHER_RANGES: dict[str, tuple[Json, Json]] = {
    "a gap of numbers": (NUMBER, one_of(between(None, 3, NUMBER), between(4, None, NUMBER))),
    "a gap of integers": (WHOLE, one_of(between(None, 3), between(5, None))),
    "a number of both": (WHOLE, one_of(between(None, 3), between(3, None))),
    "a range less": (one_of(between(0, 3), between(4, 9)), between(0, 5)),
    "a range that ends earlier": (
        one_of(between(0, 3), between(6, 10)),
        one_of(between(0, 3), between(6, 9)),
    ),
}


@pytest.mark.parametrize("name", OTHER_RANGES)
def test_ranges_that_leave_numbers_out_break(name: str) -> None:
    """Senders of these numbers, and readers of the opposite change."""
    old, new = OTHER_RANGES[name]
    assert refuses(old, new, NUMBERS)
    assert both_ways("B", old, new) <= {Level.WARN, Level.ERR}


def test_the_bound_that_moved_is_told() -> None:
    """Ranges that touch now and did not before are not told as a single range."""
    old = one_of(between(0, 3), between(10, None))
    new = one_of(between(0, 3), between(4, None))
    (change,) = changes(placed("b", old), placed("b", new))
    assert (change.check, change.before, change.after) == ("response-body-min-decreased", 10, 4)


LETTERS: list[Json] = ["", "a", "ab", "abc", "abcd", "ABC", "12", "123", "1234", "x", "xyz"]
THREE = {**TEXT, "pattern": "^[a-z]{3}$"}
IMPLIED: dict[str, tuple[Json, Json]] = {
    "a class with a count": (THREE, {**THREE, "minLength": 3, "maxLength": 3}),
    "a literal": ({"pattern": "^abc$", **TEXT}, {"pattern": "^abc$", **TEXT, "minLength": 2}),
    "a part of a text": ({"pattern": "[a-c]{2}", **TEXT}, {"pattern": "[a-c]{2}", "minLength": 2}),
    "several alternatives": (
        {"pattern": "^(?:ab|\\d{3,4})$", **TEXT},
        {"pattern": "^(?:ab|\\d{3,4})$", **TEXT, "minLength": 2, "maxLength": 4},
    ),
    "a bound that became a pattern": ({**TEXT, "minLength": 2, "pattern": "b"}, {**THREE}),
    "bounds of a range that became a format": (
        {**WHOLE, "minimum": 0},
        {**WHOLE, "format": "uint8"},
    ),
}
ACTIVE: dict[str, tuple[Json, Json]] = {
    "a greater least length": (THREE, {**THREE, "minLength": 4}),
    "the end of a pattern without an end": (
        {**TEXT, "pattern": "^[a-z]{3}"},
        {**TEXT, "pattern": "^[a-z]{3}", "maxLength": 3},
    ),
    "an optional part": (
        {**TEXT, "pattern": "^a(bc)?$"},
        {**TEXT, "pattern": "^a(bc)?$", "minLength": 2},
    ),
    "an alternative without an end": (
        {**TEXT, "pattern": "^a$|^ab"},
        {**TEXT, "pattern": "^a$|^ab", "maxLength": 2},
    ),
}


@pytest.mark.parametrize("name", IMPLIED)
def test_a_bound_that_follows_from_a_pattern_is_no_bound(name: str) -> None:
    """Senders notice at most the pattern, and readers may rely on the bound as before."""
    old, new = IMPLIED[name]
    lengths = {"min-length", "max-length", "min-set", "min-unset"}
    for letter in "BPQbph":
        for pair in ((old, new), (new, old)):
            found = changes(*(placed(letter, schema) for schema in pair))
            assert not [c for c in found if any(word in c.check for word in lengths)]
    if "pattern" in old and old["pattern"] == new.get("pattern"):
        assert not refuses(old, new, LETTERS)
        assert both_ways("B", old, new) == both_ways("b", new, old) == {Level.INFO}


@pytest.mark.parametrize("name", ACTIVE)
def test_a_bound_beyond_a_pattern_is_a_bound(name: str) -> None:
    """Some of the texts that match are refused."""
    old, new = ACTIVE[name]
    assert refuses(old, new, LETTERS)
    assert both_ways("B", old, new) == both_ways("b", new, old) == {Level.ERR}


@pytest.mark.parametrize(
    ("marked", "of_senders", "of_readers"),
    [
        ({}, Level.INFO, Level.INFO),
        ({"readOnly": True}, Level.ERR, Level.INFO),
        ({"writeOnly": True}, Level.INFO, Level.ERR),
    ],
)
@pytest.mark.parametrize("by_reference", [False, True])
def test_a_least_number_of_properties_counts_required_ones_where_they_are_sent(
    marked: Json, by_reference: bool, of_senders: Level, of_readers: Level
) -> None:
    """A required property makes up a least number, unless the direction lacks the property."""

    def made(**more: Json) -> Json:
        inner = {**TEXT, **marked}
        held = {"allOf": [inner]} if by_reference else inner
        properties = {"a": held, "b": TEXT}
        return {"type": "object", "properties": properties, "required": ["a"], **more}

    assert both_ways("B", made(), made(minProperties=1)) == {of_senders}
    assert both_ways("b", made(minProperties=1), made()) == {of_readers}
    assert both_ways("B", made(), made(minProperties=2)) == {Level.ERR}
    assert both_ways("b", made(minProperties=2), made()) == {Level.ERR}


def test_a_union_that_takes_more_than_its_oneof_says_so_to_readers() -> None:
    """They may see values that the nested `oneOf` refused."""
    old, new = (
        any_of(keyword({**TEXT, "maxLength": 2}, {**TEXT, "pattern": "^a"}), WHOLE)
        for keyword in (one_of, any_of)
    )
    found = [change.check for change in changes(placed("b", old), placed("b", new))]
    assert found == ["ofauth-response-body-one-of-became-any-of"]


ELSEWHERE: dict[str, tuple[Json, Json, list[Json]]] = {
    "an alternative beside a wider one": (
        any_of({**WHOLE, "minimum": 4}, {**NUMBER, "minimum": 0}),
        any_of({**WHOLE, "minimum": 5}, {**NUMBER, "minimum": 0}),
        NUMBERS,
    ),
    "numbers that are whole": (
        {**NUMBER, "multipleOf": 2},
        {**NUMBER, "multipleOf": 1},
        NUMBERS,
    ),
    "integers as multiples of a half": (WHOLE, {**NUMBER, "multipleOf": 0.5}, NUMBERS),
    "a limit that had no effect before": (
        {"type": "array", "uniqueItems": True, "maxItems": 1},
        {"type": "array", "uniqueItems": True},
        [[], [1], [1, 1], [1, 2]],
    ),
    "a count that had no effect before": (
        {**with_required(), "additionalProperties": False, "maxProperties": 2},
        {**with_required(), "maxProperties": 2},
        [*OBJECTS, {"a": "", "b": "", "c": ""}],
    ),
    "a property that needs itself": (
        with_required(),
        {**with_required(), "dependentRequired": {"a": ["a"]}},
        OBJECTS,
    ),
    "a dependency of a property that was refused": (
        {**with_required(), "additionalProperties": False},
        {**with_required(), "additionalProperties": False, "dependentRequired": {"c": ["a"]}},
        [*OBJECTS, {"c": ""}],
    ),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_other_keywords_settle_is_no_break(name: str) -> None:
    """Nothing that was sent is refused."""
    old, new, values = ELSEWHERE[name]
    assert not refuses(old, new, values)
    assert both_ways("B", old, new) <= {None, Level.INFO}


def test_null_of_a_nested_union_counts() -> None:
    """An enum that other values contain takes its null along."""
    old, new = (
        one_of(any_of({**NUMBER, "minimum": 1}, {"enum": values}), TEXT)
        for values in ([3, None], [3])
    )
    assert refuses(old, new, [None])
    assert both_ways("B", old, new) == {Level.ERR}


DEPENDENT = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}


@pytest.mark.parametrize(
    ("limit", "level", "back"),
    [
        ({"maxLength": 3}, Level.ERR, Level.ERR),
        ({"type": "integer"}, Level.ERR, Level.ERR),
        # A property that the schema no longer names is told as less certain.
        (TEXT, Level.INFO, Level.WARN),
    ],
)
def test_a_dependent_schema_that_describes_a_property_of_the_object_limits_it(
    limit: Json, level: Level, back: Level
) -> None:
    """The object described the property before, for all objects."""
    old, new = (
        {**DEPENDENT, "dependentSchemas": {"b": {"properties": inner, "minProperties": 2}}}
        for inner in ({}, {"a": limit})
    )
    values: list[Json] = [{"a": "long text", "b": ""}, {"a": "", "b": ""}]
    assert refuses(old, new, values) is (level is Level.ERR)
    assert both_ways("B", old, new) == {level}
    assert both_ways("b", new, old) == {back}
