"""Findings become changes: with level, direction, usages, sentence and causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from attrs import evolve

from pipeline.common.locations import Location
from pipeline.review.changes import Area, Change, Direction, Level, Usage
from pipeline.review.surface.causes import Causes
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

#: Beginnings of the checks of fields and of members of enums.
_OF_MEMBERS = ("python-field-", "python-enum-member-")


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
