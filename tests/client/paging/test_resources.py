"""One page is held at a time, and what runs ahead is gone when the iterator is."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, closing, suppress
from contextvars import ContextVar
from typing import Any

import pytest
from attrs import define, field
from ofauth_api.resources.base import Call

from ofauth_client._paging import async_pager, first_page
from ofauth_client._response.page_data import PageData
from ofauth_client.errors import ConfigurationError, PagingError
from tests.client.paging.lists import Bodies, ListServer, made, make_call

CALL = make_call("cursor", limit=10)


def some_list() -> ListServer:
    """Return a list of 100 items."""
    return ListServer(made(range(100, 0, -1)), "cursor")


class Page(dict[str, Any]):
    """A body that can be watched."""


@define
class Watched:
    """Counts the pages that are alive at each request."""

    server: ListServer = field(factory=some_list)
    pages: list[weakref.ref[Page]] = field(factory=list[weakref.ref[Page]])
    alive: list[int] = field(factory=list[int])

    def send(self, call: Call[Any]) -> PageData:
        """Answer a call."""
        gc.collect()
        self.alive.append(sum(page() is not None for page in self.pages))
        data = self.server.send(call)
        body = Page(data.body)
        self.pages.append(weakref.ref(body))
        return PageData(data.items, body)

    async def asend(self, call: Call[Any]) -> PageData:
        """Answer a call."""
        return self.send(call)


@pytest.mark.parametrize(("prefetch", "most"), [(0, 0), (1, 1)])
def test_a_page_is_let_go_before_the_next_is_requested(prefetch: int, most: int) -> None:
    """With a page requested ahead, the one before it is still being used."""
    watched = Watched()
    for _ in first_page(watched.send, CALL).iter(prefetch=prefetch):
        pass
    assert len(watched.alive) == 10
    assert max(watched.alive) <= most


@pytest.mark.parametrize("prefetch", [0, 1])
def test_an_awaited_page_is_let_go_before_the_next_is_requested(prefetch: int) -> None:
    """Even where its items are still being used."""

    async def run() -> list[int]:
        watched = Watched()
        async for _ in async_pager(watched.asend, CALL).iter(prefetch=prefetch):
            # The task that runs ahead has its turn while the page is used.
            await asyncio.sleep(0)
        return watched.alive

    assert asyncio.run(run()) == [0] * 10


@define
class Gate:
    """Answers the first call at once, and those after it when it is opened."""

    server: ListServer = field(factory=some_list)
    asked: threading.Event = field(factory=threading.Event)
    opened: threading.Event = field(factory=threading.Event)

    def send(self, call: Call[Any]) -> PageData:
        """Answer a call."""
        if self.server.calls:
            self.asked.set()
            assert self.opened.wait(10)
        return self.server.send(call)


def test_the_next_page_is_requested_while_a_page_is_used() -> None:
    """The request is under way before the items of the page are finished."""
    gate = Gate()
    items = first_page(gate.send, CALL).iter(prefetch=1)
    assert next(items) == {"id": 100}
    assert gate.asked.wait(10)
    gate.opened.set()
    assert len(list(items)) == 99


def prefetching_threads() -> list[threading.Thread]:
    """Return the threads that request pages ahead."""
    return [each for each in threading.enumerate() if each.name == "ofauth-prefetch"]


def join_threads() -> None:
    """Wait for the threads that request pages ahead."""
    for thread in prefetching_threads():
        thread.join(10)
    assert prefetching_threads() == []


def leave_early(page: Any) -> None:
    """Read one item and break."""
    for _ in page.iter(prefetch=1):
        break


def close_early(page: Any) -> None:
    """Read one item and close the iterator."""
    with closing(page.iter(prefetch=1)) as items:
        next(items)


def fail_early(page: Any) -> None:
    """Fail while the first item is used."""
    with suppress(ZeroDivisionError):
        for item in page.iter(prefetch=1):
            _ = item["id"] / 0


def leave_pages_early(page: Any) -> None:
    """Read one page and break."""
    for _ in page.pages(prefetch=1):
        break


def read_all(page: Any) -> None:
    """Read to the end."""
    assert len(list(page.iter(prefetch=1))) == 100


@pytest.mark.parametrize("use", [leave_early, close_early, fail_early, leave_pages_early, read_all])
def test_no_thread_is_left(use: Callable[[Any], None]) -> None:
    """However an iterator is left, the thread ends with its request."""
    use(first_page(some_list().send, CALL))
    if use is not read_all:
        join_threads()
    assert prefetching_threads() == []


@pytest.mark.parametrize("use", [leave_early, close_early, fail_early, leave_pages_early])
def test_leaving_waits_for_nobody(use: Callable[[Any], None]) -> None:
    """The server is silent, and the iterator is left all the same."""
    gate = Gate()
    use(first_page(gate.send, CALL))
    assert gate.asked.wait(10)
    assert len(prefetching_threads()) == 1
    gate.opened.set()
    join_threads()
    assert len(gate.server.calls) == 2


def test_an_iterator_can_be_collected_in_its_own_thread() -> None:
    """A thread that finds the iterator in a dead circle does not wait for itself."""
    server, holder = some_list(), list[Any]()

    def send(call: Call[Any]) -> PageData:
        if threading.current_thread().name == "ofauth-prefetch":
            holder.append(holder)
            started.wait(10)
            holder.clear()
            gc.collect()
        return server.send(call)

    started = threading.Event()
    holder.append(first_page(send, CALL).iter(prefetch=1))
    next(holder[0])
    started.set()
    join_threads()


@pytest.mark.parametrize("error", [RuntimeError("cut"), PagingError("odd"), KeyboardInterrupt()])
def test_a_failure_ahead_is_raised_in_its_place(error: BaseException) -> None:
    """After the items before it, and in the thread that iterates."""
    server = some_list()

    def send(call: Call[Any]) -> PageData:
        if len(server.calls) == 3:
            raise error
        return server.send(call)

    found: list[Any] = []
    with pytest.raises(type(error)) as caught:
        found.extend(first_page(send, CALL).iter(prefetch=1))
    assert caught.value is error
    assert prefetching_threads() == []


def test_items_before_a_failure_ahead_are_yielded() -> None:
    """Thirty items were received, and thirty are yielded."""
    server = some_list()
    found: list[Any] = []

    def send(call: Call[Any]) -> PageData:
        if len(server.calls) == 3:
            raise ConnectionError
        return server.send(call)

    with suppress(ConnectionError):
        for item in first_page(send, CALL).iter(prefetch=1):
            found.append(item)  # noqa: PERF402 - extend would lose them
    assert found == made(range(100, 70, -1))


def test_context_variables_are_seen_ahead() -> None:
    """What a hook or a log finds in its context, it finds in the thread, too."""
    variable: ContextVar[str] = ContextVar("variable", default="none")
    server, seen = some_list(), list[str]()

    def send(call: Call[Any]) -> PageData:
        seen.append(variable.get())
        return server.send(call)

    token = variable.set("mine")
    list(first_page(send, CALL).iter(prefetch=1))
    variable.reset(token)
    assert set(seen) == {"mine"}


@define
class Hanging:
    """Answers the first call; those after it wait until they are cancelled."""

    server: ListServer = field(factory=some_list)
    cancelled: int = 0
    failing: bool = False

    async def asend(self, call: Call[Any]) -> PageData:
        """Answer a call."""
        if not self.server.calls:
            return self.server.send(call)
        if self.failing:
            raise ConnectionError
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        raise AssertionError("unreachable")


def other_tasks() -> set[asyncio.Task[Any]]:
    """Return the tasks beside the one that asks."""
    return asyncio.all_tasks() - {asyncio.current_task()}


async def start(server: Hanging) -> AsyncGenerator[Any]:
    """Return an iterator that has yielded an item, while the next page is requested."""
    items = async_pager(server.asend, CALL).iter(prefetch=1)
    assert isinstance(items, AsyncGenerator)
    assert await anext(items) == {"id": 100}
    await asyncio.sleep(0)
    assert len(other_tasks()) == 1
    return items


@pytest.mark.parametrize("failing", [False, True])
def test_a_closed_iterator_leaves_no_task(failing: bool) -> None:
    """The request ahead is cancelled and awaited; if it had failed, nobody is told."""

    async def run() -> int:
        server = Hanging()
        async with aclosing(await start(server)):
            pass
        assert other_tasks() == set()
        return server.cancelled

    async def run_failing() -> int:
        items = async_pager(Hanging(failing=True).asend, CALL).iter(prefetch=1)
        await anext(items)
        await asyncio.sleep(0)
        await items.aclose()
        return 1

    assert asyncio.run(run_failing() if failing else run()) == 1


@pytest.mark.parametrize("kind", ["iter", "pages"])
def test_an_iterator_that_is_held_ends_with_its_loop(kind: str) -> None:
    """The loop closes it, and has nothing to complain of."""
    told, held = list[Any](), list[Any]()

    async def run() -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, told_of: told.append(told_of)
        )
        held.append(getattr(async_pager(Hanging().asend, CALL), kind)(prefetch=1))
        await anext(held[0])

    asyncio.run(run())
    assert told == []


def test_without_asyncio_nothing_is_requested_ahead() -> None:
    """Other libraries have no tasks of its kind; one sentence says so."""
    items = async_pager(Hanging().asend, CALL).iter(prefetch=1)
    with pytest.raises(ConfigurationError, match="needs asyncio"):
        anext(items).__await__().send(None)


def test_a_loop_that_breaks_leaves_no_task() -> None:
    """The event loop closes an iterator that nobody holds any more."""

    async def run() -> int:
        server = Hanging()
        async for _ in async_pager(server.asend, CALL).iter(prefetch=1):
            await asyncio.sleep(0)
            break
        for _ in range(10):
            await asyncio.sleep(0)
        assert other_tasks() == set()
        return server.cancelled

    assert asyncio.run(run()) == 1


def test_a_cancelled_reader_cancels_what_it_waits_for() -> None:
    """Cancellation passes through the iterator at once."""

    async def run() -> int:
        server = Hanging()

        async def read() -> None:
            async for _ in async_pager(server.asend, CALL).iter(prefetch=1):
                pass

        reader = asyncio.ensure_future(read())
        for _ in range(5):
            await asyncio.sleep(0)
        reader.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reader
        assert other_tasks() == set()
        return server.cancelled

    assert asyncio.run(run()) == 1


def test_a_flaw_ahead_is_raised_in_its_place() -> None:
    """A list that cannot go on says so after its last item, ahead or not."""
    server = Bodies([{"list": made([1, 2]), "hasMore": True, "nextLastId": True}])
    for prefetch in (0, 1):
        items = first_page(server.send, CALL).iter(prefetch=prefetch)
        assert [next(items), next(items)] == made([1, 2])
        with pytest.raises(PagingError):
            next(items)
