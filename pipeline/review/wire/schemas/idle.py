"""Keywords without an effect: the other keywords of their schema limit values more than they do.

Such a keyword becomes an annotation, so that its changes are told and harm nobody. Keywords of
objects and arrays have no effect on other types.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.limits import accepts
from pipeline.review.wire.schemas.shape import Shape, is_false, of_types
from pipeline.review.wire.schemas.spellings import settled_spellings

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
RANGES = {
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

#: Patterns for any characters, line breaks among them.
_ANY_CHARACTERS = tuple(
    f"{start}{inner}*{end}"
    for start in ("", "^")
    for inner in (r"[\s\S]", r"[\S\s]", r"[\w\W]", r"[\d\D]", "[^]")
    for end in ("", "$")
)

#: Patterns that match every text.
_ANY_TEXT = (*("", "^", "$", ".*", "^.*", ".*$"), *_ANY_CHARACTERS)

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


def settled(shape: Shape, is_one_way: Callable[[Json], bool]) -> Shape:
    """Turn the keywords without an effect into annotations.

    Args:
        shape: The shape of a schema.
        is_one_way: Tells whether a property with a schema is absent from requests or from answers.
    """
    shape = _without_idle_parts(_with_common_values(settled_spellings(shape)))
    shape = without_other_types(shape, types_of(shape))
    counted = shape.required if "minProperties" in shape.keywords else ()
    always = sum(not _is_declared(shape, name, is_one_way) for name in counted)
    shape = _without_idle_keywords(shape, always)
    both = shape.enum is not None and {*map(text, shape.enum)} == {"false", "true"}
    return evolve(shape, enum=None) if both and not shape.variants else shape


def _is_declared(shape: Shape, name: str, that: Callable[[Json], bool]) -> bool:
    """Tell whether a property is declared with a schema of some kind."""
    return name in shape.properties and that(shape.properties[name].schema)


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


def _without_idle_parts(shape: Shape) -> Shape:
    """Turn parts without the part that they belong to into annotations.

    These are `if` without `then` and `else`, both of these without `if`, `contains` if no item has
    to be of its kind, and unevaluated properties and items if all others are described.
    """
    found = {part.keyword for part in shape.parts.values()}
    if not found & _DEPENDENT:
        return shape
    idle = {"then", "else"} if "if" not in found else set[str]()
    idle |= {"if"} if not {"then", "else"} & found else set()
    counts = "maxContains" in shape.keywords or (
        "unevaluatedItems" in found and "items" not in found
    )
    if shape.keywords.get("minContains") == 0 and not counts:
        idle |= {"contains"}
    idle |= {keyword for keyword, rest in _EVALUATED.items() if rest in found}
    gone = {step: part.schema for step, part in shape.parts.items() if part.keyword in idle}
    kept = {step: part for step, part in shape.parts.items() if step not in gone}
    return evolve(shape, parts=kept, notes={**shape.notes, **gone}) if gone else shape


#: Keywords for values that no other keyword describes, and those that describe all of these.
_EVALUATED = {"unevaluatedItems": "items", "unevaluatedProperties": "additionalProperties"}

#: Parts that have an effect only beside others, or only without them.
_DEPENDENT = frozenset({"contains", "else", "if", "then", *_EVALUATED})


def without_other_types(shape: Shape, types: frozenset[str]) -> Shape:
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


def types_of(shape: Shape) -> frozenset[str]:
    """Return the types of a shape, or those of its values; empty if it accepts all types."""
    values = frozenset(kind_of(value) for value in shape.enum or ())
    return shape.types or values or frozenset({"null"} if shape.enum == () else ())


def _without_idle_keywords(shape: Shape, always: int) -> Shape:
    """Turn keywords into annotations; some properties are in every request and every answer."""
    # Bounds that follow from a format count only beside a format that has an effect itself.
    names = sorted(shape.keywords, key=lambda name: name != "format")
    idle: dict[str, Json] = {}
    for name in names:
        rest = {key: value for key, value in shape.keywords.items() if key not in idle}
        if _is_idle(shape, name, rest, always):
            idle[name] = shape.keywords[name]
    if not idle:
        return shape
    kept = {name: value for name, value in shape.keywords.items() if name not in idle}
    return evolve(shape, keywords=kept, notes={**shape.notes, **idle})


def _is_idle(shape: Shape, keyword: str, keywords: Mapping[str, Json], always: int) -> bool:
    value, types = keywords[keyword], _TYPES.get(keyword)
    if types is not None and types_of(shape) and not types_of(shape) & types:
        return True
    if shape.enum is not None and not shape.variants:
        return all(accepts(keyword, value, item) for item in shape.enum)
    return is_implied(keyword, value, keywords) or follows(shape, keyword, value, always)


def follows(shape: Shape, keyword: str, value: Json, always: int) -> bool:
    """Tell whether a keyword has no effect because of the types or the schemas of its shape."""
    match keyword:
        case "format":
            return bool(shape.types) and shape.types <= _WITHOUT_FORMAT
        case "pattern":
            return value in _ANY_TEXT
        case "multipleOf":
            return {*shape.types} == {"integer"} and value > 0 and (1 / value).is_integer()
        case "maxItems" | "minItems" | "maxContains" | "minContains" | "uniqueItems":
            return _follows_from_items(shape, keyword, value)
        case "minProperties":
            return bool(value <= always)
        case "maxProperties":
            return _takes_declared_only(shape) and bool(value >= len(shape.properties))
        case "dependentRequired":
            return all({*given} <= {*shape.required, name} for name, given in value.items())
        case _:
            return False


def _takes_declared_only(shape: Shape) -> bool:
    has_patterns = any(part.keyword == "patternProperties" for part in shape.parts.values())
    return is_false(shape.parts.get("{}")) and not has_patterns


def _follows_from_items(shape: Shape, keyword: str, value: Json) -> bool:
    """Tell whether a keyword of arrays has no effect because of the others."""
    match keyword:
        case "uniqueItems":
            return bool(shape.keywords.get("maxItems", math.inf) <= 1)
        case "minItems":
            contained = shape.keywords.get("minContains", 1) if "contains" in shape.parts else 0
            return bool(value <= contained)
        case "maxContains" | "minContains":
            return "contains" not in shape.parts
        case _:
            return False


def is_implied(keyword: str, value: Json, keywords: Mapping[str, Json]) -> bool:
    """Tell whether a bound follows from a format, or a format from bounds."""
    known = keywords.get("format")
    ranges = RANGES.get(known) if isinstance(known, str) else None
    least, most = _LENGTHS.get(known, (0, math.inf)) if isinstance(known, str) else (0, math.inf)
    match keyword:
        case "maximum" | "exclusiveMaximum":
            return ranges is not None and value > ranges[1] - (keyword == "maximum")
        case "minimum" | "exclusiveMinimum":
            return ranges is not None and value < ranges[0] + (keyword == "minimum")
        case "maxLength":
            return bool(value >= most)
        case "minLength":
            return bool(value <= least)
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
