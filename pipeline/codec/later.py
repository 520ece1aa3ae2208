"""Work put off until the rest is done, so that no chain of objects is too long for the stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

_T = TypeVar("_T")

#: No JSON is that deep, but a list that holds itself is.
DEEPEST = 10_000


class Later(Generic[_T]):
    """Pieces of work, each of which may put off others, one level deeper.

    Args:
        level: How deep the work is that puts off the first pieces.
    """

    __slots__ = ("_pieces", "level")

    def __init__(self, level: int = 0) -> None:
        self._pieces: list[tuple[int, _T]] = []
        self.level = level

    def put(self, piece: _T) -> None:
        """Put off a piece of work.

        Raises:
            RecursionError: The value is deeper than any JSON, or holds itself.
        """
        if self.level >= DEEPEST:
            raise RecursionError(f"more than {DEEPEST} objects or lists inside one another")
        self._pieces.append((self.level + 1, piece))

    def take_over(self, other: Later[_T]) -> None:
        """Take the pieces of another one as one's own."""
        self._pieces += other._pieces

    def __iter__(self) -> Iterator[_T]:
        """Yield what was put off, the deepest first, and what that puts off in turn."""
        while self._pieces:
            self.level, piece = self._pieces.pop()
            yield piece
