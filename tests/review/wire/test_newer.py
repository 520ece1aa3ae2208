"""Parts that OpenAPI 3.1 lacks are not compared, and never no change."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.documents import Document
from tests.review.wire.making import changes, checks

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
UNREAD, CHANGED = "ofauth-unread-part", "ofauth-unread-part-changed"


def newer(schema: Any, **parts: Any) -> Document:
    """Return a document of OpenAPI 3.2 with a component and some parts of a path."""
    item = {"get": {"responses": {"200": {"description": ""}}}, **parts}
    return {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a%": item},
        "components": {"schemas": {"A": schema}},
    }


def answering(media: Any) -> Any:
    content = {"application/jsonl": media}
    return {"responses": {"200": {"description": "", "content": content}}}


REFERENCE = {"$ref": "#/components/schemas/A"}
PARTS: dict[str, Any] = {
    "query": {"query": answering({"schema": REFERENCE})},
    "additional": {"additionalOperations": {"COPY": answering({"schema": REFERENCE})}},
    "items": {"get": answering({"itemSchema": REFERENCE})},
    "query string": {
        "get": {
            "responses": {"200": {"description": ""}},
            "parameters": [
                {
                    "name": "whole",
                    "in": "querystring",
                    "content": {"application/json": {"schema": REFERENCE}},
                }
            ],
        }
    },
}


@pytest.mark.parametrize("name", PARTS)
def test_a_change_behind_a_reference_is_told(name: str) -> None:
    """The part counts with all that it refers to."""
    parts = PARTS[name]
    assert checks(newer(TEXT, **parts), newer(TEXT, **parts)) == [UNREAD]
    assert CHANGED in checks(newer(TEXT, **parts), newer(WHOLE, **parts))
    assert CHANGED in checks(newer(TEXT, **parts), newer(TEXT))


def test_other_parts_are_notes() -> None:
    """Nobody sends or reads the parent of a tag."""
    old, new = newer(TEXT), newer(TEXT)
    old["tags"], new["tags"] = [{"name": "a", "parent": "b"}], [{"name": "a", "parent": "c"}]
    (change,) = changes(old, new)
    assert change.check == "ofauth-dropped-field-changed"
