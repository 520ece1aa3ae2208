"""Converts requests to those of a caller's client, and its responses to answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ofauth_client._messages.bodies import Body, Content, Multipart
from ofauth_client._messages.messages import Answer, Headers, Request
from ofauth_client._transport.encodings import IDENTITY
from ofauth_client._transport.timeouts import timeouts

_OUR_HEADERS = {b"accept", b"user-agent"}

_Pairs = Mapping[bytes, tuple[bytes, bytes]]


def default_headers(client: Any) -> _Pairs:
    """Return the default headers of a client by lower-case name, without those that we set."""
    found = {name.lower(): (name, value) for name, value in client.headers.raw}
    return {name: pair for name, pair in found.items() if name not in _OUR_HEADERS}


def to_native(
    library: Any, request: Request, defaults: _Pairs, stream: Callable[[Any], Any]
) -> Any:
    """Convert a request to a request of httpx or httpx2.

    Args:
        library: The module httpx or httpx2.
        request: The request.
        defaults: Default headers; a header of the request takes precedence.
        stream: Turns a body into a synchronous or asynchronous iterator, as the client needs.
    """
    names = request.decided_headers()
    headers = [pair for name, pair in defaults.items() if name not in names]
    if request.streamed and b"accept-encoding" not in names:
        headers = [pair for pair in headers if pair[0].lower() != b"accept-encoding"]
        headers.append((b"Accept-Encoding", IDENTITY))
    return library.Request(
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


def to_answer(response: Any, content: bytes, stream: Any = None) -> Answer:
    """Convert a response of httpx or httpx2 to an answer.

    Args:
        response: The response.
        content: The body.
        stream: The open stream, if the caller reads the body.
    """
    return Answer(response.status_code, Headers(response.headers.raw), content, stream)


def form_parts(body: Body | None) -> Any:
    """Return the parts of a form for the `files` argument of httpx; None for another body."""
    if not isinstance(body, Multipart):
        return None
    body.touched = True
    return body.parts


def _content(body: Body | None, stream: Callable[[Any], Any]) -> Any:
    """Return a body for the `content` argument of httpx; None for a form."""
    if isinstance(body, Content):
        return body.content
    return None if body is None or isinstance(body, Multipart) else stream(body)
