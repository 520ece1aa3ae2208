"""Decodes compressed bodies, and refuses a body that is cut or continues after its end.

zlib alone reads a cut gzip without an error, and drops what follows its first member: a download
would be a short file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ofauth_client._messages.messages import Headers

#: The encodings that the client asks for.
READABLE = b"gzip, deflate"

#: What a stream asks for: an encoded body costs time, and is no use in a file.
IDENTITY = b"identity"

#: Encodings that need packages which this client does not have.
_UNREADABLE = frozenset({"br", "zstd", "compress", "x-compress"})

#: Most bytes that are unpacked at once: a bound for the whole body is checked in between.
_STEP = 1 << 20

_GZIP, _ZLIB, _RAW = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS


class EncodedBodyError(Exception):
    """A compressed body cannot be unpacked; the text says why."""


class Decoder:
    """Unpacks a body that is compressed with gzip or deflate.

    Args:
        encoding: `gzip` or `deflate`.
    """

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._zlib = zlib.decompressobj(_GZIP if encoding == "gzip" else _ZLIB)
        # Some servers send deflate without the header of zlib.
        self._may_be_raw = encoding == "deflate"
        self._has_begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield the unpacked form of the next piece of a body.

        Raises:
            EncodedBodyError: The body is not of this encoding, or continues after its end.
        """
        self._has_begun = self._has_begun or bool(data)
        is_full = False
        while data or is_full:
            if self._zlib.eof:
                raise EncodedBodyError(f"more bytes follow the end of its {self._encoding}")
            piece = self._unpacked(data)
            yield piece
            data = self._zlib.unconsumed_tail or self._zlib.unused_data
            # zlib may have taken all bytes, and still have to unpack some of them.
            is_full = len(piece) == _STEP and not self._zlib.eof

    def finish(self) -> None:
        """Check that the body was complete.

        Raises:
            EncodedBodyError: The body was cut.
        """
        if self._has_begun and not self._zlib.eof:
            raise EncodedBodyError(f"its {self._encoding} ended early")

    def _unpacked(self, data: bytes) -> bytes:
        may_be_raw, self._may_be_raw = self._may_be_raw, False
        try:
            return self._zlib.decompress(data, _STEP)
        except zlib.error as error:
            if not may_be_raw:
                raise EncodedBodyError(str(error)) from None
        self._zlib = zlib.decompressobj(_RAW)
        return self._unpacked(data)


class Decoders:
    """Unpacks a body that was encoded several times.

    Args:
        decoders: In the order in which they unpack.
    """

    def __init__(self, decoders: list[Decoder]) -> None:
        self._decoders = decoders

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield the unpacked form of the next piece of a body; see `Decoder.pieces`."""
        return self._from(0, data)

    def finish(self) -> None:
        """Check that the body was complete; see `Decoder.finish`."""
        for decoder in self._decoders:
            decoder.finish()

    def _from(self, number: int, data: bytes) -> Iterator[bytes]:
        if number == len(self._decoders):
            yield data
            return
        for piece in self._decoders[number].pieces(data):
            yield from self._from(number + 1, piece)


def decoders(headers: Headers) -> Decoders | None:
    """Return what unpacks the body of an answer; None for a body that is sent as it is.

    Args:
        headers: Headers of the answer.

    Raises:
        EncodedBodyError: The body has an encoding that cannot be read.
    """
    named = headers.get("content-encoding")
    if not named:
        return None
    names = [name.strip().removeprefix("x-") for name in named.lower().split(",")]
    found = list[Decoder]()
    for encoding in reversed(names):
        if encoding in _UNREADABLE:
            raise EncodedBodyError(f"the client cannot read the encoding {encoding}")
        if encoding in ("gzip", "deflate"):
            found.append(Decoder(encoding))
    return Decoders(found) if found else None
