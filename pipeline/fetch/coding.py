"""Content codings, undone while the body is still coming."""

from __future__ import annotations

import zlib
from typing import Protocol

_GZIP = 16 + zlib.MAX_WBITS


class Decoder(Protocol):
    """Undoes a coding chunk by chunk."""

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Decode the next chunk.

        Args:
            chunk: Bytes as they came.
            room: How many bytes are wanted at most, at least 1.

        Raises:
            ValueError: The bytes are not in this coding.
        """
        ...

    def complete(self) -> bool:
        """Tell whether the body may end here."""
        ...


class Identity:
    """No coding at all."""

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Return the chunk, as far as there is room."""
        return chunk[:room]

    def complete(self) -> bool:
        """Any end is a good end."""
        return True


class Gzip:
    """One gzip member or several, with zeros behind them or not (RFC 1952, section 2.2)."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Unpack the chunk, as far as there is room."""
        made = bytearray()
        try:
            while len(made) < room and (chunk := self._within_a_member(chunk)):
                made += self._member.decompress(chunk, room - len(made))
                chunk = self._member.unused_data or self._member.unconsumed_tail
        except zlib.error as error:
            raise ValueError(str(error)) from None
        return bytes(made)

    def complete(self) -> bool:
        """Tell whether the last member is whole."""
        return self._member.eof

    def _within_a_member(self, chunk: bytes) -> bytes:
        """Begin the next member where one has ended and another follows."""
        if self._member.eof and (chunk := chunk.lstrip(b"\0")):
            self._member = zlib.decompressobj(_GZIP)
        return chunk


def decoder(coding: str) -> Decoder | None:
    """Return what undoes a content coding (RFC 9110, section 8.4.1); None if it is unknown."""
    match coding.strip().lower():
        case "" | "identity":
            return Identity()
        case "gzip" | "x-gzip":
            return Gzip()
        case _:
            return None
