"""Random small schemas, an edit of each, and values that a sender of a schema would send."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from random import Random

from pipeline.common.documents import Document, Json

NAMES = ("a", "b", "c")
UNIONS = ("anyOf", "oneOf")

#: Values at the bounds of the schemas.
TEXTS: tuple[Json, ...] = ("", "x", "y", "xx", "zzz", "xyxy", "a")
VALUES: tuple[Json, ...] = (*TEXTS, -1, 0, 1, 1.5, 2, 2.5, 3, 4, 5, 9, True, False, None)


def schema(random: Random, depth: int = 2) -> Document:
    """Return a schema whose limits some of the values meet."""
    turn = random.random()
    if depth == 0 or turn < 0.3:
        return scalar(random)
    if turn < 0.65:
        return _object(random, depth)
    if turn < 0.75:
        return {"type": "array", "items": schema(random, depth - 1), **_count(random, "Items")}
    if turn < 0.9:
        count = random.randint(1, 3)
        return {random.choice(UNIONS): [schema(random, depth - 1) for _ in range(count)]}
    return {"allOf": [_object(random, depth), _object(random, depth)]}


def scalar(random: Random) -> Document:
    """Return a schema of a value without parts."""
    number = {"type": random.choice(["integer", "number"])}
    low, high = random.choice(["minimum", "exclusiveMinimum"]), "maximum"
    return random.choice(
        [
            {"type": "string"},
            {"type": "boolean"},
            {"type": random.sample(["string", "integer", "boolean", "null"], 2)},
            {"type": "string", "enum": random.sample(["x", "y", "xx", "zzz"], 2)},
            {"type": "string", "maxLength": random.randint(1, 3)},
            {"type": "string", "minLength": random.randint(1, 2), "pattern": "^[xyz]"},
            {"type": "integer", "enum": random.sample([1, 2, 3, 4], 2)},
            {"const": random.choice(["x", "y", 1, 2])},
            number,
            {**number, low: random.randint(-1, 2), high: random.randint(2, 4)},
            {**number, "multipleOf": 2},
        ]
    )


def _object(random: Random, depth: int) -> Document:
    names = random.sample(NAMES, random.randint(1, 3))
    inner = {
        n: schema(random, depth - 1) if random.random() < 0.3 else scalar(random) for n in names
    }
    required = [name for name in names if random.random() < 0.4]
    made = {"type": "object", "properties": inner, "required": required}
    return {**made, **(_count(random, "Properties") if random.random() < 0.1 else {})}


def _count(random: Random, what: str) -> Document:
    limit = {f"{random.choice(['min', 'max'])}{what}": random.randint(1, 2)}
    return limit if random.random() < 0.5 else {}


def edited(random: Random, whole: Document) -> Document:
    """Return a schema with one part replaced, limited, freed or wrapped."""
    made: Json = {"": deepcopy(whole)}
    holder, key = random.choice(list(_parts(made)))
    part: Document = holder[key]
    match random.randrange(7):
        case 0:
            holder[key] = schema(random, 1)
        case 1:
            part.pop(random.choice(sorted(part)))
        case 2:
            holder[key] = {random.choice(UNIONS): [part, schema(random, 1)]}
        case 3:
            holder[key] = {random.choice([*UNIONS, "allOf"]): [part]}
        case 4:
            _edit_list(random, part)
        case 5:
            _edit_properties(random, part)
        case _:
            _move_bounds(random, part)
    result: Document = made[""]
    return result


def _parts(holder: Json) -> Iterator[tuple[Json, Json]]:
    """Yield the holder and the key of each schema below an object or an array of schemas."""
    for key, part in holder.items() if isinstance(holder, dict) else enumerate(holder):
        yield holder, key
        if "properties" in part:
            yield from _parts(part["properties"])
        for keyword in (*UNIONS, "allOf"):
            if keyword in part:
                yield from _parts(part[keyword])
        if "items" in part:
            yield from _parts({"items": part["items"]})


def _edit_list(random: Random, part: Document) -> None:
    for keyword in (*UNIONS, "enum"):
        if keyword in part:
            values = part[keyword]
            if random.random() < 0.5 and len(values) > 1:
                values.pop(random.randrange(len(values)))
            else:
                values.append({"enum": 9, "anyOf": {"const": 9}, "oneOf": {"const": 9}}[keyword])


def _edit_properties(random: Random, part: Document) -> None:
    name = random.choice(NAMES)
    if random.random() < 0.5 and "required" in part:
        part["required"] = sorted({*part["required"]} ^ ({name} & part["properties"].keys()))
    elif "properties" in part and name not in part["properties"]:
        part["properties"][name] = scalar(random)
    elif "properties" in part:
        del part["properties"][name]
        part["required"] = [n for n in part.get("required", []) if n != name]


def _move_bounds(random: Random, part: Document) -> None:
    for keyword, value in part.items():
        if keyword.startswith(("max", "min", "exclusive")):
            part[keyword] = max(0, value + random.choice([-1, 1]))


def value(random: Random, given: Document, depth: int = 3) -> Json:
    """Return a value that a sender may send: an object has declared properties only.

    The schema may refuse the value.
    """
    declared: dict[str, list[Document]] = {}
    items: list[Document] = []
    _declared(random, given, declared, items)
    turn = random.random()
    if depth and declared and turn < 0.8:
        kept = [name for name in declared if random.random() < 0.75]
        return {name: value(random, random.choice(declared[name]), depth - 1) for name in kept}
    if depth and items and turn < 0.9:
        return [value(random, random.choice(items), depth - 1) for _ in range(random.randrange(3))]
    return random.choice(VALUES)


def _declared(
    random: Random, given: Document, declared: dict[str, list[Document]], items: list[Document]
) -> None:
    """Collect the properties and the items of one alternative of each union."""
    for name, inner in given.get("properties", {}).items():
        declared.setdefault(name, []).append(inner)
    items += [given["items"]] if "items" in given else []
    chosen = [random.choice(given[keyword]) for keyword in UNIONS if given.get(keyword)]
    for part in (*given.get("allOf", []), *chosen):
        _declared(random, part, declared, items)


def closed(given: Document) -> Document:
    """Return a schema that refuses undeclared properties in each object, and in each alternative.

    A review counts such properties as absent.
    """
    made = {key: item for key, item in given.items() if key not in ("properties", "items")}
    if "properties" in given:
        made["properties"] = {name: closed(inner) for name, inner in given["properties"].items()}
    if "items" in given:
        made["items"] = closed(given["items"])
    for keyword in UNIONS:
        if keyword in given:
            made[keyword] = [closed(inner) for inner in given[keyword]]
    if "allOf" in given:
        made["allOf"] = [_open(inner) for inner in given["allOf"]]
    return {**made, "unevaluatedProperties": False}


def _open(given: Document) -> Document:
    """Return a part of an `allOf`, which says nothing about the properties of the other parts."""
    return {key: item for key, item in closed(given).items() if key != "unevaluatedProperties"}
