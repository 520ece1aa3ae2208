"""The steps of a flow, which drivers perform."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._options.credentials import KeyFunction
from ofauth_client._options.events import RequestEvent, ResponseEvent, RetryEvent
from ofauth_client._options.rate_limit import RateLimiter


class Reserve(NamedTuple):
    """Take a place in the queue of a connection and wait, or release the place at once.

    Args:
        limiter: Owner of the queue.
        connection: Key of the connection.
        longest: Seconds that the wait may take; a longer wait releases the place.
    """

    limiter: RateLimiter
    connection: str
    longest: float = math.inf


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
Step: TypeAlias = Request | Reserve | Sleep | Notify | AskKey | Around
#: Steps with a result; the driver sends the outcome of each step.
Steps: TypeAlias = Generator[Step, Any, T]
