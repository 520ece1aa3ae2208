"""Shapes: the meaning of a schema, in the form in which schemas are compared.

Two schemas that accept the same values by a reference, an `allOf`, a `const`, null among the
alternatives, or alternatives that are plain types have the same shape. For that purpose the parts
of an `allOf` are merged to one shape, and unions are simplified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.limits import accepts


@frozen(eq=False)
class Property:
    """A property of an object.

    Args:
        schema: The schema of the property.
        declarer: The part of an `allOf` that declares the property; None for the object itself.
    """

    schema: Json
    declarer: Shape | None = None


@frozen(eq=False)
class Part:
    """A schema inside another schema that is not a property: items, names, a condition.

    Args:
        schema: The schema.
        keyword: The keyword of the schema.
        name: Name or index under the keyword, if the keyword holds several schemas.
    """

    schema: Json
    keyword: str
    name: str = ""


@frozen(eq=False)
class Variant:
    """One of the alternatives of a union.

    Args:
        steps: The steps from the union to the alternative.
        shape: The shape of the alternative.
    """

    steps: tuple[str, ...]
    shape: Shape


@frozen(eq=False)
class Shape:
    """The meaning of one schema.

    Args:
        schema: The schema in the normalized document.
        name: The title of the schema, or the name of its component.
        component: The name of the component; empty for an inlined schema.
        types: Accepted types without null; empty for all types.
        nullable: The schema accepts null.
        enum: Accepted values without null; None for all values.
        known: Values that an open enum names: an enum beside all other values of its type.
        keywords: All other keywords, except annotations and keywords with schemas.
        notes: Annotations.
        properties: Properties by name.
        required: Names of required properties.
        parts: Other schemas inside the schema, by their step.
        union: `any-of` or `one-of`, if the schema has alternatives.
        variants: The alternatives.
        members: Parts of an `allOf` that were merged to this shape.
        rest: Parts of an `allOf` that could not be merged.
        contradicts: No value fits, because two parts of the schema demand different types or values.
        overlaps: The schema was a `oneOf` with alternatives that share values; it refuses these.
    """

    schema: Json
    name: str = ""
    component: str = ""
    types: frozenset[str] = frozenset()
    nullable: bool = False
    enum: tuple[Json, ...] | None = None
    known: tuple[Json, ...] | None = None
    keywords: Mapping[str, Json] = field(factory=dict[str, Json])
    notes: Mapping[str, Json] = field(factory=dict[str, Json])
    properties: Mapping[str, Property] = field(factory=dict[str, Property])
    required: frozenset[str] = frozenset()
    parts: Mapping[str, Part] = field(factory=dict[str, Part])
    union: str = ""
    variants: tuple[Variant, ...] = ()
    members: tuple[Shape, ...] = ()
    rest: tuple[Shape, ...] = ()
    contradicts: bool = False
    overlaps: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the schema accepts values of every type."""
        return not self.types and self.enum is None and not self.variants

    @property
    def is_object(self) -> bool:
        """Whether the schema has properties of objects."""
        return bool(self.properties or self.required or "object" in self.types)


_UPPER = ("exclusiveMaximum", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum")
_LOWER = ("exclusiveMinimum", "minContains", "minItems", "minLength", "minProperties", "minimum")

#: Parts that can be merged, because each applies to the same values.
_MERGEABLE = ("items", "additionalProperties", "propertyNames", "patternProperties", "prefixItems")


def merged(first: Shape, second: Shape) -> Shape:
    """Return the shape of the values that both shapes accept.

    If a single shape cannot express both, the second is added to the `rest` of the first.
    """
    keywords = _merged_keywords(first.keywords, second.keywords)
    parts = _merged_parts(first.parts, second.parts)
    if keywords is None or parts is None or (first.variants and second.variants):
        return evolve(first, rest=(*first.rest, second))
    types, nullable = _common_types(first, second), _both_nullable(first, second)
    enum = of_types(_common_values(first.enum, second.enum), types)
    return evolve(
        first,
        types=types or second.types,
        nullable=nullable,
        enum=enum,
        known=_common_values(first.known, second.known),
        keywords=keywords,
        notes={**second.notes, **first.notes},
        properties=_merged_properties(first, second),
        required=first.required | second.required,
        parts=parts,
        union=first.union or second.union,
        variants=first.variants or second.variants,
        members=(*first.members, second, *second.members),
        rest=(*first.rest, *second.rest),
        contradicts=not nullable and (enum == () or _contradict(first, second)),
        overlaps=first.overlaps or second.overlaps,
    )


def _contradict(first: Shape, second: Shape) -> bool:
    """Tell whether a value can never have the types of two shapes.

    The types of the second shape stay, so that both are still compared with another document.
    """
    if first.contradicts or second.contradicts:
        return True
    return bool(first.types and second.types and not _common_types(first, second))


def of_types(values: tuple[Json, ...] | None, types: frozenset[str]) -> tuple[Json, ...] | None:
    """Return the values of some types."""
    if values is None or not types:
        return values
    kinds = types | ({"integer"} if "number" in types else set[str]())
    return tuple(value for value in values if kind_of(value) in kinds)


def _both_nullable(first: Shape, second: Shape) -> bool:
    if first.is_open:
        return second.nullable
    return first.nullable and (second.nullable or second.is_open)


def _common_types(first: Shape, second: Shape) -> frozenset[str]:
    if not first.types or not second.types:
        return first.types or second.types
    common = first.types & second.types
    for narrow, wide in ((first.types, second.types), (second.types, first.types)):
        if "integer" in narrow and "number" in wide:
            common |= {"integer"}
    return common


def _common_values(
    first: tuple[Json, ...] | None, second: tuple[Json, ...] | None
) -> tuple[Json, ...] | None:
    if first is None or second is None:
        return second if first is None else first
    known = {text(value) for value in second}
    return tuple(value for value in first if text(value) in known)


def _merged_keywords(
    first: Mapping[str, Json], second: Mapping[str, Json]
) -> dict[str, Json] | None:
    """Merge keywords; return None if a keyword has two values that no single value can replace."""
    made = {**second, **first}
    for keyword in first.keys() & second.keys():
        left, right = first[keyword], second[keyword]
        if keyword in _UPPER:
            made[keyword] = min(left, right)
        elif keyword in _LOWER:
            made[keyword] = max(left, right)
        elif not keyword.startswith("x-") and keyword != "default" and text(left) != text(right):
            return None
    return made


def _merged_parts(first: Mapping[str, Part], second: Mapping[str, Part]) -> dict[str, Part] | None:
    made = {**second, **first}
    for step in first.keys() & second.keys():
        left, right = first[step], second[step]
        if text(left.schema) == text(right.schema):
            continue
        if left.keyword not in _MERGEABLE:
            return None
        made[step] = evolve(left, schema={"allOf": [left.schema, right.schema]})
    return made


def _merged_properties(first: Shape, second: Shape) -> dict[str, Property]:
    made = dict(first.properties)
    for name, given in second.properties.items():
        if name not in made:
            made[name] = evolve(given, declarer=given.declarer or second)
        elif text(made[name].schema) != text(given.schema):
            made[name] = Property({"allOf": [made[name].schema, given.schema]})
    return made


def simplified_union(shape: Shape) -> Shape:
    """Remove null from the alternatives, and replace alternatives that equal a single schema."""
    flat = list(_flat(shape.variants))
    some, impossible = _possible([variant for variant in flat if variant.shape.enum != ()])
    overlaps = shape.union == "one-of" and _share_a_value([variant.shape for variant in some])
    if shape.union == "any-of" and any(accepts_anything(variant.shape) for variant in some):
        return _without_union(shape)
    kept, values = _opened(_distinct(some))
    overlaps = overlaps or (shape.union == "one-of" and bool(values))
    accepts_null = any(variant.shape.nullable for variant in flat)
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
        single = evolve(single, nullable=accepts_null)
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


def _share_a_value(shapes: list[Shape]) -> bool:
    """Tell whether two alternatives are the same, or limit only types and values and share some.

    Null does not count: documents repeat it in each alternative.
    """
    if len({text(shape.schema) for shape in shapes}) < len(shapes):
        return True
    plain = [shape for shape in shapes if _is_bare(_without_extensions(shape))]
    types = Counter(name for shape in plain if shape.enum is None for name in shape.types)
    values = [value for shape in plain for value in shape.enum or ()]
    kinds = {*types, *({"integer"} if "number" in types else ())}
    return (
        (len(shapes) > 1 and any(shape.is_open for shape in plain))
        or any(count > 1 for count in types.values())
        or {"integer", "number"} <= types.keys()
        or any(kind_of(value) in kinds for value in values)
        or len({*map(text, values)}) < len(values)
    )


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
        if is_known and _is_bare(_without_extensions(shape)):
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
    if not enum.enum or "format" in shape.keywords or not _common_types(shape, enum) == enum.types:
        return False
    limits = _without_extensions(shape).keywords.items()
    return all(accepts(name, limit, value) for name, limit in limits for value in enum.enum)


def accepts_types(shape: Shape) -> bool:
    """Tell whether a shape accepts all values of its types."""
    return shape.enum is None and _is_bare(_without_extensions(shape))


def _without_extensions(shape: Shape) -> Shape:
    kept = {k: v for k, v in shape.keywords.items() if k not in _ACTED_ON and k[:2] != "x-"}
    return evolve(shape, keywords=kept)


#: Keywords that change the behaviour of programs and limit no value.
_ACTED_ON = ("default", "deprecated")


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


def _flat(variants: tuple[Variant, ...]) -> Iterator[Variant]:
    """Yield alternatives, and the alternatives of nested unions instead of these unions."""
    for variant in variants:
        shape = variant.shape
        if shape.variants and _is_bare(evolve(shape, variants=())):
            for inner in shape.variants:
                yield evolve(inner, steps=(*variant.steps, *inner.steps))
        else:
            yield variant


def _distinct(variants: list[Variant]) -> list[Variant]:
    if len(variants) < 2:
        return variants
    known = {text(variant.shape.schema): variant for variant in reversed(variants)}
    return [variant for variant in variants if known[text(variant.shape.schema)] is variant]


def _is_bare(shape: Shape) -> bool:
    """Tell whether a shape limits only types and values."""
    return not (limits(shape) or shape.variants)


def limits(shape: Shape) -> bool:
    """Tell whether a shape has keywords besides types, values and alternatives."""
    parts = shape.properties or shape.required or shape.parts or shape.rest
    return bool(shape.keywords or parts)


def accepts_anything(shape: Shape) -> bool:
    """Tell whether a shape accepts every value."""
    odd = shape.nullable or shape.overlaps or shape.contradicts
    return shape.is_open and not odd and _is_bare(shape)


def with_annotations(shape: Shape, beside: Shape) -> Shape:
    """Return a shape with the annotations beside its reference."""
    name = beside.name or shape.name
    return evolve(shape, name=name, notes={**shape.notes, **beside.notes})


def _as_one(shapes: list[Shape]) -> Shape | None:
    """Return the single shape that equals some alternatives, if such a shape exists."""
    if len(shapes) == 1:
        return shapes[0]
    if not shapes:
        return Shape({}, enum=())
    if not all(map(_is_bare, shapes)):
        return None
    types = frozenset[str]().union(*(shape.types for shape in shapes))
    if all(shape.types and shape.enum is None for shape in shapes):
        return Shape({}, types=types - ({"integer"} if "number" in types else set[str]()))
    if all(shape.enum is not None for shape in shapes):
        values = {text(value): value for shape in shapes for value in shape.enum or ()}
        return Shape({}, types=types, enum=tuple(values[key] for key in sorted(values)))
    return None
