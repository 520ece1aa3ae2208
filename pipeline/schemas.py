"""Where schemas stand inside a document and inside one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.documents import METHODS, Document, Json

SINGLE = (
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
MAPS = ("$defs", "dependentSchemas", "patternProperties", "properties")

#: Keywords that describe a schema and validate nothing.
ANNOTATIONS = frozenset(
    "$comment default deprecated description example examples externalDocs title xml".split()
)

REF_PREFIX = "#/components/schemas/"

Change = Callable[[Json, tuple[str, ...]], Json]


def reference(name: str) -> Document:
    """Return a reference to a component schema."""
    return {"$ref": REF_PREFIX + name}


def referenced(schema: Json) -> str | None:
    """Return the name of the component a schema refers to, if it is a reference."""
    target = schema.get("$ref") if isinstance(schema, dict) else None
    return target[len(REF_PREFIX) :] if isinstance(target, str) else None


def is_annotation(keyword: str) -> bool:
    """Tell whether a keyword of a schema changes nothing about what it accepts."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def map_subschemas(schema: Json, at: tuple[str, ...], change: Change) -> Json:
    """Return a copy of a schema in which `change` made every direct subschema anew.

    Args:
        schema: A schema; boolean schemas have no subschemas.
        at: Steps that lead to the schema.
        change: Called with each subschema and the steps that lead to it.
    """
    if not isinstance(schema, dict):
        return schema
    made = dict(schema)
    for keyword, value in schema.items():
        if keyword in SINGLE:
            made[keyword] = change(value, (*at, _step(keyword)))
        elif keyword in LISTS:
            made[keyword] = [change(item, (*at, f"|{number}")) for number, item in enumerate(value)]
        elif keyword in MAPS:
            made[keyword] = {name: change(item, (*at, name)) for name, item in value.items()}
    return made


def _step(keyword: str) -> str:
    return {"items": "[]", "additionalProperties": "{}"}.get(keyword, keyword)


def map_document(document: Document, change: Change) -> Document:
    """Return a copy of a document in which `change` made every outermost schema anew.

    The steps given to `change` begin with the operation's id (`webhook NAME` for a
    webhook, `#` for a component) and name the place: `?parameter`, `request`, a status.
    """
    made = dict(document)
    made["paths"] = {path: _map_item(item, change, "") for path, item in document["paths"].items()}
    if "webhooks" in document:
        made["webhooks"] = {
            name: _map_item(item, change, f"webhook {name}")
            for name, item in document["webhooks"].items()
        }
    components = dict(document.get("components", {}))
    components["schemas"] = {
        name: change(schema, ("#", name)) for name, schema in components.get("schemas", {}).items()
    }
    made["components"] = components
    return made


def _map_item(item: Document, change: Change, owner: str) -> Document:
    return {
        key: _map_operation(value, change, owner or value.get("operationId", ""))
        if key in METHODS
        else value
        for key, value in item.items()
    }


def _map_operation(operation: Document, change: Change, owner: str) -> Document:
    made = dict(operation)
    if "parameters" in operation:
        made["parameters"] = [
            _map_schema(parameter, change, (owner, "?" + parameter["name"]))
            for parameter in operation["parameters"]
        ]
    if "requestBody" in operation:
        made["requestBody"] = _map_content(operation["requestBody"], change, (owner, "request"))
    made["responses"] = {
        status: _map_response(response, change, (owner, status))
        for status, response in operation.get("responses", {}).items()
    }
    return made


def _map_response(response: Json, change: Change, at: tuple[str, ...]) -> Json:
    if not isinstance(response, dict):
        return response
    made = _map_content(response, change, at)
    if "headers" in response:
        made["headers"] = {
            name: _map_schema(header, change, (*at, name))
            for name, header in response["headers"].items()
        }
    return made


def _map_content(holder: Document, change: Change, at: tuple[str, ...]) -> Document:
    if "content" not in holder:
        return dict(holder)
    content = {
        media_type: _map_schema(media, change, at)
        for media_type, media in holder["content"].items()
    }
    return {**holder, "content": content}


def _map_schema(holder: Json, change: Change, at: tuple[str, ...]) -> Json:
    if not isinstance(holder, dict) or "schema" not in holder:
        return holder
    return {**holder, "schema": change(holder["schema"], at)}


def walk(schema: Json) -> Iterator[Json]:
    """Yield a schema and every schema inside it, references not followed."""
    yield schema
    if isinstance(schema, dict):
        for keyword, value in schema.items():
            if keyword in SINGLE:
                yield from walk(value)
            elif keyword in LISTS:
                for item in value:
                    yield from walk(item)
            elif keyword in MAPS:
                for item in value.values():
                    yield from walk(item)
