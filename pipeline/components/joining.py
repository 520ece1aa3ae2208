"""Join groups that turn out equal once what is inside of them has joined."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.components.groups import Group, digest
from pipeline.documents import Json
from pipeline.schemas import map_subschemas, reference, referenced


def join(groups: dict[str, Group]) -> list[Group]:
    """Let inline schemas join the component of the same structure, and one another.

    A schema that joins changes what the schemas around it refer to, so those are compared
    again. Components stay apart: the document names each of them.

    Args:
        groups: Groups by key; those that joined another one are gone afterwards.
    """
    while pairs := _equal_pairs(groups):
        for first, second in pairs:
            groups[first].absorb(groups.pop(second))
    _set_shapes(groups)
    return [groups[key] for key in sorted(groups)]


def keys_of(groups: list[Group]) -> dict[str, str]:
    """Return the key of the group that each key leads to by now."""
    return {key: group.key for group in groups for key in (group.key, *group.keys)}


def _equal_pairs(groups: dict[str, Group]) -> list[tuple[str, str]]:
    """Return keys of groups that are equal, components before inline schemas."""
    keys = keys_of(list(groups.values()))
    holders: dict[Json, str] = {}
    pairs: list[tuple[str, str]] = []
    for key in sorted(groups, key=lambda key: (not groups[key].component, key)):
        group = groups[key]
        if group.kind != "alias":
            holder = holders.setdefault(digest(_pointed(group.structure, keys.__getitem__)), key)
            if holder != key and not group.component:
                pairs.append((holder, key))
    return pairs


def _set_shapes(groups: dict[str, Group]) -> None:
    """Set the digest of each group, of which no unrelated part of the document is a part."""
    keys = keys_of(list(groups.values()))

    def shape(key: str) -> str:
        group = groups[keys[key]]
        if not group.shape:
            group.shape = digest(_pointed(group.structure, inner))
        return group.shape

    def inner(key: str) -> str:
        group = groups[keys[key]]
        # A component is known by its name: it may be inside of itself.
        return group.key if group.component else shape(key)

    for key in groups:
        shape(key)


def _pointed(structure: Json, target: Callable[[str], str]) -> Json:
    """Return a structure whose references say what `target` makes of their keys."""

    def point(schema: Json, at: tuple[str, ...]) -> Json:
        made = map_subschemas(schema, at, point)
        key = referenced(made)
        return made if key is None else {**made, **reference(target(key))}

    return point(structure, ())
