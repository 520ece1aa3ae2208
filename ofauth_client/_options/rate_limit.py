"""Rate limits: the limit to keep to, the limiter, and the state that the API reports."""

from __future__ import annotations

import math
from collections.abc import Awaitable
from typing import NamedTuple, Protocol, runtime_checkable

from attrs import Attribute, field, frozen

from ofauth_client._json_types import is_number
from ofauth_client.errors import ConfigurationError


@runtime_checkable
class RateLimiter(Protocol):
    """Decides when a request may be sent. Implementations must be thread-safe.

    For an asynchronous client, both methods may return awaitables.
    """

    def reserve(self, connection: str) -> float | Awaitable[float]:
        """Take the next free place in the queue of a connection.

        Args:
            connection: Key of the connection; the same in every process, and not the id itself.

        Returns:
            Seconds to wait before the request may be sent; 0 if it may be sent at once.
        """
        ...

    def release(self, connection: str) -> object:
        """Return the place of a request that will not be sent."""
        ...


def _positive(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 < value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number above 0, not {value!r}")


def _from_one(_: object, attribute: Attribute[int], value: int) -> None:
    if not is_number(value) or not 1 <= value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number from 1, not {value!r}")


@frozen
class RateLimit:
    """Number of requests that a connection may send.

    Args:
        requests: Requests in a period.
        period: Length of the period in seconds.
        burst: Requests that may be sent at once after a quiet time.
    """

    requests: float = field(default=60.0, validator=_positive)
    period: float = field(default=60.0, validator=_positive)
    burst: int = field(default=90, validator=_from_one)


class RateLimitState(NamedTuple):
    """The rate limit of a connection, as the API last reported it.

    Args:
        limit: Requests allowed.
        remaining: Requests left.
        resets_in: Seconds from `seen` until the limit resets. The API does not document the unit.
        seen: Time of the report, in seconds since 1970.
    """

    limit: int | None
    remaining: int | None
    resets_in: float | None
    seen: float
