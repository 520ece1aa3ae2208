"""What a middleware sees of an attempt: its request and its answer, without credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeAlias

from attrs import field, frozen

from ofauth_client._options.credentials import HiddenText
from ofauth_client._options.headers import header_table

Pair: TypeAlias = tuple[bytes, bytes]


class RequestHeaders(MutableMapping[str, str]):
    """Headers of a request, case-insensitive. Key and connection id are not among them.

    Args:
        pairs: Names and values as sent.
    """

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs = {name.decode().lower(): (name, value) for name, value in pairs}

    def __getitem__(self, name: str) -> str:
        return self._pairs[name.lower()][1].decode()

    def __setitem__(self, name: str, value: str) -> None:
        hidden = _hidden(value)
        # A traceback of what is raised would show the value.
        del value
        table = header_table({name: hidden})
        self._pairs.update({key: pair for key, pair in table.items() if pair is not None})

    def __delitem__(self, name: str) -> None:
        # The check is that of `headers={name: None}`.
        header_table({name: None})
        del self._pairs[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def pairs(self) -> list[Pair]:
        """Return names and values as sent."""
        return list(self._pairs.values())

    def __repr__(self) -> str:
        # Callers often pass secrets of their own in headers.
        return f"<RequestHeaders {', '.join(self._pairs)}>"


def _hidden(value: Any) -> Any:
    return HiddenText(value) if isinstance(value, str) else value


@frozen
class MiddlewareRequest:
    """The request of an attempt.

    Args:
        operation: Id of the operation; empty for a custom path of the caller.
        method: Method.
        path: Path template.
        attempt: Number of the attempt, from 1.
        url: URL with its query.
        headers: Headers, which can be set and deleted; key and connection id are hidden.
        content: The body; None without a body, and for a form or a body that is read while it is
            sent.
    """

    operation: str
    method: str
    path: str
    attempt: int
    url: str = field(repr=False)
    headers: RequestHeaders = field(repr=False)
    content: bytes | None = field(default=None, repr=False)


@frozen
class MiddlewareResponse:
    """The answer to an attempt, with any status. Its body belongs to the caller of the method.

    Args:
        status: Status code.
        headers: Headers, case-insensitive.
        milliseconds: Duration from sending the request to the answer, redirects included; for a
            stream, to the first piece of the body.
    """

    status: int
    headers: Mapping[str, str]
    milliseconds: float

    @property
    def request_id(self) -> str | None:
        """Id of the request, assigned by the API; None if the headers have none."""
        return self.headers.get("x-request-id")


#: Send the request of an attempt; given to a middleware.
MiddlewareSend: TypeAlias = Callable[[MiddlewareRequest], MiddlewareResponse]
AsyncMiddlewareSend: TypeAlias = Callable[[MiddlewareRequest], Awaitable[MiddlewareResponse]]
Middleware: TypeAlias = Callable[[MiddlewareRequest, MiddlewareSend], MiddlewareResponse]
AsyncMiddleware: TypeAlias = Callable[
    [MiddlewareRequest, AsyncMiddlewareSend], Awaitable[MiddlewareResponse]
]
