"""The headers and the body of a request as they are sent."""

from __future__ import annotations

from typing import Any, cast

import httpx

from ofauth_client._messages.bodies import Content, Multipart
from ofauth_client._messages.messages import Request
from ofauth_client._transport.conversion import form_parts
from ofauth_client._transport.encodings import IDENTITY, READABLE
from ofauth_client._transport.timeouts import in_time, in_time_async

Pairs = list[tuple[bytes, bytes]]


def wire_parts(request: Request, *, asynchronous: bool) -> tuple[Pairs, Any]:
    """Return the headers of a request, and its body: bytes, an iterator of bytes, or None.

    Args:
        request: The request.
        asynchronous: Whether a task reads the body.
    """
    body, of_body = _body(request, asynchronous)
    names = {name.lower() for name, _ in request.headers}
    defaults = [
        (b"Host", request.url.split("/", 3)[2].encode()),
        (b"Accept-Encoding", IDENTITY if request.streamed else READABLE),
        (b"Connection", b"keep-alive"),
        *of_body,
    ]
    return [pair for pair in defaults if pair[0].lower() not in names] + request.headers, body


def _body(request: Request, asynchronous: bool) -> tuple[Any, Pairs]:
    body, deadline = request.body, request.deadline
    if body is None:
        empty = request.method in ("POST", "PUT", "PATCH")
        return None, [(b"Content-Length", b"0")] if empty else []
    if isinstance(body, Content):
        return body.content, [(b"Content-Length", b"%d" % len(body.content))]
    if isinstance(body, Multipart):
        # httpx writes the form, and chooses its boundary.
        form = httpx.Request("POST", "http://localhost", files=form_parts(body))
        return form.stream, [pair for pair in form.headers.raw if pair[0].lower() != b"host"]
    pieces = in_time_async if asynchronous else in_time
    length = [] if body.size is not None else [(b"Transfer-Encoding", b"chunked")]
    return pieces(cast("Any", body), deadline), length
