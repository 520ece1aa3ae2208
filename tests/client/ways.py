"""Two ways to do the same thing, waiting and awaiting, so that one test tests both."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from inspect import isawaitable
from itertools import islice
from typing import Any, TypeVar

from attrs import define, field
from ofauth_api.resources.base import Call, Operation, Pagination

from ofauth_client import AsyncOFAuth, OFAuth, Timing

T = TypeVar("T")

KEY = "sk_live_planted_key"
CONNECTION = "conn_planted_connection"


def as_it_is(value: Any, **_options: Any) -> Any:
    """Decode nothing."""
    return value


#: A list, a change, and a thing, as the generated resources would describe them.
LIST: Operation[Any] = Operation(
    "chats.list",
    "GET",
    "/v2/access/chats",
    as_it_is,
    pagination=Pagination("offset", "offset", "list", more_field="hasMore"),
)
SEND: Operation[Any] = Operation(
    "messages.send", "POST", "/v2/access/messages", as_it_is, media_type="application/json"
)
CHAT: Operation[Any] = Operation(
    "chats.messages.list", "GET", "/v2/access/chats/{userId}/messages", as_it_is
)


def travel(thing: T) -> T:
    """Return what another process would get of a thing."""
    twin: T = pickle.loads(pickle.dumps(thing))  # noqa: S301 - our own bytes
    return twin


def operation(method: str, **fields: Any) -> Operation[Any]:
    """Return an operation with a method."""
    decode = fields.pop("decode", as_it_is)
    return Operation(f"made.up.{method.lower()}", method, "/v2/access/x", decode, **fields)


@define
class FakeTime:
    """A clock that only sleeping moves, and chance that is none.

    Args:
        clock: Seconds of both clocks.
        luck: What chance gives.
        slept: Every sleep.
    """

    clock: float = 1_800_000_000.0
    luck: float = 1.0
    slept: list[float] = field(factory=list[float])

    def sleep(self, seconds: float) -> None:
        """Move the clock."""
        self.slept.append(seconds)
        self.clock += seconds

    async def sleep_async(self, seconds: float) -> None:
        """Move the clock, and let others run."""
        self.sleep(seconds)
        await asyncio.sleep(0)

    def now(self) -> float:
        """Return the time."""
        return self.clock

    def chance(self) -> float:
        """Return what chance gives."""
        return self.luck

    def timing(self) -> Timing:
        """Return it as clients take it."""
        return Timing(self.sleep, self.sleep_async, self.now, self.now, self.chance)


class Way:
    """Clients of one kind, used from code that waits.

    Args:
        options: What every client is made with.
    """

    name = "sync"

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self.opened: list[Any] = []

    def client(self, **options: Any) -> Any:
        """Make a client."""
        client = self.make(**{**self.options, **options})
        self.opened.append(client)
        return client

    def make(self, **options: Any) -> Any:
        """Make a client of this kind."""
        return OFAuth(**options)

    def do(self, result: Any) -> Any:
        """Return a result, which may have to be awaited."""
        return result

    def call(self, client: Any, operation: Operation[Any], **arguments: Any) -> Any:
        """Call an operation as the generated resources do."""
        return self.do(client._caller.call(Call(operation, **arguments)))

    def request(self, client: Any, *arguments: Any, **options: Any) -> Any:
        """Request a path."""
        return self.do(client.request(*arguments, **options))

    def within(self, block: Any, use: Callable[[Any], Any]) -> Any:
        """Return what is made of an answer inside its block."""
        with block as response:
            return use(response)

    def pieces(self, response: Any, most: int) -> Any:
        """Return the first pieces of an answer that is streamed."""
        return list(islice(response.iter_bytes(), most))

    def hook(self, callback: Callable[[Any], object]) -> Callable[[Any], object]:
        """Return a hook of the kind that these clients take."""
        return callback

    def close(self) -> None:
        """Close all clients."""
        for client in self.opened:
            self.do(client.close())


class AsyncWay(Way):
    """Asynchronous clients, all of them in one event loop."""

    name = "async"

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.runner = asyncio.Runner()

    def make(self, **options: Any) -> Any:
        """Make an asynchronous client."""
        return AsyncOFAuth(**options)

    def do(self, result: Awaitable[Any]) -> Any:
        """Await a result."""

        async def awaited() -> Any:
            return await result

        return self.runner.run(awaited())

    def within(self, block: Any, use: Callable[[Any], Any]) -> Any:
        """Return what is made of an answer inside its block."""

        async def used() -> Any:
            async with block as response:
                result = use(response)
                return await result if isawaitable(result) else result

        return self.runner.run(used())

    async def pieces(self, response: Any, most: int) -> Any:
        """Return the first pieces of an answer that is streamed."""
        found: list[bytes] = []
        async with aclosing(response.iter_bytes()) as pieces:
            while len(found) < most and (piece := await anext(pieces, None)) is not None:
                found.append(piece)
        return found

    def hook(self, callback: Callable[[Any], object]) -> Callable[[Any], object]:
        """Return an asynchronous hook."""

        async def awaited(event: Any) -> None:
            callback(event)

        return awaited

    def close(self) -> None:
        """Close all clients, and the loop."""
        super().close()
        self.runner.close()


#: Both ways, with the HTTP backends that each can have.
WAYS: list[tuple[type[Way], str]] = [
    (Way, "httpx"),
    (AsyncWay, "httpx"),
    (Way, "httpx2"),
    (AsyncWay, "httpx2"),
    (AsyncWay, "aiohttp"),
]
