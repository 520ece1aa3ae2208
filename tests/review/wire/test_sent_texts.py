"""Values that are sent as texts: parameters, headers, and the fields of forms."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Level
from tests.review.wire.making import changes, content, document, operation
from tests.review.wire.test_missed import both_ways, worst

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
HARMLESS: set[Level | None] = {Level.INFO}


def sent(name: str, schema: Json) -> Document:
    """Return a document whose operation takes a body of a media type."""
    return document({"/things": {"post": operation(requestBody=content(schema, name))}})


@pytest.mark.parametrize("kind", ["integer", "number", "boolean"])
def test_a_text_takes_every_number_that_is_sent_as_text(kind: str) -> None:
    """In a query and in a form, not in JSON, and not if the text has limits."""
    value = {"type": kind}
    form = "application/x-www-form-urlencoded"

    def field(schema: Json) -> Json:
        return {"type": "object", "properties": {"a": schema}}

    assert both_ways("Q", value, TEXT) == HARMLESS
    assert both_ways("Q", TEXT, value) == {Level.ERR}
    listed = [{"type": "array", "items": schema} for schema in (value, TEXT)]
    assert both_ways("Q", *listed) == HARMLESS
    assert worst(changes(sent(form, field(value)), sent(form, field(TEXT)))) is Level.INFO
    assert both_ways("Q", value, {**TEXT, "maxLength": 1}) == {Level.ERR}
    assert both_ways("P", value, TEXT) == {Level.ERR}
    assert both_ways("h", value, TEXT) == {Level.ERR}
    nested = [sent(form, field(field(schema))) for schema in (value, TEXT)]
    assert worst(changes(*nested)) is Level.ERR


def list_of(schema: Json, **more: Json) -> Document:
    """Return a list of items of a schema."""
    return {"type": "array", "items": schema, **more}


def asked(schema: Json, where: str = "query", path: str = "/things", **fields: Json) -> Document:
    """Return a document with a parameter."""
    given = {"name": "a", "in": where, "schema": schema, **fields}
    return document({path: {"get": operation(parameters=[given])}})


WORDS = {"type": "string", "enum": ["x", "y"]}


@pytest.mark.parametrize(
    ("single", "several"),
    [
        (WHOLE, list_of(WHOLE)),
        (WHOLE, list_of(TEXT)),
        (WHOLE, {"type": "array"}),
        (WORDS, list_of({**WORDS, "enum": ["x", "y", "z"]}, minItems=1, maxItems=9)),
        (TEXT, list_of(TEXT, uniqueItems=True)),
        ({**WHOLE, "minimum": 3}, list_of({**WHOLE, "minimum": 1})),
    ],
)
def test_a_list_takes_a_single_item_that_is_sent_as_text(single: Json, several: Json) -> None:
    """Also where a character separates the items, unless a text may contain it; more than one item
    is refused as before, and readers meet more items."""
    form = "application/x-www-form-urlencoded"
    fields = [{"type": "object", "properties": {"a": each}} for each in (single, several)]
    assert both_ways("Q", single, several) == HARMLESS
    assert both_ways("Q", several, single) == {Level.ERR}
    assert worst(changes(*(sent(form, each) for each in fields))) is Level.INFO
    for place in "BbPph":
        assert both_ways(place, single, several) == {Level.ERR}
    split = Level.ERR if single == TEXT else Level.INFO
    assert both_ways("h", several, single) == {split}
    given: tuple[dict[str, Any], ...] = (
        {"explode": False},
        {"style": "pipeDelimited"},
        {"where": "header"},
    )
    for more in given:
        assert worst(changes(asked(single, **more), asked(several, **more))) is split


@pytest.mark.parametrize(
    "several",
    [
        list_of({**WHOLE, "maximum": 9}),
        list_of(WHOLE, minItems=2),
        list_of(WHOLE, maxItems=0),
        list_of(WHOLE, contains={"const": 3}),
        list_of({"type": "boolean"}),
        list_of(list_of(WHOLE)),
    ],
)
def test_a_list_refuses_a_single_item_by_its_limits(several: Json) -> None:
    """A number that was sent alone is refused; lists of lists are not written as texts."""
    assert both_ways("Q", WHOLE, several) == {Level.ERR}
    assert both_ways("Q", list_of(WHOLE), list_of(list_of(WHOLE))) == {Level.ERR}


def test_numbers_contain_the_separator_of_labels() -> None:
    """`.1.5` is a list of two numbers, and `.1` is one of one number."""
    for kind, level in (("integer", Level.INFO), ("number", Level.ERR)):
        schemas = {"type": kind}, list_of({"type": kind})
        label: dict[str, Any] = {
            "where": "path",
            "required": True,
            "style": "label",
            "explode": True,
        }
        found = changes(*(asked(schema, path="/things/{a}", **label) for schema in schemas))
        assert worst(found) is level
