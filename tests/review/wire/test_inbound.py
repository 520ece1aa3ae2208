"""Messages that the API sends by a webhook or a callback: callers read them, and answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Direction, Level
from tests.review.wire.making import JSON, changes, content, document, operation
from tests.review.wire.test_missed import worst

TEXT = {"type": "string"}
OBJECT = {"type": "object", "properties": {"a": TEXT}}


def webhook(**fields: Json) -> Document:
    """Return a document whose webhook has some fields."""
    return document(webhooks={"done": {"post": operation(**fields)}})


def callback(**fields: Json) -> Document:
    """Return a document whose callback has some fields."""
    call = {"{$request.query.url}": {"post": operation(**fields)}}
    return document({"/a": {"post": operation(callbacks={"done": call})}})


def header(**fields: Json) -> Document:
    """Return the fields of an operation with one header."""
    return {"parameters": [{"name": "X-By", "in": "header", "schema": TEXT, **fields}]}


def body(name: str = JSON, **fields: Json) -> Document:
    """Return the fields of an operation with a body."""
    return {"requestBody": {**content(OBJECT, name), **fields}}


def answer(*statuses: str, **fields: Json) -> Document:
    """Return the fields of an operation with some answers."""
    return {"responses": {status: {"description": "", **fields} for status in statuses}}


def asked(name: str) -> Document:
    """Return the fields of an operation with a required query parameter."""
    return {"parameters": [{"name": name, "in": "query", "required": True, "schema": TEXT}]}


def answering_with(**header: Json) -> Document:
    """Return the fields of an operation whose answer has a header."""
    return answer("200", headers={"X-By": {"schema": TEXT, **header}})


#: Fields of an operation, and the levels of the edit and of the opposite edit.
EDITS: dict[str, tuple[Document, Document, Level, Level]] = {
    "a header that is always sent": (header(required=True), header(), Level.ERR, Level.INFO),
    "a header that is new": ({}, header(required=True), Level.INFO, Level.WARN),
    "a query parameter with another name": (asked("a"), asked("b"), Level.ERR, Level.ERR),
    "a body that is always sent": (body(required=True), body(), Level.ERR, Level.INFO),
    "no body": (body(), {}, Level.ERR, Level.INFO),
    "any body": (body(), body("*/*"), Level.WARN, Level.INFO),
    "an answer that is no longer expected": (
        answer("200", "202"),
        answer("200"),
        Level.ERR,
        Level.INFO,
    ),
    "an answer with a header": (
        answering_with(),
        answering_with(required=True),
        Level.ERR,
        Level.INFO,
    ),
}


@pytest.mark.parametrize("around", [webhook, callback])
@pytest.mark.parametrize("name", EDITS)
def test_the_level_of_a_change_of_a_message_by_the_api(
    name: str, around: Callable[..., Document]
) -> None:
    """Readers lose what was always there; nobody has to send anything new."""
    old, new, there, back = EDITS[name]
    assert worst(changes(around(**old), around(**new))) is there
    assert worst(changes(around(**new), around(**old))) is back


def test_readers_are_told_of_a_message() -> None:
    """The direction is that of an answer."""
    (change,) = changes(webhook(**header(required=True)), webhook(**header()))
    assert change.direction is Direction.RESPONSE


@pytest.mark.parametrize(
    ("schema", "level"), [(TEXT, Level.INFO), (OBJECT, Level.WARN), ({}, Level.WARN)]
)
def test_explode_of_a_header_is_for_values_with_parts(schema: Json, level: Level) -> None:
    """Written out as it is by default, it is no change."""
    documents = [
        document({"/a": {"get": operation(**answering_with(schema=schema, **given))}})
        for given in ({}, {"explode": False}, {"explode": True})
    ]
    assert changes(documents[0], documents[1]) == ()
    assert worst(changes(documents[1], documents[2])) is level


def test_a_parameter_lives_until_its_announced_end() -> None:
    """Who removes it before that day breaks a promise; a parameter needs to be deprecated."""

    def asking(**fields: Any) -> Document:
        given = {"name": "by", "in": "query", "schema": TEXT, **fields}
        return document({"/a": {"get": operation(parameters=[given] if fields else [])}})

    def gone(**fields: Any) -> Level | None:
        return worst(changes(asking(**fields), asking()))

    assert gone(deprecated=True, **{"x-sunset": "9999-12-31"}) is Level.ERR
    assert gone(deprecated=True, **{"x-sunset": "2020-12-31"}) is Level.WARN
    assert gone(deprecated=True) is gone(**{"x-sunset": "9999-12-31"}) is Level.WARN
