"""Which classes have split off from another, and which have gone into another.

A schema that changes in one of the places where it stood has a class of its own there. Then the
places say `ChatUser` where they said `User`, and what callers meet is the difference between
the two classes.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from pipeline.review.surface.pairing import ALIKE, classes, likeness
from pipeline.review.surface.records import Method, Model, Parameter, Surface
from pipeline.review.surface.types import Type


@define
class Kinship:
    """Which classes belong together.

    Args:
        same: New names by old names: kept and renamed ones.
        split: Old names by the new names of classes that come from a class which stays.
        merged: New names by the old names of classes that went into another one.
    """

    same: dict[str, str]
    split: dict[str, str] = field(factory=dict[str, str])
    merged: dict[str, str] = field(factory=dict[str, str])

    def pairs(self) -> list[tuple[str, str]]:
        """Return old and new name of all that are to be compared."""
        return [*self.same.items(), *self.splits(), *self.merged.items()]

    def splits(self) -> list[tuple[str, str]]:
        """Return old and new name of what has split."""
        return [(old, new) for new, old in self.split.items()]

    def old(self, given: Type) -> Type:
        """Return an old type in the names of now."""
        return given.renamed({**self.same, **self.merged})

    def new(self, given: Type) -> Type:
        """Return a new type, what has split off counted as what it comes from."""
        return given.renamed({new: self.same[old] for new, old in self.split.items()})


def kinship(old: Surface, new: Surface, same: dict[str, str], methods: dict[str, str]) -> Kinship:
    """Look for splits and mergers wherever a type says one class instead of another.

    Args:
        old: The old surface.
        new: The new surface.
        same: New names of classes by old ones.
        methods: New names of methods by old ones.
    """
    found = Kinship(same)
    before, after = classes(old), classes(new)
    waiting = [
        pair for a, b in methods.items() for pair in _of_methods(old.methods[a], new.methods[b])
    ]
    for a, b in same.items():
        waiting += _of_classes(old, new, a, b)
    while waiting:
        a, b = _exchanged(*waiting.pop(), found)
        is_split = a in same and b in after and b not in (*same.values(), *found.split)
        is_merger = a in before and a not in (*same, *found.merged) and b in same.values()
        if (is_split or is_merger) and likeness(before[a], after[b]) >= ALIKE:
            if is_split:
                found.split[b] = a
            else:
                found.merged[a] = b
            waiting += _of_classes(old, new, a, b)
    return found


def _exchanged(was: Type, now: Type, found: Kinship) -> tuple[str, str]:
    """Return the one class that a type no longer has, and the one that it has instead."""
    gone = found.old(was).classes() - found.new(now).classes()
    come = found.new(now).classes() - found.old(was).classes()
    if len(gone) != 1 or len(come) != 1:
        return "", ""
    names = {new: old for old, new in found.same.items()}
    (a,), (b,) = gone, come
    return names.get(a, a), b


def _of_methods(old: Method, new: Method) -> Iterator[tuple[Type, Type]]:
    """Yield the old and the new type of whatever two methods take and return."""
    for flavour in old.signatures.keys() & new.signatures.keys():
        was, now = old.signatures[flavour], new.signatures[flavour]
        yield was.returns, now.returns
        yield from _of_parameters(was.parameters, now.parameters)


def _of_classes(old: Surface, new: Surface, a: str, b: str) -> list[tuple[Type, Type]]:
    was, now = old.models.get(a), new.models.get(b)
    if not isinstance(was, Model) or not isinstance(now, Model):
        return []
    return [(was.extras, now.extras), *_of_parameters(was.fields, now.fields)]


def _of_parameters(
    old: tuple[Parameter, ...], new: tuple[Parameter, ...]
) -> Iterator[tuple[Type, Type]]:
    now = {one.wire: one.type for one in new}
    yield from ((one.type, now[one.wire]) for one in old if one.wire in now)
