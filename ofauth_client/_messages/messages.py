"""Messages between the flow and the transport: requests, answers, failures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from ofauth_client._options.credentials import HIDDEN, KEY_HEADER, Secret

if TYPE_CHECKING:
    from ofauth_client._messages.bodies import Body
    from ofauth_client._messages.deadline import Deadline
    from ofauth_client._options.options import Options


T = TypeVar("T")


class Headers(Mapping[str, str]):
    """Headers of an answer, case-insensitive; values of a repeated header are joined.

    Args:
        pairs: Names and values as received.
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

    # `Mapping` would raise and catch an error for each header that is not there.

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    @overload
    def get(self, name: str) -> str | None: ...

    @overload
    def get(self, name: str, default: str | T) -> str | T: ...

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a header; the default if it is missing."""
        return self._values.get(name.lower(), default)

    def __repr__(self) -> str:
        # The values may repeat secrets of the request, and a repr ends up in logs.
        return f"<Headers {', '.join(self._values)}>"


class Request:
    """A request, complete except for headers that the transport adds.

    Args:
        operation: Id of the operation; empty for a custom path of the caller.
        method: Method in upper case.
        path: Path template; logs and errors show the template only.
        url: URL of the request.
        headers: Names and values as sent.
        removed: Lower-case names of headers that the transport must not add.
        body: Body; None for no body.
        connection: Id of the connection that the request acts for.
        options: Options of the call.
        streamed: Whether the caller reads the answer piece by piece.
        deadline: Deadline of the call.
        permission: Permission that the connection needs, if the document names one.
        is_held: Tells whether the call has to wait for the end of a pause. A transport asks when it
            has a place for the request, because the pause may have begun since.
    """

    __slots__ = (
        "body",
        "connection",
        "deadline",
        "headers",
        "is_held",
        "method",
        "operation",
        "options",
        "path",
        "permission",
        "removed",
        "streamed",
        "url",
    )

    def __init__(
        self,
        *,
        operation: str,
        method: str,
        path: str,
        url: str,
        headers: list[tuple[bytes, bytes]],
        body: Body | None,
        connection: Secret | None,
        options: Options,
        streamed: bool = False,
        deadline: Deadline | None = None,
        permission: str | None = None,
        removed: frozenset[bytes] = frozenset(),
        is_held: Callable[[], bool] | None = None,
    ) -> None:
        self.operation = operation
        self.method = method
        self.path = path
        self.url = url
        self.headers = headers
        self.body = body
        self.connection = connection
        self.options = options
        self.streamed = streamed
        self.deadline = deadline
        self.permission = permission
        self.removed = removed
        self.is_held = is_held

    def replaced(self, **changes: Any) -> Request:
        """Return the same request with other attributes."""
        return Request(**{name: getattr(self, name) for name in self.__slots__} | changes)

    def has_to_wait(self) -> bool:
        """Tell whether the request is held; see `is_held`."""
        return self.is_held is not None and self.is_held()

    def __repr__(self) -> str:
        # The address, the headers and the body may hold secrets.
        return f"<Request {self.method} {self.path}>"

    def decided_headers(self) -> set[bytes]:
        """Return the lower-case names of headers that have a value here, or are removed."""
        names = {name.lower() for name, _ in self.headers}
        return names | self.removed if self.removed else names

    def with_key(self, key: Secret) -> Request:
        """Return the request with a key.

        Args:
            key: The key.

        Raises:
            ConfigurationError: The key cannot be sent.
        """
        pair = KEY_HEADER, key.check("the key from the api_key function").header
        options = self.options.with_key(key)
        return self.replaced(headers=[*self.headers, pair], options=options)

    def scrub(self, text: bytes) -> bytes:
        """Remove the secrets of the request from a text, because servers may repeat them."""
        for secret in (self.options.api_key, self.connection):
            if isinstance(secret, Secret):
                text = text.replace(secret.header, HIDDEN.encode())
        return text

    def clean(self, text: str) -> str:
        """Remove the secrets of the request from a text; see `scrub`."""
        return self.scrub(text.encode("utf-8", "replace")).decode("utf-8", "replace")


class Answer:
    """The answer of the server.

    Args:
        status: Status code.
        headers: Headers.
        content: The body, decompressed; empty for a streamed answer.
        stream: Open stream of a streamed answer.
    """

    __slots__ = ("content", "headers", "status", "stream")

    def __init__(self, status: int, headers: Headers, content: bytes, stream: Any = None) -> None:
        self.status = status
        self.headers = headers
        self.content = content
        self.stream = stream

    def __repr__(self) -> str:
        return f"<Answer {self.status}>"


class Failure(NamedTuple):
    """The reason why no complete answer arrived.

    Args:
        reason: Description, without secrets.
        timed_out: Whether a timeout or the deadline expired.
        sent: Whether the server may have received the request.
        permanent: Whether further attempts would fail as well.
    """

    reason: str
    timed_out: bool = False
    sent: bool = True
    permanent: bool = False


#: The request was not sent, because `Request.is_held` said so.
HELD = Failure("the connection has a pause", sent=False)
