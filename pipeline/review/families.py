"""Entries that say the same of several parts of an object: reports show these together.

Upstream often takes thirty properties out of one object, or adds ten events to one union. Each of
them is an edit that counts, and that a maintainer can accept. A report shows the first of them in
full, and folds the others.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from attrs import frozen

from pipeline.review.changes import Level
from pipeline.review.entries import Item, ReportEntry

#: Entries up to this number are shown separately.
_FEW = 2


@frozen
class Family:
    """An item of a report, with the entries that say the same.

    Args:
        first: The item that is shown in full.
        others: The entries that say the same of other names.
        names: The other names, as their sentences have them.
    """

    first: Item
    others: tuple[ReportEntry, ...] = ()
    names: tuple[str, ...] = ()


def families(found: Iterable[Item]) -> tuple[Family, ...]:
    """Return items in their order, with the entries that say the same as an earlier entry."""
    kept = list(found)
    groups: dict[Hashable, list[ReportEntry]] = {}
    for item in kept:
        if isinstance(item, ReportEntry):
            groups.setdefault(_key(item), []).append(item)
    by_first = {id(group[0]): group for group in groups.values() if len(group) > _FEW}
    named = {first: _names(group) for first, group in by_first.items()}
    made, seen = list[Family](), set[int]()
    for item in kept:
        names = named.get(id(item))
        if names:
            others = by_first[id(item)][1:]
            seen.update(map(id, others))
            made.append(Family(item, tuple(others), names))
        elif id(item) not in seen:
            made.append(Family(item))
    return tuple(made)


def _key(entry: ReportEntry) -> Hashable:
    """Return what entries have in common that say the same."""
    edit = entry.edit
    pieces = edit.message.split("`")
    texts = len(pieces), tuple(pieces[::2])
    grave = [effect for effect in entry.effects if effect.level > Level.INFO]
    kinds = tuple(sorted((effect.check, effect.level) for effect in grave))
    owner = "" if edit.check.startswith("python-class-") else edit.owner
    alike = edit.check, edit.level, owner, edit.operations, edit.overlays, texts
    return entry.level, entry.is_accepted, len(edit.places) > 1, alike, kinds


def _names(group: Sequence[ReportEntry]) -> tuple[str, ...]:
    """Return the names that all but the first entry have; empty unless one name differs."""
    spans = [entry.edit.message.split("`")[1::2] for entry in group]
    differing = [names for names in zip(*spans, strict=True) if len({*names}) > 1]
    if len(differing) != 1:
        return ()
    owner = f"{group[0].edit.owner}."
    return tuple(name.removeprefix(owner) for name in differing[0][1:])
