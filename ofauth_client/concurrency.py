"""Work on many things at once, such as many connections, but not on all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import Generic, NamedTuple, TypeVar, cast

from ofauth_client.errors import ArgumentError

T = TypeVar("T")
R = TypeVar("R")


class Outcome(NamedTuple, Generic[T, R]):
    """What became of one thing.

    Args:
        item: The thing.
        value: The result of the work; None after an error.
        error: The error that ended the work; None for none.
    """

    item: T
    value: R | None
    error: Exception | None

    def result(self) -> R:
        """Return the result, or raise the error."""
        if self.error is not None:
            raise self.error
        # None is a result, too.
        return cast("R", self.value)


async def each(
    items: Iterable[T], work: Callable[[T], Awaitable[R]], *, limit: int = 20
) -> AsyncGenerator[Outcome[T, R]]:
    """Work on many things at once, and yield what becomes of each as soon as it is done.

        async with contextlib.aclosing(each(connections, backfill, limit=20)) as outcomes:
            async for connection, value, error in outcomes:
                ...

    An error ends the work on one thing alone. Leaving the loop cancels the work that is under way,
    when the generator is closed. Things are taken from `items` when their work begins, so there
    may be any number of them.

    Args:
        items: The things.
        work: Coroutine function that is called with each of them.
        limit: Most things at once, from 1.

    Raises:
        ArgumentError: The limit is below 1.
    """
    if limit < 1:
        raise ArgumentError(f"limit must be a whole number from 1, not {limit!r}")
    waiting, running = iter(items), set[asyncio.Task[Outcome[T, R]]]()
    try:
        while True:
            for item in waiting:
                running.add(asyncio.ensure_future(_outcome(item, work)))
                if len(running) >= limit:
                    break
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _outcome(item: T, work: Callable[[T], Awaitable[R]]) -> Outcome[T, R]:
    try:
        return Outcome(item, await work(item), None)
    except Exception as error:
        return Outcome(item, None, error)
