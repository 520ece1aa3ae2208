"""The steps to the containers of a document, which `..` needs.

Overlays select with `..` again and again, and each of their actions changes only a few places. So
the steps are kept for each path item and each component until an action changes something there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeAlias

from attrs import define, field, frozen

from pipeline.common.documents import Json

#: A container, its key, and the step to the container it is in (None for the first).
Step: TypeAlias = tuple[Json, "str | int", Any]

Location: TypeAlias = "tuple[str | int, ...]"

_CONTAINERS = (dict, list)
#: The parts of a document whose members are kept: the members of the others are few.
_LARGE = {"components": 3, "paths": 2, "webhooks": 2}


class Steps(Protocol):
    """The steps to a value and to all containers below it, in document order."""

    def all(self) -> Sequence[Step]:
        """Return all steps."""
        ...

    def having(self, names: frozenset[str]) -> Sequence[Step]:
        """Return the steps to objects with one of some names."""
        ...


@frozen
class PlainSteps:
    """Steps in a list."""

    steps: Sequence[Step]

    def all(self) -> Sequence[Step]:
        """Return all steps."""
        return self.steps

    def having(self, names: frozenset[str]) -> Sequence[Step]:
        """Return the steps to objects with one of some names."""
        return [s for s in self.steps if isinstance(s[0], dict) and not names.isdisjoint(s[0])]


def steps_below(value: Json) -> list[Step]:
    """Return the steps to a value and to all containers below it, in document order."""
    return _steps_from((value, "", None))


def _steps_from(first: Step) -> list[Step]:
    steps = [first]
    if isinstance(first[0], _CONTAINERS):
        _add_steps(first, steps)
    return steps


def _add_steps(step: Step, steps: list[Step]) -> None:
    """Add the steps to the containers below a container; this takes most of a query's time."""
    value = step[0]
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(child, _CONTAINERS):
            inner: Step = (child, key, step)
            steps.append(inner)
            # An empty container has no containers below it.
            if child:
                _add_steps(inner, steps)


def members(value: Json) -> Iterator[tuple[str | int, Json]]:
    """Yield the keys and members of an object or array."""
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())


@define(eq=False)
class _Part:
    """The steps to a part of a document, and those to objects with names that were asked for."""

    steps: list[Step]
    _having: dict[frozenset[str], Sequence[Step]] = field(
        init=False, factory=dict[frozenset[str], Sequence[Step]]
    )

    def having(self, names: frozenset[str]) -> Sequence[Step]:
        """Return the steps to objects with one of some names."""
        known = self._having.get(names)
        if known is None:
            known = self._having[names] = PlainSteps(self.steps).having(names)
        return known


@frozen
class _PartedSteps:
    """The steps to all parts of a document."""

    parts: Sequence[_Part]

    def all(self) -> Sequence[Step]:
        """Return all steps."""
        return [step for part in self.parts for step in part.steps]

    def having(self, names: frozenset[str]) -> Sequence[Step]:
        """Return the steps to objects with one of some names."""
        return [step for part in self.parts for step in part.having(names)]


class Root(list[Json]):
    """A document while actions change it, as the only item of a list.

    It keeps the steps to the document's containers. Every change must be told by `forget`.
    """

    def __init__(self, document: Json) -> None:
        super().__init__([document])
        self._parts: dict[Location, _Part] = {}

    def steps(self) -> Steps:
        """Return the steps to all containers of the document."""
        return _PartedSteps(list(self._visited((self[0], "", None), ())))

    def forget(self, location: Location) -> None:
        """Note that the value at a location, or anything below it, has changed."""
        depth = _depth(location)
        if 0 < depth <= len(location):
            self._parts.pop(location[:depth], None)
            return
        for kept in [kept for kept in self._parts if kept[: len(location)] == location]:
            del self._parts[kept]

    def _visited(self, step: Step, location: Location) -> Iterator[_Part]:
        if location and len(location) == _depth(location):
            yield self._part(step, location)
            return
        yield _Part([step])
        for key, child in members(step[0]):
            if isinstance(child, _CONTAINERS):
                yield from self._visited((child, key, step), (*location, key))

    def _part(self, step: Step, location: Location) -> _Part:
        part = self._parts.get(location)
        if part is None:
            part = self._parts[location] = _Part(_steps_from(step))
        return part


def _depth(location: Location) -> int:
    """Return the length of the locations of the parts around or below a location."""
    return _LARGE.get(str(location[0]), 1) if location else 0
