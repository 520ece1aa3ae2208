"""Rate limits: the limit to keep to, the limiter, and the state that the API reports."""

from __future__ import annotations

import math
from collections.abc import Awaitable
from typing import Literal, NamedTuple, Protocol, TypeAlias, runtime_checkable

from attrs import Attribute, field, frozen

from ofauth_client._json_types import is_number
from ofauth_client.errors import ConfigurationError

#: Interactive calls pass bulk calls of the same connection.
Priority: TypeAlias = Literal["interactive", "bulk"]


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


class Place(NamedTuple):
    """A place in the queue of a connection.

    Args:
        seconds: Seconds to wait before asking again; 0 if the request may be sent now.
        ticket: The place, to be shown when asking again.
    """

    seconds: float
    ticket: float


@runtime_checkable
class PriorityRateLimiter(Protocol):
    """A rate limiter that knows priorities, and that learns what the API says of its limit.

    A request is sent when `acquire` returns a place with 0 seconds. Each method has a form for
    asynchronous clients.
    """

    def acquire(self, connection: str, priority: Priority, ticket: float | None = None, /) -> Place:
        """Enter the queue of a connection, or ask again after a wait.

        Args:
            connection: Key of the connection; the same in every process, and not the id itself.
            priority: Priority of the request.
            ticket: Ticket of the place that a previous call returned; None to enter.
        """
        ...

    def give_back(self, connection: str, priority: Priority, /) -> None:
        """Leave the queue before the wait has ended."""
        ...

    def pause(self, connection: str, seconds: float, /) -> None:
        """Let no request proceed for some seconds, because the API refused one."""
        ...

    def observe(self, connection: str, remaining: int, /) -> None:
        """Learn how many requests the API would still accept at once."""
        ...

    async def acquire_async(
        self, connection: str, priority: Priority, ticket: float | None = None, /
    ) -> Place:
        """See `acquire`."""
        ...

    async def give_back_async(self, connection: str, priority: Priority, /) -> None:
        """See `give_back`."""
        ...

    async def pause_async(self, connection: str, seconds: float, /) -> None:
        """See `pause`."""
        ...

    async def observe_async(self, connection: str, remaining: int, /) -> None:
        """See `observe`."""
        ...


def _positive(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 < value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number above 0, not {value!r}")


def _from_one(_: object, attribute: Attribute[int], value: int) -> None:
    if not is_number(value) or not 1 <= value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number from 1, not {value!r}")


def _share(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 < value <= 1:
        raise ConfigurationError(f"{attribute.name} must be above 0 and at most 1, not {value!r}")


@frozen
class RateLimit:
    """Number of requests that a connection may send.

    Args:
        requests: Requests in a period.
        period: Length of the period in seconds.
        burst: Requests that may be sent at once after a quiet time.
        bulk_share: Share of the requests that bulk calls may use while interactive calls come,
            which is until a period after the last of them. They use the same share of a burst, and
            leave the rest to interactive calls at any time.
    """

    requests: float = field(default=60.0, validator=_positive)
    period: float = field(default=60.0, validator=_positive)
    burst: int = field(default=90, validator=_from_one)
    bulk_share: float = field(default=0.5, validator=_share)


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
