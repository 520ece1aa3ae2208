"""Work put off until the rest is done, so that no chain of objects is too long for the stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

#: No JSON is that deep, but a list that holds itself is.
DEEPEST = 10_000


class Later(list[tuple[Any, ...]]):
    """Pieces of work, each of which may put off others.

    The first part of a piece is the `level` at which it was put off, the others are for
    whoever does it.
    """

    __slots__ = ("level",)

    def __init__(self, level: int = 0) -> None:
        super().__init__()
        self.level = level

    def pieces(self) -> Iterator[tuple[Any, ...]]:
        """Yield what was put off, the last first, and what that puts off in turn.

        Raises:
            RecursionError: The value is deeper than any JSON, or holds itself.
        """
        before = self.level
        while self:
            piece = self.pop()
            if piece[0] == DEEPEST:
                raise RecursionError(f"more than {DEEPEST} objects or lists inside one another")
            self.level = piece[0] + 1
            yield piece
        self.level = before
