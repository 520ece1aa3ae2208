"""Shapes: the meaning of a schema, in the form in which schemas are compared.

Two schemas that accept the same values by a reference, an `allOf`, a `const`, null among the
alternatives, or alternatives that are plain types have the same shape. For that purpose the parts
of an `allOf` are merged to one shape, and unions are simplified.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile

from attrs import evolve, field, frozen

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text


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
        unions: The steps and the kind of each union around the alternative, the outermost first.
    """

    steps: tuple[str, ...]
    shape: Shape
    unions: tuple[tuple[tuple[str, ...], str], ...] = ()

    def excludes(self, other: Variant) -> bool:
        """Tell whether the innermost union of both alternatives refuses values that fit both."""
        both = takewhile(
            lambda pair: pair[0] == pair[1], zip(self.unions, other.unions, strict=False)
        )
        kinds = [kind for (_, kind), _ in both]
        return kinds[-1:] == ["one-of"] and self.steps != other.steps


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
        contradicts: No value fits: the schema is `false` or `not: {}`, or two parts of it demand
            different types or values.
        overlaps: What a `oneOf` refuses because several alternatives accept it: names of types,
            values as JSON, and `ALTERNATIVES`.
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
    overlaps: frozenset[str] = frozenset()

    @cached_property
    def size(self) -> int:
        """Number of alternatives, with those of the unions among them."""
        return sum(variant.shape.size for variant in self.variants) or 1

    @property
    def label(self) -> str:
        """The name of the component, or else the title, which several schemas may have."""
        return self.component or self.name

    @property
    def is_open(self) -> bool:
        """Whether the schema accepts values of every type."""
        return not self.types and self.enum is None and not self.variants

    @property
    def is_object(self) -> bool:
        """Whether the schema has properties of objects."""
        return bool(self.properties or self.required or "object" in self.types)


#: Among the overlaps of a shape: all that fits some alternative, because it fits another, too.
ALTERNATIVES = "alternatives"

_TYPES = frozenset({"array", "boolean", "integer", "number", "object", "string"})


def concerns(shape: Shape, refused: str) -> bool:
    """Tell whether an overlap of a `oneOf` is of the types of a shape."""
    kinds = _kinds(refused)
    return refused == ALTERNATIVES or not shape.types or bool(kinds & shape.types)


def accepts_overlap(shape: Shape, refused: str) -> bool:
    """Tell whether a shape of types or values accepts an overlap of another shape."""
    if refused not in _TYPES and shape.enum is not None:
        return refused in map(text, shape.enum) and refused not in shape.overlaps
    return not _kinds(refused) & shape.overlaps and concerns(shape, refused)


def _kinds(refused: str) -> set[str]:
    """Return the types of which an overlap is: integers are numbers, too."""
    if refused == ALTERNATIVES:
        return set()
    kind = refused if refused in _TYPES else kind_of(json.loads(refused))
    return {kind, "number"} if kind == "integer" else {kind}


#: Most alternatives that a union may get by those of the unions inside: each level of unions can
#: double their number.
MOST_ALTERNATIVES = 500

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
    types, nullable = common_types(first, second), _both_nullable(first, second)
    enum = of_types(common_values(first.enum, second.enum), types)
    return evolve(
        first,
        types=types or first.types | second.types,
        nullable=nullable,
        enum=enum,
        known=common_values(first.known, second.known),
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
        overlaps=first.overlaps | second.overlaps,
    )


def _contradict(first: Shape, second: Shape) -> bool:
    """Tell whether a value can never have the types of two shapes.

    The types of both shapes stay, so that both are still compared with another document.
    """
    if first.contradicts or second.contradicts:
        return True
    return bool(first.types and second.types and not common_types(first, second))


def of_types(values: tuple[Json, ...] | None, types: frozenset[str]) -> tuple[Json, ...] | None:
    """Return the values of some types."""
    if values is None or not types:
        return values
    kinds = types | ({"integer"} if "number" in types else set[str]())
    return tuple(value for value in values if kind_of(value) in kinds)


def _both_nullable(first: Shape, second: Shape) -> bool:
    if first.contradicts or second.contradicts:
        return False
    if first.is_open:
        return second.nullable
    return first.nullable and (second.nullable or second.is_open)


def common_types(first: Shape, second: Shape) -> frozenset[str]:
    if not first.types or not second.types:
        return first.types or second.types
    common = first.types & second.types
    for narrow, wide in ((first.types, second.types), (second.types, first.types)):
        if "integer" in narrow and "number" in wide:
            common |= {"integer"}
    return common


def common_values(
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
        elif keyword == "dependentRequired":
            names = sorted({*left, *right})
            made[keyword] = {n: sorted({*left.get(n, ()), *right.get(n, ())}) for n in names}
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


def accepts_types(shape: Shape) -> bool:
    """Tell whether a shape accepts all values of its types."""
    return shape.enum is None and is_bare(without_extensions(shape))


def without_extensions(shape: Shape) -> Shape:
    kept = {k: v for k, v in shape.keywords.items() if k not in _ACTED_ON and k[:2] != "x-"}
    return evolve(shape, keywords=kept)


#: Keywords that change the behaviour of programs and limit no value.
_ACTED_ON = ("default", "deprecated")


def is_bare(shape: Shape) -> bool:
    """Tell whether a shape limits only types and values."""
    return not (limits(shape) or shape.variants)


def limits(shape: Shape) -> bool:
    """Tell whether a shape has keywords besides types, values and alternatives."""
    parts = shape.properties or shape.required or shape.parts or shape.rest
    return bool(shape.keywords or parts)


def accepts_anything(shape: Shape) -> bool:
    """Tell whether a shape accepts every value."""
    odd = shape.nullable or shape.overlaps or shape.contradicts
    return shape.is_open and not odd and is_bare(shape)


def is_false(part: Part | None) -> bool:
    """Tell whether a part is written as a schema that no value fits."""
    return part is not None and part.schema in (False, {"not": {}})


def parts_for(shape: Shape, name: str) -> list[Part]:
    """Return the schemas for the values of a property that an object does not declare."""
    patterns = [part for part in shape.parts.values() if part.keyword == "patternProperties"]
    matching = [part for part in patterns if re.search(part.name, name)]
    rest = [shape.parts.get(step) for step in ("{}", "unevaluatedProperties")]
    return matching or [part for part in rest if part is not None]


def with_annotations(shape: Shape, beside: Shape) -> Shape:
    """Return a shape with the annotations beside its reference."""
    name = beside.name or shape.name
    return evolve(shape, name=name, notes={**shape.notes, **beside.notes})
