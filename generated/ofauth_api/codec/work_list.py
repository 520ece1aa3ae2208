"""A list of work for later, so that no chain of objects is too long for the stack.

Most objects are decoded and encoded by calls inside calls. But a model that refers to itself may
form chains of any length, and a call for each link of the chain would fill the stack. Such a model
puts a piece of work on a list instead, and the outermost call works off the list. Each piece has
the depth of its object, because a list that holds itself would make work without end: its depth
exceeds that of any JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVarTuple

_Parts = TypeVarTuple("_Parts")

#: No JSON is that deep, but a list that holds itself is.
DEEPEST = 10_000


class WorkList(list[tuple[int, *_Parts]], Generic[*_Parts]):
    """Pieces of work, each of which may put off others.

    A piece is a tuple: the `level` at which it was put off, and the parts that the work needs.

    Args:
        level: The depth of the object that is being worked on.
    """

    __slots__ = ("level",)

    def __init__(self, level: int = 0) -> None:
        super().__init__()
        self.level = level

    def pieces(self) -> Iterator[tuple[int, *_Parts]]:
        """Yield the pieces, the last first, and those that they put off in turn.

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
