"""Does one shape accept all values of another, and can a value fit two shapes?

Both questions are answered from the text of the schemas, and carefully: `accepts_all` and
`are_disjoint` tell only what is certain. A property that an object does not declare counts as
absent, as everywhere in a review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.limits import refuses
from pipeline.review.wire.schemas.ranges import are_apart
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Part, Shape, accepts_anything, parts_for

#: Levels of schemas inside one another that are followed.
_DEPTH = 8
#: Most pairs of alternatives of two shapes: nothing is certain about shapes with more.
_MOST_PAIRS = 10_000

#: Keywords without a limit for values.
_NO_LIMITS = {"default", "deprecated", "discriminator", "readOnly", "writeOnly"}

_UPPER = {"exclusiveMaximum", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum"}
_LOWER = {"exclusiveMinimum", "minContains", "minItems", "minLength", "minProperties", "minimum"}
_WIDER_FORMATS = {("int32", "int64"), ("float", "double")}


@frozen
class Read:
    """A shape with the reader of its document."""

    reader: ShapeReader
    shape: Shape

    def inner(self, schema: Json) -> Read:
        """Return a schema inside."""
        return Read(self.reader, self.reader.shape(schema))

    def variants(self) -> list[Read]:
        """Return the alternatives."""
        return [Read(self.reader, variant.shape) for variant in self.shape.variants]


def accepts_all(wide: Read, narrow: Read, depth: int = _DEPTH) -> bool:
    """Tell whether a shape certainly accepts every value of another."""
    if accepts_anything(wide.shape) or narrow.shape.contradicts:
        return True
    odd = wide.shape.rest or wide.shape.contradicts or bool(wide.shape.overlaps)
    odd = odd or wide.shape.size * narrow.shape.size > _MOST_PAIRS
    if odd or depth == 0:
        return _are_the_same(wide, narrow)
    if not _accepts_null(wide.shape, narrow.shape):
        return False
    if narrow.shape.variants:
        return all(accepts_all(wide, variant, depth) for variant in narrow.variants())
    if wide.shape.variants:
        return any(accepts_all(variant, narrow, depth) for variant in wide.variants())
    if not _accepts_types(wide.shape, narrow.shape) or not _accepts_values(
        wide.shape, narrow.shape
    ):
        return False
    return _accepts_keywords(wide.shape.keywords, narrow.shape) and _accepts_inside(
        wide, narrow, depth
    )


def _are_the_same(first: Read, second: Read) -> bool:
    """Tell whether two schemas have the same text, and refer to nothing that may differ."""
    one = text(first.shape.schema)
    is_alone = first.reader is second.reader or '"$ref"' not in one
    return is_alone and one == text(second.shape.schema)


def _accepts_null(wide: Shape, narrow: Shape) -> bool:
    return wide.nullable or wide.is_open or not narrow.nullable


def _accepts_types(wide: Shape, narrow: Shape) -> bool:
    if not wide.types:
        return True
    kinds = narrow.types or {kind_of(value) for value in narrow.enum or ()}
    if not kinds:
        return narrow.enum is not None
    return all(k in wide.types or (k == "integer" and "number" in wide.types) for k in kinds)


def _accepts_values(wide: Shape, narrow: Shape) -> bool:
    if wide.enum is None:
        return True
    values = {text(value) for value in wide.enum}
    return narrow.enum is not None and all(text(value) in values for value in narrow.enum)


def _accepts_keywords(limits: Mapping[str, Json], narrow: Shape) -> bool:
    return all(
        _is_tighter(keyword, narrow.keywords.get(keyword), limit)
        for keyword, limit in limits.items()
        if keyword not in _NO_LIMITS and not keyword.startswith("x-")
    )


def _is_tighter(keyword: str, given: Json, limit: Json) -> bool:
    """Tell whether a value of a keyword limits as much as another."""
    if given is None:
        return False
    if keyword in _UPPER:
        return bool(given <= limit)
    if keyword in _LOWER:
        return bool(given >= limit)
    return text(given) == text(limit) or (keyword == "format" and (given, limit) in _WIDER_FORMATS)


def _accepts_inside(wide: Read, narrow: Read, depth: int) -> bool:
    """Compare the required properties, the properties and the other schemas inside."""
    if not wide.shape.required <= narrow.shape.required:
        return False
    if _is_closed(wide) and not narrow.shape.properties.keys() <= wide.shape.properties.keys():
        return False
    if not all(
        accepts_all(wide.inner(one), narrow.inner(other), depth - 1)
        for one, other in (*_same_properties(wide, narrow), *_same_rest(wide.shape, narrow.shape))
    ):
        return False
    return all(
        _accepts_part(wide, part, narrow, narrow.shape.parts.get(step), depth)
        for step, part in wide.shape.parts.items()
    )


def _same_properties(wide: Read, narrow: Read) -> Iterator[tuple[Json, Json]]:
    """Yield the schemas for each property of two objects.

    An object may describe the properties that it does not declare.
    """
    declared, others = wide.shape.properties, narrow.shape.properties
    for name in declared.keys() | others.keys():
        known = [declared[name].schema] if name in declared else []
        ones = known or [part.schema for part in parts_for(wide.shape, name)]
        known = [others[name].schema] if name in others else []
        parts = known or [part.schema for part in parts_for(narrow.shape, name)]
        yield from ((one, other) for one in ones for other in parts)


def _same_rest(wide: Shape, narrow: Shape) -> Iterator[tuple[Json, Json]]:
    """Yield the schemas for the items and the patterns that only the second of two shapes lists."""
    for step, part in narrow.parts.items():
        rest = wide.parts.get(
            {"prefixItems": "[]", "patternProperties": "{}"}.get(part.keyword, "")
        )
        if rest is not None and step not in wide.parts:
            yield rest.schema, part.schema


def _accepts_part(wide: Read, part: Part, narrow: Read, other: Part | None, depth: int) -> bool:
    if part.keyword == "additionalProperties":
        # A closed object takes part in the comparison of properties.
        return other is None or accepts_all(
            wide.inner(part.schema), narrow.inner(other.schema), depth - 1
        )
    if other is None:
        return False
    if part.keyword in ("items", "prefixItems"):
        return accepts_all(wide.inner(part.schema), narrow.inner(other.schema), depth - 1)
    return text(part.schema) == text(other.schema)


def _is_closed(read: Read) -> bool:
    part = read.shape.parts.get("{}")
    return part is not None and read.inner(part.schema).shape.contradicts


def are_disjoint(first: Read, second: Read, depth: int = _DEPTH) -> bool:
    """Tell whether certainly no value except null fits two shapes."""
    if depth == 0 or first.shape.size * second.shape.size > _MOST_PAIRS:
        return False
    if first.shape.variants:
        return all(are_disjoint(variant, second, depth) for variant in first.variants())
    if second.shape.variants:
        return all(are_disjoint(first, variant, depth) for variant in second.variants())
    if first.shape.is_open or second.shape.is_open:
        return False
    if not _share_types(first.shape, second.shape) or not _share_values(first.shape, second.shape):
        return True
    if are_apart(first.shape, second.shape):
        return True
    return _are_other_objects(first, second, depth)


def _share_types(first: Shape, second: Shape) -> bool:
    kinds = [shape.types or {kind_of(v) for v in shape.enum or ()} for shape in (first, second)]
    numbers = {"integer", "number"}
    return bool(kinds[0] & kinds[1]) or bool(kinds[0] & numbers and kinds[1] & numbers)


def _share_values(first: Shape, second: Shape) -> bool:
    pairs = ((first, second), (second, first))
    return all(
        any(_may_accept(other, value) for value in shape.enum)
        for shape, other in pairs
        if shape.enum is not None
    )


def _may_accept(shape: Shape, value: Json) -> bool:
    if shape.enum is not None and text(value) not in map(text, shape.enum):
        return False
    return not any(refuses(keyword, limit, value) for keyword, limit in shape.keywords.items())


def _are_other_objects(first: Read, second: Read, depth: int) -> bool:
    """Tell whether two objects differ in a property that one of them demands."""
    one, other = first.shape, second.shape
    if {*one.types, *other.types} != {"object"}:
        return False
    for shape, against in ((one, second), (other, first)):
        if _is_closed(against) and shape.required - against.shape.properties.keys():
            return True
    return any(
        are_disjoint(
            first.inner(one.properties[name].schema),
            second.inner(other.properties[name].schema),
            depth - 1,
        )
        for name in one.properties.keys() & other.properties.keys()
        if name in one.required | other.required
    )
