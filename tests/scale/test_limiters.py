"""What every limiter promises, within a process and in Redis, on simulated time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ofauth_client import RateLimit
from ofauth_client._exchange.bucket import Pace
from ofauth_client._options.rate_limit import Priority, PriorityRateLimiter, RateLimiter
from tests.scale.queues import Arrival, MakeQueue, Queue, redis_queues
from tests.scale.redis_server import RedisServer

LIMIT = RateLimit(requests=60, period=60, burst=4, bulk_share=0.5)
KINDS = ("local", "redis", "async redis")

moments = st.integers(0, 80).map(lambda quarters: 1_000 + quarters / 4)
priorities: st.SearchStrategy[Priority] = st.sampled_from(("interactive", "bulk"))
arrivals = st.lists(
    st.builds(Arrival, moments, st.sampled_from("ab"), priorities), max_size=60
).map(sorted)
limits = st.builds(
    RateLimit,
    requests=st.sampled_from((30, 60, 240)),
    period=st.just(60),
    burst=st.integers(1, 8),
    bulk_share=st.sampled_from((0.1, 0.25, 0.5, 1)),
)
#: The server is the same for all examples.
searching = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(params=KINDS)
def make(request: pytest.FixtureRequest) -> Iterator[MakeQueue]:
    """Return what makes queues of each kind."""
    if request.param == "local":
        yield Queue
        return
    with redis_queues(request.param, request.getfixturevalue("redis_server")) as found:
        yield found


def waits(queue: Queue, number: int, priority: Priority = "interactive") -> list[float]:
    """Let some calls enter at one moment, and return their waits."""
    return [round(queue.acquire(priority).seconds, 3) for _ in range(number)]


def bulk_calls(number: int, time: float = 1_000.0) -> list[Arrival]:
    """Return bulk calls of one moment."""
    return [Arrival(time, "a", "bulk")] * number


def test_the_protocols(make: MakeQueue) -> None:
    """A limiter knows priorities, and is a plain limiter as well."""
    limiter = make(LIMIT).limiter
    assert isinstance(limiter, PriorityRateLimiter)
    assert isinstance(limiter, RateLimiter)
    assert [limiter.reserve("a") for _ in range(4)] == [0, 0, 0, 0]
    assert limiter.reserve("a") == pytest.approx(1, abs=1e-3)
    limiter.release("a")
    assert limiter.reserve("a") == pytest.approx(1, abs=1e-3)


def test_a_burst_and_then_the_rate(make: MakeQueue) -> None:
    """Interactive calls take tokens of the future, in the order in which they came."""
    queue = make(LIMIT)
    assert waits(queue, 6) == [0, 0, 0, 0, 1, 2]
    queue.sleep(3)
    assert waits(queue, 1) == [0]


def test_bulk_calls_alone_have_the_whole_rate(make: MakeQueue) -> None:
    """They wait in line, and leave a reserve of tokens once."""
    sent = [call.time - 1_000 for call in make(LIMIT).serve(bulk_calls(8))]
    assert sent == pytest.approx([0, 0, 1, 2, 3, 4, 5, 6], abs=1e-3)


def test_interactive_calls_pass_bulk_calls(make: MakeQueue) -> None:
    """However many bulk calls wait: the reserve is there, and then each next token."""
    late = [Arrival(1_004.5, "a", "interactive")] * 3
    sent = make(LIMIT).serve([*bulk_calls(30), *late])
    assert [call.priority for call in sent[6:9]] == ["interactive"] * 3
    assert [call.time for call in sent[6:9]] == pytest.approx([1_004.5, 1_004.5, 1_005], abs=1e-3)


def test_bulk_calls_keep_to_their_share_while_interactive_calls_come(make: MakeQueue) -> None:
    """Half of the tokens, here; all of them from a period after the last interactive call."""
    calm = [Arrival(1_000.0 + 10 * number, "a", "interactive") for number in range(7)]
    sent = make(LIMIT).serve([*bulk_calls(100), *calm])
    bulk = [call.time - 1_000 for call in sent if call.priority == "bulk"]
    assert sum(10 < time <= 60 for time in bulk) == 25
    assert sum(125 < time <= 135 for time in bulk) == 10


def test_bulk_calls_that_had_all_tokens_owe_none(make: MakeQueue) -> None:
    """When an interactive call comes, their share begins at once."""
    sent = make(LIMIT).serve([*bulk_calls(150), Arrival(1_100.0, "a", "interactive")])
    bulk = [call.time - 1_000 for call in sent if call.priority == "bulk"]
    assert sum(101 < time <= 121 for time in bulk) == 10


def test_a_call_that_waits_asks_twice(make: MakeQueue) -> None:
    """However many bulk calls wait; a line at half speed lets them ask as often as it halves."""
    queue = make(LIMIT)
    queue.serve(bulk_calls(50))
    assert queue.asked == 2 + 2 * 48
    queue.sleep(1_000)
    queue.asked = 0
    now = queue.now
    queue.serve(
        [*bulk_calls(50, now), *(Arrival(now + 5.5 * n, "a", "interactive") for n in range(9))]
    )
    assert queue.asked < 8 * 59


def test_an_interactive_call_takes_no_future_from_others(make: MakeQueue) -> None:
    """Another connection has a queue of its own."""
    queue = make(LIMIT)
    assert waits(queue, 5) == [0, 0, 0, 0, 1]
    assert queue.acquire(of="b").seconds == 0
    assert queue.acquire("bulk", of="b").seconds == 0


def test_bulk_calls_keep_their_order(make: MakeQueue) -> None:
    """Also while interactive calls delay the line: no bulk call passes another."""
    bulk = [Arrival(1_000 + number / 1_000, "a", "bulk", number) for number in range(20)]
    busy = [Arrival(1_000 + number * 1.7, "a", "interactive") for number in range(20)]
    sent = make(LIMIT).serve([*bulk, *busy])
    assert [call.number for call in sent if call.priority == "bulk"] == [*range(20)]


@searching
@given(limit=limits, calls=arrivals)
def test_no_span_of_time_has_too_many(make: MakeQueue, limit: RateLimit, calls: Any) -> None:
    """Burst and rate hold for each connection, whatever comes."""
    sent = make(limit).serve(calls)
    assert len(sent) == len(calls)
    for connection in "ab":
        times = [call.time for call in sent if call.connection == connection]
        assert_within(times, limit.burst, limit.requests / limit.period)


@searching
@given(limit=limits, calls=arrivals)
def test_bulk_calls_have_at_most_their_share(
    make: MakeQueue, limit: RateLimit, calls: list[Arrival]
) -> None:
    """In any span of time in which interactive calls come."""
    sent = make(limit).serve(calls)
    for connection in "ab":
        own = [call for call in sent if call.connection == connection]
        seen = [call for call in [*calls, *own] if call.connection == connection]
        came = [call.time for call in seen if call.priority == "interactive"]
        run: list[float] = []
        for time in (call.time for call in own if call.priority == "bulk"):
            if any(time - limit.period < other < time for other in came):
                run.append(time)
                rate = limit.bulk_share * limit.requests / limit.period
                assert_within(run, max(1, limit.burst * limit.bulk_share), rate)
            else:
                run = []


@searching
@given(limit=limits, calls=arrivals)
def test_no_bulk_call_is_sent_while_an_interactive_call_waits(
    make: MakeQueue, limit: RateLimit, calls: list[Arrival]
) -> None:
    """Of the same connection."""
    queue = make(limit)
    sent = queue.serve(calls)
    for connection in "ab":
        came = sorted(call.time for call in calls if call[1:3] == (connection, "interactive"))
        went = sorted(call.time for call in sent if call[1:3] == (connection, "interactive"))
        bulk = [call.time for call in sent if call[1:3] == (connection, "bulk")]
        for start, end in zip(came, went, strict=True):
            assert not any(start + 1e-3 < time < end - 1e-3 for time in bulk)


def assert_within(times: list[float], burst: float, rate: float) -> None:
    """Check that no span of time has more than a token bucket allows."""
    for first, start in enumerate(times):
        for last in range(first, len(times)):
            assert last - first + 1 <= burst + rate * (times[last] - start) + 1e-3


def test_a_pause_delays_all_calls(make: MakeQueue) -> None:
    """Also calls that wait already; two reports of the same refusal are one pause."""
    queue = make(LIMIT)
    places = [queue.acquire() for _ in range(5)] + [queue.acquire("bulk")]
    queue.pause(10)
    queue.sleep(1)
    queue.pause(9)
    queue.pause(2)
    again = [queue.acquire("interactive", place.ticket) for place in places[4:5]]
    assert [place.seconds for place in again] == pytest.approx([10], abs=1e-3)
    waiting = queue.acquire("bulk", places[5].ticket)
    assert waiting.seconds == pytest.approx(10, abs=1e-3)
    queue.sleep(10)
    assert queue.acquire("interactive", again[0].ticket).seconds == 0


def test_a_pause_empties_the_bucket(make: MakeQueue) -> None:
    """After a refusal, calls come one by one, not as a burst."""
    queue = make(LIMIT)
    queue.pause(10)
    assert waits(queue, 3) == [10, 11, 12]
    assert queue.acquire(of="b").seconds == 0


def test_what_the_api_says_counts(make: MakeQueue) -> None:
    """If it has fewer tokens; more is its own affair."""
    queue = make(LIMIT)
    assert waits(queue, 1) == [0]
    queue.observe(2)
    queue.observe(50)
    assert waits(queue, 1) == [0]
    queue.observe(0)
    assert waits(queue, 2) == [1, 2]


def test_bulk_calls_may_use_what_the_api_has_left(make: MakeQueue) -> None:
    """Down to the last: an API that always reports few is no reason to wait for a reserve."""
    queue = make(RateLimit(requests=60, period=60, burst=90))
    for _ in range(20):
        assert waits(queue, 1, "bulk") == [0]
        queue.observe(1)
        queue.sleep(1)
    queue.observe(0)
    assert waits(queue, 1, "bulk")[0] > 0


def test_places_can_be_given_back(make: MakeQueue) -> None:
    """By calls of each priority; a place in an unknown queue is none."""
    queue = make(LIMIT)
    queue.give_back(of="unknown")
    queue.give_back("bulk", of="unknown")
    assert waits(queue, 5) == [0, 0, 0, 0, 1]
    queue.give_back()
    assert waits(queue, 1) == [1]
    assert waits(queue, 2, "bulk")[0] > 1
    queue.give_back("bulk")
    queue.sleep(100)
    assert waits(queue, 1, "bulk") == [0]


@pytest.mark.parametrize("jump", [-3600.0, -1.0])
def test_a_clock_that_jumps_back_delays_nobody(make: MakeQueue, jump: float) -> None:
    """The queue continues where it was."""
    queue = make(LIMIT)
    bulk = queue.acquire("bulk")
    assert waits(queue, 4) == [0, 0, 0, 1]
    queue.set_clock(queue.now + jump)
    assert waits(queue, 2) == [2, 3]
    assert bulk.seconds == 0
    assert queue.acquire("bulk").seconds == pytest.approx(6, abs=1e-3)


def test_a_pause_across_a_clock_that_jumps_back(make: MakeQueue) -> None:
    """What is left of it is neither longer nor forgotten."""
    queue = make(LIMIT)
    queue.pause(20)
    queue.set_clock(queue.now - 3_600)
    queue.pause(5)
    assert waits(queue, 1) == [20]
    queue.pause(50)
    assert waits(queue, 1) == [51]


def test_a_share_across_a_clock_that_jumps_back(make: MakeQueue) -> None:
    """Bulk calls have all tokens again a period after the last interactive call."""
    queue = make(LIMIT)
    assert waits(queue, 1) == [0]
    queue.set_clock(queue.now - 3_600)
    # The jump is noticed at the next call.
    assert waits(queue, 1, "bulk") == [0]
    queue.sleep(61)
    assert waits(queue, 6, "bulk") == [0, 0, 1, 2, 3, 4]


def test_a_clock_that_jumps_ahead_fills_the_bucket_once(make: MakeQueue) -> None:
    """As if the time had passed."""
    queue = make(LIMIT)
    assert waits(queue, 5) == [0, 0, 0, 0, 1]
    queue.set_clock(queue.now + 86_400)
    assert waits(queue, 5) == [0, 0, 0, 0, 1]


actions = st.one_of(
    st.tuples(st.just("acquire"), priorities, st.booleans()),
    st.tuples(st.just("give_back"), priorities, st.none()),
    st.tuples(st.just("pause"), st.integers(1, 20), st.none()),
    st.tuples(st.just("observe"), st.integers(0, 9), st.none()),
    st.tuples(st.just("sleep"), st.integers(-1, 12), st.none()),
)


@searching
@given(limit=limits, steps=st.lists(actions, max_size=40))
def test_redis_gives_the_places_that_a_process_would_give(
    redis_server: RedisServer, limit: RateLimit, steps: list[tuple[str, Any, Any]]
) -> None:
    """Step by step, also when clocks jump."""
    with redis_queues("redis", redis_server) as make_shared:
        local, shared = Queue(limit), make_shared(limit)
        tickets: list[tuple[float, float, Priority]] = []
        # Without this, the limiter would keep what the API says to itself.
        shared.limiter._tokens = dict.fromkeys("a", 100)
        for action, value, again in steps:
            if action != "acquire":
                for queue in (local, shared):
                    getattr(queue, action)(value)
                continue
            ours, theirs, priority = tickets.pop() if again and tickets else (None, None, value)
            place, twin = local.acquire(priority, ours), shared.acquire(priority, theirs)
            assert twin.seconds == pytest.approx(place.seconds, abs=1e-3)
            shared.limiter._tokens = dict.fromkeys("a", 100)
            if place.seconds:
                tickets.append((place.ticket, twin.ticket, priority))


def test_queues_at_rest_are_forgotten(redis_server: RedisServer) -> None:
    """Redis keeps a queue until it is as good as new, and a second longer."""
    with redis_queues("redis", redis_server) as make_shared, redis_server.client() as client:
        queue = make_shared(LIMIT)
        queue.acquire("bulk")
        assert 1_000 < int(client.pttl("ofauth:{a}")) <= 3_000
        queue.acquire()
        assert 59_000 < int(client.pttl("ofauth:{a}")) <= 61_000
        queue.pause(300)
        assert 299_000 < int(client.pttl("ofauth:{a}")) <= 305_000


def test_the_times_of_a_limit() -> None:
    """Bulk calls have at least one token, however small their share."""
    pace = Pace(RateLimit(requests=2, period=1, burst=1, bulk_share=0.1))
    assert (pace.interval, pace.tolerance) == (0.5, 0.5)
    assert (pace.bulk_interval, pace.bulk_tolerance) == (5, 5)
    assert all(smaller < larger for smaller, larger in pairwise((0, pace.interval, pace.period)))
