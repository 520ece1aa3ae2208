"""Schemas in words: what stands for a shape in a report and in a fingerprint."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import digest, text
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Property, Shape

#: Values of an enum and names of properties that are told; the others are counted.
_TOLD = 5

#: Arrays inside arrays that are told.
_DEPTH = 3


def format_schema(reader: ShapeReader, schema: Json) -> str:
    """Tell in a few words what a schema accepts."""
    return format_shape(reader, reader.shape(schema))


def format_shape(reader: ShapeReader, shape: Shape, depth: int = _DEPTH) -> str:
    """Tell in a few words what a shape accepts."""
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
        told = [text(value) for value in shape.enum[:_TOLD]]
        more = len(shape.enum) - len(told)
        return told + ([f"{more} more values"] if more else [])
    return [_type(reader, shape, name, depth) for name in sorted(shape.types)]


def _type(reader: ShapeReader, shape: Shape, name: str, depth: int) -> str:
    if name == "array" and "[]" in shape.parts and depth > 0:
        items = reader.shape(shape.parts["[]"].schema)
        return f"array of {format_shape(reader, items, depth - 1)}"
    if name == "object" and shape.properties:
        return f"object ({_some(sorted(shape.properties))})"
    return f"{name} ({shape.keywords['format']})" if "format" in shape.keywords else name


def _some(names: list[str]) -> str:
    more = len(names) - _TOLD
    return ", ".join(names[:_TOLD]) + (f" and {more} more" if more > 0 else "")


def format_types(shape: Shape) -> str:
    """Tell the types of a shape, those of its alternatives included."""
    if shape.is_open:
        return "anything"
    names = shape.types.union(*(variant.shape.types for variant in shape.variants))
    return " or ".join(sorted(names)) or "null"


def shape_identity(reader: ShapeReader, shape: Shape) -> str:
    """Return what is equal for shapes that are equal, objects inside them left aside.

    So the same edit of the same object is one edit, whatever changes around or inside it, and
    whether null may stand in its place.
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
    """Return what a shape says of its values, but for what objects hold."""
    head = [sorted(shape.types), shape.nullable, shape.enum and list(shape.enum)]
    head += [dict(shape.keywords), shape.union]
    if depth > 0:
        heads = (_head(reader, variant.shape, depth - 1) for variant in shape.variants)
        head += [sorted(heads, key=text)]
        if "[]" in shape.parts:
            head += [_head(reader, reader.shape(shape.parts["[]"].schema), depth - 1)]
    return head
