"""Small documents with one schema under test, in each place that a schema may stand in."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from pipeline.common.documents import Document, Json, unescape_token
from pipeline.review.changes import Change
from pipeline.review.wire import compare_wire

#: Components that schemas under test may refer to.
COMPONENTS: Mapping[str, Json] = {
    "Cat": {
        "type": "object",
        "required": ["kind", "claws"],
        "properties": {"kind": {"const": "cat"}, "claws": {"type": "integer"}},
    },
    "Dog": {
        "type": "object",
        "required": ["kind", "bark"],
        "properties": {"kind": {"const": "dog"}, "bark": {"type": "string"}},
    },
    "Eel": {
        "type": "object",
        "required": ["kind", "volts"],
        "properties": {"kind": {"const": "eel"}, "volts": {"type": "number"}},
    },
}

REF = "#/components/schemas/"
JSON = "application/json"


def document(paths: Document | None = None, **fields: Json) -> Document:
    """Return a small document with some paths and further fields."""
    start = {"openapi": "3.1.0", "info": {"title": "Test", "version": "1"}}
    return deepcopy({**start, "paths": paths or {}, **fields})


def operation(**fields: Json) -> Document:
    """Return an operation."""
    return {"responses": {"204": {"description": "Done"}}, **fields}


def content(schema: Json, name: str = JSON) -> Document:
    """Return what a body of one media type holds."""
    return {"content": {name: {"schema": schema}}}


def answering(schema: Json, **fields: Json) -> Document:
    """Return an operation that answers with a schema."""
    return operation(responses={"200": {"description": "OK", **content(schema)}}, **fields)


def taking(schema: Json, **fields: Json) -> Document:
    """Return an operation that takes a schema."""
    return operation(requestBody=content(schema), **fields)


def object_with(schema: Json) -> Document:
    """Return an object with a schema as its only property."""
    return {"type": "object", "properties": {"field": schema}}


#: By the letter of the place: pointer to the outermost schema, and the path of its changes.
ROOTS = {
    "B": ("/paths/~1things/post/requestBody/content/application~1json/schema", ""),
    "P": ("/paths/~1things/post/requestBody/content/application~1json/schema", "field"),
    "Q": ("/paths/~1things/post/parameters/0/schema", "?field"),
    "b": ("/paths/~1things/post/responses/200/content/application~1json/schema", ""),
    "p": ("/paths/~1things/post/responses/200/content/application~1json/schema", "field"),
    "h": ("/paths/~1things/post/responses/200/headers/X-Field/schema", "X-Field"),
}


def placed(letter: str, schema: Json, *, by_reference: bool = False) -> Document:
    """Return a document that has a schema in one place.

    Args:
        letter: The place, as the table of checks has it.
        schema: The schema; as a property, it stands in an object.
        by_reference: The outermost schema is the component `Subject`.
    """
    outermost = object_with(schema) if letter in "Pp" else schema
    components = dict(COMPONENTS)
    if by_reference:
        components["Subject"] = outermost
        outermost = {"$ref": f"{REF}Subject"}
    paths = {"/things": {"post": _operation(letter, outermost)}}
    return document(paths, components={"schemas": components})


def _operation(letter: str, schema: Json) -> Document:
    if letter in "BP":
        return taking(schema)
    if letter == "Q":
        return operation(parameters=[{"name": "field", "in": "query", "schema": schema}])
    headers = {"X-Field": {"schema": schema}}
    if letter == "h":
        return operation(responses={"200": {"description": "OK", "headers": headers}})
    return answering(schema)


def subject_pointer(letter: str, *, by_reference: bool = False) -> str:
    """Return the pointer to the schema under test."""
    outermost = "/components/schemas/Subject" if by_reference else ROOTS[letter][0]
    return f"{outermost}/properties/field" if letter in "Pp" else outermost


def at(document: Json, pointer: str) -> Json:
    """Return what a pointer leads to.

    Raises:
        LookupError: It leads nowhere.
    """
    value = document
    for token in map(unescape_token, pointer.split("/")[1:]):
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


def leads(document: Json, pointer: str) -> bool:
    """Tell whether a pointer leads somewhere."""
    try:
        at(document, pointer)
    except (LookupError, TypeError, ValueError):
        return False
    return True


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Compare two documents, and make sure that pointers lead somewhere in each."""
    before, after = deepcopy(old), deepcopy(new)
    found = compare_wire(old, new)
    assert (old, new) == (before, after)
    for change in found:
        for place, published in ((change.old, old), (change.new, new)):
            assert place is None or leads(published, place.pointer), change
    return found


def checks(old: Document, new: Document) -> list[str]:
    """Return the ids of what is found, sorted."""
    return sorted(change.check for change in changes(old, new))
