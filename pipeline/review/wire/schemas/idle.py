"""Keywords without an effect: the other keywords of their schema limit values more than they do.

Such a keyword becomes an annotation, so that its changes are told and harm nobody. Keywords of
objects and arrays have no effect on other types.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.limits import accepts
from pipeline.review.wire.schemas.shape import Shape, of_types

#: Keywords that limit values of some types only.
_TYPES = {
    keyword: types
    for types, keywords in (
        ({"string"}, "maxLength minLength pattern contentEncoding contentMediaType"),
        ({"integer", "number"}, "maximum minimum exclusiveMaximum exclusiveMinimum multipleOf"),
        ({"array"}, "maxItems minItems uniqueItems maxContains minContains"),
        ({"object"}, "maxProperties minProperties dependentRequired"),
    )
    for keyword in keywords.split()
}

#: Least and greatest number of each format.
_RANGES = {
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint8": (0, 2**8 - 1),
    "uint16": (0, 2**16 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
}

#: Least and greatest length of the texts of each format (RFC 3339, 4122, 2673 and 4291).
_LENGTHS = {
    "date": (10, 10),
    "date-time": (20, math.inf),
    "ipv4": (7, 15),
    "ipv6": (2, 45),
    "uuid": (36, 36),
}

#: Patterns that match every text.
_ANY_TEXT = ("", "^", "$", ".*", "^.*", ".*$")

#: Types whose values no format describes.
_WITHOUT_FORMAT = frozenset({"array", "boolean", "null", "object"})

#: Keywords with schemas for the items of arrays; all others but conditions are for objects.
OF_ARRAYS = frozenset({"contains", "items", "prefixItems", "unevaluatedItems"})
_OF_OBJECTS = frozenset(
    {
        "additionalProperties",
        "dependentSchemas",
        "patternProperties",
        "propertyNames",
        "unevaluatedProperties",
    }
)


def settled(shape: Shape) -> Shape:
    """Turn the keywords without an effect into annotations."""
    shape = _with_common_values(shape)
    shape = _without_idle_keywords(_without_other_types(shape, _types_of(shape)))
    both = shape.enum is not None and {*map(text, shape.enum)} == {"false", "true"}
    return evolve(shape, enum=None) if both and not shape.variants else shape


def _with_common_values(shape: Shape) -> Shape:
    """Keep the values of an enum that have its types, and the types that have values."""
    if not shape.enum or not shape.types or shape.variants:
        return shape
    kept = of_types(shape.enum, shape.types) or shape.enum
    kinds = {kind_of(value) for value in kept}
    types = {t for t in shape.types if t in kinds or (t == "number" and "integer" in kinds)}
    gone = [value for value in shape.enum if kind_of(value) not in kinds]
    notes = {**shape.notes, "enum": gone} if gone else shape.notes
    return evolve(shape, enum=kept, types=frozenset(types) or shape.types, notes=notes)


def _without_other_types(shape: Shape, types: frozenset[str]) -> Shape:
    """Turn the keywords for objects and arrays into annotations, if these are not among types."""
    if not types or shape.variants:
        return shape
    idle: dict[str, Json] = {}
    if "object" not in types:
        if shape.properties:
            idle["properties"] = {name: given.schema for name, given in shape.properties.items()}
        if shape.required:
            idle["required"] = sorted(shape.required)
        shape = evolve(shape, properties={}, required=frozenset[str]())
    others = {*(_OF_OBJECTS if "object" not in types else ())}
    others |= OF_ARRAYS if "array" not in types else set[str]()
    gone = {step: part for step, part in shape.parts.items() if part.keyword in others}
    for step, part in gone.items():
        idle[part.keyword] = (
            part.schema if not part.name else {**idle.get(part.keyword, {}), step: part.schema}
        )
    if not idle:
        return shape
    kept = {step: part for step, part in shape.parts.items() if step not in gone}
    return evolve(shape, parts=kept, notes={**shape.notes, **idle})


def _types_of(shape: Shape) -> frozenset[str]:
    """Return the types of a shape, or those of its values; empty if it accepts all types."""
    values = frozenset(kind_of(value) for value in shape.enum or ())
    return shape.types or values or frozenset({"null"} if shape.enum == () else ())


def without_implied(old: Shape, new: Shape) -> tuple[Shape, Shape]:
    """Leave out the limits of one side that all values of the other side meet.

    These are limits that all values of an enum meet: `maxLength: 3` that became the values `EUR`
    and `USD` has not gone for anybody, nor do these values that became `maxLength: 3` meet a new
    limit. And they are limits for types that the other side does not accept.
    """
    return _without_met(old, new), _without_met(new, old)


def _without_met(shape: Shape, other: Shape) -> Shape:
    shape = _without_other_types(shape, _types_of(other))
    if not other.enum or shape.enum is not None or other.variants:
        return shape
    met = {name for name, limit in shape.keywords.items() if _is_met(name, limit, other)}
    kept = {name: value for name, value in shape.keywords.items() if name not in met}
    return evolve(shape, keywords=kept) if met else shape


def _is_met(keyword: str, limit: Json, listing: Shape) -> bool:
    """Tell whether all values of an enum meet a limit, or the enum declares the same format."""
    values = listing.enum or ()
    if keyword != "format":
        return all(accepts(keyword, limit, value) for value in values)
    if listing.notes.get("format") == limit:
        return True
    least, most = _RANGES.get(limit, (1, 0)) if isinstance(limit, str) else (1, 0)
    return all(kind_of(value) == "integer" and least <= value <= most for value in values)


def _without_idle_keywords(shape: Shape) -> Shape:
    # Bounds that follow from a format count only beside a format that has an effect itself.
    names = sorted(shape.keywords, key=lambda name: name != "format")
    idle: dict[str, Json] = {}
    for name in names:
        rest = {key: value for key, value in shape.keywords.items() if key not in idle}
        if _is_idle(shape, name, rest):
            idle[name] = shape.keywords[name]
    if not idle:
        return shape
    kept = {name: value for name, value in shape.keywords.items() if name not in idle}
    return evolve(shape, keywords=kept, notes={**shape.notes, **idle})


def _is_idle(shape: Shape, keyword: str, keywords: Mapping[str, Json]) -> bool:
    value, types = keywords[keyword], _TYPES.get(keyword)
    if types is not None and _types_of(shape) and not _types_of(shape) & types:
        return True
    if shape.enum is not None and not shape.variants:
        return all(accepts(keyword, value, item) for item in shape.enum)
    return _is_implied(keyword, value, keywords) or _follows(shape, keyword, value)


def _follows(shape: Shape, keyword: str, value: Json) -> bool:
    """Tell whether a keyword has no effect because of the types or the schemas of its shape."""
    match keyword:
        case "format":
            return bool(shape.types) and shape.types <= _WITHOUT_FORMAT
        case "pattern":
            return value in _ANY_TEXT
        case "multipleOf":
            return value == 1 and {*shape.types} == {"integer"}
        case "uniqueItems":
            return bool(shape.keywords.get("maxItems", math.inf) <= 1)
        case "minContains" | "maxContains":
            return "contains" not in shape.parts
        case "minProperties":
            return bool(value <= len(shape.required))
        case "maxProperties":
            return _takes_declared_only(shape) and bool(value >= len(shape.properties))
        case "dependentRequired":
            return all({*names} <= shape.required for names in value.values())
        case _:
            return False


def _takes_declared_only(shape: Shape) -> bool:
    part = shape.parts.get("{}")
    has_patterns = any(part.keyword == "patternProperties" for part in shape.parts.values())
    return part is not None and part.schema in (False, {"not": {}}) and not has_patterns


def _is_implied(keyword: str, value: Json, keywords: Mapping[str, Json]) -> bool:
    """Tell whether a bound follows from a format, or a format from bounds."""
    known = keywords.get("format")
    ranges = _RANGES.get(known) if isinstance(known, str) else None
    lengths = _LENGTHS.get(known) if isinstance(known, str) else None
    match keyword:
        case "maximum" | "exclusiveMaximum":
            return ranges is not None and value > ranges[1] - (keyword == "maximum")
        case "minimum" | "exclusiveMinimum":
            return ranges is not None and value < ranges[0] + (keyword == "minimum")
        case "maxLength":
            return lengths is not None and value >= lengths[1]
        case "minLength":
            return lengths is not None and value <= lengths[0]
        case "format":
            return ranges is not None and _is_within(keywords, ranges)
        case _:
            return False


def _is_within(keywords: Mapping[str, Json], limits: tuple[int, int]) -> bool:
    """Tell whether bounds accept only a part of the numbers within limits."""
    least = keywords.get("minimum", keywords.get("exclusiveMinimum"))
    most = keywords.get("maximum", keywords.get("exclusiveMaximum"))
    if least is None or most is None or (least, most) == limits:
        return False
    return bool(least >= limits[0] and most <= limits[1])
