"""The merge of Overlay 1.1.0, Action Object: one value into one place of a document.

The document is changed in place, and each change is reported as a `Write`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.common.documents import Json, children
from pipeline.overlay.select import Place


class _Absent:
    """The value of a place where there is none."""


ABSENT: Final = _Absent()


class Write(NamedTuple):
    """What an action did at one place.

    Args:
        container: Object or array the place is in.
        key: Name or index of the place in the container.
        location: Names and indexes from the root of the document.
        before: Value before; `ABSENT` where the value was added.
        after: Value after; `ABSENT` where the value was removed.
    """

    container: Json
    key: str | int
    location: tuple[str | int, ...]
    before: Json
    after: Json

    @property
    def changed(self) -> bool:
        """Whether the value after is another than before; `1` and `true` are not the same."""
        return type(self.before) is not type(self.after) or self.before != self.after


class MergeError(Exception):
    """Two values cannot be merged; the message says which, and where."""


def clone(value: Json) -> Json:
    """Copy a JSON value, so that no two places of a document share a container."""
    if isinstance(value, dict):
        return {key: clone(child) for key, child in value.items()}
    if isinstance(value, list):
        return [clone(child) for child in value]
    return value


def kind(value: Json) -> str:
    """Return what a value is to a merge: an object, an array or a primitive value."""
    if isinstance(value, dict):
        return "object"
    return "array" if isinstance(value, list) else "primitive value"


def height(value: Json) -> int:
    """Return on how many levels a value has containers."""
    level, count = [value], 0
    while level := [child for node in level for child in children(node)]:
        count += 1
    return count + isinstance(value, dict | list)


def merge(place: Place, value: Json) -> list[Write]:
    """Merge a value into a target: an array also takes one more item.

    Args:
        place: The target, which is changed.
        value: The value, of which copies are inserted.

    Returns:
        What was written, also where the value was there already.

    Raises:
        MergeError: An object meets something else, or an array meets no array below the
            target.
    """
    target = place.value
    if isinstance(target, list):
        return _append(target, value if isinstance(value, list) else [value], place.location)
    return _merge(place, value)


def _merge(place: Place, value: Json) -> list[Write]:
    target = place.value
    match kind(target), kind(value):
        case "object", "object":
            writes = [_merge_member(target, key, value[key], place.location) for key in value]
            return [write for group in writes for write in group]
        case "array", "array":
            return _append(target, value, place.location)
        case "primitive value", "primitive value":
            place.container[place.key] = value
            return [Write(place.container, place.key, place.location, target, value)]
        case mine, theirs:
            where = place.pointer or "the root"
            raise MergeError(f"cannot merge {_a(theirs)} into {_a(mine)} at {where}")


def _merge_member(
    target: dict[str, Json], key: str, value: Json, location: tuple[str | int, ...]
) -> list[Write]:
    if key in target:
        return _merge(Place(target, key, (*location, key)), value)
    target[key] = clone(value)
    return [Write(target, key, (*location, key), ABSENT, target[key])]


def _append(target: list[Json], items: list[Json], location: tuple[str | int, ...]) -> list[Write]:
    first = len(target)
    target.extend(clone(item) for item in items)
    added = range(first, len(target))
    return [Write(target, index, (*location, index), ABSENT, target[index]) for index in added]


def remove(places: list[Place]) -> list[Write]:
    """Remove places from their containers, those in arrays from the end."""
    writes: list[Write] = []
    for place in sorted(places, key=_index, reverse=True):
        before = place.container.pop(place.key)
        writes.append(Write(place.container, place.key, place.location, before, ABSENT))
    return writes


def _index(place: Place) -> int:
    return place.key if isinstance(place.key, int) else -1


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "ao" else f"a {noun}"
