"""The answer to a call as it came, beside what was made of it."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from attrs import field, frozen

from ofauth_client._exchange.flow import Exchange
from ofauth_client._messages.messages import Headers

T_co = TypeVar("T_co", covariant=True)


@frozen
class RawResponse(Generic[T_co]):
    """An answer.

    Args:
        status: Status code.
        headers: Headers; their names are found in any case.
        content: The body, decompressed.
        parsed: What the method returns by itself.
        attempts: How often the request was sent.
    """

    status: int
    headers: Headers
    content: bytes = field(repr=False)
    parsed: T_co = field(repr=False)
    attempts: int = 1

    @property
    def request_id(self) -> str | None:
        """The API's id for the request, if the headers have one."""
        return self.headers.get("x-request-id")


def raw_response(done: Exchange, parsed: Any) -> RawResponse[Any]:
    """Return the raw response of a call.

    Args:
        done: What came of the call.
        parsed: What was made of it.
    """
    answer = done.answer
    return RawResponse(answer.status, answer.headers, answer.content, parsed, done.attempts)
