"""Join groups that turn out equal once what is inside of them has joined."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.common.documents import Json
from pipeline.common.schemas import map_subschemas, reference, referenced, walk
from pipeline.components.groups import Group, digest


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
    holders: dict[str, list[Group]] = {}
    pairs: list[tuple[str, str]] = []
    for group in sorted(groups.values(), key=_claim):
        if group.kind != "alias":
            structure = digest(_pointed(group.structure, keys.__getitem__))
            equal = holders.setdefault(structure, [])
            holder = None if group.component else _holder(group, equal)
            if holder:
                pairs.append((holder.key, group.key))
            else:
                equal.append(group)
    return pairs


def _claim(group: Group) -> tuple[bool, bool, int, str]:
    return not group.component, not group.known, -len(group.positions), group.key


def _holder(group: Group, equal: list[Group]) -> Group | None:
    """Return the group that an equal one joins: of the same name, or else of none or any."""
    same = [each for each in equal if each.known == group.known]
    others = [each for each in equal if not group.known or not each.known]
    return next(iter((*same, *others)), None)


def _set_shapes(groups: dict[str, Group]) -> None:
    """Set the digest of each group, of which no unrelated part of the document is a part.

    What is inside counts with its own structure, component or not. A component that leads back
    to itself, or to another that does, has no structure to the end: its name counts.
    """
    keys = keys_of(list(groups.values()))
    circular = _circular(groups, keys)

    def shape(key: str) -> str:
        group = groups[keys[key]]
        if not group.shape:
            group.shape = digest(_pointed(group.structure, inner))
        return group.shape

    def inner(key: str) -> str:
        group = groups[keys[key]]
        return group.key if group.component and group.key in circular else shape(key)

    for key in groups:
        shape(key)


def _circular(groups: dict[str, Group], keys: dict[str, str]) -> set[str]:
    """Return the keys of the groups that lead to a circle of references."""
    seen: set[str] = set()
    circular: set[str] = set()
    under_way: set[str] = set()

    def leads_to_circle(key: str) -> bool:
        if key in under_way or key in circular:
            return True
        if key in seen:
            return False
        seen.add(key)
        under_way.add(key)
        # A list, so that each is looked at: all() and any() would leave the rest.
        found = [leads_to_circle(keys[each]) for each in _inner_keys(groups[key].structure)]
        under_way.remove(key)
        if any(found):
            circular.add(key)
        return any(found)

    for key in groups:
        leads_to_circle(key)
    return circular


def _inner_keys(structure: Json) -> list[str]:
    return [key for each in walk(structure) if (key := referenced(each)) is not None]


def _pointed(structure: Json, target: Callable[[str], str]) -> Json:
    """Return a structure whose references say what `target` makes of their keys."""

    def point(schema: Json, at: tuple[str, ...]) -> Json:
        made = map_subschemas(schema, at, point)
        key = referenced(made)
        return made if key is None else {**made, **reference(target(key))}

    return point(structure, ())
