"""The headers and the body of a request as they are sent."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any, cast

from ofauth_client._messages.bodies import Content, Multipart
from ofauth_client._messages.messages import Request
from ofauth_client._transport.conversion import form_parts
from ofauth_client._transport.encodings import IDENTITY, READABLE
from ofauth_client._transport.timeouts import in_time, in_time_async

Pairs = list[tuple[bytes, bytes]]

_KEEP_ALIVE = (b"Connection", b"keep-alive")


class BodyLengthError(Exception):
    """A body is shorter than its header says, as a file that somebody empties."""


def wire_parts(request: Request, *, asynchronous: bool) -> tuple[Pairs, Any]:
    """Return the headers of a request, and its body: bytes, an iterator of bytes, or None.

    Args:
        request: The request.
        asynchronous: Whether a task reads the body.
    """
    body, of_body = _body(request, asynchronous)
    names = request.decided_headers()
    pairs: Pairs = []
    if b"host" not in names:
        pairs.append((b"Host", request.url.split("/", 3)[2].encode()))
    if b"accept-encoding" not in names:
        pairs.append((b"Accept-Encoding", IDENTITY if request.streamed else READABLE))
    if b"connection" not in names:
        pairs.append(_KEEP_ALIVE)
    if of_body:
        pairs += [pair for pair in of_body if pair[0].lower() not in names]
    return pairs + request.headers, body


def _body(request: Request, asynchronous: bool) -> tuple[Any, Pairs]:
    body = request.body
    if body is None:
        empty = request.method in ("POST", "PUT", "PATCH")
        return None, [(b"Content-Length", b"0")] if empty else []
    if isinstance(body, Content):
        return body.content, [(b"Content-Length", b"%d" % len(body.content))]
    size, pieces, headers = body.size, cast("Any", body), list[tuple[bytes, bytes]]()
    if isinstance(body, Multipart):
        # Imported late: few calls send a form. httpx writes it, and chooses its boundary.
        import httpx

        form = httpx.Request("POST", "http://localhost", files=form_parts(body))
        headers = [pair for pair in form.headers.raw if pair[0].lower() != b"host"]
        length = form.headers.get("Content-Length")
        size, pieces = None if length is None else int(length), cast("Any", form.stream)
    elif size is None:
        headers = [(b"Transfer-Encoding", b"chunked")]
    deadline = request.deadline
    if asynchronous:
        return _exactly_async(in_time_async(pieces, deadline), size), headers
    return _exactly(in_time(pieces, deadline), size), headers


def _exactly(pieces: Iterable[bytes], size: int | None) -> Iterator[bytes]:
    """Yield pieces of so many bytes together; what was added to a file meanwhile is left out.

    Raises:
        BodyLengthError: There are less bytes.
    """
    sent = 0
    for piece in pieces:
        part = piece if size is None else piece[: size - sent]
        sent += len(part)
        yield part
        if sent == size:
            return
    _check_length(sent, size)


async def _exactly_async(pieces: AsyncIterable[bytes], size: int | None) -> AsyncIterator[bytes]:
    """Yield pieces of so many bytes together; see `_exactly`."""
    sent = 0
    async for piece in pieces:
        part = piece if size is None else piece[: size - sent]
        sent += len(part)
        yield part
        if sent == size:
            return
    _check_length(sent, size)


def _check_length(sent: int, size: int | None) -> None:
    if size not in (None, sent):
        raise BodyLengthError(f"the body has {sent} bytes, and {size} were announced")
