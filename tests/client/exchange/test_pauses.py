"""After status 429, all calls of the connection wait, and no other calls."""

from __future__ import annotations

import asyncio
import heapq
import math
import random
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from attrs import define, field

from ofauth_client import AsyncOFAuth, RateLimit, RequestEvent, RetryPolicy, Timing, errors
from ofauth_client._exchange.limits import REMEMBERED
from ofauth_client._exchange.pauses import Pauses
from tests.client.serving import Server, ok, refusal
from tests.client.ways import CONNECTION, KEY, LIST, FakeTime, Way, operation, travel

REFUSED = refusal(429, Retry_After="7")


def refused(way: Way, client: Any, **options: Any) -> None:
    """Make a call that gets status 429 and is not repeated."""
    with pytest.raises(errors.RateLimitError):
        way.call(client, LIST, options={"max_retries": 0, **options})


@pytest.mark.parametrize("rate_limit", [False, True])
def test_later_calls_wait(server: Server, way: Way, time: FakeTime, rate_limit: bool) -> None:
    """Until the time that the API named, and a random part longer; then only for a token."""
    server.answers(REFUSED, ok())
    client = way.client(rate_limit=rate_limit)
    refused(way, client)
    time.clock += 2
    way.call(client.with_options(timeout=3), LIST)
    way.call(client, LIST)
    assert time.slept == ([5.5, 0.5] if rate_limit else [5.5])


def test_the_random_part_grows_with_the_calls_that_wait(time: FakeTime) -> None:
    """Few calls wait little longer than asked for, and many calls spread out."""
    pauses, policy = Pauses(time.now), RetryPolicy()
    pauses.begin("a", 5)
    turns = [turn(pauses) for _ in range(40)]
    waits = [policy.wait(1, each[0], 1.0, each[1]) for each in turns if each]
    assert waits[:4] == [5.5, 6.0, 6.5, 7.0]
    assert waits[15:] == [13.0] * 25


def test_other_connections_do_not_wait(server: Server, way: Way, time: FakeTime) -> None:
    """Nor do calls without a connection."""
    server.answers(REFUSED, ok())
    client = way.client()
    refused(way, client)
    way.call(client.for_connection("conn_other"), LIST)
    way.call(client, operation("GET", needs_connection=False))
    assert time.slept == []
    way.call(client.for_connection("conn_other").for_connection(CONNECTION), LIST)
    assert time.slept == [7.5]


def test_a_refusal_without_a_time(server: Server, way: Way, time: FakeTime) -> None:
    """The wait of the retry policy is the pause of all."""
    server.answers(refusal(429), ok())
    client = way.client()
    refused(way, client)
    way.call(client, LIST)
    assert time.slept == [0.5 + 0.5]


def test_other_errors_begin_no_pause(server: Server, way: Way, time: FakeTime) -> None:
    """A server that is down says nothing about the connection."""
    server.answers(refusal(503, Retry_After="7"), ok())
    client = way.client(max_retries=0)
    with pytest.raises(errors.ServerError):
        way.call(client, LIST)
    way.call(client, LIST)
    assert time.slept == []


def test_a_call_whose_deadline_is_in_the_pause(server: Server, way: Way, time: FakeTime) -> None:
    """It raises at once, and sends nothing."""
    server.answers(REFUSED, ok())
    client = way.client()
    refused(way, client)
    with pytest.raises(errors.APITimeoutError, match="allows no request before the deadline"):
        way.call(client, LIST, options={"deadline": 7})
    assert time.slept == []
    assert len(server.received) == 1
    way.call(client, LIST, options={"deadline": 9})
    assert time.slept == [8.0]


@pytest.mark.parametrize("options", [{"deadline": 20}, {"retry": RetryPolicy(budget=50)}])
def test_a_retry_that_the_pause_delays_too_long(
    server: Server, way: Way, time: FakeTime, options: Any
) -> None:
    """It raises the error of its last attempt."""

    server.answers(refusal(503), ok())
    client: Any = way.client(**options)
    pauses, connection = client._engine.context.pauses, client._engine.options.connection_id
    view = client.with_options(on_retry=lambda _: pauses.begin(connection.digest(), 60))
    with pytest.raises(errors.ServerError):
        way.call(view, LIST)
    assert len(server.received) == 1
    assert time.slept == [0.5]


def test_too_long_a_pause_holds_nobody(server: Server, way: Way, time: FakeTime) -> None:
    """Each call asks the API, and gets its error at once, as without other calls."""
    server.answers(refusal(429, Retry_After="500"), ok())
    client = way.client()
    refused(way, client)
    way.call(client, LIST)
    assert time.slept == []


def test_a_pause_that_only_another_policy_allows(server: Server, way: Way, time: FakeTime) -> None:
    """Each call waits as long as its own policy allows."""
    server.answers(refusal(429, Retry_After="500"), ok())
    client = way.client()
    patient = client.with_options(retry=RetryPolicy(longest_asked=600))
    refused(way, patient)
    way.call(client, LIST)
    assert time.slept == []
    way.call(patient, LIST)
    assert time.slept == [501.0]


def test_a_pause_that_begins_in_the_queue(server: Server, way: Way, time: FakeTime) -> None:
    """A call that waited for its place waits for the end of the pause, too."""
    busy = Busy()
    client: Any = way.client(rate_limit=RateLimit(burst=1), timing=busy.timing())
    pauses, connection = client._engine.context.pauses, client._engine.options.connection_id
    busy.meanwhile.append(lambda: pauses.begin(connection.digest(), 5))
    way.call(client, LIST)
    way.call(client, LIST)
    assert busy.slept == [1.0, 5.5]


@define
class Busy(FakeTime):
    """Time in which something happens while a call sleeps."""

    meanwhile: list[Callable[[], None]] = field(factory=list[Any])

    def sleep(self, seconds: float) -> None:
        """Sleep, and let the next thing happen."""
        super().sleep(seconds)
        if self.meanwhile:
            self.meanwhile.pop()()


def test_a_pause_that_begins_before_the_request_is_sent(
    server: Server, way: Way, time: FakeTime
) -> None:
    """As for a call that waits for a place in the pool: the call waits, and is sent once."""
    server.answers(ok())
    client: Any = way.client()
    pauses, connection = client._engine.context.pauses, client._engine.options.connection_id
    asked: list[int] = []

    def begin(event: RequestEvent) -> None:
        asked.append(event.attempt)
        pauses.begin(connection.digest(), 5)

    way.call(client.with_options(on_request=begin), LIST)
    assert (time.slept, asked, len(server.received)) == ([5.5], [1], 1)


def test_a_pause_that_ends_after_the_deadline(server: Server, way: Way, time: FakeTime) -> None:
    """A call whose pause begins that late raises at once, and its place is free again."""
    server.answers(ok())
    client: Any = way.client(max_connections=1)
    pauses, connection = client._engine.context.pauses, client._engine.options.connection_id
    late = client.with_options(on_request=lambda _: pauses.begin(connection.digest(), 5))
    with pytest.raises(errors.APITimeoutError, match="allows no request before the deadline"):
        way.call(late, LIST, options={"deadline": 3})
    assert (time.slept, server.received) == ([], [])
    way.call(client.for_connection("conn_other"), LIST)


def test_a_pause_never_gets_shorter(time: FakeTime) -> None:
    """Answers that were under way can only prolong it; afterwards, nobody waits."""
    pauses = Pauses(time.now)
    assert not pauses
    pauses.begin("a", 10)
    assert turn(pauses) == (10, 1)
    pauses.begin("a", 3)
    assert turn(pauses) == (10, 2)
    pauses.begin("a", 20)
    assert turn(pauses) == (20, 3)
    time.clock += 20
    assert turn(pauses) is None
    assert not pauses
    pauses.begin("a", 1)
    assert turn(pauses) == (1, 1)


def turn(pauses: Pauses, connection: str = "a") -> tuple[float, int] | None:
    """Return seconds and number of the turn of a call that has not waited."""
    found = pauses.join(connection, -math.inf)
    return None if found is None else (found.seconds, found.number)


def test_a_call_waits_once_for_a_pause(time: FakeTime) -> None:
    """Also if its sleep function moves no clock; but again for a pause that was prolonged."""
    pauses = Pauses(time.now)
    pauses.begin("a", 10)
    first = pauses.join("a", -math.inf)
    assert first is not None
    assert pauses.join("a", first.ends) is None
    pauses.begin("a", 11)
    assert pauses.join("a", first.ends) is not None


@pytest.mark.parametrize("wait", ["100", None])
def test_sleep_functions_that_only_record(server: Server, way: Way, wait: str | None) -> None:
    """A test that replaces nothing but the sleep function sees the waits of each call."""
    slept: list[float] = []

    async def later(seconds: float) -> None:
        slept.append(seconds)

    # The second wait is shorter than the first, which is not over by the real clock.
    luck = iter([0.9, 0.1, 0.0, 0.0])
    timing = Timing(sleep=slept.append, sleep_async=later, chance=lambda: next(luck))
    policy = RetryPolicy(base=400, cap=1000, longest_asked=1000, budget=10_000)
    client = way.client(timing=timing, retry=policy)
    server.answers(refusal(429, **({"Retry_After": wait} if wait else {})))
    with pytest.raises(errors.RateLimitError):
        way.call(client, LIST)
    assert len(server.received) == 3
    assert [round(seconds) for seconds in slept] == ([100 + 360, 100 + 80] if wait else [360, 80])
    server.answers(ok())
    way.call(client, LIST, options={"deadline": 1000})
    assert len(slept) == 3


def test_memory_is_bounded(time: FakeTime) -> None:
    """The pauses that began last are kept."""
    pauses = Pauses(time.now)
    for number in range(REMEMBERED + 10):
        pauses.begin(str(number), 60)
    assert turn(pauses, "9") is None
    assert turn(pauses, "10") is not None
    assert len(vars(pauses)["_pauses"]) == REMEMBERED


def test_pauses_do_not_travel() -> None:
    """Another process has another clock."""
    pauses = Pauses(nothing)
    pauses.begin("a", 60)
    assert not travel(pauses)


def nothing() -> float:
    """Return no time."""
    return 0.0


@define
class SharedTime:
    """A clock for many tasks, which moves to the next alarm when all tasks sleep."""

    clock: float = 1_800_000_000.0
    alarms: list[tuple[float, int, asyncio.Future[None]]] = field(factory=list[Any])
    slept: int = 0

    def now(self) -> float:
        """Return the time."""
        return self.clock

    async def sleep(self, seconds: float) -> None:
        """Sleep until the clock has moved."""
        alarm = asyncio.get_running_loop().create_future()
        self.slept += 1
        heapq.heappush(self.alarms, (self.clock + seconds, self.slept, alarm))
        await alarm

    async def run(self, tasks: list[asyncio.Task[Any]]) -> None:
        """Run tasks to their ends."""
        while running := sum(not task.done() for task in tasks):
            if len(self.alarms) == running:
                self.clock, _, alarm = heapq.heappop(self.alarms)
                alarm.set_result(None)
            await asyncio.sleep(0)


class Window:
    """A server that allows some requests in each window of time.

    Args:
        time: The clock.
        allowed: Requests in a window.
        seconds: Length of a window.
    """

    def __init__(self, time: SharedTime, allowed: int, seconds: float) -> None:
        self.time = time
        self.allowed = allowed
        self.seconds = seconds
        self.began = time.clock
        self.answers: list[tuple[float, int]] = []

    async def answer(self, _: httpx.Request) -> httpx.Response:
        """Answer after a tenth of a second."""
        await self.time.sleep(0.1)
        if self.time.clock - self.began >= self.seconds:
            self.began = self.time.clock
        moments = [moment for moment, status in self.answers if status == 200]
        full = sum(moment >= self.began for moment in moments) >= self.allowed
        self.answers.append((self.time.clock, 429 if full else 200))
        left = self.began + self.seconds - self.time.clock
        headers = {"Retry-After": f"{left:.3f}"} if full else {}
        body = {"error": "slow down"} if full else {"list": [], "hasMore": False}
        return httpx.Response(429 if full else 200, json=body, headers=headers)


@pytest.mark.parametrize("in_flight", [1, 20])
@pytest.mark.parametrize("rate_limit", [False, RateLimit(requests=6000, burst=200)])
def test_many_tasks(in_flight: int, rate_limit: Any) -> None:
    """Of 200 tasks, only the requests that were under way are refused, each once."""
    time, luck = SharedTime(), random.Random(1)
    window = Window(time, allowed=100, seconds=30)
    timing = Timing(sleep_async=time.sleep, monotonic=time.now, now=time.now, chance=luck.random)

    async def work(client: AsyncOFAuth, number: int) -> None:
        # The tasks begin one after the other, as many as `in_flight` in the time of an answer.
        await time.sleep(number * 0.1 / in_flight)
        await client.chats.list()

    async def main() -> None:
        async with AsyncOFAuth(
            api_key=KEY,
            connection_id=CONNECTION,
            base_url="https://api.test",
            transport=httpx.MockTransport(window.answer),
            timing=timing,
            rate_limit=rate_limit,
        ) as client:
            tasks = [asyncio.create_task(work(client, number)) for number in range(200)]
            await time.run(tasks)
            await asyncio.gather(*tasks)

    asyncio.run(main())
    statuses = [status for _, status in window.answers]
    assert statuses.count(200) == 200
    # One request may begin at the moment of the first refusal.
    assert statuses.count(429) <= in_flight + 1
    late = [moment for moment, status in window.answers if status == 200][100:]
    assert late[0] - window.answers[0][0] >= 29.9
    # They came back spread over seconds, rather than at one moment.
    assert late[-1] - late[0] > 4


def test_calls_in_line_for_a_place(server: Server) -> None:
    """One call of twenty is refused; the others leave the line until its pause ends."""
    server.answers(REFUSED, ok({"list": [], "hasMore": False}))
    time, luck = SharedTime(), random.Random(1)
    timing = Timing(sleep_async=time.sleep, monotonic=time.now, now=time.now, chance=luck.random)

    async def main() -> None:
        async with AsyncOFAuth(
            api_key=KEY,
            connection_id=CONNECTION,
            base_url=server.url,
            max_connections=1,
            timing=timing,
        ) as client:
            lists = [client.chats.list() for _ in range(20)]
            tasks = [asyncio.ensure_future(each) for each in lists]
            await time.run(tasks)
            await asyncio.gather(*tasks)

    asyncio.run(main())
    assert (len(server.received), time.slept) == (21, 20)
