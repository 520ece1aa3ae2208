"""Requests, answers and failures, to httpx and from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from ofauth_client._messages.bodies import Body, Content, Multipart
from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Headers, Request
from ofauth_client._options.timeouts import Timeout
from ofauth_client.errors import one_line

#: What httpx raises for requests that did not work out.
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

#: Timeouts that end this much before a deadline, in seconds, are its doing: clocks are coarse.
_COARSE = 0.05

_Pairs = Mapping[bytes, tuple[bytes, bytes]]


def default_headers(client: httpx.Client | httpx.AsyncClient) -> _Pairs:
    """Return the headers of a client by lower-case name, but for those that are ours to say."""
    found = {name.lower(): (name, value) for name, value in client.headers.raw}
    return {name: pair for name, pair in found.items() if name not in _OUR_HEADERS}


def to_httpx(request: Request, defaults: _Pairs, stream: Callable[[Any], Any]) -> httpx.Request:
    """Return a request as httpx sends it.

    Args:
        request: The request.
        defaults: Headers that it has unless it says otherwise.
        stream: Makes of a body an iterator of the kind that the client takes.
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
    """Return the answer that a response is.

    Args:
        response: The response.
        content: Its body.
        stream: What the body is read from, where the caller does that.
    """
    return Answer(response.status_code, Headers(response.headers.raw), content, stream)


def check(deadline: Deadline | None) -> None:
    """Stop what takes too long.

    Raises:
        httpx.TimeoutException: The deadline is over.
    """
    if deadline is not None and deadline.left() <= 0:
        raise httpx.TimeoutException("")


def failure(error: Exception, request: Request) -> Failure:
    """Say what an error of httpx means; the error itself has the request, and goes no further."""
    return Failure(
        reason=one_line(request.clean(_reason(error, request))),
        timed_out=isinstance(error, httpx.TimeoutException),
        sent=not isinstance(error, _NOT_CONNECTED + _PERMANENT),
        permanent=isinstance(error, _PERMANENT),
    )


def timeouts(timeout: Timeout, deadline: Deadline | None) -> dict[str, float | None]:
    """Return how long a request may connect, read, write and wait for the pool.

    Args:
        timeout: What it was given.
        deadline: When the call it belongs to must be done.
    """
    wanted = _each(timeout)
    if deadline is None:
        return wanted
    left = max(deadline.left(), 0.0)
    return {name: left if one is None else min(one, left) for name, one in wanted.items()}


def _content(body: Body | None, stream: Callable[[Any], Any]) -> Any:
    """Return a body as httpx takes it."""
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
    for kind, (what, text) in _TIMEOUTS.items():
        if isinstance(error, kind):
            seconds = timeouts(request.options.timeout, None)[what]
            return text if seconds is None else f"{text} within {seconds:g} s"
    what = "could not connect" if isinstance(error, _NOT_CONNECTED) else "the connection broke"
    if isinstance(error, _PERMANENT):
        what = "the request cannot be sent"
    return f"{what}: {str(error) or type(error).__name__}"


def _each(timeout: Timeout) -> dict[str, float | None]:
    if isinstance(timeout, httpx.Timeout):
        return timeout.as_dict()
    # Waiting for others to finish ("pool") is no trouble of the connection's.
    return {"connect": timeout, "read": timeout, "write": timeout, "pool": None}
