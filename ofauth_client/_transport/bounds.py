"""Gathers the body of an answer up to a bound: bytes on the wire may be gigabytes unpacked."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable

from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Headers
from ofauth_client._transport.encodings import decoders
from ofauth_client._transport.timeouts import check

#: How much of the body of a refusal is read, in bytes; nobody needs more of an error.
MOST_OF_A_REFUSAL = 69_632


class AnswerTooLargeError(Exception):
    """An answer is larger than the client may read; the text says so."""


class Body:
    """The body of an answer, unpacked while it is received.

    Args:
        status: Status of the answer: the rest of a long refusal is dropped, a long success is an
            error.
        headers: Headers of the answer.
        most: Most bytes of a success; None for no bound.

    Raises:
        EncodedBodyError: The body has an encoding that cannot be read.
    """

    def __init__(self, status: int, headers: Headers, most: int | None) -> None:
        #: Whether the rest of a refusal was dropped.
        self.is_cut = False
        self._is_success = 200 <= status < 300
        self._most = most if self._is_success else MOST_OF_A_REFUSAL
        self._size = 0
        self._pieces: list[bytes] = []
        self._decoders = decoders(headers)

    def read(self, pieces: Iterable[bytes], deadline: Deadline | None) -> bytes:
        """Return the body.

        Args:
            pieces: The body as it is received.
            deadline: Deadline of the call.

        Raises:
            AnswerTooLargeError: A success is larger than the bound.
            EncodedBodyError: The body cannot be unpacked.
            DeadlineError: The deadline has passed.
        """
        for piece in pieces:
            check(deadline)
            self._take(piece)
            if self.is_cut:
                break
        return self._whole()

    async def read_async(self, pieces: AsyncIterable[bytes], deadline: Deadline | None) -> bytes:
        """Return the body; see `read`."""
        async for piece in pieces:
            check(deadline)
            self._take(piece)
            if self.is_cut:
                break
        return self._whole()

    def _take(self, piece: bytes) -> None:
        if self._decoders is None:
            self._add(piece)
            return
        for unpacked in self._decoders.pieces(piece):
            self._add(unpacked)
            if self.is_cut:
                return

    def _add(self, piece: bytes) -> None:
        self._pieces.append(piece)
        self._size += len(piece)
        if self._most is None or self._size <= self._most:
            return
        if self._is_success:
            raise AnswerTooLargeError(
                f"the answer has more than {self._most} bytes: read it as a stream, or raise "
                "max_response_bytes"
            )
        self.is_cut = True

    def _whole(self) -> bytes:
        if self._decoders is not None and not self.is_cut:
            self._decoders.finish()
        whole = b"".join(self._pieces)
        return whole[: self._most] if self.is_cut else whole
