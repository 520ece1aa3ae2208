"""The steps of a flow, which drivers perform."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._options.credentials import KeyFunction
from ofauth_client._options.events import RequestEvent, ResponseEvent, RetryEvent
from ofauth_client._options.rate_limit import Priority, PriorityRateLimiter


class Acquire(NamedTuple):
    """Take a place in the queue of a connection and wait, or leave the queue at once.

    Args:
        limiter: Owner of the queue.
        connection: Key of the connection.
        priority: Priority of the request.
        longest: Seconds that the wait may take; a longer wait leaves the queue.
    """

    limiter: PriorityRateLimiter
    connection: str
    priority: Priority = "interactive"
    longest: float = math.inf


class Pause(NamedTuple):
    """Tell the limiter that the API refused a request.

    Args:
        limiter: Owner of the queue.
        connection: Key of the connection.
        seconds: Seconds until the API accepts requests again.
    """

    limiter: PriorityRateLimiter
    connection: str
    seconds: float


class Observe(NamedTuple):
    """Tell the limiter what the API says of its limit.

    Args:
        limiter: Owner of the queue.
        connection: Key of the connection.
        remaining: Requests that the API would still accept at once.
    """

    limiter: PriorityRateLimiter
    connection: str
    remaining: int


class Sleep(NamedTuple):
    """Sleep for some seconds."""

    seconds: float


class Notify(NamedTuple):
    """Call a hook."""

    hook: Callable[[Any], object]
    event: RequestEvent | ResponseEvent | RetryEvent


class AskKey(NamedTuple):
    """Ask the caller's function for the key of an attempt."""

    function: KeyFunction


class Around(NamedTuple):
    """Send a request by way of the middleware.

    Args:
        middleware: What the caller wants around the request, the outermost first.
        request: The request.
        event: The attempt.
        follow: Returns the steps that send a request.
    """

    middleware: tuple[Callable[..., Any], ...]
    request: Request
    event: RequestEvent
    follow: Callable[[Request], Steps[Outcome]]


T = TypeVar("T")
Outcome: TypeAlias = Answer | Failure
Step: TypeAlias = Request | Acquire | Pause | Observe | Sleep | Notify | AskKey | Around
#: Steps with a result; the driver sends the outcome of each step.
Steps: TypeAlias = Generator[Step, Any, T]
