"""Keywords that say the same as others: a shape is written with those that most documents have.

unevaluatedProperties, unevaluatedItems     ->  additionalProperties, items
no items besides those that are listed      ->  maxItems, and the other way round
patternProperties for all names             ->  additionalProperties
dependentSchemas with `required` only       ->  dependentRequired
dependentRequired of a required property    ->  required
a number that is a multiple of 1            ->  an integer
two bounds of the same end                  ->  the tighter bound; a whole one for integers
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.wire.schemas.shape import Part, Shape, is_false

#: Keywords that evaluate properties or items by more than the shape tells.
_EVALUATING = {
    "unevaluatedProperties": ("dependentSchemas", "if"),
    "unevaluatedItems": ("contains", "if"),
}
#: The step and the keyword of the parts with the same meaning.
_PLAIN = {
    "unevaluatedProperties": ("{}", "additionalProperties"),
    "unevaluatedItems": ("[]", "items"),
}

#: Patterns that match every name without a line break.
_ANY_NAME = frozenset({"", "^", ".*", "^.*", "^.*$", "^(.*)$", "(.*)", r"^[\s\S]*$", r"[\s\S]*"})

_BOUNDS = (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1))
_ENDS = frozenset(keyword for *pair, _ in _BOUNDS for keyword in pair)


def settled_spellings(shape: Shape) -> Shape:
    """Write a shape with the more usual of several keywords for the same."""
    rare = {part.keyword for part in shape.parts.values()} - _USUAL
    if rare or is_false(shape.parts.get("[]")):
        shape = _with_dependencies(_with_any_names(_with_plain_rest(shape)))
        shape = _with_number_of_items(shape)
    if "dependentRequired" in shape.keywords:
        shape = _with_needed(shape)
    return _with_bounds(_with_integers(shape))


#: Keywords of parts that most documents have.
_USUAL = {"additionalProperties", "items"}


def _with_plain_rest(shape: Shape) -> Shape:
    """Write unevaluated properties and items as additional properties and as items.

    They differ only beside alternatives and conditions, which evaluate further properties.
    """
    if shape.variants or shape.rest or not _PLAIN.keys() & shape.parts.keys():
        return shape
    parts = dict(shape.parts)
    for keyword, (step, plain) in _PLAIN.items():
        keywords = {part.keyword for part in parts.values()}
        if keyword in parts and not keywords & {plain, *_EVALUATING[keyword]}:
            parts[step] = Part(parts.pop(keyword).schema, plain)
    return evolve(shape, parts=parts)


def _with_number_of_items(shape: Shape) -> Shape:
    """Let a closed tuple have a number of items, and let a tuple with such a number be closed."""
    rest = shape.parts.get("[]")
    listed = sum(part.keyword == "prefixItems" for part in shape.parts.values())
    most = shape.keywords.get("maxItems", math.inf)
    if is_false(rest):
        return evolve(shape, keywords={**shape.keywords, "maxItems": min(most, listed)})
    if most <= listed and listed:
        return evolve(shape, parts={**shape.parts, "[]": Part({"not": {}}, "items")})
    return shape


def _with_any_names(shape: Shape) -> Shape:
    """Write a pattern that all names match as additional properties."""
    patterns = {s: p for s, p in shape.parts.items() if p.keyword == "patternProperties"}
    rest = shape.parts.get("{}")
    if len(patterns) != 1 or shape.properties or not (rest is None or is_false(rest)):
        return shape
    ((step, part),) = patterns.items()
    if part.name not in _ANY_NAME:
        return shape
    kept = {name: given for name, given in shape.parts.items() if name != step}
    return evolve(shape, parts={**kept, "{}": Part(part.schema, "additionalProperties")})


def _with_dependencies(shape: Shape) -> Shape:
    """Write schemas that only require properties as `dependentRequired`."""
    found = {
        step: part
        for step, part in shape.parts.items()
        if part.keyword == "dependentSchemas"
        and isinstance(part.schema, dict)
        and part.schema.keys() <= {"required"}
    }
    if not found:
        return shape
    needs: dict[str, Json] = dict(shape.keywords.get("dependentRequired", {}))
    for part in found.values():
        needs[part.name] = [*needs.get(part.name, []), *part.schema.get("required", [])]
    parts = {step: part for step, part in shape.parts.items() if step not in found}
    given = {"dependentRequired": needs} if any(needs.values()) else {}
    return evolve(shape, parts=parts, keywords={**shape.keywords, **given})


def _with_needed(shape: Shape) -> Shape:
    """Require the properties that a required property needs."""
    needs: Mapping[str, Json] = shape.keywords["dependentRequired"]
    required, ahead = set(shape.required), list(shape.required)
    while ahead:
        new = {*needs.get(ahead.pop(), ())} - required
        required |= new
        ahead += new
    return evolve(shape, required=frozenset(required))


def _with_integers(shape: Shape) -> Shape:
    if "number" not in shape.types or shape.keywords.get("multipleOf") != 1:
        return shape
    kept = {name: value for name, value in shape.keywords.items() if name != "multipleOf"}
    return evolve(shape, types=shape.types - {"number"} | {"integer"}, keywords=kept)


def with_whole_numbers(shape: Shape, other: Shape) -> Shape:
    """Write numbers that are multiples of an integer as integers, beside integers.

    Alone they keep their type, by which fingerprints know them.
    """
    step = shape.keywords.get("multipleOf", 0.5)
    if "number" not in shape.types or "integer" not in other.types or not float(step).is_integer():
        return shape
    return evolve(shape, types=shape.types - {"number"} | {"integer"})


def _with_bounds(shape: Shape) -> Shape:
    """Keep the tighter of two bounds; the bounds of integers are inclusive and whole."""
    if not shape.keywords.keys() & _ENDS:
        return shape
    is_whole = "integer" in shape.types and "number" not in shape.types
    made: dict[str, Json] = dict(shape.keywords)
    for bound, exclusive, sign in _BOUNDS:
        if is_whole:
            ends = [_whole(made.pop(bound, None), sign), _whole(made.pop(exclusive, None), sign, 1)]
            given = [end * sign for end in ends if end is not None]
            made |= {bound: max(given) * sign} if given else {}
        elif {bound, exclusive} <= made.keys():
            tighter = made[exclusive] * sign >= made[bound] * sign
            del made[bound if tighter else exclusive]
    return evolve(shape, keywords=made)


def _whole(bound: Json, sign: int, beyond: int = 0) -> Json:
    """Return the first integer within a bound, or beyond an exclusive bound."""
    if bound is None or not math.isfinite(bound):
        return bound
    if beyond:
        return (math.floor(bound) if sign > 0 else math.ceil(bound)) + sign
    return math.ceil(bound) if sign > 0 else math.floor(bound)
