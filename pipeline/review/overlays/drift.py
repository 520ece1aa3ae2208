"""Two outcomes of an overlay's action are compared, and the table of all checks of overlays."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.locations import Location
from pipeline.overlay import Action
from pipeline.overlay.document import Copy, Update
from pipeline.review.changes import Area, Change, Level, Usage
from pipeline.review.overlays.trials import Keys, Outcome, operation_at, owner


@frozen
class Check:
    """A kind of drift.

    Args:
        level: Severity; ERR if `nox -s regenerate` would stop.
        sentence: A template with `{what}` (the description of the action, or the overlay),
            `{before}`, `{after}` and `{detail}`.
    """

    level: Level
    sentence: str


CHECKS: dict[str, Check] = {
    "overlay-target-gone": Check(
        Level.ERR, "{what}: the target matches nothing; correct it, or retire the action"
    ),
    "overlay-conflict": Check(Level.ERR, "{what}: {detail}"),
    "overlay-not-applicable": Check(Level.ERR, "{what}: the action cannot be applied: {detail}"),
    "overlay-matches-nothing": Check(
        Level.WARN,
        "{what}: the target no longer matches anything; retire the action, or correct it",
    ),
    "overlay-overridden-value-changed": Check(
        Level.WARN,
        "{what}: upstream changed a value that the action overrides;"
        " check whether the action still holds",
    ),
    "overlay-operation-arrived": Check(
        Level.INFO, "{what}: upstream has {after} of {detail}; retire what has arrived"
    ),
    "overlay-without-effect": Check(
        Level.INFO,
        "{what}: the action changes nothing, because upstream has the change now; retire it",
    ),
    "overlay-matches-more": Check(
        Level.INFO, "{what}: the target matches {detail} more than before"
    ),
    "overlay-matches-fewer": Check(Level.INFO, "{what}: the target no longer matches {detail}"),
    # Changes of our own that change callers' Python: their effects have the level.
    "overlay-retired": Check(
        Level.INFO,
        "the overlay `{what}` was retired, and what it added or corrected is gone for callers;"
        " bring the overlay back if callers should keep it",
    ),
    "overlay-added": Check(
        Level.INFO,
        "the overlay `{what}` is new; narrow its actions if callers should not see their effect",
    ),
    "overlay-edited": Check(
        Level.INFO,
        "the overlay `{what}` was edited; undo the edit if callers should not see its effect",
    ),
    "overlay-name-kept": Check(
        Level.INFO,
        "the ledger `{what}` has the name `{after}` instead of `{before}`, which stays as an alias;"
        " tell callers to use the new name",
    ),
    "overlay-name-changed": Check(
        Level.INFO,
        "the ledger `{what}` has the name `{after}` instead of `{before}`; to keep the old name as"
        " an alias, undo the edit and run `python -m pipeline rename {before} {after}`",
    ),
}


@frozen(eq=False)
class OverlayAction:
    """An action with its position in an overlay.

    Args:
        file: Path of the overlay from the repository.
        index: Index of the action in the overlay.
        action: The action.
    """

    file: str
    index: int
    action: Action

    def change(
        self,
        check: str,
        before: Json = None,
        after: Json = None,
        at: Iterable[Keys] = (),
        detail: str = "",
    ) -> Change:
        """Return a change of this action.

        Args:
            check: Id of the check.
            before: The old value.
            after: The new value.
            at: The affected keys of the document.
            detail: The `{detail}` of the sentence.
        """
        what = " ".join(self.action.description.split()).rstrip(".")
        sentence = CHECKS[check].sentence
        named = {*map(operation_at, at)} - {""}
        line = self.action.where.rpartition(":")[2]
        return Change(
            Area.OVERLAY,
            check,
            CHECKS[check].level,
            sentence.format(what=what, before=before, after=after, detail=detail),
            owner=self.file,
            path=self.action.target,
            before=before,
            after=after,
            identity=self._identity(),
            usages=tuple(Usage(name) for name in sorted(named)),
            new=Location(
                self.file, f"/actions/{self.index}", int(line) if line.isdigit() else None
            ),
        )

    def _identity(self) -> str:
        """Return a digest of the effect of the action, whatever its position in the overlay."""
        text = json.dumps([self.file, edit_value(self.action)], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def edit_value(action: Action) -> Json:
    """Return the edit of an action as a JSON value."""
    match action.edit:
        case Update(value=value):
            return ["update", value]
        case Copy(expression=expression):
            return ["copy", expression]
        case _:
            return ["remove"]


def drift(
    overlay_action: OverlayAction, old: Outcome, new: Outcome, shared: frozenset[Keys]
) -> Iterator[Change]:
    """Yield the changes between two outcomes of an action.

    Args:
        overlay_action: The action.
        old: The outcome in the old document.
        new: The outcome in the new document.
        shared: The keys of operations, components and the like that both documents have.
    """
    if new.failure:
        lost = old.matched - new.matched
        yield overlay_action.change(
            new.failure, len(old.matched), len(new.matched), lost, new.reason
        )
        return
    if old.matched and not new.matched:
        yield overlay_action.change("overlay-matches-nothing", len(old.matched), 0, old.matched)
        return
    if _has_no_effect(new) and not _has_no_effect(old):
        yield overlay_action.change("overlay-without-effect", old.changed, 0, new.matched)
    yield from _matched(overlay_action, old, new, shared)
    yield from _overridden(overlay_action, old, new, shared)


def _has_no_effect(outcome: Outcome) -> bool:
    """Tell whether an action matches without any effect."""
    return bool(outcome.matched) and not outcome.changed and not outcome.arrived


def _matched(
    overlay_action: OverlayAction, old: Outcome, new: Outcome, shared: frozenset[Keys]
) -> Iterator[Change]:
    counts = len(old.matched), len(new.matched)
    if gained := _within(shared, new.matched - old.matched):
        yield overlay_action.change("overlay-matches-more", *counts, gained, _places(len(gained)))
    if lost := _within(shared, old.matched - new.matched):
        yield overlay_action.change("overlay-matches-fewer", *counts, lost, _places(len(lost)))


def _within(shared: frozenset[Keys], values: Iterable[Keys]) -> list[Keys]:
    return [keys for keys in values if owner(keys) in shared]


def _places(count: int) -> str:
    return f"{count} place{'s' if count > 1 else ''}"


def _overridden(
    overlay_action: OverlayAction, old: Outcome, new: Outcome, shared: frozenset[Keys]
) -> Iterator[Change]:
    """Yield each change of an overridden value once, with all its keys.

    Values that another overlay wrote are not upstream's, and do not count.
    """
    found: dict[tuple[str, str], list[Keys]] = {}
    for keys in _within(shared, old.overridden.keys() & new.overridden.keys()):
        texts = _text(old.overridden[keys]), _text(new.overridden[keys])
        if texts[0] != texts[1]:
            found.setdefault(texts, []).append(keys)
    for (before, after), at in sorted(found.items()):
        values = json.loads(before), json.loads(after)
        yield overlay_action.change("overlay-overridden-value-changed", *values, at)


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)
