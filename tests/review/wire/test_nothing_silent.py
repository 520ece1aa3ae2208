"""No edit is silent: what is anywhere in a document means something, or is listed here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.review.wire import compare_wire
from tests.review.wire.making import placed
from tests.review.wire.rich import SCHEMAS, frame

pytestmark = pytest.mark.long

Keys = tuple[str | int, ...]

#: What a value becomes where only some values are allowed.
_OTHERS = {
    "type": {
        "string": "integer",
        "integer": "string",
        "number": "string",
        "object": "array",
        "array": "object",
        "boolean": "string",
    },
    "in": {"query": "header", "header": "query", "cookie": "query"},
}

#: Edits that say nothing: `type` follows from the values of an enum, a path parameter is required
#: and in the path whatever is said of it, and the mapping is what its alternatives say anyway.
SILENT = {
    ("gone", "secret/type"),
    ("other", "secret/type"),
    ("gone", "parameters/0/required"),
    ("other", "parameters/0/required"),
    ("other", "parameters/0/in"),
    ("gone", "pet/discriminator/mapping"),
}


def spots(value: Json, at: Keys = ()) -> Iterator[Keys]:
    """Yield the keys that lead to every place in a JSON value."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield (*at, key)
        if isinstance(value[key], dict | list):
            yield from spots(value[key], (*at, key))


def inside(value: Json, at: Keys) -> Any:
    """Return what some keys lead to."""
    for key in at:
        value = value[key]
    return value


def other(key: str | int, value: Json) -> Json:
    """Return another value of the same type; None, if there is no telling which."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    known = _OTHERS.get(str(key), {})
    return known.get(value, f"{value}x") if isinstance(value, str) else None


def edits(document: Document, at: Keys) -> Iterator[tuple[str, Document]]:
    """Yield what may become of a document at one place: gone, another value, a field more."""
    value, key = inside(document, at), at[-1]
    gone = copied(document)
    del inside(gone, at[:-1])[key]
    yield "gone", gone
    replaced = other(key, value)
    if replaced is not None:
        changed = copied(document)
        inside(changed, at[:-1])[key] = replaced
        yield "other", changed
    if isinstance(value, dict):
        more = copied(document)
        inside(more, at)["unheard"] = "of"
        yield "more", more


def copied(document: Document) -> Document:
    """Return a copy of a document."""
    made: Document = json.loads(json.dumps(document))
    return made


def silent(document: Document, below: Keys) -> set[tuple[str, str]]:
    """Return the edits of a part of a document that are neither found nor refused."""
    found: set[tuple[str, str]] = set()
    heard = 0
    for at in [(*below, *inner) for inner in spots(inside(document, below))]:
        for name, edited in edits(document, at):
            try:
                is_heard = bool(compare_wire(document, edited))
            except PipelineError:
                continue
            heard += is_heard
            if not is_heard:
                found.add((name, "/".join(map(str, at[len(below) :]))))
    assert heard
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_edit_of_a_schema_is_found(name: str) -> None:
    """Keywords that no check knows, conditions, unknown keywords: every edit is a change."""
    document = placed("p", SCHEMAS[name], by_reference=True)
    below = ("components", "schemas", "Subject", "properties", "field")
    assert {(edit, f"{name}/{at}") for edit, at in silent(document, below)} <= SILENT


@pytest.mark.parametrize("part", [name for name in frame() if name != "openapi"])
def test_every_edit_of_the_frame_is_found(part: str) -> None:
    """Encodings, links, callbacks, headers, servers, security: every edit is a change."""
    found = silent(frame(), (part,))
    expected = {(edit, f"/things/{{id}}/post/{at}") for edit, at in SILENT}
    assert found <= expected
