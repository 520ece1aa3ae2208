"""The operation that a change of callers' Python breaks is named first."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document
from pipeline.review.changes import Direction, Level
from pipeline.review.surface.comparison import compare_python
from tests.components.building import TEXT, answer, content, document_of

pytestmark = pytest.mark.long


def shared(*required: str) -> Document:
    """Return a document whose operations share a class; the last one sends it."""
    thing = {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": [*required]}
    reading = {
        f"/v2/{name}": {"get": {"operationId": f"{name}.get", "tags": ["x"], **answer(thing)}}
        for name in "abcde"
    }
    body = {"required": True, "content": content(thing)}
    sending = {
        "operationId": "z.put",
        "tags": ["x"],
        "requestBody": body,
        "responses": {"204": {"description": ""}},
    }
    return document_of({**reading, "/v2/z": {"put": sending}})


def test_who_sends_a_class_is_named_before_those_who_read_it() -> None:
    """A field that became required breaks senders alone."""
    old, new = shared("a"), shared("a", "b")
    found = {change.check: change for change in compare_python(old, new)}
    change = found["python-field-became-required"]
    assert (change.level, change.direction) == (Level.ERR, Direction.BOTH)
    assert change.operations == ("PUT /v2/z", *(f"GET /v2/{name}" for name in "abcde"))
