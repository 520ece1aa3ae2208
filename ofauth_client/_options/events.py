"""Events that hooks receive. No event has a key, a connection id, or an argument of a call."""

from __future__ import annotations

from attrs import frozen
from ofauth_api.codec import Mismatch

from ofauth_client._options.rate_limit import RateLimitState


@frozen
class CallEvent:
    """A call begins; its attempts and waits follow.

    Args:
        operation: Id of the operation; empty for a custom path of the caller.
        method: Method.
        path: Path template.
        host: Host of the API, from `base_url`.
        port: Port of the API.
    """

    operation: str
    method: str
    path: str
    host: str
    port: int


@frozen
class RequestEvent:
    """A request is about to be sent.

    Args:
        operation: Id of the operation; empty for a custom path of the caller.
        method: Method.
        path: Path template.
        attempt: Number of the attempt, from 1.
    """

    operation: str
    method: str
    path: str
    attempt: int


@frozen
class ResponseEvent:
    """An answer arrived, with any status.

    Args:
        request: The request.
        status: Status code.
        milliseconds: Duration of the attempt.
        request_id: Id of the request, assigned by the API; None if the headers have none.
        rate_limit: Rate-limit state in the headers; None if there is none.
    """

    request: RequestEvent
    status: int
    milliseconds: float
    request_id: str | None
    rate_limit: RateLimitState | None


@frozen
class RetryEvent:
    """A request failed and will be sent again.

    Args:
        request: The request.
        delay: Seconds until the next attempt.
        status: Status code; None without an answer.
        reason: Description of the failure, in one line.
    """

    request: RequestEvent
    delay: float
    status: int | None
    reason: str


@frozen
class DriftEvent:
    """An answer, or an item of a page, differs from the document.

    Args:
        operation: Id of the operation.
        mismatches: The differences, each with its JSON path.
    """

    operation: str
    mismatches: tuple[Mismatch, ...]
