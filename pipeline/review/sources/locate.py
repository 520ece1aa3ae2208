"""Changes on the wire with the files and lines where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from pipeline.review.changes import Area, Change, Place
from pipeline.review.sources.load import Source


def located(changes: Iterable[Change], old: Source, new: Source) -> tuple[Change, ...]:
    """Return changes with file and line of every place that has none.

    Args:
        changes: Changes, of which those on the wire have pointers into the documents.
        old: The old document.
        new: The new document.
    """
    known = tuple(changes)
    before = old.places(place.pointer for place in map(_old, known) if place)
    after = new.places(place.pointer for place in map(_new, known) if place)
    return tuple(_located(change, before, after) for change in known)


def _located(change: Change, before: dict[str, Place], after: dict[str, Place]) -> Change:
    old, new = _old(change), _new(change)
    return evolve(
        change,
        old=before[old.pointer] if old else change.old,
        new=after[new.pointer] if new else change.new,
    )


def _old(change: Change) -> Place | None:
    return _without_file(change, change.old)


def _new(change: Change) -> Place | None:
    return _without_file(change, change.new)


def _without_file(change: Change, place: Place | None) -> Place | None:
    return place if change.area is Area.WIRE and place and not place.file else None
