"""The constraints of a schema, in words for a docstring."""

from __future__ import annotations

import json
import re

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import referenced
from pipeline.common.text import counted

#: Values of an enum that a docstring names.
_MOST_VALUES = 20


def settled(schema: Json, schemas: dict[str, Json]) -> Document:
    """Return a schema without a reference, and without a union of a single schema and null."""
    if not isinstance(schema, dict):
        return {}
    notes = {key: value for key, value in schema.items() if key not in ("$ref", "anyOf", "oneOf")}
    if name := referenced(schema):
        target = schemas[name]
        return {**target, **notes} if isinstance(target, dict) else notes
    variants = [variant for variant in schema.get("anyOf") or schema.get("oneOf") or [] if variant]
    variants = [variant for variant in variants if variant != {"type": "null"}]
    return {**settled(variants[0], schemas), **notes} if len(variants) == 1 else schema


def demands(schema: Document, description: str, schemas: dict[str, Json]) -> list[str]:
    """Return sentences about the constraints of a schema that its description does not mention.

    Args:
        schema: The schema, see `settled`.
        description: The description.
        schemas: The components of the document.
    """
    phrases = [_range(schema), _length(schema), _items(schema), _values(schema)]
    phrases += _inside(schema, schemas)
    sentences = [phrase for phrase in phrases if phrase and not _told(phrase, description)]
    if "pattern" in schema:
        sentences.append(f"Matches `{schema['pattern']}`")
    if "default" in schema and "default" not in description.lower():
        shown = json.dumps(schema["default"], ensure_ascii=False)
        sentences.append(f"Default of the server: `{shown}`")
    return [f"{text[0].upper()}{text[1:]}." for text in sentences]


def _told(phrase: str, description: str) -> bool:
    """Tell whether a description has all the numbers, or all the values, of a phrase."""
    words = re.findall(r"`([^`]*)`", phrase) or re.findall(r"-?\d+(?:\.\d+)?", phrase)
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", description) for word in words)


def fields(schema: Document, schemas: dict[str, Json]) -> list[str]:
    """Return sentences about the fields of an object that is sent, by their names in JSON.

    Args:
        schema: The schema, see `settled`.
        schemas: The components of the document.
    """
    hidden = read_only(schema, schemas)
    required = [n for n in schema.get("required", []) if isinstance(n, str) and n not in hidden]
    optional = [n for n in schema.get("properties", {}) if n not in (*required, *hidden)]
    groups = (("Required", required), ("Optional", optional))
    return [f"{title}: {_quoted(names)}." for title, names in groups if names]


def read_only(schema: Document, schemas: dict[str, Json]) -> set[str]:
    """Return the properties of an object that only answers have.

    Args:
        schema: The schema, see `settled`.
        schemas: The components of the document.
    """
    properties: Document = schema.get("properties", {})
    return {n for n, s in properties.items() if settled(s, schemas).get("readOnly") is True}


def _quoted(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:_MOST_VALUES]]
    return ", ".join([*shown, f"{len(names) - _MOST_VALUES} more"][: len(names)])


def _inside(schema: Document, schemas: dict[str, Json]) -> list[str]:
    """Return the constraints of each item, if the value is a list or may be a list."""
    lists = [part for part in (schema, *_variants(schema, schemas)) if "items" in part]
    inner = [settled(part["items"], schemas) for part in lists]
    return [
        f"each {phrase}"
        for item in inner
        for phrase in (_range(item), _length(item), _values(item))
        if phrase
    ]


def _variants(schema: Document, schemas: dict[str, Json]) -> list[Document]:
    return [
        settled(variant, schemas) for variant in schema.get("anyOf") or schema.get("oneOf") or []
    ]


def _range(schema: Document) -> str:
    words = [
        ("more than", schema.get("exclusiveMinimum")),
        ("at least", schema.get("minimum")),
        ("less than", schema.get("exclusiveMaximum")),
        ("at most", schema.get("maximum")),
    ]
    if schema.keys() & {"exclusiveMinimum", "exclusiveMaximum"}:
        return ", ".join(f"{word} {bound}" for word, bound in words if bound is not None)
    return _bounds(schema.get("minimum"), schema.get("maximum"))


def _length(schema: Document) -> str:
    return _bounds(schema.get("minLength"), schema.get("maxLength"), "character")


def _items(schema: Document) -> str:
    return _bounds(schema.get("minItems"), schema.get("maxItems"), "item")


def _bounds(least: Json, most: Json, noun: str = "") -> str:
    """Return bounds in words, with the noun that they count, if they count things."""
    last = least if most is None else most
    shown = counted(last, noun) if noun else str(last)
    if least is not None and most is not None:
        return f"{least} to {shown}"
    if most is not None:
        return f"at most {shown}"
    return f"at least {shown}" if least is not None else ""


def _values(schema: Document) -> str:
    values = [value for value in schema.get("enum", []) if value is not None]
    if not 0 < len(values) <= _MOST_VALUES:
        return ""
    return f"one of {', '.join(f'`{value}`' for value in values)}"
