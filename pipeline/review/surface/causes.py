"""Which changes on the wire caused what callers' Python meets.

A change on the wire says in which operations it is met and how to get there. The same way is
gone in the prepared document of either side, to the class and the property that it ends at.
Where overlays have changed things on the way, it is gone as far as it leads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.review.changes import Change
from pipeline.review.surface.findings import ANSWERED, RETURNED, Finding
from pipeline.review.surface.usage import Site, Usage

#: Findings about a class as a whole: what happened to what refers to it is the cause.
_WHOLE = ("python-class-added", "python-class-removed", "python-class-replaced")


class Causes:
    """The changes on the wire by what they end at, on both sides.

    Args:
        old: The old prepared document.
        new: The new prepared document.
        wire: The changes on the wire.
    """

    def __init__(self, old: Usage, new: Usage, wire: Sequence[Change]) -> None:
        self._old, self._new = _Side(old, wire), _Side(new, wire)
        self._changes = {change.fingerprint: change for change in wire}

    def of(self, finding: Finding, operations: Iterable[str]) -> tuple[str, ...]:
        """Return the fingerprints of what caused a finding, sorted.

        Args:
            finding: The finding.
            operations: Where it is met.
        """
        sides = [(self._old, finding.old), (self._new, finding.new)]
        for look in _ways(finding):
            found = {one for side, site in sides if site for one in look(side, site)}
            if found:
                return tuple(sorted(self._about(finding, self._met(found, {*operations}))))
        return ()

    def _met(self, found: set[str], operations: set[str]) -> set[str]:
        """Leave out changes that are met elsewhere alone, where some are met here."""
        here = {one for one in found if operations & {*self._changes[one].operations}}
        return here or found

    def _about(self, finding: Finding, found: set[str]) -> set[str]:
        """Leave out changes of other values, where some are of this one."""
        if not finding.check.startswith("python-enum-member"):
            return found
        values = {str(value) for value in (finding.before, finding.after) if value is not None}
        return {one for one in found if values & set(_values(self._changes[one]))} or found


def _values(change: Change) -> Iterator[str]:
    """Yield the values that a change on the wire tells, written as in Python."""
    for told in (change.before, change.after):
        yield from map(repr, told if isinstance(told, list | tuple) else [told])


class _Side:
    """The changes on the wire by what they end at in one document."""

    def __init__(self, usage: Usage, wire: Sequence[Change]) -> None:
        self._usage = usage
        self._at: defaultdict[Site, set[str]] = defaultdict(set)
        self._through: defaultdict[Site, set[str]] = defaultdict(set)
        self._under: defaultdict[str, set[str]] = defaultdict(set)
        self._depths: defaultdict[Site, list[tuple[int, str]]] = defaultdict(list)
        for change in wire:
            self._note(change)

    def _note(self, change: Change) -> None:
        fingerprint = change.fingerprint
        for place in change.occurrences:
            steps = place.steps
            if not steps:
                self._at[(place.operation,)].add(fingerprint)
            trail = self._usage.follow(place)
            for head in _heads(steps):
                self._depths[place.operation, head].append((len(steps), fingerprint))
            for site in (*trail.last, *((name,) for name in trail.ends)):
                self._at[site].add(fingerprint)
            for owner, name in trail.sites:
                self._through[owner, name].add(fingerprint)
                self._through[(owner,)].add(fingerprint)
            for name in trail.under or self._whole(place.operation, steps):
                self._under[name].add(fingerprint)

    def _whole(self, operation: str, steps: tuple[str, ...]) -> set[str]:
        """Return the components of an operation that is there on one side only."""
        roots = [] if steps else self._usage.roots.get(operation, [])
        return {name for root in roots for name in self._usage.references(root)}

    def exactly(self, site: Site) -> set[str]:
        """Return the changes that end at a place; of an operation's parts, the outermost."""
        depths = self._depths.get(site, [])
        nearest = min((depth for depth, _ in depths), default=0)
        return self._at.get(site, set()) | {one for depth, one in depths if depth == nearest}

    def through(self, site: Site) -> set[str]:
        """Return the changes that lead through a place."""
        return self._through.get(site, set())

    def above(self, site: Site) -> set[str]:
        """Return the changes of what leads to a class."""
        owner, *part = site
        if part:
            return set()
        above = self._usage.leading_to(owner) & self._under.keys()
        return {one for name in above for one in self._under[name]}

    def frame(self, site: Site) -> set[str]:
        """Return the changes of an operation's own: of parameters, and of the answer's fields."""
        operation, *_ = site
        own = [
            one
            for (owner, *part), depths in self._depths.items()
            if owner == operation and part != ["request"]
            for depth, one in depths
            if depth <= _FRAME
        ]
        return {*own, *self._at.get((operation,), ())}


#: Steps to a field of an answer: the status and the field.
_FRAME = 2


def _ways(finding: Finding) -> list[Callable[[_Side, Site], set[str]]]:
    """Return where to look for causes; the first that has some counts."""
    if finding.check.startswith("python-paging"):
        return [_Side.frame]
    if finding.within or finding.check in _WHOLE:
        return [_Side.exactly, _Side.through, _Side.above]
    return [_Side.exactly]


def _heads(steps: Sequence[str]) -> Iterator[str]:
    """Yield the part of an operation that steps begin with."""
    for head in steps[:1]:
        yield head
        if head[:1].isdigit() or head == "default":
            yield ANSWERED
        if head[:1] == "2" or head == "default":
            yield RETURNED
