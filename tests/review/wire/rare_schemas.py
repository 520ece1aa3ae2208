"""Random schemas with keywords that few documents have, an edit of each, and values of them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from random import Random

from pipeline.common.documents import Document, Json
from tests.review.wire.random_schemas import NAMES, UNIONS, VALUES, scalar

#: Patterns of names, and names that match them.
PATTERNS = {"^a": ("a", "az"), "^[bc]": ("b", "c", "bz"), "^d": ("d",), "^(.*)$": ("a", "q")}
#: Names for properties that only other properties describe.
_OTHERS = ("a", "b", "q")

_SCHEMAS = ("additionalProperties", "contains", "items", "not", "unevaluatedItems")


def schema(random: Random, depth: int = 2) -> Document:
    """Return a schema that often has a rare keyword."""
    turn = random.random()
    if depth == 0 or turn < 0.2:
        return scalar(random)
    if turn < 0.55:
        return _object(random, depth)
    if turn < 0.75:
        return _array(random, depth)
    if turn < 0.85:
        count = random.randint(1, 3)
        return {random.choice(UNIONS): [schema(random, depth - 1) for _ in range(count)]}
    if turn < 0.93:
        return {"allOf": [_object(random, depth), _object(random, depth)]}
    return random.choice([{**scalar(random), "not": scalar(random)}, {}, {"const": ["x"]}])


def _object(random: Random, depth: int) -> Document:
    names = random.sample(NAMES, random.randint(0, 3))
    inner = {
        n: schema(random, depth - 1) if random.random() < 0.3 else scalar(random) for n in names
    }
    required = [name for name in names if random.random() < 0.4]
    made: Document = {"type": "object", "properties": inner, "required": required}
    return {**made, **_chosen(random, _of_objects(random), 0.15)}


def _of_objects(random: Random) -> Document:
    one, other = random.choice(NAMES), random.choice(NAMES)
    return {
        "additionalProperties": random.choice([False, scalar(random)]),
        "dependentRequired": {one: [other]},
        "dependentSchemas": {one: random.choice([{"required": [other]}, {"minProperties": 2}])},
        "maxProperties": random.randint(1, 2),
        "minProperties": random.randint(1, 2),
        "patternProperties": {random.choice(sorted(PATTERNS)): scalar(random)},
        "propertyNames": random.choice(
            [{"enum": ["a", "b"]}, {"maxLength": 1}, {"type": "string"}]
        ),
    }


def _array(random: Random, depth: int) -> Document:
    items: Json = random.choice([schema(random, depth - 1), scalar(random), False])
    given = {"items": items, "prefixItems": [scalar(random) for _ in range(random.randint(1, 2))]}
    return {
        "type": "array",
        **_chosen(random, given, 0.6),
        **_chosen(random, _of_arrays(random), 0.15),
    }


def _of_arrays(random: Random) -> Document:
    return {
        "contains": scalar(random),
        "maxContains": random.randint(1, 2),
        "maxItems": random.randint(0, 2),
        "minContains": random.randint(0, 2),
        "minItems": random.randint(0, 2),
        "unevaluatedItems": random.choice([False, scalar(random)]),
        "uniqueItems": True,
    }


def _chosen(random: Random, given: Document, share: float) -> Document:
    return {keyword: value for keyword, value in given.items() if random.random() < share}


def edited(random: Random, whole: Document) -> Document:
    """Return a schema with one part replaced, wrapped or given another keyword."""
    made: Json = {"": deepcopy(whole)}
    holder, key = random.choice(list(parts(made)))
    part: Document = holder[key]
    match random.randrange(6):
        case 0:
            holder[key] = schema(random, 1)
        case 1:
            part.pop(random.choice(sorted(part)), None) if part else None
        case 2:
            holder[key] = {random.choice(UNIONS): [part, schema(random, 1)]}
        case 3:
            _edit_tuple(random, part)
        case _:
            other = _of_arrays(random) if part.get("type") == "array" else _of_objects(random)
            keyword = random.choice(sorted(other))
            part[keyword] = other[keyword]
    result: Document = made[""]
    return result


def _edit_tuple(random: Random, part: Document) -> None:
    items = part.setdefault("prefixItems", [])
    if items and random.random() < 0.5:
        items.pop()
    else:
        items.append(scalar(random))
    if not items:
        del part["prefixItems"]


def parts(holder: Json) -> Iterator[tuple[Json, Json]]:
    """Yield the holder and the key of each schema below an object or an array of schemas."""
    for key, part in holder.items() if isinstance(holder, dict) else enumerate(holder):
        if isinstance(part, dict):
            yield holder, key
            for keyword in ("allOf", *UNIONS, "prefixItems", "properties", "patternProperties"):
                yield from parts(part.get(keyword, []))
            yield from ((part, k) for k in _SCHEMAS if isinstance(part.get(k), dict))


def value(random: Random, given: Json, depth: int = 3) -> Json:
    """Return a value that a sender may send; the schema may refuse it."""
    if not isinstance(given, dict):
        return random.choice(VALUES)
    parts = list(_applied(random, given))
    known = [item for part in parts for item in (*part.get("enum", []), *_constant(part))]
    fields, items = _fields(parts), _items(parts)
    turn = random.random()
    if known and turn < 0.5:
        return random.choice(known)
    if depth and items and (given.get("type") == "array" or turn < 0.6):
        return [value(random, _item(random, parts, items, i), depth - 1) for i in range(3)][
            : random.randrange(4)
        ]
    if depth and (fields or given.get("type") == "object") and turn < 0.9:
        kept = [name for name in fields if random.random() < 0.7]
        return {name: value(random, random.choice(fields[name]), depth - 1) for name in kept}
    return random.choice(VALUES)


def _applied(random: Random, given: Document) -> Iterator[Document]:
    """Yield a schema, its parts, and an alternative of each of its unions."""
    yield given
    chosen = [random.choice(given[keyword]) for keyword in UNIONS if given.get(keyword)]
    for part in (*given.get("allOf", []), *chosen):
        if isinstance(part, dict):
            yield from _applied(random, part)


def _constant(part: Document) -> list[Json]:
    return [part["const"]] if "const" in part else []


def _fields(parts: list[Document]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for part in parts:
        named = [*part.get("properties", {}).items()]
        for pattern, inner in part.get("patternProperties", {}).items():
            named += [(name, inner) for name in PATTERNS[pattern]]
        others = part.get("additionalProperties")
        named += [(name, others) for name in _OTHERS] if isinstance(others, dict) else []
        for name, inner in named:
            found.setdefault(name, []).append(inner)
    return found


def _items(parts: list[Document]) -> list[Json]:
    given = [
        part.get(keyword) for part in parts for keyword in ("items", "contains", "unevaluatedItems")
    ]
    listed = [item for part in parts for item in part.get("prefixItems", [])]
    return [*listed, *(inner for inner in given if isinstance(inner, dict))]


def _item(random: Random, parts: list[Document], items: list[Json], index: int) -> Json:
    listed = [part["prefixItems"][index:] for part in parts if "prefixItems" in part]
    first = [rest[0] for rest in listed if rest]
    return random.choice(first) if first and random.random() < 0.8 else random.choice(items)


def closed(given: Json) -> Json:
    """Return a schema that refuses properties that no keyword describes.

    A review counts such properties as absent.
    """
    if not isinstance(given, dict):
        return given
    made = {key: _closed_inside(key, inner) for key, inner in given.items()}
    return {"unevaluatedProperties": False, **made}


def _closed_inside(keyword: str, inner: Json) -> Json:
    if keyword in ("properties", "patternProperties"):
        return {name: closed(item) for name, item in inner.items()}
    if keyword in (*UNIONS, "prefixItems"):
        return [closed(item) for item in inner]
    if keyword == "allOf":
        # A part says nothing about the properties of the other parts.
        parts = [closed(item) for item in inner]
        return [{k: v for k, v in p.items() if k != "unevaluatedProperties"} for p in parts]
    return closed(inner) if keyword in ("additionalProperties", "items") else inner


def opened(given: Json) -> Json:
    """Return a schema that takes further properties, as readers do."""
    if isinstance(given, list):
        return [opened(item) for item in given]
    if not isinstance(given, dict):
        return given
    return {
        key: opened(inner)
        for key, inner in given.items()
        if not (key in ("additionalProperties", "unevaluatedProperties") and inner is False)
    }
