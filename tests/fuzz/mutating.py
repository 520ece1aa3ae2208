"""Values that were right before something was done to them, and bytes and texts of that kind."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from pipeline.common.documents import Json

#: Names that mean something to OpenAPI, Overlay or the API, to stand where they should not.
WORDS = (
    "$ref allOf anyOf oneOf not type properties items required enum const nullable format default "
    "additionalProperties discriminator mapping propertyName parameters schema in name responses "
    "content application/json paths openapi info operationId x-pagination title components schemas "
    "extends actions target update remove copy list hasMore id error data timestamp __class__ 200 "
    "prefixItems patternProperties pattern minimum style explode requestBody security headers"
).split()

POINTERS = st.sampled_from(
    ["#", "#/", "#/components/schemas/Nothing", "#/paths/~1a/get", "other.json#/x", "#/info/title"]
)
TEXTS = st.sampled_from(WORDS) | POINTERS | st.text(max_size=12)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)

_ACTS = ("replace", "remove", "add", "graft", "wrap", "rename")
EDITS = st.lists(
    st.tuples(st.integers(0, 2**32), st.sampled_from(_ACTS), st.integers(0, 2**32), TEXTS, JSON),
    min_size=1,
    max_size=4,
)


def mutated(value: Json) -> st.SearchStrategy[Json]:
    """Return values that differ from a value in a few places."""
    return st.builds(mutate, st.just(value), EDITS)


def mutate(value: Json, edits: list[tuple[int, str, int, str, Json]]) -> Json:
    """Return a copy of a value in which each edit has done something somewhere."""
    made = [copy.deepcopy(value)]
    for place, act, other, name, new in edits:
        places = list(_places(made))
        if not places:
            break
        holder, key = places[place % len(places)]
        source, source_key = places[other % len(places)]
        _edit(holder, key, act, copy.deepcopy(source[source_key]), name, copy.deepcopy(new))
    return made[0] if made else None


def _edit(holder: Any, key: Any, act: str, graft: Json, name: str, new: Json) -> None:
    if act == "remove":
        del holder[key]
    elif act == "rename" and isinstance(holder, dict):
        holder[name] = holder.pop(key)
    elif act == "add" and isinstance(holder[key], dict):
        holder[key][name] = new
    elif act == "add" and isinstance(holder[key], list):
        holder[key].append(graft)
    elif act == "wrap":
        holder[key] = {name: holder[key]} if len(name) % 2 else [holder[key]]
    else:
        holder[key] = graft if act == "graft" else new


def _places(holder: Json) -> Iterator[tuple[Any, Any]]:
    """Yield everything inside of a container as the container and its key or index."""
    keys = list(holder) if isinstance(holder, dict) else range(len(holder))
    for key in keys:
        yield holder, key
        if isinstance(holder[key], dict | list):
            yield from _places(holder[key])


def written(values: st.SearchStrategy[Json]) -> st.SearchStrategy[bytes]:
    """Return the JSON of values, most of it whole, some of it cut, doubled, or flipped."""
    return st.builds(
        _damage, values, st.integers(0, 7), st.integers(0, 2**20), st.binary(max_size=6)
    )


def _damage(value: Json, way: int, place: int, new: bytes) -> bytes:
    data = json.dumps(value).encode("utf-8", "surrogatepass")
    place %= len(data) + 1
    return {
        0: data[:place],
        1: data[:place] + new + data[place:],
        2: data[:place] + new + data[place + len(new) :],
    }.get(way, data)
