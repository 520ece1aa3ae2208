"""What is sent is the same, however a form, a range, a parameter or an `allOf` is written."""

from __future__ import annotations

from itertools import product

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
)
from tests.review.wire.test_missed import both_ways, worst

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
BYTES = {"type": "string", "format": "binary"}
NONE: set[Level | None] = {None}
MULTIPART = "multipart/form-data"


def form(schema: Json, name: str = MULTIPART, **encoding: Json) -> Document:
    """Return a document whose operation takes a form with one field."""
    fields = {"type": "object", "properties": {"a": schema}}
    media = {"schema": fields, **({"encoding": {"a": encoding}} if encoding else {})}
    return document({"/a": {"post": operation(requestBody={"content": {name: media}})}})


#: Schemas of a field, and two encodings that say the same of it.
SAME: dict[str, tuple[Json, Document, Document]] = {
    "a text": (TEXT, {}, {"contentType": "text/plain"}),
    "bytes": (BYTES, {}, {"contentType": "application/octet-stream"}),
    "an object": ({"type": "object"}, {}, {"contentType": JSON}),
    "texts": ({"type": "array", "items": WHOLE}, {}, {"contentType": "text/plain"}),
    "case and order": (
        BYTES,
        {"contentType": "image/png, image/jpeg"},
        {"contentType": "Image/JPEG,image/png"},
    ),
    "the usual style": (TEXT, {}, {"style": "form", "explode": True, "allowReserved": False}),
}
OTHER: dict[str, tuple[Json, Document, Document]] = {
    "a text as JSON": (TEXT, {}, {"contentType": JSON}),
    "bytes of a kind": (BYTES, {}, {"contentType": "image/png"}),
    "another style": ({"type": "array", "items": TEXT}, {}, {"style": "pipeDelimited"}),
    "one more kind": (BYTES, {"contentType": "image/png"}, {"contentType": "image/png, image/gif"}),
}


@pytest.mark.parametrize("name", SAME)
def test_an_encoding_that_says_nothing_is_a_note(name: str) -> None:
    """It comes and goes."""
    schema, one, other = SAME[name]
    old, new = form(schema, **one), form(schema, **other)
    assert checks(old, new) == checks(new, old) == ["ofauth-description-changed"]


@pytest.mark.parametrize("name", OTHER)
def test_another_encoding_is_told(name: str) -> None:
    """There and back; beside JSON, an encoding has no effect."""
    schema, one, other = OTHER[name]
    old, new = form(schema, **one), form(schema, **other)
    assert checks(old, new) == checks(new, old) == ["ofauth-encoding-changed"]
    beside = form(schema, JSON, **one), form(schema, JSON, **other)
    assert checks(*beside) == ["ofauth-description-changed"]


OBJECT = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}


def sent(*names: str, schema: Json = OBJECT) -> Document:
    """Return a document whose operation takes a body of some media types."""
    body = {"content": {name: {"schema": schema} for name in names}}
    return document({"/a": {"post": operation(requestBody=body)}})


def test_a_range_with_objects_is_a_range() -> None:
    """Though generation reads it as JSON."""
    widened, narrowed = (f"ofauth-request-body-media-type-{end}" for end in ("widened", "narrowed"))
    for wide in ("*/*", "application/*", "*"):
        assert checks(sent(JSON), sent(wide)) == [widened]
        assert checks(sent(wide), sent(JSON)) == [narrowed]
        assert changes(sent(wide), sent(wide)) == ()
        assert checks(sent(JSON, "application/xml"), sent(wide)) == [widened, widened]
    other = {"type": "object", "properties": {"a": WHOLE}}
    assert worst(changes(sent("*/*"), sent("*/*", schema=other))) is Level.ERR


def test_a_part_below_a_range_is_located() -> None:
    """A part that cannot be read, and a field that is taken out."""
    lost = sent("*/*", schema={"allOf": [OBJECT, {"$ref": f"{REF}Lost"}]})
    (unread,) = changes(lost, lost)
    assert unread.check == "ofauth-unread-part"
    one, other = (sent("*/*", schema={"type": "object", "required": name}) for name in "ab")
    (dropped,) = changes(one, other)
    assert dropped.check == "ofauth-dropped-field-changed"
    for change in (unread, dropped):
        assert change.new is not None
        assert "/content/*~1*/schema/" in change.new.pointer


def asked(name: str, schema: Json, **fields: Json) -> Document:
    """Return a document with one query parameter."""
    given = {"name": name, "in": "query", "schema": schema, **fields}
    components = {"schemas": {"Sort": {"type": "string", "enum": ["up", "down"]}}}
    path = {"/a": {"get": operation(parameters=[given])}}
    return document(path, components=components)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (asked("a", {"$ref": f"{REF}Sort"}), asked("b", {"enum": ["up", "down"]})),
        (
            asked("a", {**TEXT, "description": "The a"}),
            asked("b", {**TEXT, "description": "The b", "examples": ["b"]}),
        ),
        (asked("a", TEXT), asked("b", {"allOf": [TEXT]}, style="form", explode=True)),
        (asked("a", {**WHOLE, "minimum": 1}), asked("b", {**WHOLE, "exclusiveMinimum": 0})),
    ],
)
def test_a_renamed_parameter_may_be_spelled_otherwise(old: Document, new: Document) -> None:
    """Its shape is that of its schema, without texts."""
    renamed = "ofauth-optional-request-parameter-renamed"
    assert set(checks(old, new)) - {"ofauth-description-changed"} == {renamed}
    assert set(checks(new, old)) - {"ofauth-description-changed"} == {renamed}


@pytest.mark.parametrize("fields", [{"required": True}, {"explode": False}])
def test_a_parameter_of_another_kind_is_no_renamed_one(fields: Document) -> None:
    """Nor is one that is sent otherwise."""
    several = {"type": "array", "items": TEXT}
    found = checks(asked("a", several), asked("b", several, **fields))
    assert "request-parameter-removed" in found


def test_null_in_a_text_is_a_text() -> None:
    """A text takes it, in a parameter and in a header; a number does not."""
    maybe = {"type": ["integer", "null"]}
    assert both_ways("Q", maybe, TEXT) == both_ways("h", TEXT, maybe) == {Level.INFO}
    assert both_ways("Q", maybe, WHOLE) == both_ways("h", WHOLE, maybe) == {Level.ERR}
    assert both_ways("B", maybe, TEXT) == {Level.ERR}


def has(name: str, **more: Json) -> Document:
    """Return an object that requires a property."""
    return {"type": "object", "required": [name], "properties": {name: TEXT, **more}}


UNIONS = [{"anyOf": [has("a"), has("b")]}, {"anyOf": [has("c"), has("d")]}]
PATTERNS = [{"pattern": "^a"}, {"pattern": "b$"}, {"pattern": "c"}]


@pytest.mark.parametrize("letter", "BPbp")
@pytest.mark.parametrize("parts", [UNIONS, PATTERNS, [{"multipleOf": 2}, {"multipleOf": 3}]])
def test_the_order_of_parts_that_cannot_be_merged_is_no_change(
    parts: list[Json], letter: str
) -> None:
    """Parts of an `allOf` are a set."""
    old, new = {"allOf": parts}, {"allOf": parts[::-1]}
    assert both_ways(letter, old, new) == both_ways(letter, new, old) == NONE


def test_a_change_among_parts_in_another_order_is_found() -> None:
    """And only that change."""
    old = {"allOf": UNIONS}
    first = {"allOf": [{"anyOf": [has("c"), has("d", e=TEXT)]}, UNIONS[0]]}
    second = {"allOf": [UNIONS[1], {"anyOf": [has("a"), has("b", e=TEXT)]}]}
    for letter, new in product("Bb", (first, second)):
        (change,) = changes(placed(letter, old), placed(letter, new))
        assert (change.path, change.level) == ("e", Level.INFO)
    other = {"type": "string", "allOf": [{"pattern": "b$"}, {"pattern": "^c"}]}
    found = checks(placed("B", {"type": "string", "allOf": PATTERNS[:2]}), placed("B", other))
    assert found == ["ofauth-request-body-pattern-changed"]


def test_ranges_of_numbers_and_lengths_keep_alternatives_apart() -> None:
    """Until they meet."""
    short, long = {**TEXT, "maxLength": 3}, {**TEXT, "minLength": 5}
    apart = {"oneOf": [short, long]}
    assert both_ways("B", {"anyOf": [short, long]}, apart) == {Level.INFO}
    assert both_ways("B", apart, {"oneOf": [{**TEXT, "maxLength": 6}, long]}) == {Level.WARN}
    low, high = {**WHOLE, "maximum": 3}, {**WHOLE, "minimum": 5}
    assert both_ways("b", {"oneOf": [low, high]}, {"anyOf": [low, high]}) == {Level.INFO}


def test_a_body_without_a_form_has_no_encoding() -> None:
    """A body as JSON beside a form is JSON."""
    body = content(OBJECT)
    old = document({"/a": {"post": operation(requestBody=body)}})
    body["content"][JSON]["encoding"] = {"a": {"contentType": JSON}}
    new = document({"/a": {"post": operation(requestBody=body)}})
    assert checks(old, new) == ["ofauth-description-changed"]
