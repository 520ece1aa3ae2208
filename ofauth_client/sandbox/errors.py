"""What the sandbox refuses: requests, as the API does, and what its own users ask of it."""

from __future__ import annotations

from typing import Any

from ofauth_client.errors import OFAuthError


class SandboxError(OFAuthError, ValueError):
    """The sandbox was asked for something that it cannot do."""


class Refusal(Exception):  # noqa: N818 - an answer, not a failure of the sandbox
    """A request that is answered with an error.

    Args:
        status: Status code.
        kind: The API's name for the error.
        message: What was wrong.
        headers: More headers.
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
        """Return the documented body."""
        return {"error": self.message, "type": self.kind, "requestId": request_id}


def bad_request(message: str) -> Refusal:
    """Return the refusal of a value; the message names it."""
    return Refusal(400, "BAD_REQUEST", message)


def not_found(message: str) -> Refusal:
    """Return the refusal of an id that nothing has."""
    return Refusal(404, "RESOURCE_NOT_FOUND", message)
