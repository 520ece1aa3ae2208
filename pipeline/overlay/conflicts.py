"""Conflicts of overlays: an overlay undoes a change of an earlier overlay.

`Claims` records every value that an overlay writes, by container and key. Two kinds of values are
not recorded, because they count as upstream's: values that an overlay copies from the document, and
whole operations with their components, which later overlays repair as they repair upstream's own.
Containers are identified by their ids, which stay, as overlays change a document in place.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from pipeline.common.documents import Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.overlay.apply import ABSENT, Write
from pipeline.overlay.document import Action, Copy


@frozen(eq=False)
class _Claims:
    """The actions that wrote, removed or added the members of a container."""

    container: Json  # kept alive: otherwise another container might get its id
    written: dict[str | int, Action] = field(factory=dict[str | int, Action])
    removed: dict[str | int, Action] = field(factory=dict[str | int, Action])
    added: dict[str | int, Action] = field(factory=dict[str | int, Action])


@define
class Claims:
    """The record of what overlays have written in a document so far."""

    _by_container: dict[int, _Claims] = field(init=False, factory=dict[int, _Claims])

    def record(self, writes: list[Write], action: Action) -> None:
        """Record the changes of an action.

        Raises:
            PipelineError: The action has undone a change of another overlay.
        """
        for write in writes:
            self._check(write, action)
            if not isinstance(action.edit, Copy):
                self._claim(write, action)

    def record_addition(self, container: Json, key: str, action: Action) -> None:
        """Record an operation or a component that an action has added; others may change it."""
        self._of(container).added[key] = action

    def adder(self, container: Json, key: str | int) -> Action | None:
        """Return the action that has added an operation or component, None if there is none."""
        claims = self._by_container.get(id(container))
        return claims.added.get(key) if claims else None

    def is_added(self, container: Json, key: str | int) -> bool:
        """Tell whether an overlay has added a member, as an addition or otherwise."""
        return bool(self.adder(container, key) or self.writer(container, key))

    def writer(self, container: Json, key: str | int) -> Action | None:
        """Return the action that wrote a member of a container last, None if there is none."""
        claims = self._by_container.get(id(container))
        return claims.written.get(key) if claims else None

    def _check(self, write: Write, action: Action) -> None:
        place = pointer(*write.location) or "the root"
        for earlier in self._opposed(write):
            if earlier.source != action.source:
                message = (
                    f"conflict at {place}: this action undoes what the action at "
                    f"{earlier.where} has done; keep one of them"
                )
                raise PipelineError(message, action.where)

    def _opposed(self, write: Write) -> Iterator[Action]:
        """Yield the actions whose work a write undoes."""
        if not write.changed:
            return
        if claims := self._by_container.get(id(write.container)):
            earlier = claims.removed if write.before is ABSENT else claims.written
            yield from [earlier[write.key]] if write.key in earlier else []
        yield from self._writers_inside(write.before)

    def _writers_inside(self, value: Json) -> Iterator[Action]:
        if isinstance(value, dict | list):
            if claims := self._by_container.get(id(value)):
                yield from claims.written.values()
            for child in value.values() if isinstance(value, dict) else value:
                yield from self._writers_inside(child)

    def _claim(self, write: Write, action: Action) -> None:
        claims = self._of(write.container)
        if write.after is not ABSENT:
            claims.removed.pop(write.key, None)
            self._claim_all(write.container, write.key, action)
        elif isinstance(write.key, int):
            _close_gap(claims.written, write.key)
        else:
            claims.written.pop(write.key, None)
            claims.removed[write.key] = action

    def _claim_all(self, container: Json, key: str | int, action: Action) -> None:
        """Claim a member and all values inside it."""
        self._of(container).written[key] = action
        value = container[key]
        if isinstance(value, dict | list):
            for inner in value if isinstance(value, dict) else range(len(value)):
                self._claim_all(value, inner, action)

    def _of(self, container: Json) -> _Claims:
        return self._by_container.setdefault(id(container), _Claims(container))


def _close_gap(written: dict[str | int, Action], removed: int) -> None:
    """Move the claims after a removed item of an array to their new indexes."""
    moved = {
        key - 1 if isinstance(key, int) and key > removed else key: action
        for key, action in written.items()
        if key != removed
    }
    written.clear()
    written.update(moved)
