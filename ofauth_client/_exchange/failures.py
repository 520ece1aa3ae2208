"""Turns failures and refusals into errors that contain no secrets."""

from __future__ import annotations

from ofauth_client import errors
from ofauth_client._exchange.error_bodies import LARGEST_BODY, read_refusal
from ofauth_client._exchange.limit_headers import asked_wait
from ofauth_client._messages.messages import Answer, Failure, Request

_BY_STATUS: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}
_BY_TYPE: dict[str | None, type[errors.AuthenticationError]] = {
    "UNAUTHORIZED": errors.InvalidKeyError,
    "SESSION_NOT_PROVIDED": errors.SessionNotProvidedError,
    "SESSION_EXPIRED": errors.SessionExpiredError,
    "RULES_OUTDATED": errors.RulesOutdatedError,
}

#: Cutting a body may split a secret, so more bytes are scrubbed than kept.
_MARGIN = 4096


def connection_error(request: Request, failure: Failure, attempts: int) -> errors.OFAuthError:
    """Return the error for a request without an answer.

    Args:
        request: The request.
        failure: The failure.
        attempts: Number of attempts.
    """
    kind = errors.APITimeoutError if failure.timed_out else errors.APIConnectionError
    details = whereabouts(request, attempts)
    details["retry_after"] = failure.retry_after
    return kind(failure.reason, **details)


def status_error(
    request: Request, answer: Answer, attempts: int, now: float
) -> errors.APIStatusError:
    """Return the error for an answer with an error status.

    Args:
        request: The request.
        answer: The answer.
        attempts: Number of attempts.
        now: Seconds since 1970.
    """
    details = answer_details(request, answer, attempts)
    refusal = read_refusal(answer.status, details.get("body", b""))
    details["type"] = refusal.type
    details["action_required"] = refusal.action_required
    if refusal.request_id:
        details["request_id"] = refusal.request_id
    details["retry_after"] = asked_wait(answer.status, answer.headers, now)
    details["data"] = refusal.data
    kind = _kind(answer.status, refusal.type)
    if kind is errors.PermissionDeniedError:
        details["permission"] = request.permission
    return kind(refusal.message, **details)


def whereabouts(request: Request, attempts: int) -> errors.Details:
    """Return the details of a request that every error has."""
    return {
        "method": request.method,
        "path": request.path,
        "operation": request.operation,
        "attempts": attempts,
    }


def answer_details(request: Request, answer: Answer, attempts: int) -> errors.Details:
    """Return the details of a request and its answer."""
    content = request.scrub(answer.content[: LARGEST_BODY + _MARGIN])
    return {
        **whereabouts(request, attempts),
        "status": answer.status,
        "request_id": answer.headers.get("x-request-id"),
        "headers": {name: request.clean(value) for name, value in answer.headers.items()},
        "body": content[:LARGEST_BODY],
    }


def _kind(status: int, name: str | None) -> type[errors.APIStatusError]:
    if status == 401 and name in _BY_TYPE:
        return _BY_TYPE[name]
    if 300 <= status < 400:
        return errors.RedirectError
    return errors.ServerError if status >= 500 else _BY_STATUS.get(status, errors.APIStatusError)
