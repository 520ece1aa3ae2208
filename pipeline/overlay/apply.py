"""The rules of the Overlay Specification for merging values and applying actions.

The document is changed in place, and each change is reported as a `Write`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from attrs import frozen

from pipeline.common.documents import MAX_DEPTH, Json, children, pointer
from pipeline.common.errors import PipelineError
from pipeline.overlay.document import Action, Copy, Overlay, Remove, Update
from pipeline.overlay.select import Place, select
from pipeline.overlay.steps import Location, Root


@frozen(eq=False)
class ActionResult:
    """The result of an action.

    Args:
        action: The action.
        locations: Locations of the nodes that its target has selected.
        changed: Number of these nodes that have another value now, or are gone.
    """

    action: Action
    locations: tuple[Location, ...]
    changed: int

    @property
    def pointers(self) -> tuple[str, ...]:
        """JSON pointers of the nodes that the target has selected."""
        return tuple(pointer(*location) for location in self.locations)

    @property
    def matched(self) -> int:
        """Number of nodes that the target has selected."""
        return len(self.locations)


def apply_overlay(document: Json, overlay: Overlay) -> tuple[Json, list[ActionResult]]:
    """Apply an overlay by the rules of the specification.

    Args:
        document: Any JSON value; it is not changed.
        overlay: The overlay.

    Returns:
        The patched document, which shares no container with the given document, and the result of
        each action.

    Raises:
        PipelineError: An action cannot be applied.
    """
    root = Root(clone(document))
    results = [apply_action(root, action)[0] for action in overlay.actions]
    return root[0], results


def apply_action(root: Root, action: Action) -> tuple[ActionResult, list[Write]]:
    """Apply an action.

    Args:
        root: The document, which is changed.
        action: The action.

    Returns:
        The result of the action, and all its changes.

    Raises:
        PipelineError: The action cannot be applied; the document may be changed in part.
    """
    return apply_at(root, action, select(action.query, root))


def apply_at(root: Root, action: Action, places: list[Place]) -> tuple[ActionResult, list[Write]]:
    """Apply an action, as `apply_action` does, at given places."""
    try:
        writes = _edit(root, action, places) if places else []
    except PipelineError:
        root.forget(())
        raise
    for write in (write for group in writes for write in group):
        # An item that comes or goes moves the items behind it.
        root.forget(write.location[:-1] if isinstance(write.key, int) else write.location)
    changed = sum(any(write.changed for write in group) for group in writes)
    result = ActionResult(action, tuple(place.location for place in places), changed)
    return result, [write for group in writes for write in group]


def _edit(root: Root, action: Action, places: list[Place]) -> list[list[Write]]:
    """Return the changes, target by target."""
    match action.edit:
        case Remove():
            return _remove_all(action, places)
        case Update(value=value):
            _check_primitives(action, places)
            return _merge_all(action, places, value)
        case Copy():
            return _merge_all(action, places, _copied(root, action, action.edit))
        case None:
            return []


def _remove_all(action: Action, places: list[Place]) -> list[list[Write]]:
    if any(not place.location for place in places):
        raise PipelineError("the root of a document cannot be removed", action.where)
    return [[write] for write in remove(places)]


def _merge_all(action: Action, places: list[Place], value: Json) -> list[list[Write]]:
    _check_kinds(action, places)
    _check_height(action, places, value)
    try:
        return [merge(place, value) for place in places]
    except MergeError as error:
        raise PipelineError(f"{action.target}: {error}", action.where) from None


def _copied(root: Root, action: Action, edit: Copy) -> Json:
    """Return a copy of the value to copy, as it is before the action."""
    sources = select(edit.query, root)
    if len(sources) != 1:
        message = f"copy: {edit.expression} selects {len(sources)} nodes, and must select one"
        raise PipelineError(message, action.where)
    return clone(sources[0].value)


def _check_kinds(action: Action, places: list[Place]) -> None:
    first = places[0]
    for place in places:
        if kind(place.value) != kind(first.value):
            message = (
                f"{action.target} selects nodes of different kinds: {_described(first)} "
                f"and {_described(place)}"
            )
            raise PipelineError(message, action.where)


def _described(place: Place) -> str:
    return f"{kind(place.value)} {place.pointer or '(the root)'}"


def _check_primitives(action: Action, places: list[Place]) -> None:
    """Refuse primitive values as targets, as Overlay 1.0 does."""
    if action.specification == "1.0":
        for place in places:
            if kind(place.value) == "primitive value":
                message = (
                    f"{action.target} selects the primitive value {place.pointer}, which "
                    "Overlay 1.0 cannot update; select the object it is in, or write overlay: 1.1.0"
                )
                raise PipelineError(message, action.where)


def _check_height(action: Action, places: list[Place], value: Json) -> None:
    added = height(value)
    if any(len(place.location) + added > MAX_DEPTH for place in places):
        message = f"the result would be nested more than {MAX_DEPTH} levels deep"
        raise PipelineError(message, action.where)


class _Absent:
    """The value of a place without a value."""


ABSENT: Final = _Absent()


class Write(NamedTuple):
    """A change that an action has made at a place.

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
        """Whether the two values differ; `1` and `true` do."""
        return type(self.before) is not type(self.after) or self.before != self.after


class MergeError(Exception):
    """Two values cannot be merged; the message names them and their place."""


def clone(value: Json) -> Json:
    """Copy a JSON value, so that no two places of a document share a container."""
    if isinstance(value, dict):
        return {key: clone(child) for key, child in value.items()}
    if isinstance(value, list):
        return [clone(child) for child in value]
    return value


def kind(value: Json) -> str:
    """Return the kind of a value in a merge: an object, an array or a primitive value."""
    if isinstance(value, dict):
        return "object"
    return "array" if isinstance(value, list) else "primitive value"


def height(value: Json) -> int:
    """Return the number of levels of containers in a value."""
    level, count = [value], 0
    while level := [child for node in level for child in children(node)]:
        count += 1
    return count + isinstance(value, dict | list)


def merge(place: Place, value: Json) -> list[Write]:
    """Merge a value into a target; if the target is an array, the value may be an item of it.

    Args:
        place: The target, which is changed.
        value: The value, of which copies are inserted.

    Returns:
        The changes, also those that wrote a value which was there already.

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
