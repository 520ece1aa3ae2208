"""Entries that say the same of several parts of an object: reports show these together.

Upstream often takes thirty properties out of one object, or adds ten events to one union. Each of
them is an edit that counts, and that a maintainer can accept. A report shows the first of them in
full, and folds the others.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

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
    known: dict[int, tuple[list[ReportEntry], tuple[str, ...]]] = {}
    for group in _groups(entry for entry in kept if isinstance(entry, ReportEntry)):
        if len(group) > _FEW and (names := _names(group)):
            known |= {id(entry): (group, names) for entry in group}
    made, seen = list[Family](), set[int]()
    for item in kept:
        if id(item) in seen:
            continue
        if id(item) not in known:
            made.append(Family(item))
            continue
        (first, *others), names = known[id(item)]
        seen.update(map(id, (first, *others)))
        made.append(Family(first, tuple(others), names))
    return tuple(made)


def _groups(found: Iterable[ReportEntry]) -> Iterator[list[ReportEntry]]:
    """Yield the entries with the same sentence, and with alike consequences above a note.

    A consequence that several of the entries cause stands with one of them, which leads the group.
    """
    alike: dict[Hashable, dict[Hashable, list[ReportEntry]]] = {}
    for entry in found:
        grave = [effect for effect in entry.effects if effect.level > Level.INFO]
        kinds = tuple(sorted((effect.check, effect.level) for effect in grave))
        alike.setdefault(_key(entry), {}).setdefault(kinds, []).append(entry)
    for by_kinds in alike.values():
        rest = by_kinds.get((), [])
        leads = [entry for kinds, group in by_kinds.items() if kinds for entry in group]
        if rest and len(leads) == 1 and all(_shares(leads[0], entry) for entry in rest):
            yield [leads[0], *rest]
        else:
            yield from by_kinds.values()


def _shares(lead: ReportEntry, other: ReportEntry) -> bool:
    """Tell whether an entry is a cause of a consequence that stands with another entry."""
    return any(effect in lead.effects for effect in other.elsewhere)


def _key(entry: ReportEntry) -> Hashable:
    """Return what entries have in common that say the same."""
    edit = entry.edit
    pieces = edit.message.split("`")
    texts = len(pieces), tuple(pieces[::2])
    owner = "" if edit.check.startswith("python-class-") else edit.owner
    alike = edit.check, edit.level, owner, edit.operations, edit.overlays, texts
    return entry.level, entry.is_accepted, len(edit.places) > 1, alike


def _names(group: Sequence[ReportEntry]) -> tuple[str, ...]:
    """Return the names that all but the first entry have; empty unless one name differs."""
    spans = [entry.edit.message.split("`")[1::2] for entry in group]
    differing = [names for names in zip(*spans, strict=True) if len({*names}) > 1]
    if len(differing) != 1:
        return ()
    owner = f"{group[0].edit.owner}."
    return tuple(name.removeprefix(owner) for name in differing[0][1:])
