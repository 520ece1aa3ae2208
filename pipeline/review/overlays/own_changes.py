"""Changes of our own overlays and names, which change callers' Python without upstream.

Each side of a review has the overlays and names of its own revision. A change of callers' Python
without a cause on the wire comes from a name or an overlay that differs between the two sides.
Such a change is linked to the file, whose entry says what to do. Overlays and names without such
an effect are not reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from attrs import evolve, frozen

from pipeline.common.locations import Location
from pipeline.overlay import Action, Overlay
from pipeline.review.changes import Area, Change, Usage
from pipeline.review.overlay_set import LEDGER, OverlaySet
from pipeline.review.overlays.arrivals import added_operations
from pipeline.review.overlays.drift import CHECKS, edit_value
from pipeline.review.overlays.trials import Trial, Trials, operation_at

#: Checks of Python that a name of the ledger alone can cause.
_RENAMES = ("python-class-renamed", "python-method-renamed", "python-method-moved")


def link_own_changes(
    python: Sequence[Change], sets: tuple[OverlaySet, OverlaySet], trials: Trials
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Link the changes of callers' Python that have no cause to our own overlays and names.

    Args:
        python: The changes of callers' Python.
        sets: The overlays and names of the old and of the new document.
        trials: The trials of both documents.

    Returns:
        The changes of Python, with further causes, and these causes.
    """
    links = _Links(sets, trials)
    found: dict[str, Change] = {}
    linked: list[Change] = []
    for change in python:
        causes = () if change.causes else tuple(links.causes(change))
        found |= {cause.fingerprint: cause for cause in causes}
        known = (*change.causes, *sorted(cause.fingerprint for cause in causes))
        linked.append(evolve(change, causes=known))
    return tuple(linked), tuple(found[key] for key in sorted(found))


class _Links:
    """The differences of two overlay sets, by what they can cause."""

    def __init__(self, sets: tuple[OverlaySet, OverlaySet], trials: Trials) -> None:
        self._sets = sets
        was, now = ({o.source: o for o in side.overlays} for side in sets)
        reached = _reached(trials.known), _reached(trials.after)
        self._files = [
            _File(was.get(name), now.get(name), reached)
            for name in sorted(was.keys() | now.keys())
            if _texts(was.get(name)) != _texts(now.get(name))
        ]

    def causes(self, change: Change) -> Iterator[Change]:
        """Yield the changes of our own that caused a change of callers' Python."""
        if self._is_renamed_in_ledger(change):
            check = "kept" if change.check.endswith("-kept") else "changed"
            yield _name_change(f"overlay-name-{check}", str(change.before), str(change.after))
            return
        operations = {*change.operations}
        near = [file for file in self._files if operations & file.operations]
        alone = self._files if len(self._files) == 1 else []
        for file in near or alone:
            yield file.change()

    def _is_renamed_in_ledger(self, change: Change) -> bool:
        was, now = (side.ledger.names() for side in self._sets)
        before, after = change.before, change.after
        is_rename = change.check.removesuffix("-kept") in _RENAMES
        return is_rename and before in was - now and after in now - was


def _name_change(check: str, before: str, after: str) -> Change:
    """Return the change of a name in the ledger."""
    return Change(
        Area.OVERLAY,
        check,
        CHECKS[check].level,
        CHECKS[check].sentence.format(what=LEDGER, before=before, after=after),
        owner=LEDGER,
        path=after,
        before=before,
        after=after,
        new=Location(LEDGER),
    )


@frozen(eq=False)
class _File:
    """An overlay that differs between the two sides.

    Args:
        old: The overlay of the old side, if it has the overlay.
        new: The overlay of the new side.
        reached: The operations that each action reaches, on the old and on the new side.
    """

    old: Overlay | None
    new: Overlay | None
    reached: tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]

    @property
    def operations(self) -> frozenset[str]:
        """The operations that the changed actions reach."""
        sides = (self.old, self.reached[0]), (self.new, self.reached[1])
        return frozenset().union(
            *(reached.get(a.where, frozenset()) for side, reached in sides for a in self._own(side))
        )

    def _own(self, side: Overlay | None) -> list[Action]:
        """Return the actions that only one side has."""
        shared = {*_texts(self.old)} & {*_texts(self.new)}
        return [action for action in side.actions if _text(action) not in shared] if side else []

    def change(self) -> Change:
        """Return the change of the overlay."""
        check = "overlay-edited" if self.old and self.new else "overlay-added"
        check = check if self.new else "overlay-retired"
        file = self.new or self.old
        name = file.source if file else ""
        texts = [sorted(map(_text, self._own(side))) for side in (self.old, self.new)]
        line = next((a.where.rpartition(":")[2] for a in self._own(self.new)), "")
        location = Location(name, line=int(line) if line.isdecimal() else None)
        return Change(
            Area.OVERLAY,
            check,
            CHECKS[check].level,
            CHECKS[check].sentence.format(what=name),
            owner=name,
            identity=sha256(json.dumps(texts).encode()).hexdigest()[:16],
            usages=tuple(Usage(operation) for operation in sorted(self.operations)),
            old=location if self.old and not self.new else None,
            new=location if self.new else None,
        )


def _texts(overlay: Overlay | None) -> list[str]:
    return [_text(action) for action in overlay.actions] if overlay else []


def _text(action: Action) -> str:
    """Return the effect of an action, without its description."""
    return json.dumps([action.target, edit_value(action)], sort_keys=True)


def _reached(trial: Trial) -> dict[str, frozenset[str]]:
    """Return the operations that each action selects or adds, by file and line of the action."""
    actions = [action for overlay in trial.overlays for action in overlay.actions]
    found: dict[str, set[str]] = {}
    for action, outcome in zip(actions, trial.outcomes, strict=True):
        names = {*map(operation_at, outcome.matched)} - {""}
        found[action.where] = names | {*outcome.arrived}
    for label, author in added_operations(trial):
        found.setdefault(author.where, set()).add(label)
    return {where: frozenset(names) for where, names in found.items()}
