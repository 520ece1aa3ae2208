"""Verdicts by what strict senders and readers notice: schemas that say more, less or the same."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Level
from tests.review.wire.making import (
    JSON,
    REF,
    changes,
    checks,
    content,
    document,
    operation,
    placed,
    taking,
)
from tests.review.wire.test_missed import both_ways, worst

TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
LIST = {"type": "array", "items": TEXT}
ERR, WARN, INFO = {Level.ERR}, {Level.WARN}, {Level.INFO}
NONE: set[Level | None] = {None}
FORM = "application/x-www-form-urlencoded"


def of(*required: str, **properties: Json) -> Document:
    """Return an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


#: Schemas, and the levels of the edit in requests and in answers.
EDITS: dict[str, tuple[Json, Json, set[Level], set[Level]]] = {
    "a wider type with a limit": (WHOLE, {**NUMBER, "maximum": 9}, ERR, ERR),
    "a narrower type without a limit": ({**NUMBER, "maximum": 9}, WHOLE, ERR, ERR),
    "no type with a limit": (TEXT, {"maxLength": 3}, ERR, ERR),
    "another type in a part of an allOf": (
        TEXT,
        {"allOf": [TEXT], "type": "integer"},
        ERR,
        INFO,
    ),
    "values of another type": ({"enum": ["a", 1]}, {"enum": ["a", 1], "type": "string"}, ERR, INFO),
    "an object without a type and a union": (
        {"properties": {"a": TEXT}},
        {"oneOf": [of(a=WHOLE), TEXT]},
        ERR,
        ERR,
    ),
    "a type beside a union": (
        {"anyOf": [LIST, of(a=TEXT)]},
        {"anyOf": [LIST, of(a=TEXT)], "type": "array"},
        ERR,
        INFO,
    ),
    "a constant beside a union": (
        {"oneOf": [LIST, TEXT]},
        {"oneOf": [LIST, TEXT], "const": "a"},
        ERR,
        INFO,
    ),
    "limits that became values": ({**TEXT, "maxLength": 3}, {"enum": ["EUR", "USD"]}, ERR, INFO),
    "values that became a tighter limit": ({"enum": ["EURO"]}, {**TEXT, "maxLength": 3}, ERR, WARN),
    "a required property that became declared and optional": (
        {"type": "object", "required": ["a"]},
        of(a=TEXT),
        INFO,
        ERR,
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_level_of_an_edit(name: str) -> None:
    """In requests and in answers, inlined and referenced."""
    old, new, sent, read = EDITS[name]
    assert both_ways("B", old, new) == sent
    assert both_ways("b", old, new) == read


def test_values_that_meet_a_limit_met_it_before() -> None:
    """Values that became a limit which all of them meet are a wider schema."""
    old, new = {"enum": ["EUR", "USD"]}, {**TEXT, "maxLength": 3, "pattern": "^[A-Z]+$"}
    assert both_ways("B", old, new) == INFO
    assert both_ways("b", old, new) == WARN


#: Keywords that say nothing beside the others.
IDLE: dict[str, tuple[Json, Document]] = {
    "items of a text": (TEXT, {"items": WHOLE}),
    "properties of an array": (LIST, {"properties": {"a": TEXT}, "required": ["a"]}),
    "closed for a number": (WHOLE, {"additionalProperties": False}),
    "a format of a boolean": ({"type": "boolean"}, {"format": "int32"}),
    "every boolean": ({"type": "boolean"}, {"enum": [True, False]}),
    "every text": (TEXT, {"pattern": ".*"}),
    "every whole number": (WHOLE, {"multipleOf": 1}),
    "a length of a time": ({**TEXT, "format": "date-time"}, {"minLength": 1}),
    "a length of an address": ({**TEXT, "format": "ipv4"}, {"maxLength": 15}),
    "items of a constant": ({"const": ["a"]}, {"maxItems": 1, "uniqueItems": True}),
    "properties of a constant": ({"const": {"a": 1}}, {"minProperties": 1}),
    "multiples": ({"enum": [2, 4]}, {"multipleOf": 2}),
    "a single item": ({**LIST, "maxItems": 1}, {"uniqueItems": True}),
    "counted required properties": (of("a", a=TEXT), {"minProperties": 1}),
    "dependent required properties": (of("a", "b"), {"dependentRequired": {"a": ["b"]}}),
    "all properties of a closed object": (
        {**of(a=TEXT), "additionalProperties": False},
        {"maxProperties": 1},
    ),
    "counts without contains": (LIST, {"minContains": 2}),
    "other types of values": ({"type": "string", "enum": ["a"]}, {"type": ["string", "integer"]}),
}


@pytest.mark.parametrize("name", IDLE)
def test_a_keyword_that_says_nothing_harms_nobody(name: str) -> None:
    """It comes and goes in requests and answers."""
    base, more = IDLE[name]
    for letter in "Bb":
        found = both_ways(letter, base, {**base, **more}) | both_ways(
            letter, {**base, **more}, base
        )
        assert found <= {Level.INFO, None}


TIGHT: dict[str, tuple[Json, Document]] = {
    "items": (LIST, {"maxItems": 1}),
    "a length of a time": ({**TEXT, "format": "date-time"}, {"minLength": 21}),
    "multiples": ({"enum": [2, 3]}, {"multipleOf": 2}),
    "unique items": ({**LIST, "maxItems": 2}, {"uniqueItems": True}),
    "more properties": (of("a", a=TEXT), {"minProperties": 2}),
    "dependent properties": (of("a", b=TEXT), {"dependentRequired": {"a": ["b"]}}),
    "fewer properties": (of(a=TEXT), {"maxProperties": 1}),
    "multiples of whole numbers": (WHOLE, {"multipleOf": 2}),
}


@pytest.mark.parametrize("name", TIGHT)
def test_a_keyword_that_says_more_is_a_limit(name: str) -> None:
    """It is nearly one of those that say nothing."""
    base, more = TIGHT[name]
    assert both_ways("B", base, {**base, **more}) == ERR


SHORT = {**TEXT, "maxLength": 9}


@pytest.mark.parametrize("letter", "BQbh")
def test_an_open_enum_may_have_limits(letter: str) -> None:
    """All its values meet them, whatever else is among the alternatives."""
    for wide in (SHORT, {**TEXT, "pattern": "^[a-z]"}, {"type": ["string", "integer"]}):
        old, new = ({"anyOf": [wide, {"enum": values}]} for values in (["a", "b"], ["a"]))
        assert both_ways(letter, old, new) == both_ways(letter, new, old) == INFO
    other = [{"anyOf": [{**TEXT, "pattern": "^x"}, {"enum": v}]} for v in (["a", "b"], ["a"])]
    assert both_ways(letter, *other) == (ERR if letter in "BQ" else INFO)


KIND_A, KIND_B, KIND_C = (of("kind", kind={"const": kind}) for kind in "abc")

#: Edits that make values fit two alternatives of a `oneOf`, as WARN at least.
OVERLAPS: dict[str, tuple[Json, Json]] = {
    "a text and some texts": (TEXT, {"oneOf": [TEXT, {"enum": ["a"]}]}),
    "a text and short texts": (TEXT, {"oneOf": [TEXT, SHORT]}),
    "numbers and whole numbers": (NUMBER, {"oneOf": [NUMBER, WHOLE]}),
    "the same twice": (KIND_A, {"oneOf": [KIND_A, KIND_A]}),
    "common values": ({"enum": ["a", "b"]}, {"oneOf": [{"enum": ["a", "b"]}, {"enum": ["b"]}]}),
    "a new alternative": (
        {"oneOf": [of("a", a=TEXT), WHOLE]},
        {"oneOf": [of("a", a=TEXT), of("a", a=SHORT), WHOLE]},
    ),
    "an alternative without its mark": (
        {"oneOf": [KIND_A, KIND_B]},
        {"oneOf": [KIND_A, of("kind", kind=TEXT)]},
    ),
    "anyOf of common texts": (
        {"anyOf": [TEXT, {"enum": ["a"]}]},
        {"oneOf": [TEXT, {"enum": ["a"]}]},
    ),
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_alternatives_that_begin_to_overlap_are_told(name: str) -> None:
    """Senders of a value that fits both are refused."""
    old, new = OVERLAPS[name]
    for letter in "BP":
        assert both_ways(letter, old, new) <= {Level.WARN, Level.ERR}


def test_alternatives_that_exclude_one_another_are_harmless() -> None:
    """As an `anyOf` and as a `oneOf`, and as one more."""
    two, three = [KIND_A, KIND_B], [KIND_A, KIND_B, KIND_C]
    for letter in "Bb":
        assert both_ways(letter, {"anyOf": two}, {"oneOf": two}) == INFO
        assert both_ways(letter, {"oneOf": two}, {"anyOf": two}) == INFO
    assert both_ways("B", {"oneOf": two}, {"oneOf": three}) == INFO
    other = {"oneOf": [of("a", a=TEXT), of("b", b=TEXT)]}
    assert both_ways("B", {"oneOf": [of("a", a=TEXT)]}, other) == INFO


@pytest.mark.parametrize("union", ["anyOf", "oneOf"])
def test_an_alternative_inside_another_is_no_new_value(union: str) -> None:
    """Readers knew its values, and senders still have them."""
    wide, narrow = of(a=TEXT), of("a", a=SHORT)
    both = {union: [wide, LIST, narrow]}
    assert both_ways("b", {union: [wide, LIST]}, both) <= {Level.INFO}
    assert both_ways("B", both, {union: [wide, LIST]}) <= {Level.INFO}
    assert both_ways("b", {union: [narrow, LIST]}, both) == ERR
    types = {"type": ["integer", "string"]}
    several = {"anyOf": [types, LIST]}
    assert both_ways("b", several, types) == both_ways("B", types, several) == INFO


def test_a_union_in_nested_parts_is_the_union_with_all_of_them() -> None:
    """Parts of parts, inlined and as a component."""
    base, first, second = of("id", id=WHOLE), of("a", a=TEXT), of("b", b=TEXT)
    written = {"anyOf": [of("a", "id", a=TEXT, id=WHOLE), of("b", "id", b=TEXT, id=WHOLE)]}
    nested = {"allOf": [{"allOf": [base]}, {"allOf": [{"anyOf": [first, second]}]}]}
    assert both_ways("B", nested, written) == both_ways("b", written, nested) == NONE
    schemas = {"Base": base, "Union": {"allOf": [{"anyOf": [first, second]}]}}
    parts = {"allOf": [{"$ref": f"{REF}Base"}, {"$ref": f"{REF}Union"}]}
    referring, plain = (
        document({"/a": {"post": taking(each)}}, components={"schemas": schemas})
        for each in (parts, written)
    )
    assert changes(referring, plain) == changes(plain, referring) == ()


TEXTS: dict[str, tuple[Json, Json, set[Level]]] = {
    "values": ({"enum": [1, 2]}, {"enum": ["1", "2", "all"]}, INFO),
    "fewer values": ({"enum": [1, 2]}, {"enum": ["1"]}, ERR),
    "booleans": ({"type": "boolean"}, {"enum": ["false", "true"]}, INFO),
    "at least one character": (NUMBER, {**TEXT, "minLength": 1}, INFO),
    "at least two characters": (NUMBER, {**TEXT, "minLength": 2}, ERR),
}


@pytest.mark.parametrize("name", TEXTS)
def test_values_of_a_query_are_texts(name: str) -> None:
    """A text that was sent is still taken; in JSON, it is another type."""
    old, new, level = TEXTS[name]
    assert both_ways("Q", old, new) == level
    fields = [
        document({"/a": {"post": operation(requestBody=content(of(a=s), FORM))}})
        for s in (old, new)
    ]
    assert {worst(changes(*fields))} == level
    assert both_ways("P", old, new) == ERR


def test_a_header_is_a_text() -> None:
    """Readers of any text read numbers; readers of numbers do not read any text."""
    assert both_ways("h", TEXT, WHOLE) == INFO
    assert both_ways("h", WHOLE, TEXT) == ERR


@pytest.mark.parametrize("letter", "Qh")
def test_a_number_beside_a_text_says_nothing_in_texts(letter: str) -> None:
    """The text takes it anyway; a short text does not."""
    several = {"type": ["integer", "string"]}
    assert both_ways(letter, several, TEXT) == both_ways(letter, TEXT, several) == INFO
    short = {**TEXT, "maxLength": 1}
    assert Level.ERR in both_ways(letter, WHOLE, short) | both_ways(letter, short, WHOLE)


def body(schema: Json, name: str, **encoding: Json) -> Document:
    """Return a document whose operation takes a body."""
    media = {"schema": schema, "encoding": encoding}
    return document({"/a": {"post": operation(requestBody={"content": {name: media}})}})


def test_where_a_body_is_a_text() -> None:
    """A plain text, and every field of a form that is not sent as JSON."""
    plain = [body(schema, "text/plain") for schema in (WHOLE, TEXT)]
    assert worst(changes(*plain)) is Level.INFO
    maps = [body({"type": "object", "additionalProperties": s}, FORM) for s in (WHOLE, TEXT)]
    assert worst(changes(*maps)) is Level.INFO
    multipart = "multipart/form-data"
    encoded = [body(of(a=s), multipart, a={"contentType": JSON}) for s in (WHOLE, TEXT)]
    assert worst(changes(*encoded)) is Level.ERR


@pytest.mark.parametrize(
    ("schema", "level"), [(TEXT, Level.INFO), (LIST, Level.ERR), ({}, Level.ERR)]
)
def test_explode_is_for_values_with_parts(schema: Json, level: Level) -> None:
    """OpenAPI 3.1.0, section 4.8.12: it has no effect on other types."""
    old, new = (
        document({"/a": {"get": operation(parameters=[{**given, "schema": schema}])}})
        for given in (
            {"name": "by", "in": "query"},
            {"name": "by", "in": "query", "explode": False},
        )
    )
    assert worst(changes(old, new)) is level


def test_all_contents_of_a_parameter_are_compared_or_told() -> None:
    """A parameter has one content; another one is taken out."""
    old, new = (
        document(
            {
                "/a": {
                    "get": operation(
                        parameters=[
                            {
                                "name": "by",
                                "in": "query",
                                "content": {JSON: {"schema": TEXT}, "text/plain": {"schema": s}},
                            }
                        ]
                    )
                }
            }
        )
        for s in (TEXT, WHOLE)
    )
    assert checks(old, new) == ["ofauth-dropped-field-changed"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"format": "base64url"}, {"contentEncoding": "base64url"}),
        ({"contentEncoding": "BASE64"}, {"contentEncoding": "base64"}),
        ({"contentMediaType": "Image/PNG"}, {"contentMediaType": "image/png"}),
    ],
)
def test_names_of_encodings_have_no_case(one: Json, other: Json) -> None:
    """And base64 for addresses is spelled in two ways, too."""
    assert both_ways("B", {**TEXT, **one}, {**TEXT, **other}) == NONE


#: Fields of schemas that normalization takes out.
DROPPED: dict[str, tuple[Json, Json]] = {
    "required": ({"type": "object", "required": "a"}, {"type": "object", "required": "b"}),
    "dependencies": (of(a=TEXT), {**of(a=TEXT), "dependencies": {"a": ["b"]}}),
    "patterns": (
        {"type": "object", "patternProperties": {r"^\p{L}$": TEXT}},
        {"type": "object", "patternProperties": {r"^\p{L}$": WHOLE}},
    ),
    "enum": (TEXT, {**TEXT, "enum": []}),
}


@pytest.mark.parametrize("name", DROPPED)
def test_a_field_that_is_taken_out_is_never_silent(name: str) -> None:
    """Its change is told, to and fro."""
    old, new = (placed("B", schema) for schema in DROPPED[name])
    assert worst(changes(old, new)) is worst(changes(new, old)) is Level.WARN
    assert checks(old, new) == ["ofauth-dropped-field-changed"]
