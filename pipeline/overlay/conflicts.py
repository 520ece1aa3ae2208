"""Conflicts of overlays: one undoes what another, applied before it, has done.

Whatever an overlay writes is remembered by container and key, but for what it copies: that is
upstream's. So is a whole operation that an overlay adds with its components: it stands where
upstream's will, and later overlays repair it as they repair upstream's. Containers are told apart
by identity, which works because overlays change a document in place.
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
    """Who wrote or removed the members of one container."""

    container: Json  # kept alive, so that no other container gets its id
    written: dict[str | int, Action] = field(factory=dict[str | int, Action])
    removed: dict[str | int, Action] = field(factory=dict[str | int, Action])
    added: dict[str | int, Action] = field(factory=dict[str | int, Action])


@define
class Claims:
    """What overlays have written in a document so far."""

    _by_container: dict[int, _Claims] = field(init=False, factory=dict[int, _Claims])

    def record(self, writes: list[Write], action: Action) -> None:
        """Remember what an action wrote.

        Raises:
            PipelineError: It undid what an action of another overlay had done.
        """
        for write in writes:
            self._check(write, action)
            if not isinstance(action.edit, Copy):
                self._claim(write, action)

    def record_addition(self, container: Json, key: str, action: Action) -> None:
        """Remember an operation or a component that an action added; others may change it."""
        self._of(container).added[key] = action

    def adder(self, container: Json, key: str | int) -> Action | None:
        """Return the action that added an operation or component."""
        claims = self._by_container.get(id(container))
        return claims.added.get(key) if claims else None

    def is_added(self, container: Json, key: str | int) -> bool:
        """Tell whether an overlay has added a member, as an addition or otherwise."""
        return bool(self.adder(container, key) or self.writer(container, key))

    def writer(self, container: Json, key: str | int) -> Action | None:
        """Return the action that wrote a member of a container last."""
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
        """Claim a member and everything inside it."""
        self._of(container).written[key] = action
        value = container[key]
        if isinstance(value, dict | list):
            for inner in value if isinstance(value, dict) else range(len(value)):
                self._claim_all(value, inner, action)

    def _of(self, container: Json) -> _Claims:
        return self._by_container.setdefault(id(container), _Claims(container))


def _close_gap(written: dict[str | int, Action], removed: int) -> None:
    """Move the claims behind a removed item of an array to their new indexes."""
    moved = {
        key - 1 if isinstance(key, int) and key > removed else key: action
        for key, action in written.items()
        if key != removed
    }
    written.clear()
    written.update(moved)
