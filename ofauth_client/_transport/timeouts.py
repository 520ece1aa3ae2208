"""How long each phase of a request may take, within the deadline of its call."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Request
from ofauth_client._options.timeouts import Timeout

#: Seconds that a call waits for a place in the pool where its timeout does not say.
LONGEST_WAIT_FOR_PLACE = 60.0


#: Shortest timeout: a socket takes 0 for a wish not to wait, and fails at once with EAGAIN.
_SHORTEST = 0.001


class DeadlineError(Exception):
    """The deadline of a call has passed."""


def check(deadline: Deadline | None) -> None:
    """Stop a request whose deadline has passed.

    Raises:
        DeadlineError: The deadline has passed.
    """
    if deadline is not None and deadline.left() <= 0:
        raise DeadlineError


def before(deadline: Deadline | None) -> AbstractContextManager[Any]:
    """Return a block that ends when the deadline passes; the code after it raises the error.

    Raises:
        DeadlineError: The deadline has passed already.
    """
    # Imported late: synchronous programs do not need it.
    import anyio

    check(deadline)
    return anyio.move_on_after(None if deadline is None else deadline.left())


def in_time(pieces: Iterable[bytes], deadline: Deadline | None) -> Iterator[bytes]:
    """Yield pieces as long as there is time.

    Raises:
        DeadlineError: The deadline is over.
    """
    for piece in pieces:
        check(deadline)
        yield piece


async def in_time_async(
    pieces: AsyncIterable[bytes], deadline: Deadline | None
) -> AsyncIterator[bytes]:
    """Yield pieces as long as there is time; see `in_time`."""
    async for piece in pieces:
        check(deadline)
        yield piece


def each_timeout(timeout: Timeout) -> dict[str, float | None]:
    """Return the seconds that a request may spend on connect, read, write and pool."""
    if timeout is None or isinstance(timeout, int | float):
        # The pool has a limit of its own; see `wait_for_place`.
        return {"connect": timeout, "read": timeout, "write": timeout, "pool": None}
    return timeout.as_dict()


def timeouts(timeout: Timeout, deadline: Deadline | None) -> dict[str, float | None]:
    """Return the seconds that a request may spend on each phase; see `each_timeout`.

    Args:
        timeout: The timeout of the request.
        deadline: Deadline of the call; no timeout extends beyond it.
    """
    limits = each_timeout(timeout)
    if deadline is None:
        return limits
    left = max(deadline.left(), _SHORTEST)
    return {name: left if limit is None else min(limit, left) for name, limit in limits.items()}


def wait_for_place(request: Request) -> float:
    """Return how many seconds a call may wait for a place in the pool."""
    timeout, deadline = request.options.timeout, request.deadline
    limit = timeout if timeout is None or isinstance(timeout, int | float) else timeout.pool
    longest = LONGEST_WAIT_FOR_PLACE if limit is None else limit
    return longest if deadline is None else min(longest, max(deadline.left(), 0.0))
