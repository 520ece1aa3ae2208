"""Unions are simplified: null leaves the alternatives, and so do alternatives that say nothing.

Enums beside alternatives that accept their values anyway are known values of an open enum.
Alternatives that equal a single shape are that shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.limits import accepts
from pipeline.review.wire.schemas.shape import (
    ALTERNATIVES,
    MOST_ALTERNATIVES,
    Shape,
    Variant,
    accepts_anything,
    accepts_overlap,
    accepts_types,
    common_types,
    is_bare,
    merged,
    with_annotations,
    without_extensions,
)


def simplified_union(shape: Shape) -> Shape:
    """Remove null from the alternatives, and replace alternatives that equal a single schema."""
    flat = list(_flat(shape))
    some, impossible = _possible([v for v in flat if v.shape.enum != () or v.shape.contradicts])
    is_one = shape.union == "one-of"
    overlaps = _shared([variant.shape for variant in some]) if is_one else frozenset[str]()
    if shape.union == "any-of" and any(accepts_anything(variant.shape) for variant in some):
        return _without_union(shape)
    kept, values = _opened(_distinct(some))
    if is_one:
        overlaps |= {text(value) for each in values for value in each.enum or ()}
    accepts_null = any(variant.shape.nullable for variant in (*flat, *shape.variants))
    notes = _notes_of(values)
    # The alternatives of a union inside are alternatives here: so are the values that it knows.
    nested = [v.shape.known for v in shape.variants if v.shape.variants and v.shape.known]
    known = _known_values([*(each.enum for each in values), *nested])
    contradicts = shape.contradicts or all(variant.shape.contradicts for variant in kept)
    base = evolve(shape, union="", variants=(), known=known, overlaps=overlaps)
    base = evolve(base, contradicts=contradicts and bool(kept) and not accepts_null)
    notes |= {"impossible": [shape.schema for shape in impossible]} if impossible else {}
    base = evolve(base, notes={**base.notes, **notes})
    single = _as_one([variant.shape for variant in kept])
    if single is not None:
        # A shape that stands for several alternatives has the schema of the union.
        is_whole = bool(overlaps) or known is not None or not single.schema
        schema = shape.schema if is_whole else single.schema
        single = evolve(single, nullable=accepts_null, schema=schema)
        if accepts_anything(base):
            return with_annotations(evolve(single, known=base.known or single.known), base)
        return merged(base, single)
    # Without its alternatives, the base is open: then only the alternatives decide about null.
    nullable = accepts_null and (base.nullable or base.is_open)
    contradicts = base.contradicts or (base.enum == () and not nullable)
    base = evolve(base, contradicts=contradicts, nullable=nullable)
    return evolve(base, union=_kind_of_union(shape), variants=tuple(kept))


def _possible(variants: list[Variant]) -> tuple[list[Variant], list[Shape]]:
    """Separate the alternatives that accept a value from the others, unless none accepts any."""
    some = [variant for variant in variants if not variant.shape.contradicts]
    others = [variant.shape for variant in variants if variant.shape.contradicts]
    return (some, others) if some else (variants, [])


def _shared(shapes: list[Shape]) -> frozenset[str]:
    """Return what several alternatives accept: equal ones, and types and values without limits.

    Null does not count: documents repeat it in each alternative.
    """
    plain = [shape for shape in shapes if is_bare(without_extensions(shape))]
    types = Counter(name for shape in plain if shape.enum is None for name in shape.types)
    types["integer"] += types["number"] if types["integer"] else 0
    values = [value for shape in plain for value in shape.enum or ()]
    listed = Counter(map(text, values))
    kinds = {name for name in types if types[name]} | ({"integer"} if types["number"] else set())
    is_any = len(shapes) > 1 and any(shape.is_open for shape in plain)
    return frozenset(
        [
            *([ALTERNATIVES] if is_any or len({*map(_schema, shapes)}) < len(shapes) else []),
            *(name for name, count in types.items() if count > 1),
            *(text(value) for value in values if kind_of(value) in kinds),
            *(value for value, count in listed.items() if count > 1),
        ]
    )


def _schema(shape: Shape) -> str:
    return text(shape.schema)


def _without_union(shape: Shape) -> Shape:
    """Return an `anyOf` that accepts every value, as one of its alternatives does.

    The alternatives are told, but have no effect.
    """
    notes = {**shape.notes, "anyOf": [variant.shape.schema for variant in shape.variants]}
    return evolve(shape, union="", variants=(), notes=notes)


def _opened(variants: list[Variant]) -> tuple[list[Variant], list[Shape]]:
    """Separate enums from alternatives that accept all their values anyway."""
    wide = [variant.shape for variant in variants if _is_without_values(variant.shape)]
    plain = {name for shape in wide if accepts_types(shape) for name in shape.types}
    kept: list[Variant] = []
    values: list[Shape] = []
    for variant in variants:
        shape = variant.shape
        is_known = shape.enum is not None and shape.types and shape.types <= plain
        is_known = is_known or any(_accepts_values(other, shape) for other in wide)
        if is_known and is_bare(without_extensions(shape)):
            values.append(shape)
        else:
            kept.append(variant)
    return kept, values


def _is_without_values(shape: Shape) -> bool:
    """Tell whether a shape has types and limits, but no values."""
    inner = shape.properties or shape.required or shape.parts or shape.rest or shape.variants
    return bool(shape.types) and shape.enum is None and not inner


def _accepts_values(shape: Shape, enum: Shape) -> bool:
    """Tell whether a shape certainly accepts all values of an enum."""
    if not enum.enum or "format" in shape.keywords or common_types(shape, enum) != enum.types:
        return False
    limits = without_extensions(shape).keywords.items()
    return all(accepts(name, limit, value) for name, limit in limits for value in enum.enum)


def _known_values(enums: list[tuple[Json, ...] | None]) -> tuple[Json, ...] | None:
    values = {text(value): value for enum in enums for value in enum or ()}
    return tuple(values[key] for key in sorted(values)) if enums else None


def _notes_of(enums: list[Shape]) -> dict[str, Json]:
    """Return the annotations of the enums of an open enum as an annotation of the whole."""
    notes = [{**shape.notes, **shape.keywords} for shape in enums]
    return {"enum": notes} if any(notes) else {}


def _kind_of_union(shape: Shape) -> str:
    """Return the kind of a union; if its only alternative is a union, the kind of that union."""
    variants = [variant.shape for variant in shape.variants if variant.shape.enum != ()]
    return variants[0].union if len(variants) == 1 and variants[0].union else shape.union


def _flat(union: Shape) -> Iterator[Variant]:
    """Yield alternatives, and the alternatives of nested unions instead of these unions."""
    around = (((), union.union),)
    sizes = (max(1, len(variant.shape.variants)) for variant in union.variants)
    are_few = sum(sizes) <= MOST_ALTERNATIVES
    for variant in union.variants:
        shape = variant.shape
        is_bare_union = shape.variants and is_bare(evolve(shape, variants=()))
        if are_few and is_bare_union and not shape.overlaps:
            for inner in shape.variants:
                within = tuple(((*variant.steps, *at), kind) for at, kind in inner.unions)
                yield Variant((*variant.steps, *inner.steps), inner.shape, (*around, *within))
        else:
            yield Variant(variant.steps, shape, around)


def _distinct(variants: list[Variant]) -> list[Variant]:
    if len(variants) < 2:
        return variants
    known = {text(variant.shape.schema): variant for variant in reversed(variants)}
    return [variant for variant in variants if known[text(variant.shape.schema)] is variant]


def _as_one(shapes: list[Shape]) -> Shape | None:
    """Return the single shape that equals some alternatives, if such a shape exists."""
    if len(shapes) == 1:
        return shapes[0]
    if not shapes:
        return Shape({}, enum=())
    if not all(map(is_bare, shapes)):
        return None
    types = frozenset[str]().union(*(shape.types for shape in shapes))
    overlaps = frozenset(
        each
        for shape in shapes
        for each in shape.overlaps
        if each == ALTERNATIVES or not any(accepts_overlap(other, each) for other in shapes)
    )
    if all(shape.types and shape.enum is None for shape in shapes):
        types -= {"integer"} if "number" in types else set[str]()
        return Shape({}, types=types, overlaps=overlaps)
    if all(shape.enum is not None for shape in shapes):
        values = {text(value): value for shape in shapes for value in shape.enum or ()}
        listed = tuple(values[key] for key in sorted(values))
        return Shape({}, types=types, enum=listed, overlaps=overlaps)
    return None
