"""Raw responses: status, headers and bytes of an answer, with the decoded result."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from attrs import field, frozen

from ofauth_client._exchange.flow import Exchange
from ofauth_client._messages.messages import Headers

T_co = TypeVar("T_co", covariant=True)


@frozen
class RawResponse(Generic[T_co]):
    """An answer with its decoded result.

    Args:
        status: Status code.
        headers: Headers, case-insensitive.
        content: The body, decompressed.
        parsed: The decoded result, which the plain method returns.
        attempts: Number of attempts.
    """

    status: int
    headers: Headers
    content: bytes = field(repr=False)
    parsed: T_co = field(repr=False)
    attempts: int = 1

    @property
    def request_id(self) -> str | None:
        """Id of the request, assigned by the API; None if the headers have none."""
        return self.headers.get("x-request-id")


def raw_response(exchange: Exchange, parsed: Any) -> RawResponse[Any]:
    """Return the raw response of a call.

    Args:
        exchange: The request and its answer.
        parsed: The decoded result.
    """
    answer = exchange.answer
    return RawResponse(answer.status, answer.headers, answer.content, parsed, exchange.attempts)
