"""All errors of the client.

    OFAuthError
    ├── ConfigurationError              the client was set up or used wrongly
    ├── ArgumentError                   a value that cannot be sent
    ├── APIConnectionError              no complete answer arrived
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
    ├── DecodeError                     an answer that cannot be read, or differs from the document
    ├── PagingError                     a list that cannot be continued
    ├── WebhookError                    a delivery that cannot be trusted
    ├── RateLimiterError                the store of a shared rate limit is out of reach
    └── ExportError                     a file that cannot take what a list has

All errors have the same attributes, contain neither key nor connection id, can be pickled, and
are a single line of text. `ConfigurationError` and `ArgumentError` are also `ValueError`s.
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
    """Details of a failed call; the attributes of `OFAuthError` describe them."""

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
    """Base class of all errors.

    Attributes:
        message: Description of the error, in the words of the API if the API gave any.
        status: Status code of the answer; None without an answer.
        type: Error type of the API, such as `RATE_LIMIT_EXCEEDED`.
        request_id: Id of the request, assigned by the API, such as `req_…`.
        action_required: Remedy that the API asks for, such as `refresh_session`.
        retry_after: Seconds until the API allows another attempt; None if the API did not say.
        headers: Headers of the answer, names in lower case.
        body: Start of the body of the answer.
        data: The body as JSON; None if the body is not JSON or too long.
        method: Method of the request.
        path: Path template of the request, such as `/v2/access/chats/{userId}/messages`.
        operation: Id of the operation, such as `chats.messages.list`.
        attempts: Number of attempts.
    """

    hint = ""

    if TYPE_CHECKING:
        # Read-only for type checkers, so that a subclass can narrow the type.
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
        # Pickling and copying an exception keep only its arguments and its __dict__.
        super().__init__(message)
        self.message = message
        self.__dict__.update(details)

    def __str__(self) -> str:
        """Return a single line with the request, the error, and a remedy."""
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
    """The client was set up or used wrongly."""


class ArgumentError(OFAuthError, ValueError):
    """An argument has a value that cannot be sent."""


class APIConnectionError(OFAuthError):
    """No complete answer arrived."""


class APITimeoutError(APIConnectionError):
    """No complete answer arrived in time."""


class APIStatusError(OFAuthError):
    """The API refused the request."""

    if TYPE_CHECKING:

        @property
        def status(self) -> int: ...
    else:
        status = 0


class BadRequestError(APIStatusError):
    """400: the API does not accept a value."""


class AuthenticationError(APIStatusError):
    """401: the API does not accept the key or the connection."""


class InvalidKeyError(AuthenticationError):
    """401 UNAUTHORIZED: the key is not valid."""

    hint = "check api_key or OFAUTH_API_KEY"


class SessionNotProvidedError(AuthenticationError):
    """401 SESSION_NOT_PROVIDED: the operation needs a connection id."""

    hint = "pass connection_id, or set OFAUTH_CONNECTION_ID"


class SessionExpiredError(AuthenticationError):
    """401 SESSION_EXPIRED: the owner has to renew the connection."""


class RulesOutdatedError(AuthenticationError):
    """401 RULES_OUTDATED: the API had to renew its signing rules; one retry did not help."""


class PermissionDeniedError(APIStatusError):
    """403: the key or the connection lacks permission.

    Attributes:
        permission: Permission that the operation needs, such as `messages:write`; None if unknown.
            The API may have refused the request for another reason.
    """

    permission: str | None = None

    def _trail(self) -> list[str]:
        needs = f"needs {self.permission}, which this connection may lack"
        return [*super()._trail(), needs if self.permission else ""]


class NotFoundError(APIStatusError):
    """404: the object or the route does not exist."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the current state."""


class UnprocessableEntityError(APIStatusError):
    """422: the API understands the request, but cannot execute it."""


class RateLimitError(APIStatusError):
    """429: too many requests; `retry_after` has the wait that the API asked for, if any."""


class ServerError(APIStatusError):
    """500 and above: the API, or a proxy in front of the API, failed."""


class RedirectError(APIStatusError):
    """300 to 399: a redirect that the client does not follow, to protect its secrets."""


class DecodeError(OFAuthError):
    """The answer cannot be read, or, with `strict`, differs from the document.

    Attributes:
        mismatches: The differences, each with its JSON path.
    """

    mismatches: tuple[Mismatch, ...] = ()


class PagingError(OFAuthError):
    """A list cannot be continued without losing items, or would never end.

    All items before the error were yielded.

    Attributes:
        params: Query parameters of the page that failed, to continue from later; empty for the
            first page.
    """

    params: Mapping[str, Any] = MappingProxyType({})


class WebhookError(OFAuthError):
    """A webhook delivery cannot be trusted or read; answer with status 400."""


class RateLimiterError(OFAuthError):
    """The store of a shared rate limit is out of reach, and requests are to fail then."""


class ExportError(OFAuthError):
    """A file cannot take the items of a list, or does not belong to its state."""


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text as one printable line of bounded length.

    Args:
        text: Any text, even a hostile text.
        longest: Length after which the text is cut.
    """
    # The text is also cut before splitting, because it may be megabytes of markup.
    words = " ".join(text[: 4 * longest].split())
    line = "".join(c if c.isprintable() else "�" for c in words)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
