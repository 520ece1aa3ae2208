"""References at unusual places, through references and to other files: the client is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document
from pipeline.fetch import fetch
from pipeline.reading import read_document
from tests.documents.wire import BASE, Wire, wired

MOMENT = {"type": "string", "format": "date-time"}
THING = {"type": "object", "required": ["at"], "properties": {"at": MOMENT, "up": {"$ref": "#/T"}}}
DOCUMENT: Document = {
    "openapi": "3.2.0",
    "info": {"title": "References", "version": "1"},
    "paths": {
        "/files": {"$ref": "paths/files.json"},
        "/operations": {"post": {"$ref": "#/x-shared/post"}},
        "/shared": {"$ref": "#/x-shared/item"},
        "/media": {
            "get": {
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"$ref": "#/components/mediaTypes/Things"}},
                    }
                }
            }
        },
        "/through": {
            "get": {
                "responses": {
                    "200": {
                        "description": "",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "$ref": "#/paths/~1media/get/responses/200/content"
                                    "/application~1json/schema/items"
                                }
                            }
                        },
                    }
                }
            }
        },
    },
    "x-shared": {
        "post": {
            "parameters": {"$ref": "#/x-shared/parameters"},
            "requestBody": {"content": {"$ref": "#/x-shared/content"}},
            "responses": {"$ref": "#/x-shared/responses"},
        },
        "item": {
            "get": {
                "parameters": [{"$ref": "#/x-shared/parameters/0"}],
                "responses": {"200": {"$ref": "#/x-shared/response"}},
            }
        },
        "response": {
            "description": "",
            "content": {"application/json": {"schema": {"$ref": "things.json#/T"}}},
        },
        "parameters": [{"name": "size", "in": "query", "schema": {"type": "integer"}}],
        "content": {"application/json": {"schema": {"$ref": "things.json#/T"}}},
        "responses": {"204": {"description": ""}},
    },
    "components": {
        "mediaTypes": {
            "Things": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}
        },
        "schemas": {"Thing": {"$ref": "things.json#/T"}},
    },
}
FILES: dict[str, Any] = {
    "things.json": {"T": THING},
    "paths/files.json": {
        "get": {
            "parameters": [{"name": "id", "in": "query", "schema": {"type": "integer"}}],
            "responses": {
                "200": {
                    "description": "",
                    "content": {"application/json": {"schema": {"$ref": "../things.json#/T"}}},
                }
            },
        }
    },
}


@pytest.fixture(scope="module")
def pinned(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The pin of a document of several files."""
    folder = tmp_path_factory.mktemp("files")
    for name, value in {"api.json": DOCUMENT, **FILES}.items():
        path = folder / "from" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value))
    (folder / "openapi").mkdir()
    fetch(folder, str(folder / "from" / "api.json"))
    made: Document = read_document(Path(folder / "openapi" / "upstream.json"))
    return made


@pytest.fixture(scope="module")
def wire(pinned: Document, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of the pin."""
    with wired(pinned, tmp_path_factory.mktemp("client")) as made:
        yield made


def test_the_operation_of_another_file_is_sent(wire: Wire) -> None:
    """With its parameters."""
    assert wire.sent("files.get", id=3).url == f"{BASE}/files?id=3"


def test_the_parts_of_an_operation_are_sent(wire: Wire) -> None:
    """Parameters and body, each behind a reference of its own."""
    body = wire.model("Thing", at=datetime.fromisoformat("2026-01-02T03:04:05+00:00"))
    sent = wire.sent("operations.create", size=2, body=body)
    assert sent.url == f"{BASE}/operations?size=2"
    assert json.loads(sent.body)["at"].startswith("2026-01-02T03:04:05")


def test_objects_in_an_extension_are_sent(wire: Wire) -> None:
    """A path item with a parameter, each behind a reference that OpenAPI allows."""
    assert wire.sent("shared.get", size=2).url == f"{BASE}/shared?size=2"


@pytest.mark.parametrize("operation", ["files.get", "media.list", "through.get", "shared.get"])
def test_every_reference_leads_to_the_same_class(wire: Wire, operation: str) -> None:
    """One schema, one class, by whatever way."""
    module = wire.client.operation(operation)
    text = Path(str(module.__file__)).read_text()
    assert "import Thing\n" in text
