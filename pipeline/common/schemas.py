"""Schemas: their places in a document and in one another, their types, the classes they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.common.documents import METHODS, Document, Json

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
_FORMS = {
    **dict.fromkeys(SINGLE, "single"),
    **dict.fromkeys(LISTS, "list"),
    **dict.fromkeys(MAPS, "map"),
}

#: Keywords that describe a schema and validate nothing.
ANNOTATIONS = frozenset(
    "$comment default deprecated description example examples externalDocs title xml".split()
)

REF_PREFIX = "#/components/schemas/"

#: The schema of null alone.
NULL = {"type": "null"}

#: An extension of enums with only two values, yes and no: true lets callers pass True and False.
BOOLEANS = "x-booleans"

#: The format of texts that have the name of a date, but are not declared as dates. JSON Schema
#: ignores a format that it does not know, so a text that is no date is as valid as before.
LENIENT_DATE = "lenient-date-time"

#: Beginnings of steps for items, values, variants and media types.
STRUCTURE = ("[", "{", "|", "<")

#: The beginning of the steps to a schema of a webhook or a callback.
WEBHOOK = "webhook "

Change = Callable[[Json, tuple[str, ...]], Json]


def reference(name: str) -> Document:
    """Return a reference to a component schema."""
    return {"$ref": REF_PREFIX + name}


def referenced(schema: Json) -> str | None:
    """Return the name of the component a schema refers to, if it is a reference."""
    target = schema.get("$ref") if isinstance(schema, dict) else None
    return target[len(REF_PREFIX) :] if isinstance(target, str) else None


def items_of(schema: Document) -> list[Json]:
    """Return the schemas of the items of an array: of its first items, and of the rest."""
    items = [*schema.get("prefixItems", [])]
    if not items or ("items" in schema and schema["items"] not in (False, {"not": {}})):
        items.append(schema.get("items", {}))
    return items


def is_annotation(keyword: str) -> bool:
    """Tell whether a keyword of a schema changes nothing about what it accepts."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def map_subschemas(schema: Json, at: tuple[str, ...], change: Change) -> Json:
    """Return a copy of a schema with every direct subschema replaced by the result of `change`.

    Args:
        schema: A schema; boolean schemas have no subschemas.
        at: Steps that lead to the schema.
        change: Called with each subschema and the steps that lead to it.
    """
    if not isinstance(schema, dict):
        return schema
    made = dict(schema)
    if _FORMS.keys().isdisjoint(schema):  # most schemas have no schemas inside them
        return made
    for keyword, value in schema.items():
        form = _FORMS.get(keyword)
        if form is None:
            continue
        if form == "single":
            made[keyword] = change(value, (*at, _step(keyword)))
        elif form == "list":
            made[keyword] = [change(item, (*at, *step)) for step, item in _alternatives(value)]
        else:
            made[keyword] = {name: change(item, (*at, name)) for name, item in value.items()}
    return made


_STEPS = {"items": "[]", "additionalProperties": "{}"}


def _step(keyword: str) -> str:
    return _STEPS.get(keyword, keyword)


def _alternatives(schemas: list[Json]) -> Iterator[tuple[tuple[str, ...], Json]]:
    """Yield the schemas of a list, each with the step to it.

    A single schema beside null has no step: `anyOf: [X, null]` is at the place of X.
    """
    only = sum(schema != NULL for schema in schemas) == 1 < len(schemas)
    for number, schema in enumerate(schemas):
        yield (() if only and schema != NULL else (f"|{number}",)), schema


def map_document(document: Document, change: Change) -> Document:
    """Return a copy of a document with every outermost schema replaced by the result of `change`.

    The steps given to `change` begin with the operation's id (`webhook NAME` for a webhook
    or callback, `#` for a component) and name the place: `?parameter`, `request`, a status.
    Steps that begin with one of `STRUCTURE` are not words of the document.
    """
    made = dict(document)
    made["paths"] = {path: _map_item(item, change, "") for path, item in document["paths"].items()}
    if "webhooks" in document:
        made["webhooks"] = {
            name: _map_item(item, change, f"{WEBHOOK}{name}")
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
    if "callbacks" in operation:
        made["callbacks"] = {
            name: _map_callback(callback, change, f"{WEBHOOK}{owner} {name}")
            for name, callback in operation["callbacks"].items()
        }
    made["responses"] = {
        status: _map_response(response, change, (owner, status))
        for status, response in operation.get("responses", {}).items()
    }
    return made


def _map_callback(callback: Document, change: Change, owner: str) -> Document:
    return {
        name: item if name.startswith("x-") else _map_item(item, change, owner)
        for name, item in callback.items()
    }


def _map_response(response: Json, change: Change, at: tuple[str, ...]) -> Json:
    return _map_content(response, change, at) if isinstance(response, dict) else response


def _map_content(holder: Document, change: Change, at: tuple[str, ...]) -> Document:
    """Change the schemas of a body, a response, or a header that has content."""
    made = _map_headers(_map_schema(holder, change, at), change, at)
    if "content" in holder:
        made["content"] = {
            media_type: _map_media(media, change, (*at, *_media_step(media_type)))
            for media_type, media in holder["content"].items()
        }
    return made


def _media_step(media_type: str) -> tuple[str, ...]:
    """Return the step for a media type; JSON, the usual media type, has none."""
    return () if media_type == "application/json" else (f"<{media_type}>",)


def _map_media(media: Document, change: Change, at: tuple[str, ...]) -> Document:
    made = _map_schema(media, change, at)
    if "encoding" in media:
        made["encoding"] = {
            name: _map_headers(encoding, change, (*at, name))
            for name, encoding in media["encoding"].items()
        }
    return made


def _map_headers(holder: Document, change: Change, at: tuple[str, ...]) -> Document:
    made = dict(holder)
    if "headers" in holder:
        made["headers"] = {
            name: _map_content(header, change, (*at, name))
            for name, header in holder["headers"].items()
        }
    return made


def _map_schema(holder: Document, change: Change, at: tuple[str, ...]) -> Document:
    return {**holder, "schema": change(holder["schema"], at)} if "schema" in holder else holder


def walk(schema: Json) -> Iterator[Json]:
    """Yield a schema and every schema inside it, references not followed."""
    yield schema
    if isinstance(schema, dict):
        for keyword, value in schema.items():
            form = _FORMS.get(keyword)
            if form == "single":
                yield from walk(value)
            elif form == "list":
                for item in value:
                    yield from walk(item)
            elif form == "map":
                for item in value.values():
                    yield from walk(item)


def types_of(schema: Document) -> list[str]:
    """Return the `type` of a schema as a list; empty for a schema without a type."""
    value = schema.get("type", [])
    return value if isinstance(value, list) else [value]


def is_nullable(schema: Json) -> bool:
    """Tell whether `type` admits null beside another type."""
    return isinstance(schema, dict) and "null" in types_of(schema) and len(types_of(schema)) > 1


def without_null(schema: Json) -> Document:
    """Return a schema with null taken out of its `type` and `enum`."""
    if not isinstance(schema, dict) or not is_nullable(schema):
        return schema if isinstance(schema, dict) else {}
    rest = [name for name in types_of(schema) if name != "null"]
    made = {**schema, "type": rest[0] if len(rest) == 1 else rest}
    if "enum" in schema:
        made["enum"] = [value for value in schema["enum"] if value is not None]
    return made


def class_kind(schema: Document) -> str:
    """Return `object` or `enum` for a schema that becomes a class, else an empty text."""
    if "$ref" in schema or "anyOf" in schema or "oneOf" in schema:
        return ""
    if "enum" in schema:
        return "enum" if _is_class_enum(schema["enum"]) and BOOLEANS not in schema else ""
    if types_of(schema) == ["object"] or ("properties" in schema and not types_of(schema)):
        return "object"
    return ""


def _is_class_enum(values: list[Json]) -> bool:
    """Only strings alone or integers alone make an enum class."""
    kinds = {type(value) for value in values}
    return kinds in ({str}, {int})


def is_class(schema: Json) -> bool:
    """Tell whether a component makes a class."""
    return isinstance(schema, dict) and bool(class_kind(schema))
