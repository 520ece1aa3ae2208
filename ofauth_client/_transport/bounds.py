"""How much of an answer is read into memory: some bytes on the wire may be gigabytes unpacked."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator

#: How much of the body of a refusal is read, in bytes; nobody needs more of an error.
MOST_OF_A_REFUSAL = 69_632


class AnswerTooLargeError(Exception):
    """An answer is larger than the client may read; the text says so."""


class BodyBound:
    """Counts the bytes of a body while it is read.

    Args:
        status: Status of the answer: the rest of a long refusal is dropped, a long success is an
            error.
        most: Most bytes of a success; None for no bound.
    """

    def __init__(self, status: int, most: int | None) -> None:
        self.is_cut = False
        self._is_success = 200 <= status < 300
        self._most = most if self._is_success else MOST_OF_A_REFUSAL
        self._size = 0

    def within(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield pieces up to the bound.

        Raises:
            AnswerTooLargeError: A success has more.
        """
        for piece in pieces:
            yield self._taken(piece)
            if self.is_cut:
                return

    async def within_async(self, pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
        """Yield pieces up to the bound; see `within`."""
        async for piece in pieces:
            yield self._taken(piece)
            if self.is_cut:
                return

    def _taken(self, piece: bytes) -> bytes:
        self._size += len(piece)
        if self._most is None or self._size <= self._most:
            return piece
        if self._is_success:
            raise AnswerTooLargeError(
                f"the answer has more than {self._most} bytes: read it as a stream, or raise "
                "max_response_bytes"
            )
        self.is_cut = True
        return piece[: len(piece) - (self._size - self._most)]
