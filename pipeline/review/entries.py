"""The entries of a review: each edit with its effects, the most severe edits first.

An edit of the document and its consequences for callers' Python are a single entry with a verdict
for the wire and another for Python. All outputs for people show these entries, and count them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import field, frozen

from pipeline.review.changes import Area, Change, Level
from pipeline.review.review import Review


@frozen
class ReportEntry:
    """An edit with its effects.

    Args:
        edit: The change that comes first: on the wire, or without a cause.
        effects: The consequences, the most severe first.
        elsewhere: Consequences that have a graver cause, and stand in the entry of that cause.
    """

    edit: Change
    effects: tuple[Change, ...] = ()
    elsewhere: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The edit and its effects."""
        return (self.edit, *self.effects)

    @property
    def is_accepted(self) -> bool:
        """Whether a maintainer accepted the edit and all its effects."""
        return all(change.accepted is not None for change in self.changes)

    @property
    def level(self) -> Level:
        """The highest level of the changes that are not accepted, or of all if all are."""
        return max(change.level for change in self._counting())

    def level_in(self, area: Area) -> Level | None:
        """Return the highest level in an area; None without a change in the area.

        Consequences that stand in another entry count if this entry has none in the area.
        """
        levels = [change.level for change in self._counting() if change.area is area]
        others = [change.level for change in self.elsewhere if change.area is area]
        return max(levels or others, default=None)

    def _counting(self) -> Sequence[Change]:
        opened = [change for change in self.changes if change.accepted is None]
        return opened or self.changes


@frozen
class EntryList:
    """Entries of the same kind that reports show as one: new operations.

    Args:
        entries: The entries, sorted.
        level: The level of all entries.
    """

    entries: tuple[ReportEntry, ...]
    level: Level = field(default=Level.INFO)

    is_accepted = False


Item: TypeAlias = ReportEntry | EntryList

#: New operations up to this number are entries of their own.
_FEW = 3
_NEW = ("endpoint-added", "webhook-added")


def entries(review: Review) -> tuple[ReportEntry, ...]:
    """Return the entries of a review, the most severe first; accepted entries come last."""
    leads = {change.fingerprint: change for change in review.changes}
    effects: defaultdict[str, list[Change]] = defaultdict(list)
    elsewhere: defaultdict[str, list[Change]] = defaultdict(list)
    followers = set[str]()
    for change in review.changes:
        causes = _by_gravity(leads[cause] for cause in change.causes if cause in leads)
        if causes:
            followers.add(change.fingerprint)
            effects[causes[0].fingerprint].append(change)
            for cause in causes[1:]:
                elsewhere[cause.fingerprint].append(change)
    made = [
        ReportEntry(change, tuple(effects[key]), tuple(elsewhere[key]))
        for key, change in leads.items()
        if key not in followers
    ]
    return tuple(sorted(made, key=_order))


def items(found: Iterable[ReportEntry]) -> tuple[Item, ...]:
    """Return entries in their order, with many new operations as one item."""
    kept = list(found)
    new = [entry for entry in kept if _is_new_operation(entry)]
    if len(new) <= _FEW:
        return tuple(kept)
    first = kept.index(new[0])
    rest = [entry for entry in kept[first:] if not _is_new_operation(entry)]
    named = sorted(new, key=lambda entry: entry.edit.owner)
    return (*kept[:first], EntryList(tuple(named)), *rest)


def _is_new_operation(entry: ReportEntry) -> bool:
    is_note = entry.level is Level.INFO and not entry.is_accepted
    return is_note and entry.edit.check in _NEW


def _by_gravity(causes: Iterable[Change]) -> list[Change]:
    """Sort the causes of a change: those that are not accepted first, then the most severe."""
    return sorted(causes, key=lambda cause: (cause.accepted is not None, cause.review_order()))


def _order(entry: ReportEntry) -> tuple[object, ...]:
    """Sort by level, then by area: differences from our overlays after upstream's changes."""
    edit = entry.edit
    area = list(Area).index(edit.area), bool(edit.overlays)
    return entry.is_accepted, -entry.level, *area, edit.review_order()
