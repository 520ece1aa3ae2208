"""Converts requests to httpx, and answers and failures from httpx."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from ofauth_client._messages.bodies import Body, Content, Multipart
from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Headers, Request
from ofauth_client._options.timeouts import Timeout
from ofauth_client.errors import one_line

#: What httpx raises when a request fails.
CAUGHT = (httpx.RequestError, httpx.InvalidURL)

_PERMANENT = (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL)
_NOT_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_TIMEOUTS: dict[type[Exception], tuple[str, str]] = {
    httpx.ConnectTimeout: ("connect", "no connection"),
    httpx.PoolTimeout: ("pool", "no connection was free"),
    httpx.WriteTimeout: ("write", "the request could not be sent"),
    httpx.ReadTimeout: ("read", "no answer"),
}
_OUR_HEADERS = {b"accept", b"user-agent"}

#: A timeout that expires up to this many seconds before the deadline counts as caused by the
#: deadline, because clocks are coarse.
_COARSE = 0.05

_Pairs = Mapping[bytes, tuple[bytes, bytes]]


def default_headers(client: httpx.Client | httpx.AsyncClient) -> _Pairs:
    """Return the default headers of a client by lower-case name, without those that we set."""
    found = {name.lower(): (name, value) for name, value in client.headers.raw}
    return {name: pair for name, pair in found.items() if name not in _OUR_HEADERS}


def to_httpx(request: Request, defaults: _Pairs, stream: Callable[[Any], Any]) -> httpx.Request:
    """Convert a request to httpx.

    Args:
        request: The request.
        defaults: Default headers; a header of the request takes precedence.
        stream: Turns a body into a synchronous or asynchronous iterator, as the client needs.
    """
    names = {name.lower() for name, _ in request.headers}
    headers = [pair for name, pair in defaults.items() if name not in names]
    return httpx.Request(
        request.method,
        request.url,
        headers=headers + request.headers,
        content=_content(request.body, stream),
        files=_parts(request.body),
        extensions={"timeout": timeouts(request.options.timeout, request.deadline)},
    )


def from_httpx(response: httpx.Response, content: bytes, stream: Any = None) -> Answer:
    """Convert a response of httpx to an answer.

    Args:
        response: The response.
        content: The body.
        stream: The open stream, if the caller reads the body.
    """
    return Answer(response.status_code, Headers(response.headers.raw), content, stream)


def check(deadline: Deadline | None) -> None:
    """Stop a request whose deadline has passed.

    Raises:
        httpx.TimeoutException: The deadline has passed.
    """
    if deadline is not None and deadline.left() <= 0:
        raise httpx.TimeoutException("")


def failure(error: Exception, request: Request) -> Failure:
    """Convert an error of httpx to a failure.

    The error itself stays in this room, because its request holds the secrets.
    """
    return Failure(
        reason=one_line(request.clean(_reason(error, request))),
        timed_out=isinstance(error, httpx.TimeoutException),
        sent=not isinstance(error, _NOT_CONNECTED + _PERMANENT),
        permanent=isinstance(error, _PERMANENT),
    )


def timeouts(timeout: Timeout, deadline: Deadline | None) -> dict[str, float | None]:
    """Return the seconds that a request may spend on connect, read, write and pool.

    Args:
        timeout: The timeout of the request.
        deadline: Deadline of the call; no timeout extends beyond it.
    """
    limits = _each(timeout)
    if deadline is None:
        return limits
    left = max(deadline.left(), 0.0)
    return {name: left if limit is None else min(limit, left) for name, limit in limits.items()}


def _content(body: Body | None, stream: Callable[[Any], Any]) -> Any:
    """Return a body for the `content` argument of httpx; None for a form."""
    if isinstance(body, Content):
        return body.content
    return None if body is None or isinstance(body, Multipart) else stream(body)


def _parts(body: Body | None) -> Any:
    if not isinstance(body, Multipart):
        return None
    body.touched = True
    return body.parts


def _reason(error: Exception, request: Request) -> str:
    deadline = request.deadline
    if isinstance(error, httpx.TimeoutException) and deadline and deadline.left() < _COARSE:
        return f"not done within the deadline of {deadline.seconds:g} s"
    for kind, (phase, text) in _TIMEOUTS.items():
        if isinstance(error, kind):
            seconds = timeouts(request.options.timeout, None)[phase]
            return text if seconds is None else f"{text} within {seconds:g} s"
    summary = "could not connect" if isinstance(error, _NOT_CONNECTED) else "the connection broke"
    if isinstance(error, _PERMANENT):
        summary = "the request cannot be sent"
    return f"{summary}: {str(error) or type(error).__name__}"


def _each(timeout: Timeout) -> dict[str, float | None]:
    if isinstance(timeout, httpx.Timeout):
        return timeout.as_dict()
    # "pool" has no limit: waiting for another request to finish is not a fault of the connection.
    return {"connect": timeout, "read": timeout, "write": timeout, "pool": None}
