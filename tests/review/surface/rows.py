"""Pairs of small documents, side by side in one pair.

A row is operations of its own under paths of its own, so all rows can be generated at once and
told apart again by the operations that meet a change. What a review must say of each is in
`told.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Change
from tests.components.building import NUMBER, TEXT, answer, content, parameter


@frozen
class Row:
    """What becomes of a few operations.

    Args:
        name: What the row is about, unique.
        old: Its paths in the old document.
        new: Its paths in the new document.
    """

    name: str
    old: Document
    new: Document


def line(change: Change, checks: dict[str, str]) -> str:
    """Write a change in one line: level, check, path, and the checks of what caused it."""
    causes = sorted({checks[cause] for cause in change.causes})
    told = [change.level.name, change.check, change.path, "<", *(causes or ["naming"])]
    return " ".join(part for part in told if part)


def path_of(name: str) -> str:
    """Return the path that a row begins with."""
    return f"/v2/{name}"


def paths(rows: Iterable[Row], *, old: bool) -> Document:
    """Return the paths of one side of all rows."""
    return {path: item for row in rows for path, item in (row.old if old else row.new).items()}


def operation(name: str, made: Document, **more: Json) -> Document:
    """Return an operation whose name comes from the row."""
    own = {"operationId": f"{name.replace('-', '_')}.run", "tags": ["things"]}
    return {**own, **made, **more}


def marked(name: str, schema: Json) -> Json:
    """Return an object schema that no other row has."""
    if not isinstance(schema, dict) or "properties" not in schema:
        return schema
    return {**schema, "properties": {**schema["properties"], f"{name}-row": NUMBER}}


def got(name: str, schema: Json, **more: Json) -> Document:
    """Return the path of an operation that answers with a schema."""
    return {path_of(name): {"get": operation(name, answer(marked(name, schema)), **more)}}


def put(name: str, schema: Json) -> Document:
    """Return the path of an operation that takes a schema."""
    body = {"required": True, "content": content(marked(name, schema))}
    made = {"requestBody": body, "responses": {"204": {"description": ""}}}
    return {path_of(name): {"put": operation(name, made)}}


def asked(name: str, *parameters: Document, path: str = "") -> Document:
    """Return the path of an operation that takes parameters."""
    made = operation(name, answer(TEXT), parameters=list(parameters))
    return {path_of(name) + path: {"get": made}}


def required(name: str, schema: Json = None) -> Document:
    """Return a query parameter that must be given."""
    return {**parameter(name, "query", schema), "required": True}


def read(name: str, old: Json, new: Json) -> Row:
    """Return a row of an answer that changes."""
    name = f"read-{name}"
    return Row(name, got(name, old), got(name, new))


def sent(name: str, old: Json, new: Json) -> Row:
    """Return a row of a body that changes."""
    name = f"sent-{name}"
    return Row(name, put(name, old), put(name, new))


def both(name: str, old: Json, new: Json) -> tuple[Row, Row]:
    """Return two rows of the same change, met by readers and by senders."""
    return read(name, old, new), sent(name, old, new)


def takes(name: str, old: list[Document], new: list[Document]) -> Row:
    """Return a row of parameters that change."""
    name = f"takes-{name}"
    return Row(name, asked(name, *old), asked(name, *new))


def or_null(schema: Document) -> Document:
    """Return a schema that takes null, too."""
    return {"anyOf": [schema, {"type": "null"}]}
