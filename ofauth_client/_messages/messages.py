"""What passes between the flow and the transport: requests, answers, failures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ofauth_client._options.credentials import HIDDEN, Secret

if TYPE_CHECKING:
    from ofauth_client._messages.bodies import Body
    from ofauth_client._messages.deadline import Deadline
    from ofauth_client._options.options import Options


class Headers(Mapping[str, str]):
    """Headers of an answer, found by name in any case; a repeated one has its values joined.

    Args:
        pairs: Names and values as they were received.
    """

    __slots__ = ("_values",)

    def __init__(self, pairs: Iterable[tuple[bytes, bytes]] = ()) -> None:
        values: dict[str, str] = {}
        for raw_name, raw_value in pairs:
            name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
            values[name] = f"{values[name]}, {value}" if name in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        # Servers repeat what they were sent; a repr ends up in logs.
        return f"<Headers {', '.join(self._values)}>"


@frozen
class Request:
    """A request, complete but for what the connection needs.

    Args:
        operation: Id of the operation; empty for a path of the caller's own.
        method: Upper-case method.
        path: Path template, which is what logs and errors show.
        url: Where to send it.
        headers: Names and values as they are sent.
        body: What to send with it.
        connection: The connection it acts for.
        options: Options of the call.
        streamed: Whether the caller reads the answer piece by piece.
        deadline: When the call has to be done.
        permission: What the connection has to permit, if that is known.
    """

    operation: str
    method: str
    path: str
    url: str = field(repr=False)
    headers: list[tuple[bytes, bytes]] = field(repr=False)
    body: Body | None = field(repr=False)
    connection: Secret | None = field(repr=False)
    options: Options = field(repr=False)
    streamed: bool = False
    deadline: Deadline | None = None
    permission: str | None = None

    def scrub(self, text: bytes) -> bytes:
        """Return a text without the secrets of the request, should the server repeat them."""
        for secret in (self.options.api_key, self.connection):
            if secret is not None:
                text = text.replace(secret.header, HIDDEN.encode())
        return text

    def clean(self, text: str) -> str:
        """Return a text without the secrets of the request."""
        return self.scrub(text.encode("utf-8", "replace")).decode("utf-8", "replace")


@frozen
class Answer:
    """What the server answered.

    Args:
        status: Status code.
        headers: Headers.
        content: The body, decompressed.
        stream: Instead of it, the open connection that the body comes from.
    """

    status: int
    headers: Headers
    content: bytes = field(repr=False)
    stream: Any = field(default=None, repr=False)


@frozen
class Failure:
    """Why no complete answer came.

    Args:
        reason: What happened, without secrets.
        timed_out: Whether it took too long.
        sent: Whether the server may have got the request.
        permanent: Whether another attempt cannot do better.
    """

    reason: str
    timed_out: bool = False
    sent: bool = True
    permanent: bool = False
