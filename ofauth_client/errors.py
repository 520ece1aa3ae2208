"""Everything the client raises.

    OFAuthError
    ├── ConfigurationError              the client was set up wrongly, or is used where it cannot be
    ├── ArgumentError                   a value that cannot be sent
    ├── APIConnectionError              no complete answer came
    │   └── APITimeoutError             … in time
    ├── APIStatusError                  the API refused the request
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
    │   │   ├── InvalidKeyError         UNAUTHORIZED
    │   │   ├── SessionNotProvidedError SESSION_NOT_PROVIDED
    │   │   ├── SessionExpiredError     SESSION_EXPIRED
    │   │   └── RulesOutdatedError      RULES_OUTDATED
    │   ├── PermissionDeniedError       403
    │   ├── NotFoundError               404
    │   ├── ConflictError               409
    │   ├── UnprocessableEntityError    422
    │   ├── RateLimitError              429
    │   ├── ServerError                 500 and above
    │   └── RedirectError               300 to 399
    ├── DecodeError                     an answer that cannot be read, or not what is promised
    ├── PagingError                     a list that does not go on as it should
    └── WebhookError                    a delivery that cannot be trusted

All of them have the same attributes, carry neither key nor connection id, can be pickled, and
are one line of text. `ConfigurationError` and `ArgumentError` are `ValueError`s, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

if TYPE_CHECKING:
    from ofauth_api.codec import Mismatch

LONGEST_TEXT = 600

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Details(TypedDict, total=False):
    """What is known of a failed call; the attributes of these names tell more."""

    status: int | None
    type: str | None
    request_id: str | None
    action_required: str | None
    retry_after: float | None
    headers: Mapping[str, str]
    body: bytes
    data: Any
    method: str
    path: str
    operation: str
    attempts: int
    mismatches: tuple[Mismatch, ...]
    permission: str | None


class OFAuthError(Exception):
    """Something went wrong.

    Attributes:
        message: What, in the words of the API where it said something.
        status: Status code of the answer, also one that no standard knows; None without an answer.
        type: The API's name for the error, such as `RATE_LIMIT_EXCEEDED`.
        request_id: The API's id for the request, such as `req_…`.
        action_required: What the API asks for, such as `refresh_session`.
        retry_after: Seconds after which the API allows another attempt, as far as it said.
        headers: Headers of the answer, names in lower case.
        body: Start of the answer's body.
        data: The body as JSON; None where it is not JSON or is too long.
        method: Method of the request.
        path: Path template of the request, such as `/v2/access/chats/{userId}/messages`.
        operation: Id of the operation, such as `chats.messages.list`.
        attempts: How often the request was sent.
    """

    hint = ""

    if TYPE_CHECKING:
        # Read-only for type checkers, so that a subclass can promise more.
        @property
        def status(self) -> int | None: ...
    else:
        status = None

    type: str | None = None
    request_id: str | None = None
    action_required: str | None = None
    retry_after: float | None = None
    headers: Mapping[str, str] = _NO_HEADERS
    body: bytes = b""
    data: Any = None
    method: str = ""
    path: str = ""
    operation: str = ""
    attempts: int = 0

    def __init__(self, message: str, **details: Unpack[Details]) -> None:
        # Arguments and __dict__ are all that pickling and copying an exception take along.
        super().__init__(message)
        self.message = message
        self.__dict__.update(details)

    def __str__(self) -> str:
        """Return one line that says where it happened, what, and what helps."""
        before = [f"{self.method} {self.path}".strip(), self._kind()]
        line = ": ".join(part for part in [*before, self.message] if part)
        trail = "; ".join(part for part in self._trail() if part)
        return one_line(f"{line} ({trail})" if trail else line)

    def _kind(self) -> str:
        return " ".join(str(part) for part in (self.status, self.type) if part)

    def _trail(self) -> list[str]:
        return [
            f"request {self.request_id}" if self.request_id else "",
            f"action required: {self.action_required}" if self.action_required else "",
            f"{self.attempts} attempts" if self.attempts > 1 else "",
            self.hint,
        ]


class ConfigurationError(OFAuthError, ValueError):
    """The client was set up wrongly, or is used where it cannot be used."""


class ArgumentError(OFAuthError, ValueError):
    """A value was passed that cannot be sent."""


class APIConnectionError(OFAuthError):
    """No complete answer came."""


class APITimeoutError(APIConnectionError):
    """No complete answer came in time."""


class APIStatusError(OFAuthError):
    """The API refused the request."""

    if TYPE_CHECKING:

        @property
        def status(self) -> int: ...
    else:
        status = 0


class BadRequestError(APIStatusError):
    """400: the API does not take a value."""


class AuthenticationError(APIStatusError):
    """401: the API does not know who is asking, or for whom."""


class InvalidKeyError(AuthenticationError):
    """401 UNAUTHORIZED: the key is not valid."""

    hint = "check api_key or OFAUTH_API_KEY"


class SessionNotProvidedError(AuthenticationError):
    """401 SESSION_NOT_PROVIDED: the operation acts for a connection, and none was named."""

    hint = "pass connection_id, or set OFAUTH_CONNECTION_ID"


class SessionExpiredError(AuthenticationError):
    """401 SESSION_EXPIRED: the connection has to be renewed by its owner."""


class RulesOutdatedError(AuthenticationError):
    """401 RULES_OUTDATED: the API had to renew its signing rules; one retry did not help."""


class PermissionDeniedError(APIStatusError):
    """403: the key or the connection may not do this.

    Attributes:
        permission: What the operation needs, such as `messages:write`; None where it is not known.
            The API may have had another reason to refuse.
    """

    permission: str | None = None

    def _trail(self) -> list[str]:
        needs = f"needs {self.permission}, which this connection may lack"
        return [*super()._trail(), needs if self.permission else ""]


class NotFoundError(APIStatusError):
    """404: there is no such thing, or no such route."""


class ConflictError(APIStatusError):
    """409: something else was in the way."""


class UnprocessableEntityError(APIStatusError):
    """422: the API understands the request, and cannot do it."""


class RateLimitError(APIStatusError):
    """429: too many requests; `retry_after` says when there may be another, if the API did."""


class ServerError(APIStatusError):
    """500 and above: the API, or something on the way to it, failed."""


class RedirectError(APIStatusError):
    """300 to 399: the API points elsewhere, where the client does not follow with its secrets."""


class DecodeError(OFAuthError):
    """The answer cannot be read, or, with `strict`, is not what the document promises.

    Attributes:
        mismatches: What is otherwise, and where.
    """

    mismatches: tuple[Mismatch, ...] = ()


class PagingError(OFAuthError):
    """A list that cannot go on without losing items, or would never end.

    All items before it were yielded.

    Attributes:
        params: Query parameters of the page at which it happened, to go on from later; empty
            for the first one.
    """

    params: Mapping[str, Any] = MappingProxyType({})


class WebhookError(OFAuthError):
    """A delivery that cannot be trusted or read; answer it with status 400."""


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text as one printable line of bounded length.

    Args:
        text: Any text, also a hostile one.
        longest: Length after which it is cut.
    """
    # Cut first as well: the text may be megabytes of markup.
    words = " ".join(text[: 4 * longest].split())
    line = "".join(c if c.isprintable() else "�" for c in words)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
