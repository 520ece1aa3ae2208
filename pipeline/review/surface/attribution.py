"""Findings become changes: with level, direction, usages, sentence and causes.

A change on the wire names the operations that it affects, and the steps to the changed value.
The same steps lead through the prepared document of either side to a class and a property of
callers' Python. A finding about that class or property is caused by the change. Overlays may have
changed schemas along the steps: then the steps are followed as far as the document has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from attrs import evolve

from pipeline.common.locations import Location
from pipeline.review.changes import Area, Change, Direction, Level, Usage
from pipeline.review.surface.public_surface import alternatives
from pipeline.review.surface.python_checks import CHECKS, PARTIAL
from pipeline.review.surface.schema_usages import SchemaUsages, Subject
from pipeline.review.surface.surface_findings import ANSWERED, RETURNED, Finding
from pipeline.review.words import listed

_PACKAGE = "ofauth_api"
_ANSWERS = (RETURNED, ANSWERED)

#: Owners that a sentence names.
_NAMED = 3

#: Alternatives of a union that a sentence writes out.
_LONG_UNION = 3


def attributed(
    findings: Iterable[Finding], old: SchemaUsages, new: SchemaUsages, wire: Sequence[Change]
) -> tuple[Change, ...]:
    """Return the changes of some findings, the most severe first.

    Args:
        findings: The findings of a comparison.
        old: The usages of the schemas of the old document.
        new: The usages of the schemas of the new document.
        wire: The changes on the wire.
    """
    builder = ChangeBuilder(old, new, Causes(old, new, wire))
    changes = _with_causes_of_copies(
        _joined(map(builder.change, findings), _same_fingerprint),
    )
    return tuple(sorted(_joined(changes, _same_causes), key=Change.order))


def _with_causes_of_copies(changes: list[Change]) -> list[Change]:
    """Give the same change of another class its causes: our overlays copy schemas of upstream."""
    known: defaultdict[Hashable, set[tuple[str, ...]]] = defaultdict(set)
    for change in changes:
        if change.causes:
            known[_same_edit(change)].add(change.causes)
    made = list[Change]()
    for change in changes:
        causes = known.get(_same_edit(change), set())
        is_copy = not change.causes and len(causes) == 1 and change.check.startswith(_OF_MEMBERS)
        made.append(evolve(change, causes=min(causes)) if is_copy else change)
    return made


def _same_edit(change: Change) -> Hashable:
    return change.check, change.path, str(change.before), str(change.after)


class ChangeBuilder:
    """Makes changes of the findings of two documents."""

    def __init__(self, old: SchemaUsages, new: SchemaUsages, causes: Causes) -> None:
        self._old, self._new, self._causes = old, new, causes

    def change(self, finding: Finding) -> Change:
        """Return the change of a finding."""
        usages = self._usages(finding)
        direction = _direction(finding, usages)
        level = Level.INFO if self._is_unused(finding) else _level(finding.check, direction)
        change = Change(
            area=Area.PYTHON,
            check=finding.check,
            level=level,
            message="",
            owner=finding.owner,
            path=finding.path,
            direction=direction,
            before=finding.before,
            after=finding.after,
            identity=finding.identity,
            usages=usages,
            old=_location(finding.old, finding),
            new=_location(finding.new, finding),
            causes=self._causes.of(finding, (usage.operation for usage in usages)),
        )
        message = _sentence(change, [change.owner])
        if finding.check == "python-class-removed" and not usages:
            message += ", which no operation used"
        return evolve(change, message=message)

    def _is_unused(self, finding: Finding) -> bool:
        """Tell whether a field belongs to a class that no operation uses.

        Such a class is a base that others have in their `allOf`: it is neither sent nor read.
        """
        sides = ((finding.old, self._old), (finding.new, self._new))
        return finding.check.startswith("python-field-") and all(
            subject is not None and known.is_unused(subject[0]) for subject, known in sides
        )

    def _usages(self, finding: Finding) -> tuple[Usage, ...]:
        """Return the usages of a subject that both documents have.

        Callers cannot notice a change in a usage that only one document has. If the documents
        share no usage, the subject has come, gone or moved: then all usages count.
        """
        sides = ((finding.old, self._old), (finding.new, self._new))
        was, now = (_usages_of(subject, known) if subject else [] for subject, known in sides)
        both = set(map(_root, was)) & set(map(_root, now))
        shared = [usage for usage in (*was, *now) if _root(usage) in both]
        return _by_severity(finding.check, shared or [*was, *now])


def _by_severity(check: str, usages: Iterable[Usage]) -> tuple[Usage, ...]:
    """Sort usages: those that break come first."""
    return tuple(sorted({*usages}, key=lambda usage: (-_level(check, usage.direction), usage)))


def _usages_of(subject: Subject, known: SchemaUsages) -> list[Usage]:
    """Return the usages of a class, of a field of a class, or of a part of an operation."""
    owner, *inner = subject
    if " " in owner:
        return [Usage(owner, tuple(step for step in inner if step not in _ANSWERS))]
    return [Usage(use.operation, (*use.steps, *inner)) for use in known.by_class.get(owner, [])]


def _root(usage: Usage) -> tuple[str, tuple[str, ...]]:
    return usage.operation, usage.steps[:1]


def _direction(finding: Finding, usages: Sequence[Usage]) -> Direction:
    if any(subject and " " in subject[0] for subject in (finding.old, finding.new)):
        return _direction_of_part(finding)
    found = {usage.direction for usage in usages}
    if len(found) == 1:
        return found.pop()
    return Direction.BOTH if found else Direction.NEITHER


def _direction_of_part(finding: Finding) -> Direction:
    part = (finding.new or finding.old or ("",))[1:]
    if not part:
        return Direction.BOTH
    return Direction.RESPONSE if part[0] in _ANSWERS else Direction.REQUEST


def _level(check: str, direction: Direction) -> Level:
    """Return the level of a check; in an unknown direction, the higher of both levels."""
    kind = CHECKS[check]
    levels = {Direction.REQUEST: kind.sent, Direction.RESPONSE: kind.read}
    return levels.get(direction, max(kind.sent, kind.read))


def _location(subject: Subject | None, finding: Finding) -> Location | None:
    if subject is None:
        return None
    inner = f".{finding.path}" if finding.path else ""
    owner, *_ = subject
    if " " in owner:
        return Location(pointer=f"{_PACKAGE}.resources:{finding.owner}")
    return Location(pointer=f"{_PACKAGE}.models:{owner}{inner}")


def _same_fingerprint(change: Change) -> Hashable:
    """Return the key of equal findings about several methods: they share a sentence."""
    return change.fingerprint


def _same_causes(change: Change) -> Hashable:
    """Return the key of the same change of several classes: they share their causes."""
    if not change.identity or not change.causes:
        return change.fingerprint
    whole = change.check.startswith("python-class-")
    what = () if whole else (change.path, str(change.before), str(change.after))
    return change.check, change.causes, what


def _joined(changes: Iterable[Change], key: Callable[[Change], Hashable]) -> list[Change]:
    groups: dict[Hashable, list[Change]] = {}
    for change in changes:
        groups.setdefault(key(change), []).append(change)
    return [group[0] if len(group) == 1 else _as_one(group) for group in groups.values()]


def _as_one(changes: list[Change]) -> Change:
    first = min(changes, key=lambda change: change.owner)
    return evolve(
        first,
        level=max(change.level for change in changes),
        direction=_common(change.direction for change in changes),
        message=_sentence(first, sorted({change.owner for change in changes})),
        usages=_by_severity(first.check, (u for change in changes for u in change.usages)),
        causes=tuple(sorted({cause for change in changes for cause in change.causes})),
    )


def _common(directions: Iterable[Direction]) -> Direction:
    found = {*directions} - {Direction.NEITHER}
    return Direction.BOTH if len(found) > 1 else found.pop() if found else Direction.NEITHER


def _sentence(change: Change, owners: list[str]) -> str:
    sentence = _partial_sentence(change) or CHECKS[change.check].sentence
    texts = {"path": change.path, "before": change.before, "after": change.after}
    if sentence.startswith("{owner}") or " {owner}" in sentence:
        methods = listed([f"`client.{owner}()`" for owner in owners], _NAMED)
        return (_of_several(sentence) if owners[1:] else sentence).format(owner=methods, **texts)
    others = listed([f"`{owner}`" for owner in owners[1:]], _NAMED - 1)
    return sentence.format(owner=owners[0], **texts) + (f"; likewise {others}" if others else "")


def _of_several(sentence: str) -> str:
    """Return the sentence about one method for several methods."""
    plural = {
        "The result of ": "The results of ",
        "{owner} is ": "{owner} are ",
        " a series": " series",
    }
    if sentence.startswith("The result of "):
        for one, several in plural.items():
            sentence = sentence.replace(one, several)
    return sentence


def _partial_sentence(change: Change) -> str:
    """Return the sentence about a long union that gained or lost some of its alternatives.

    It is empty for any other change.
    """
    if change.check not in PARTIAL:
        return ""
    # Whether a field may be None is a finding of its own.
    other = {"None"} if change.check.startswith("python-field-") else set[str]()
    was, now = (
        [part for part in alternatives(str(value)) if part not in other]
        for value in (change.before, change.after)
    )
    if parts := _differing_parts(was, now):
        return PARTIAL[change.check].replace("{parts}", parts)
    if parts := _differing_parts(*_items(was, now)):
        return PARTIAL[change.check].replace("be {parts}", f"hold {parts}")
    return ""


def _differing_parts(was: list[str], now: list[str]) -> str:
    """List the alternatives that a long union gained or lost; empty if more differs."""
    few, many = sorted((was, now), key=len)
    differing = [part for part in many if part not in few]
    is_part = len(few) + len(differing) == len(many) and len(many) > _LONG_UNION
    return listed([f"`{part}`" for part in differing], _LONG_UNION, "or") if is_part else ""


def _items(was: list[str], now: list[str]) -> tuple[list[str], list[str]]:
    """Return the alternatives inside `list[…]` or the like, if unions differ in nothing else."""
    gone, come = ([p for p in one if p not in other] for one, other in ((was, now), (now, was)))
    if len(gone) != 1 or len(come) != 1:
        return [], []
    (old, _, before), (new, _, after) = gone[0].partition("["), come[0].partition("[")
    is_same = old == new and before.endswith("]") and after.endswith("]")
    return (alternatives(before[:-1]), alternatives(after[:-1])) if is_same else ([], [])


#: Beginnings of the checks of fields and of members of enums.
_OF_MEMBERS = ("python-field-", "python-enum-member-")

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

#: Words of checks of fields and parameters, with words of the changes on the wire that cause them.
_SORTS = {
    "required": ("required", "new-", "added"),
    "optional": ("optional", "removed"),
    "nullable": ("nullable", "type", "-of-", "enum", "alternatives"),
    "deprecated": ("deprecated",),
    "default": ("default",),
}


def is_about(check: str, cause: str) -> bool:
    """Tell whether a change on the wire is of the sort that a check of Python tells of.

    Args:
        check: The check of Python.
        cause: The check of the change on the wire.
    """
    words = {*check.split("-")}
    sorts = [wire for sort, wire in _SORTS.items() if sort in words]
    return not sorts or any(word in cause for wire in sorts for word in wire)


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
