"""The causes of changes of callers' Python: changes on the wire that lead to the same values.

A change on the wire names the operations that it affects, and the steps to the changed value.
The same steps lead through the prepared document of either side to a class and a property of
callers' Python. A finding about that class or property is caused by the change. Overlays may have
changed schemas along the steps: then the steps are followed as far as the document has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.review.changes import Change
from pipeline.review.surface.python_checks import is_about
from pipeline.review.surface.schema_usages import SchemaUsages, Subject
from pipeline.review.surface.surface_findings import ANSWERED, RETURNED, Finding

#: Findings about a whole class: changes of schemas that refer to the class may be the cause.
_WHOLE = ("python-class-added", "python-class-removed", "python-class-replaced")

#: Parts of the checks of changes that replace a schema by another.
_REPLACING = ("-of-added", "-of-removed", "-type-")

_RENAMES = tuple(f"ofauth-{word}-request-parameter-renamed" for word in ("required", "optional"))

#: Steps to a field of a response: the status and the field.
_FIELD_DEPTH = 2


class Causes:
    """The changes on the wire by the classes and properties at the end of their steps.

    Args:
        old: The usages of the schemas of the old prepared document.
        new: The usages of the schemas of the new prepared document.
        wire: The changes on the wire.
    """

    def __init__(self, old: SchemaUsages, new: SchemaUsages, wire: Sequence[Change]) -> None:
        self._old, self._new = _Side(old, wire), _Side(new, wire)
        self._changes = {change.fingerprint: change for change in wire}
        self._operations = {name: {*change.operations} for name, change in self._changes.items()}

    def of(self, finding: Finding, operations: Iterable[str]) -> tuple[str, ...]:
        """Return the fingerprints of the causes of a finding, sorted.

        Args:
            finding: The finding.
            operations: The operations that the finding affects.
        """
        sides = [(self._old, finding.old), (self._new, finding.new)]
        for search in _searches(finding):
            found = {
                fingerprint
                for side, subject in sides
                if subject
                for fingerprint in search(side, subject)
            }
            if found:
                return tuple(sorted(self._about(finding, self._shared(found, {*operations}))))
        return ()

    def _shared(self, found: set[str], operations: set[str]) -> set[str]:
        """Drop changes that affect only other operations, unless no change is left."""
        here = {name for name in found if not operations.isdisjoint(self._operations[name])}
        return here or found

    def _about(self, finding: Finding, found: set[str]) -> set[str]:
        """Drop changes of texts, other sorts and other enum values, unless no change is left."""
        found = {f for f in found if self._changes[f].check != _OF_TEXTS} or found
        found = {f for f in found if is_about(finding.check, self._changes[f].check)} or found
        if not finding.check.startswith("python-enum-member"):
            return found
        values = {str(value) for value in (finding.before, finding.after) if value is not None}
        return {
            fingerprint
            for fingerprint in found
            if values & set(_values(self._changes[fingerprint]))
        } or found


#: Changes of texts, of which only a title can be a cause.
_OF_TEXTS = "ofauth-description-changed"


def _values(change: Change) -> Iterator[str]:
    """Yield the values of a change on the wire as Python literals."""
    for value in (change.before, change.after):
        yield from map(repr, value if isinstance(value, list | tuple) else [value])


class _Side:
    """The changes on the wire by the end of their steps in one document."""

    def __init__(self, known: SchemaUsages, wire: Sequence[Change]) -> None:
        self._known = known
        self._at: defaultdict[Subject, set[str]] = defaultdict(set)
        self._through: defaultdict[Subject, set[str]] = defaultdict(set)
        self._under: defaultdict[str, set[str]] = defaultdict(set)
        self._depths: defaultdict[Subject, list[tuple[int, str]]] = defaultdict(list)
        self._replacing = set[str]()
        for change in wire:
            self._note(change)

    def _note(self, change: Change) -> None:
        fingerprint = change.fingerprint
        if any(word in change.check for word in _REPLACING):
            self._replacing.add(fingerprint)
        ends, through, under = set[Subject](), set[Subject](), set[str]()
        for usage in change.usages:
            steps = usage.steps
            if not steps:
                ends.add((usage.operation,))
            route = self._known.follow(usage)
            for head in (*_heads(steps), *_old_name(change)):
                self._depths[usage.operation, head].append((len(steps), fingerprint))
            ends |= route.last
            ends.update((name,) for name in route.ends)
            through |= route.properties
            under |= route.under or self._whole(usage.operation, steps)
        for subject in ends:
            self._at[subject].add(fingerprint)
        for owner, name in through:
            self._through[owner, name].add(fingerprint)
            self._through[(owner,)].add(fingerprint)
        for name in under:
            self._under[name].add(fingerprint)

    def _whole(self, operation: str, steps: tuple[str, ...]) -> set[str]:
        """Return the components of an operation that only one document has."""
        roots = [] if steps else self._known.roots.get(operation, [])
        return {name for root in roots for name in self._known.references(root)}

    def exactly(self, subject: Subject) -> set[str]:
        """Return the changes of a subject; for a part of an operation, the outermost changes."""
        depths = self._depths.get(subject, [])
        nearest = min((depth for depth, _ in depths), default=0)
        return self._at.get(subject, set()) | {
            fingerprint for depth, fingerprint in depths if depth == nearest
        }

    def through(self, subject: Subject) -> set[str]:
        """Return the changes inside of a subject."""
        return self._through.get(subject, set())

    def above(self, subject: Subject) -> set[str]:
        """Return the changes of schemas that refer to a class."""
        owner, *part = subject
        if part:
            return set()
        above = self._known.leading_to(owner) & self._under.keys()
        return {fingerprint for name in above for fingerprint in self._under[name]}

    def replacing(self, subject: Subject) -> set[str]:
        """Return the changes of unions and types above a class or a part of it.

        A class may keep its name while it comes to stand for another alternative.
        """
        owner, *_ = subject
        return self.above((owner,)) & self._replacing

    def frame(self, subject: Subject) -> set[str]:
        """Return the changes of the parameters and of the response's fields of an operation."""
        operation, *_ = subject
        own = [
            fingerprint
            for (owner, *part), depths in self._depths.items()
            if owner == operation and part != ["request"]
            for depth, fingerprint in depths
            if depth <= _FIELD_DEPTH
        ]
        return {*own, *self._at.get((operation,), ())}


def _searches(finding: Finding) -> list[Callable[[_Side, Subject], set[str]]]:
    """Return the searches for causes; the first search with a result counts."""
    if finding.check.startswith("python-paging"):
        return [_Side.frame]
    if finding.within or finding.check in _WHOLE:
        return [_Side.exactly, _Side.through, _Side.above, _Side.replacing]
    return [_Side.exactly, _Side.replacing]


def _old_name(change: Change) -> Iterator[str]:
    """Yield the part of an operation that a renamed query parameter was; its steps have the new."""
    if change.check in _RENAMES:
        yield f"?{change.before}"


def _heads(steps: Sequence[str]) -> Iterator[str]:
    """Yield the part of an operation at the first of some steps."""
    for head in steps[:1]:
        yield head
        if head[:1].isdigit() or head == "default":
            yield ANSWERED
        if head[:1] == "2" or head == "default":
            yield RETURNED
