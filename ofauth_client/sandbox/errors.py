"""Errors: refusals of requests, as the API sends them, and wrong use of the sandbox."""

from __future__ import annotations

from typing import Any

from ofauth_client.errors import OFAuthError


class SandboxError(OFAuthError, ValueError):
    """The sandbox was set up or used wrongly."""


class Refusal(Exception):  # noqa: N818 - an answer, not a failure of the sandbox
    """Stops a request, which is answered with an error.

    Args:
        status: Status code.
        kind: Error type of the API.
        message: Message for people.
        headers: Additional headers.
    """

    def __init__(
        self, status: int, kind: str, message: str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind
        self.message = message
        self.headers = headers or {}

    def body(self, request_id: str) -> dict[str, Any]:
        """Return the error body, as documented."""
        body = {"error": self.message, "type": self.kind, "requestId": request_id}
        if self.kind == "SESSION_EXPIRED":
            body["actionRequired"] = "refresh_session"
        return body


def bad_request(message: str) -> Refusal:
    """Return the refusal of a value; the message names the value."""
    return Refusal(400, "BAD_REQUEST", message)


def not_found(message: str) -> Refusal:
    """Return the refusal of an unknown id."""
    return Refusal(404, "RESOURCE_NOT_FOUND", message)


def forbidden(message: str) -> Refusal:
    """Return the refusal of something that nobody may do."""
    return Refusal(403, "FORBIDDEN", message)
