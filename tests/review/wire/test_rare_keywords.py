"""Verdicts on keywords that few documents have: tuples, patterns, conditions, dependencies."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Level
from tests.review.wire.making import REF, changes, checks, document, placed, taking
from tests.review.wire.test_missed import both_ways, worst

TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
ERR, WARN, INFO = {Level.ERR}, {Level.WARN}, {Level.INFO}
NONE: set[Level | None] = {None}


def tuple_of(*items: Json, **more: Json) -> Document:
    """Return an array with listed items."""
    return {"type": "array", "prefixItems": list(items), **more}


def map_of(**patterns: Json) -> Document:
    """Return a closed object that takes properties whose names begin with a word."""
    named = {f"^{name}": schema for name, schema in patterns.items()}
    return {"type": "object", "patternProperties": named, "additionalProperties": False}


def of(*required: str, **properties: Json) -> Document:
    """Return an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


NEED = {**of(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}}

#: Schemas, and the levels of the edit and of the opposite edit, in requests and in answers.
EDITS: dict[str, tuple[Json, Json, tuple[set[Level], ...]]] = {
    "one more item of a closed tuple": (
        tuple_of(TEXT, items=False),
        tuple_of(TEXT, WHOLE, items=False),
        (INFO, ERR, ERR, INFO),
    ),
    "one more item than the other items allow": (
        tuple_of(TEXT, items=NUMBER),
        tuple_of(TEXT, WHOLE, items=NUMBER),
        (ERR, INFO, INFO, ERR),
    ),
    "one more pattern of a closed object": (
        map_of(x=WHOLE),
        map_of(x=WHOLE, y=WHOLE),
        (INFO, WARN, ERR, INFO),
    ),
    "a pattern beside others": (
        {"type": "object", "additionalProperties": NUMBER},
        {"type": "object", "additionalProperties": NUMBER, "patternProperties": {"^x": WHOLE}},
        (ERR, INFO, INFO, ERR),
    ),
    "a pattern for a declared property": (
        {**of(x=NUMBER), "additionalProperties": False},
        {**of(x=NUMBER), "additionalProperties": False, "patternProperties": {"^x": WHOLE}},
        (ERR, WARN, ERR, ERR),
    ),
    "a property that must not be there": (of(a=TEXT, b=TEXT), of(a=TEXT, b=False), (ERR, WARN)),
    "a property that may be there": (of(a=TEXT, b=False), of(a=TEXT, b=TEXT), (INFO, INFO)),
    "a dependency of a required property": (of("b", a=TEXT, b=TEXT), NEED, (INFO, ERR, ERR, INFO)),
    "no number of contained items": (
        {"type": "array", "contains": WHOLE, "minContains": 0, "maxContains": 3},
        {"type": "array", "contains": WHOLE, "maxContains": 3},
        (ERR, INFO, INFO, ERR),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_level_of_an_edit(name: str) -> None:
    """There and back, inlined and referenced."""
    old, new, levels = EDITS[name]
    found = [both_ways("B", old, new), both_ways("b", old, new)]
    found += [both_ways("B", new, old), both_ways("b", new, old)]
    assert found[: len(levels)] == list(levels)


#: Schemas that say the same by other keywords.
SAME: dict[str, tuple[Json, Json]] = {
    "items beyond a tuple": (
        tuple_of(TEXT, WHOLE, items=WHOLE),
        tuple_of(TEXT, items=WHOLE),
    ),
    "items of a tuple": ({"type": "array", "items": TEXT}, tuple_of(TEXT, items=TEXT)),
    "unevaluated properties": (
        {"allOf": [of(a=TEXT), of(b=TEXT)], "unevaluatedProperties": False},
        {**of(a=TEXT, b=TEXT), "additionalProperties": False},
    ),
    "unevaluated items": (tuple_of(TEXT, unevaluatedItems=False), tuple_of(TEXT, items=False)),
    "a pattern for all names": (
        {"type": "object", "patternProperties": {"^(.*)$": TEXT}},
        {"type": "object", "additionalProperties": TEXT},
    ),
    "a schema that requires": (
        {**of(a=TEXT, b=TEXT), "dependentSchemas": {"a": {"required": ["b"]}}},
        NEED,
    ),
    "a schema that requires, in a union": (
        {**of(a=TEXT, b=TEXT), "dependentSchemas": {"a": {"anyOf": [{"required": ["b"]}]}}},
        NEED,
    ),
    "dependencies in parts": (
        {"allOf": [NEED, {"dependentRequired": {"a": ["c"], "b": ["c"]}}]},
        {**NEED, "dependentRequired": {"a": ["b", "c"], "b": ["c"]}},
    ),
    "parts that exclude one another": (
        {"allOf": [of(a=TEXT, b=TEXT), of(a=WHOLE)]},
        {"allOf": [of(a=WHOLE), of(a=TEXT, b=TEXT)]},
    ),
    "multiples of one": ({**NUMBER, "multipleOf": 1.0, "minimum": 1}, {**WHOLE, "minimum": 1}),
    "bounds between integers": (
        {**WHOLE, "minimum": 0.5, "exclusiveMaximum": 3.5},
        {**WHOLE, "exclusiveMinimum": 0, "maximum": 3},
    ),
    "bounds of integers or null": (
        {"type": ["integer", "null"], "minimum": 1},
        {"type": ["integer", "null"], "exclusiveMinimum": 0},
    ),
    "bounds in parts": ({"allOf": [WHOLE, {"exclusiveMinimum": 0.5}]}, {**WHOLE, "minimum": 1}),
    "a number of listed items": (
        tuple_of(TEXT, WHOLE, items=False),
        tuple_of(TEXT, WHOLE, maxItems=2),
    ),
    "nothing": ({"type": "array", "items": False}, {"type": "array", "items": {"not": True}}),
}


@pytest.mark.parametrize("name", SAME)
def test_other_keywords_for_the_same_are_no_change(name: str) -> None:
    """In every place, there and back."""
    one, other = SAME[name]
    for letter in "BPbp":
        assert both_ways(letter, one, other) == both_ways(letter, other, one) == NONE


#: Schemas, and keywords that say nothing beside them.
IDLE: dict[str, tuple[Json, Document]] = {
    "a consequence without a condition": (of(a=TEXT), {"then": {"required": ["a"]}}),
    "a condition without a consequence": (of(a=TEXT), {"if": {"required": ["a"]}}),
    "any number of contained items": (
        {"type": "array", "items": TEXT},
        {"contains": {"const": "a"}, "minContains": 0},
    ),
    "all items of a closed tuple": (tuple_of(TEXT, TEXT, items=False), {"maxItems": 2}),
    "a contained item": ({"type": "array", "contains": TEXT}, {"minItems": 1}),
    "a property that needs itself": (of(a=TEXT), {"dependentRequired": {"a": ["a"]}}),
    "a dependent schema of anything": (of(a=TEXT), {"dependentSchemas": {"a": {}}}),
    "names that are texts": ({"type": "object"}, {"propertyNames": TEXT}),
    "parts of one": (WHOLE, {"multipleOf": 0.5}),
    "all texts": (TEXT, {"pattern": r"^[\s\S]*$"}),
    "dependent required properties": (
        of("a", "b"),
        {"dependentSchemas": {"a": {"required": ["b"]}}},
    ),
}


@pytest.mark.parametrize("name", IDLE)
def test_a_keyword_that_says_nothing_harms_nobody(name: str) -> None:
    """It comes and goes."""
    base, more = IDLE[name]
    for letter in "Bb":
        found = both_ways(letter, base, {**base, **more})
        assert found | both_ways(letter, {**base, **more}, base) <= {Level.INFO, None}


def test_more_items_of_a_closed_tuple_are_one_change() -> None:
    """However the tuple is closed."""
    closed = tuple_of(TEXT, items=False)
    for more in ({"items": False}, {"maxItems": 2}):
        old, new = placed("B", closed), placed("B", tuple_of(TEXT, WHOLE, **more))
        (change,) = changes(old, new)
        assert (change.before, change.after, change.level) == (1, 2, Level.INFO)
        (change,) = changes(new, old)
        assert (change.before, change.after, change.level) == (2, 1, Level.ERR)


def test_a_number_of_contained_items_is_a_condition() -> None:
    """More kinds of items count, so that more or fewer arrays may fit."""
    counted = {"type": "array", "contains": {"enum": ["a"]}, "maxContains": 1}
    more = {**counted, "contains": {"enum": ["a", "b"]}}
    assert both_ways("B", counted, more) == both_ways("b", counted, more) == WARN


def test_unions_inside_a_union_stay_apart() -> None:
    """Each of them is a single shape."""
    texts, types = {"enum": ["a", "b"]}, {"anyOf": [WHOLE, {"type": "boolean"}]}
    values = {"anyOf": [{"const": "a"}, {"const": "b"}]}
    others = {"type": "array", "items": TEXT}
    whole = {"anyOf": [values, {**types, "deprecated": True}, others]}
    assert both_ways("B", whole, {"anyOf": [values, others]}) == ERR
    assert both_ways("b", {"anyOf": [values, others]}, whole) == ERR
    assert both_ways("B", {"anyOf": [texts, others]}, {"anyOf": [values, others]}) == NONE
    low = {"type": "number", "maximum": 4}
    picked = {"anyOf": [values, {"anyOf": [{"const": 1}, {"const": 4}]}, others]}
    assert both_ways("B", {"anyOf": [values, low, others]}, picked) == ERR


def test_what_an_alternative_lists_is_not_what_another_describes() -> None:
    """An object with a property is not part of one that takes other properties of its name."""
    union = {"anyOf": [of(c=WHOLE), WHOLE]}
    mapped = {"anyOf": [{"type": "object", "additionalProperties": TEXT}, WHOLE]}
    assert Level.ERR in both_ways("B", union, mapped)
    first = {"anyOf": [{"type": "array", "items": WHOLE}, tuple_of(TEXT, items=WHOLE)]}
    assert both_ways("B", first, {"anyOf": [{"type": "array", "items": WHOLE}, TEXT]}) == ERR


def test_a_closed_part_of_an_all_of_takes_its_own_properties() -> None:
    """A property that leaves it is refused, and so are those of the other parts of a newly closed
    part; a base that was closed all along means the whole object."""

    def parts(*objects: Json) -> Document:
        return {"allOf": list(objects)}

    closed = {"additionalProperties": False}
    whole, rest = {**of(a=TEXT, b=TEXT), **closed}, of(a={**TEXT, "maxLength": 3})
    left = {**of(b=TEXT), **closed}
    assert both_ways("B", parts(whole, rest), parts(left, rest)) == ERR
    assert both_ways("B", parts(whole, of()), parts(whole, {**of(), **closed})) == ERR
    assert both_ways("B", parts(of(a=TEXT), of(b=TEXT)), parts(of(a=TEXT), left)) == ERR
    assert both_ways("b", parts(of(a=TEXT), of("b", b=TEXT)), parts(whole, of("b"))) == INFO
    assert both_ways("b", parts(of(a=TEXT), of("b", b=TEXT)), parts(left, of(a=TEXT))) == ERR
    assert both_ways("B", parts(left, of(a=TEXT)), parts(left, of(a=TEXT, c=TEXT))) == INFO
    assert (
        both_ways("B", parts(left, of(a=TEXT)), parts({**of(), **closed}, of(a=TEXT, b=TEXT)))
        == NONE
    )


def test_an_object_among_its_alternatives_is_the_object() -> None:
    """Another alternative that it accepts anyway refuses nothing, and is no new value."""
    whole, part = of(a=TEXT, b=TEXT), of("a", a=TEXT, b=TEXT)
    maybe = {**whole, "type": ["object", "null"]}
    union = {"anyOf": [whole, part, of("b", b=TEXT)]}
    assert both_ways("B", maybe, {"anyOf": [maybe, part]}) == INFO
    for letter in "Bb":
        assert both_ways(letter, whole, union) == both_ways(letter, union, whole) == INFO


def test_alternatives_of_an_any_of_inside_a_one_of_may_overlap() -> None:
    """A value that fits both of them fits one alternative of the `oneOf`."""
    one, other = of("a", a=TEXT, b=TEXT), of("b", a=TEXT, b=TEXT)
    inner = {"anyOf": [one, other]}
    assert both_ways("B", inner, {"oneOf": [inner, WHOLE]}) == INFO
    assert Level.ERR in both_ways("B", of("a", "b", a=TEXT, b=TEXT), {"oneOf": [one, other]})


def test_a_list_of_types_among_alternatives_is_spelled_otherwise() -> None:
    """It overlapped with another alternative before."""
    types, some = {"type": ["integer", "boolean"]}, {**NUMBER, "maximum": 3}
    assert both_ways("B", {"oneOf": [some, types]}, {"oneOf": [some, {"allOf": [types]}]}) == NONE


def test_names_of_properties_are_texts() -> None:
    """A type of names says nothing, however it is spelled; a limit does."""
    maps = [
        {"type": "object", "propertyNames": names}
        for names in (TEXT, {"anyOf": [TEXT]}, {**TEXT, "minimum": 3})
    ]
    for given in maps:
        assert both_ways("B", {"type": "object"}, given) == INFO
    short = {"type": "object", "propertyNames": {"maxLength": 3}}
    assert both_ways("B", {"type": "object"}, short) == ERR
    typed = {"type": "object", "propertyNames": {**TEXT, "maxLength": 3}}
    assert both_ways("B", short, typed) <= {Level.INFO, None}


def test_a_constant_that_is_not_listed_fits_nothing() -> None:
    """Beside an enum."""
    constant = {"const": "x"}
    assert both_ways("B", constant, {**constant, "enum": ["y", "z"]}) == ERR
    assert both_ways("B", constant, {**constant, "enum": ["x", "z"]}) <= {Level.INFO, None}


def test_a_description_in_a_condition_is_a_note() -> None:
    """A value in a condition is not."""
    conditions = ({"const": "a"}, {"const": "a", "description": "A"}, {"const": "b"})
    plain, described, other = ({**TEXT, "not": given} for given in conditions)
    for letter in "Bb":
        assert both_ways(letter, plain, described) == INFO
        assert both_ways(letter, described, other) == WARN


@pytest.mark.parametrize(("keyword", "letter"), [("readOnly", "B"), ("writeOnly", "b")])
def test_a_dependency_on_a_property_of_one_direction(keyword: str, letter: str) -> None:
    """Nobody sends a read-only property: it counts for answers only, and the other way round."""
    one_way = {"a": TEXT, "b": {**TEXT, keyword: True}}
    old, new = of(**one_way), {**of(**one_way), "dependentRequired": {"a": ["b"]}}
    assert both_ways(letter, old, new) == both_ways(letter, new, old) == INFO
    other = {"B": "b", "b": "B"}[letter]
    assert both_ways(other, *((old, new) if other == "B" else (new, old))) == ERR


def test_an_object_is_closed_by_any_schema_that_accepts_nothing() -> None:
    """Also by reference."""
    closed = {"additionalProperties": {"$ref": f"{REF}Never"}}
    components: Document = {"schemas": {"Never": {"not": {}}}}
    old, new = (
        document({"/a": {"post": taking({**of(**properties), **closed})}}, components=components)
        for properties in ({"a": TEXT, "b": TEXT}, {"a": TEXT})
    )
    assert checks(old, new) == ["ofauth-request-closed-property-removed"]
    assert worst(changes(new, old)) is Level.INFO


def test_both_sides_of_an_unevaluated_part_are_located() -> None:
    """Where the other document has the more usual keyword."""
    old = {**of(a=TEXT), "unevaluatedProperties": WHOLE}
    new = {**of(a=TEXT), "additionalProperties": NUMBER}
    (change,) = changes(placed("B", old), placed("B", new))
    assert change.old is not None
    assert change.old.pointer.endswith("/unevaluatedProperties/type")
    assert change.new is not None
    assert change.new.pointer.endswith("/additionalProperties/type")
