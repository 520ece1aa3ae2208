"""The rules of the Overlay Specification for applying actions, and nothing else."""

from __future__ import annotations

from attrs import frozen

from pipeline.common.documents import MAX_DEPTH, Json
from pipeline.common.errors import PipelineError
from pipeline.overlay.document import Action, Copy, Overlay, Remove, Update
from pipeline.overlay.merge import MergeError, Write, clone, height, kind, merge, remove
from pipeline.overlay.select import Place, select


@frozen(eq=False)
class ActionResult:
    """What became of one action.

    Args:
        action: The action.
        pointers: JSON pointers of the nodes its target selected.
        changed: How many of them are now another value, or gone.
    """

    action: Action
    pointers: tuple[str, ...]
    changed: int

    @property
    def matched(self) -> int:
        """How many nodes the target selected."""
        return len(self.pointers)


def apply_overlay(document: Json, overlay: Overlay) -> tuple[Json, list[ActionResult]]:
    """Apply an overlay by the rules of the specification.

    Args:
        document: Any JSON value; it is not changed.
        overlay: The overlay.

    Returns:
        The patched document, which shares nothing with the given one, and what each action did.

    Raises:
        PipelineError: An action cannot be applied.
    """
    root = [clone(document)]
    results = [apply_action(root, action)[0] for action in overlay.actions]
    return root[0], results


def apply_action(root: list[Json], action: Action) -> tuple[ActionResult, list[Write]]:
    """Apply one action.

    Args:
        root: A list that holds the document as its only item; the document is changed.
        action: The action.

    Returns:
        What the action did, in numbers and in detail.

    Raises:
        PipelineError: The action cannot be applied; the document may be changed in part.
    """
    return apply_at(root, action, select(action.query, root))


def apply_at(
    root: list[Json], action: Action, places: list[Place]
) -> tuple[ActionResult, list[Write]]:
    """Apply one action, as `apply_action` does, at the places its target selects."""
    writes = _edit(root, action, places) if places else []
    changed = sum(any(write.changed for write in group) for group in writes)
    result = ActionResult(action, tuple(place.pointer for place in places), changed)
    return result, [write for group in writes for write in group]


def _edit(root: list[Json], action: Action, places: list[Place]) -> list[list[Write]]:
    """Return what was written, target by target."""
    match action.edit:
        case Remove():
            return _remove(action, places)
        case Update(value=value):
            _check_primitives(action, places)
            return _merge(action, places, value)
        case Copy():
            return _merge(action, places, _copied(root, action, action.edit))
        case None:
            return []


def _remove(action: Action, places: list[Place]) -> list[list[Write]]:
    if any(not place.location for place in places):
        raise PipelineError("the root of a document cannot be removed", action.where)
    return [[write] for write in remove(places)]


def _merge(action: Action, places: list[Place], value: Json) -> list[list[Write]]:
    _check_kinds(action, places)
    _check_height(action, places, value)
    try:
        return [merge(place, value) for place in places]
    except MergeError as error:
        raise PipelineError(f"{action.target}: {error}", action.where) from None


def _copied(root: list[Json], action: Action, edit: Copy) -> Json:
    """Return a copy of the one value to copy, as it is before the action."""
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
    """Refuse what Overlay 1.0 does: there, targets are objects and arrays."""
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
