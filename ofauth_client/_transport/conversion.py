"""Converts requests to httpx, and answers and failures from httpx."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import Any

import httpx

from ofauth_client._messages.bodies import Body, Content, Multipart
from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Headers, Request
from ofauth_client._options.timeouts import Timeout
from ofauth_client._transport.bounds import AnswerTooLargeError
from ofauth_client.errors import one_line

#: What httpx raises for requests that fail.
CAUGHT = (httpx.RequestError, httpx.InvalidURL, AnswerTooLargeError)

# Classes of errors by name: those of httpcore are called like those of httpx.
_TOO_LARGE = AnswerTooLargeError.__name__
_PERMANENT = {_TOO_LARGE, "LocalProtocolError", "UnsupportedProtocol", "InvalidURL"}
_NOT_CONNECTED = {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"}
_TIMEOUTS = {
    "ConnectTimeout": ("connect", "no connection"),
    "PoolTimeout": ("pool", "no connection was free"),
    "WriteTimeout": ("write", "the request could not be sent"),
    "ReadTimeout": ("read", "no answer"),
}
_OUR_HEADERS = {b"accept", b"user-agent"}

#: Seconds that a call waits for a place in the pool where its timeout does not say.
LONGEST_WAIT_FOR_PLACE = 60.0

#: A timeout that expires up to this many seconds before the deadline counts as caused by the
#: deadline, because clocks are coarse.
_COARSE = 0.05

#: What a stream asks for: a cut in an encoded body would be no error, but a short file.
IDENTITY = b"identity"

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
    names = request.decided_headers()
    headers = [pair for name, pair in defaults.items() if name not in names]
    if request.streamed and b"accept-encoding" not in names:
        headers = [pair for pair in headers if pair[0].lower() != b"accept-encoding"]
        headers.append((b"Accept-Encoding", IDENTITY))
    return httpx.Request(
        request.method,
        request.url,
        headers=headers + request.headers,
        content=_content(request.body, stream),
        files=form_parts(request.body),
        extensions={"timeout": PhaseTimeouts(request)},
    )


class PhaseTimeouts(dict[str, float | None]):
    """The timeouts of a request: each is cut to the time left when its phase begins.

    httpcore asks `get` at the start of connecting, sending and receiving.
    """

    def __init__(self, request: Request) -> None:
        super().__init__(timeouts(request.options.timeout, request.deadline))
        self._request = request

    def get(self, phase: str, default: Any = None) -> Any:
        """Return the seconds that a phase may take; None without a bound."""
        return timeouts(self._request.options.timeout, self._request.deadline).get(phase, default)


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
    """Convert an error of httpx or httpcore to a failure.

    The error itself stays in this room, because its request holds the secrets.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    permanent = bool(kinds & _PERMANENT)
    return Failure(
        reason=one_line(request.clean(_reason(error, kinds, request))),
        timed_out="TimeoutException" in kinds,
        sent=_TOO_LARGE in kinds or not (permanent or kinds & _NOT_CONNECTED),
        permanent=permanent,
    )


def timeouts(timeout: Timeout, deadline: Deadline | None) -> dict[str, float | None]:
    """Return the seconds that a request may spend on connect, read, write and pool.

    Args:
        timeout: The timeout of the request.
        deadline: Deadline of the call; no timeout extends beyond it.
    """
    limits = each_timeout(timeout)
    if deadline is None:
        return limits
    left = max(deadline.left(), 0.0)
    return {name: left if limit is None else min(limit, left) for name, limit in limits.items()}


def _content(body: Body | None, stream: Callable[[Any], Any]) -> Any:
    """Return a body for the `content` argument of httpx; None for a form."""
    if isinstance(body, Content):
        return body.content
    return None if body is None or isinstance(body, Multipart) else stream(body)


def form_parts(body: Body | None) -> Any:
    if not isinstance(body, Multipart):
        return None
    body.touched = True
    return body.parts


def _reason(error: Exception, kinds: set[str], request: Request) -> str:
    deadline = request.deadline
    if _TOO_LARGE in kinds:
        return str(error)
    if "TimeoutException" in kinds and deadline and deadline.left() < _COARSE:
        return f"not done within the deadline of {deadline.seconds:g} s"
    for kind, (phase, text) in _TIMEOUTS.items():
        if kind in kinds:
            seconds = timeouts(request.options.timeout, None)[phase]
            return text if seconds is None else f"{text} within {seconds:g} s"
    problem = "could not connect" if kinds & _NOT_CONNECTED else "the connection broke"
    if kinds & _PERMANENT:
        problem = "the request cannot be sent"
    return f"{problem}: {str(error) or type(error).__name__}"


def each_timeout(timeout: Timeout) -> dict[str, float | None]:
    if isinstance(timeout, httpx.Timeout):
        return timeout.as_dict()
    # The pool has a limit of its own; see `wait_for_place`.
    return {"connect": timeout, "read": timeout, "write": timeout, "pool": None}


def in_time(pieces: Iterable[bytes], deadline: Deadline | None) -> Iterator[bytes]:
    """Yield pieces as long as there is time.

    Raises:
        httpx.TimeoutException: The deadline is over.
    """
    for piece in pieces:
        check(deadline)
        yield piece


async def in_time_async(
    pieces: AsyncIterable[bytes], deadline: Deadline | None
) -> AsyncIterator[bytes]:
    """Yield pieces as long as there is time; see `in_time`."""
    async for piece in pieces:
        check(deadline)
        yield piece


def wait_for_place(request: Request) -> float:
    """Return how many seconds a call may wait for a place in the pool."""
    timeout, deadline = request.options.timeout, request.deadline
    if isinstance(timeout, httpx.Timeout):
        longest = LONGEST_WAIT_FOR_PLACE if timeout.pool is None else timeout.pool
    else:
        longest = LONGEST_WAIT_FOR_PLACE if timeout is None else timeout
    return longest if deadline is None else min(longest, max(deadline.left(), 0.0))
