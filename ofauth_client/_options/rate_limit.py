"""Rate limits: what a client keeps to, who decides, and what the API last said."""

from __future__ import annotations

import math
from collections.abc import Awaitable
from typing import Protocol, runtime_checkable

from attrs import Attribute, field, frozen

from ofauth_client._json_types import is_number
from ofauth_client.errors import ConfigurationError


@runtime_checkable
class RateLimiter(Protocol):
    """Decides when a request may be sent; has to be thread-safe.

    Both methods may return an awaitable if the client is an asynchronous one.
    """

    def reserve(self, connection: str) -> float | Awaitable[float]:
        """Take the next free place in the line of a connection.

        Args:
            connection: Stands for a connection, is the same in every process, and is not its id.

        Returns:
            Seconds to wait before the request may be sent; 0 if it may be sent at once.
        """
        ...

    def release(self, connection: str) -> object:
        """Give a place back whose request will not be sent."""
        ...


def _positive(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 < value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number above 0, not {value!r}")


def _from_one(_: object, attribute: Attribute[int], value: int) -> None:
    if not is_number(value) or not 1 <= value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number from 1, not {value!r}")


@frozen
class RateLimit:
    """Requests that a connection may make.

    Args:
        requests: Requests in a period.
        period: Length of the period in seconds.
        burst: Requests that may be made at once after a quiet time.
    """

    requests: float = field(default=60.0, validator=_positive)
    period: float = field(default=60.0, validator=_positive)
    burst: int = field(default=90, validator=_from_one)


@frozen
class RateLimitState:
    """What the API last said about the rate limit of a connection.

    Args:
        limit: Requests allowed.
        remaining: Requests left.
        resets_in: Seconds until it resets, counted from `seen`; the API does not document units.
        seen: When it was said, in seconds since 1970.
    """

    limit: int | None
    remaining: int | None
    resets_in: float | None
    seen: float
