"""Many lists read at once over few connections, each checked message by message."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from typing import cast

from attrs import define, field, frozen
from ofauth_api.models import ChatMessage

from ofauth_client import AsyncOFAuth, RetryPolicy
from tests.soak.sandbox import Served, resident

#: Ids of the messages of one chat, from this times the user's id on; see `sandbox.world.chats`.
_IDS_PER_CHAT = 10**8

#: Failures of 2% of the requests in a row that are one in 10**13 here.
_MAX_RETRIES = 8


@frozen
class Load:
    """How much is read.

    Args:
        connections: Connections.
        iterators: Lists read at once; as many on each connection.
        messages: Messages of each list.
        seconds: Time after which the lists end where they are.
    """

    connections: int
    iterators: int
    messages: int
    seconds: float

    @property
    def chats(self) -> int:
        """Lists on each connection."""
        return self.iterators // self.connections


@define
class Seen:
    """What has come so far.

    Args:
        wanted: Messages of each list.
        messages: Messages, all lists together.
        whole: Lists read to their end.
        retries: Requests sent again.
        problems: What was lost, doubled, or not in order.
        memory: Bytes in use, measured again and again.
        tasks: Tasks left in the end.
    """

    wanted: int
    messages: int = 0
    whole: int = 0
    retries: int = 0
    problems: list[str] = field(factory=list[str])
    memory: list[int] = field(factory=list[int])
    tasks: int = 0

    def count_retry(self, _event: object) -> None:
        """Count a request that is sent again."""
        self.retries += 1


async def read_all(load: Load, served: Served) -> Seen:
    """Read all lists at once, each to its end or until the time is over.

    Args:
        load: How much.
        served: The sandbox.
    """
    seen, end = Seen(load.messages), time.monotonic() + load.seconds
    patient = RetryPolicy(base=0.05, budget=600)
    async with AsyncOFAuth(
        **served.options, max_retries=_MAX_RETRIES, retry=patient, on_retry=seen.count_retry
    ) as client:
        views = [client.for_connection(f"conn_{number}") for number in range(load.connections)]
        sampling = asyncio.create_task(_sample(seen.memory))
        async with asyncio.TaskGroup() as group:
            for view in views:
                async for chat in view.chats.list():
                    group.create_task(_read(view, int(chat.with_user.id), seen, end))
        sampling.cancel()
        await asyncio.gather(sampling, return_exceptions=True)
    seen.tasks = len(asyncio.all_tasks()) - 1
    return seen


async def _read(client: AsyncOFAuth, user: int, seen: Seen, end: float) -> None:
    """Read a list: ids go down by one from the newest message to the oldest."""
    expected = _ids(user, seen.wanted)
    messages = cast("AsyncGenerator[ChatMessage]", aiter(client.chats.messages.list(user)))
    async with aclosing(messages):
        async for message in messages:
            wanted = next(expected, None)
            if message.id != wanted:
                seen.problems.append(f"{wanted} of user {user} expected, {message.id} came")
                return
            seen.messages += 1
            if time.monotonic() > end:
                return
    missing = sum(1 for _ in expected)
    seen.problems += [f"{missing} messages of user {user} did not come"] if missing else []
    seen.whole += not missing


def _ids(user: int, count: int) -> Iterator[int]:
    return (user * _IDS_PER_CHAT + number for number in range(count, 0, -1))


async def _sample(memory: list[int]) -> None:
    """Measure the memory in use every second."""
    while True:
        memory.append(resident(os.getpid()))
        await asyncio.sleep(1)
