"""What hooks are told; none of it has a key, a connection id, or a value of the caller's."""

from __future__ import annotations

from attrs import frozen
from ofauth_api.codec import Mismatch

from ofauth_client._options.rate_limit import RateLimitState


@frozen
class RequestEvent:
    """A request is about to be sent.

    Args:
        operation: Id of the operation; empty for a path of the caller's own.
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
    """An answer came, be it an error.

    Args:
        request: What was sent.
        status: Status code.
        milliseconds: How long it took.
        request_id: The API's id for the request, if its headers have one.
        rate_limit: What the answer says about the rate limit of the connection.
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
        request: What was sent.
        delay: Seconds until the next attempt.
        status: Status code; None where no answer came.
        reason: What went wrong, in one line.
    """

    request: RequestEvent
    delay: float
    status: int | None
    reason: str


@frozen
class DriftEvent:
    """An answer, or an item of one, that is not what the document promises.

    Args:
        operation: Id of the operation.
        mismatches: What is otherwise, and where.
    """

    operation: str
    mismatches: tuple[Mismatch, ...]
