"""The alternatives of a shape, each with one type, and the edits that tell about one of them."""

from __future__ import annotations

from attrs import evolve

from pipeline.common.documents import Document
from pipeline.review.wire.schemas.edits import Edit
from pipeline.review.wire.schemas.formatting import format_shape, phrase_shape, shape_identity
from pipeline.review.wire.schemas.inclusion import Read
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape, Variant, concerns, is_bare

#: Most pairs of alternatives that are compared with all other pairs of two unions.
MOST_COMPARED = 10_000

#: The keywords of a union.
UNION = (("anyOf",), ("oneOf",))


def alternatives(shape: Shape) -> list[Variant]:
    """Return the alternatives of a shape; the types of a shape are alternatives, too."""
    variants = shape.variants or (Variant((), shape),)
    return [one for variant in variants for one in _of_each_type(variant)]


def _of_each_type(variant: Variant) -> list[Variant]:
    shape = variant.shape
    if len(shape.types) < 2 or shape.enum is not None or shape.variants:
        return [variant]
    return [evolve(variant, shape=_of_type(shape, name)) for name in sorted(shape.types)]


def _of_type(shape: Shape, name: str) -> Shape:
    schema: Document = {"type": name}
    one = evolve(shape, types=frozenset({name}))
    if one.overlaps:
        one = evolve(one, overlaps=frozenset(o for o in one.overlaps if concerns(one, o)))
    if not is_bare(shape) or one.overlaps:
        schema["allOf"] = [shape.schema]
    return evolve(one, schema=schema)


def read_variant(reader: ShapeReader, variant: Variant) -> Read:
    """Return an alternative without null, about which the union decides."""
    shape = variant.shape
    return Read(reader, evolve(shape, nullable=False) if shape.nullable else shape)


def alternative_edit(kind: str, reader: ShapeReader, shape: Shape, *, is_new: bool = False) -> Edit:
    """Return an edit about an alternative of the old or of the new side."""
    described = format_shape(reader, shape)
    before, after = (None, described) if is_new else (described, None)
    # Whether null is accepted is compared for the union as a whole.
    words = phrase_shape(reader, evolve(shape, nullable=False))
    key = shape_identity(reader, shape)
    return Edit(kind, before, after, UNION, identity=key, shape=words, alternative=shape.schema)
