"""Work on many things, with a limit."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from itertools import count, islice
from typing import Any

import pytest

from ofauth_client import errors
from ofauth_client.concurrency import Outcome, each


class Work:
    """Work whose end the test decides on.

    Args:
        running: Things that are being worked on.
        most: Most of them at once.
        cancelled: Things whose work was cancelled.
    """

    def __init__(self) -> None:
        self.running: set[int] = set()
        self.most = 0
        self.cancelled: set[int] = set()

    async def __call__(self, item: int) -> int:
        """Take a few steps of the loop."""
        self.running.add(item)
        self.most = max(self.most, len(self.running))
        try:
            for _ in range(item % 5):
                await asyncio.sleep(0)
            if item % 7 == 3:
                raise ValueError(item)
            return item * item
        except asyncio.CancelledError:
            self.cancelled.add(item)
            raise
        finally:
            self.running.discard(item)


async def outcomes(items: Any, work: Any, **options: Any) -> list[Outcome[int, int]]:
    """Return all outcomes."""
    return [outcome async for outcome in each(items, work, **options)]


@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_everything_is_done_within_the_limit(limit: int) -> None:
    """An error belongs to its thing alone."""
    work = Work()
    found = asyncio.run(outcomes(range(100), work, limit=limit))
    assert sorted(outcome.item for outcome in found) == list(range(100))
    assert work.most <= limit
    for item, value, error in found:
        assert (value, type(error)) == (
            (None, ValueError) if item % 7 == 3 else (item * item, type(None))
        )


def test_nothing_to_do() -> None:
    """No items, no outcomes."""
    assert asyncio.run(outcomes([], Work())) == []


def test_things_are_taken_one_by_one() -> None:
    """There may be infinitely many; leaving the loop cancels what is under way."""
    taken, work = list[int](), Work()

    def things() -> Iterator[int]:
        for number in count(1):
            taken.append(number)
            yield number

    async def main() -> None:
        async with aclosing(each(things(), work, limit=4)) as found:
            seen = 0
            async for _ in found:
                seen += 1
                if seen == 20:
                    break

    asyncio.run(main())
    assert 20 <= len(taken) <= 24
    assert not work.running


def test_cancellation_ends_all_work() -> None:
    """No task is left behind."""
    work = Work()

    async def endless(item: int) -> int:
        work.running.add(item)
        try:
            await asyncio.Event().wait()
        finally:
            work.running.discard(item)
        return item

    async def main() -> None:
        task = asyncio.ensure_future(outcomes(islice(count(), 50), endless, limit=10))
        while len(work.running) < 10:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not work.running

    asyncio.run(main())


def test_results() -> None:
    """An outcome gives its result, or raises its error."""
    assert Outcome(1, None, None).result() is None
    with pytest.raises(ValueError, match="7"):
        Outcome(1, None, ValueError("7")).result()
    with pytest.raises(errors.ArgumentError, match="limit must be a whole number from 1, not 0"):
        asyncio.run(outcomes([1], Work(), limit=0))
