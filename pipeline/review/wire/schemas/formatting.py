"""Shapes as values for a report, as words for a sentence, and as digests for a fingerprint."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import digest, text
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Property, Shape
from pipeline.review.words import code, listed, with_articles

#: Most values of an enum, and names of properties; the others are counted.
_MOST = 5

#: Most levels of nested arrays.
_DEPTH = 3


def format_schema(reader: ShapeReader, schema: Json) -> str:
    """Describe a schema in a few words."""
    return format_shape(reader, reader.shape(schema))


def format_shape(reader: ShapeReader, shape: Shape, depth: int = _DEPTH) -> str:
    """Describe a shape in a few words."""
    if shape.is_open:
        return "nothing" if _accepts_nothing(shape) else "anything"
    parts = sorted({format_shape(reader, v.shape, depth - 1) for v in shape.variants})
    if not parts:
        parts = _plain_parts(reader, shape, depth)
    if shape.nullable and "null" not in parts:
        parts.append("null")
    return " or ".join(parts)


def _accepts_nothing(shape: Shape) -> bool:
    return "not" in shape.parts and shape.parts["not"].schema in (True, {})


def _plain_parts(reader: ShapeReader, shape: Shape, depth: int) -> list[str]:
    if shape.enum is not None:
        shown = [text(value) for value in shape.enum[:_MOST]]
        more = len(shape.enum) - len(shown)
        return shown + ([f"{more} more values"] if more else [])
    return [_type(reader, shape, name, depth) for name in sorted(shape.types)]


def _type(reader: ShapeReader, shape: Shape, name: str, depth: int) -> str:
    if name == "array" and "[]" in shape.parts and depth > 0:
        items = reader.shape(shape.parts["[]"].schema)
        return f"array of {format_shape(reader, items, depth - 1)}"
    if name == "object" and shape.properties:
        return f"object ({_some(sorted(shape.properties))})"
    return f"{name} ({shape.keywords['format']})" if "format" in shape.keywords else name


def _some(names: list[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")


def phrase_shape(reader: ShapeReader, shape: Shape, depth: int = _DEPTH) -> str:
    """Describe a shape in a sentence: by its name, or else by its types and values.

    Unlike `format_shape`, whose result is part of fingerprints, the words may change.
    """
    if shape.is_open and not shape.label:
        return "nothing" if _accepts_nothing(shape) else "anything"
    if shape.label:
        parts = [f"`{shape.label}`"]
    elif shape.variants:
        parts = sorted({phrase_shape(reader, v.shape, depth - 1) for v in shape.variants})
    elif shape.enum is not None:
        parts = [listed([code(value) for value in shape.enum], _MOST, "or")]
    else:
        parts = [_phrase_type(reader, shape, name, depth) for name in sorted(shape.types)]
    return " or ".join([*parts, *(["null"] if shape.nullable else [])])


#: Types with their article, as `with_articles` writes them.
_PLURAL = re.compile(r"\ban? (array|boolean|integer|number|object|string)\b(?!`)")


def _plural(found: re.Match[str]) -> str:
    return f"{found[1]}s"


def _phrase_type(reader: ShapeReader, shape: Shape, name: str, depth: int) -> str:
    if name == "array" and "[]" in shape.parts and depth > 0:
        inner = reader.shape(shape.parts["[]"].schema)
        items = phrase_shape(reader, inner, depth - 1)
        return f"an array of {_PLURAL.sub(_plural, items)}" if items != "anything" else "an array"
    if name == "object" and shape.properties:
        names = [f"`{key}`" for key in sorted(shape.properties)]
        return f"an object with {listed(names, _MOST)}"
    if "format" in shape.keywords:
        return f"{with_articles(name)} ({code(shape.keywords['format'])})"
    return with_articles(name)


def format_types(shape: Shape) -> str:
    """List the types of a shape, including the types of its alternatives."""
    if shape.contradicts:
        return "nothing"
    if shape.is_open:
        return "anything"
    names = shape.types.union(*(variant.shape.types for variant in shape.variants))
    return " or ".join(sorted(names)) or "null"


def shape_identity(reader: ShapeReader, shape: Shape) -> str:
    """Return a digest of a shape, which ignores the contents of objects inside.

    Therefore edits of equal objects are equal, whatever changes inside the object or around it, and
    whether or not null is accepted instead.
    """
    return digest(
        _head(reader, evolve(shape, nullable=False), _DEPTH),
        sorted(shape.required),
        _heads(reader, shape.properties),
        {step: text(part.schema) for step, part in shape.parts.items() if step != "[]"},
    )


def _heads(reader: ShapeReader, properties: Mapping[str, Property]) -> dict[str, Json]:
    return {
        name: _head(reader, reader.shape(given.schema), _DEPTH)
        for name, given in properties.items()
    }


def _head(reader: ShapeReader, shape: Shape, depth: int) -> Json:
    """Return the limits of a shape, without the contents of objects."""
    head = [sorted(shape.types), shape.nullable, shape.enum and list(shape.enum)]
    head += [dict(shape.keywords), shape.union]
    if depth > 0:
        heads = (_head(reader, variant.shape, depth - 1) for variant in shape.variants)
        head += [sorted(heads, key=text)]
        if "[]" in shape.parts:
            head += [_head(reader, reader.shape(shape.parts["[]"].schema), depth - 1)]
    return head
