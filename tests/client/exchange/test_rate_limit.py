"""Keeping to rate limits without being told, fairly, and with little memory."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client import OFAuth, RateLimit, RateLimiter, errors
from ofauth_client._exchange.limits import REMEMBERED, LastStates, TokenBuckets
from ofauth_client._options.rate_limit import RateLimitState
from tests.client.serving import Server, ok, refusal
from tests.client.ways import CONNECTION, KEY, LIST, FakeTime, Way, operation, travel

LIMIT = RateLimit(requests=60, period=60, burst=3)


def test_off_by_default(server: Server, way: Way, time: FakeTime) -> None:
    """Nobody waits who did not ask for it."""
    client = way.client()
    for _ in range(100):
        way.call(client, LIST)
    assert time.slept == []


def test_the_documented_limit(server: Server, way: Way, time: FakeTime) -> None:
    """`rate_limit=True` lets 90 requests through at once, and then one a second."""
    client = way.client(rate_limit=True)
    for _ in range(93):
        way.call(client, LIST)
    assert time.slept == [1.0, 1.0, 1.0]


def test_connections_do_not_wait_for_each_other(server: Server, way: Way, time: FakeTime) -> None:
    """Each connection has a bucket of its own, whatever view it is used through."""
    client = way.client(rate_limit=LIMIT)
    for _ in range(3):
        way.call(client.for_connection("conn_a"), LIST)
        way.call(client.with_options(connection_id="conn_b", timeout=3), LIST)
        way.call(client, LIST, options={"connection_id": "conn_c"})
    assert time.slept == []
    way.call(client.for_connection("conn_a"), LIST)
    assert time.slept == [1.0]


def test_requests_for_no_connection_are_free(server: Server, way: Way, time: FakeTime) -> None:
    """The limit is one of connections."""
    client = way.client(rate_limit=RateLimit(burst=1))
    for _ in range(3):
        way.call(client, operation("GET", needs_connection=False))
    assert time.slept == []


def test_retries_take_their_turn(server: Server, way: Way, time: FakeTime) -> None:
    """Every attempt counts, as it does for the API."""
    time.luck = 0.0
    server.answers(refusal(503), refusal(503), ok())
    way.call(way.client(rate_limit=RateLimit(burst=1)), LIST)
    assert time.slept == [0.0, 1.0, 0.0, 1.0]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5)), max_size=80))
def test_no_period_has_too_many(arrivals: list[tuple[str, float]]) -> None:
    """In any span of time, a connection makes no more requests than burst and rate allow."""
    time = FakeTime(clock=0.0)
    buckets = TokenBuckets(LIMIT, lambda: time.clock)
    made: dict[str, list[float]] = defaultdict(list)
    for connection, pause in arrivals:
        time.clock += pause
        made[connection].append(time.clock + buckets.reserve(connection))
    for moments in made.values():
        assert moments == sorted(moments)
        for first, start in enumerate(moments):
            for last in range(first, len(moments)):
                assert last - first + 1 <= 3 + (moments[last] - start) + 1e-6


def test_places_can_be_given_back() -> None:
    """A request that was given up leaves its place to the next."""
    buckets = TokenBuckets(LIMIT, lambda: 0.0)
    assert [buckets.reserve("a") for _ in range(5)] == [0, 0, 0, 1.0, 2.0]
    buckets.release("a")
    buckets.release("unknown")
    assert buckets.reserve("a") == 2.0


def test_buckets_that_are_full_again_are_forgotten() -> None:
    """Memory is needed for connections used within the last period, not for all that ever were."""
    time = FakeTime(clock=0.0)
    buckets = TokenBuckets(LIMIT, lambda: time.clock)
    for number in range(50_000):
        time.clock += 0.1
        buckets.reserve(f"conn_{number}")
    assert len(vars(buckets)["_buckets"]) <= 600


def test_states_are_bounded() -> None:
    """The states that are kept are those of the connections used last."""
    states = LastStates()
    for number in range(REMEMBERED + 10):
        states.put(str(number), RateLimitState(number, None, None, 0.0))
    assert states.get("9") is None
    assert states.get("10") is not None
    assert states.get(str(REMEMBERED + 9)) is not None


def test_the_last_state_can_be_read(server: Server, way: Way, time: FakeTime) -> None:
    """What the API said is there per connection, from errors as well."""
    server.answers(
        ok({}, X_RateLimit_Limit="60", X_RateLimit_Reset="30", X_RateLimit_Remaining="59"),
        refusal(429, X_RateLimit_Reset="30", X_RateLimit_Remaining="0"),
        ok(),
    )
    client: Any = way.client(max_retries=0)
    assert client.rate_limit is None
    way.call(client, LIST)
    assert client.rate_limit == RateLimitState(60, 59, 30.0, time.clock)
    with pytest.raises(errors.RateLimitError):
        way.call(client, LIST, options={"connection_id": "conn_b"})
    way.call(client, LIST)
    assert client.with_options().rate_limit.remaining == 59
    other = client.for_connection("conn_b").rate_limit
    assert (other.remaining, other.resets_in) == (0, 30.0)


class Store:
    """A store that many workers share, as a user would write it."""

    def __init__(self, waits: bool) -> None:
        self.waits = waits
        self.asked: list[str] = []
        self.released: list[str] = []

    def reserve(self, connection: str) -> Any:
        """Return a wait, or something to await for it."""
        self.asked.append(connection)
        return 2.5 if self.waits else self._later(2.5)

    def release(self, connection: str) -> Any:
        """Take a place back."""
        self.released.append(connection)
        return None if self.waits else self._later(None)

    async def _later(self, value: Any) -> Any:
        await asyncio.sleep(0)
        return value


def test_shared_stores(server: Server, way: Way, time: FakeTime) -> None:
    """A store gets the same name for a connection everywhere, and never its id."""
    store = Store(way.name == "sync")
    assert isinstance(store, RateLimiter)
    way.call(way.client(rate_limit=store), LIST)
    way.call(way.client(rate_limit=store).with_options(), LIST)
    assert time.slept == [2.5, 2.5]
    assert store.asked[0] == store.asked[1] != CONNECTION
    assert store.released == []


def test_a_wait_that_was_interrupted_gives_its_place_back(server: Server, way: Way) -> None:
    """Whoever gives up waiting leaves no ghost in the line."""
    store = Store(way.name == "sync")
    client = way.client(rate_limit=store, timing=Interrupted().timing())
    with pytest.raises(KeyboardInterrupt):
        way.call(client, LIST)
    assert store.released == store.asked
    assert server.received == []


class Interrupted(FakeTime):
    """Time in which nobody can sleep."""

    def sleep(self, seconds: float) -> None:
        """Get interrupted."""
        super().sleep(seconds)
        raise KeyboardInterrupt


def test_stores_to_be_awaited_need_the_asynchronous_client(server: Server) -> None:
    """A synchronous client cannot await a store, and says so."""

    store = Store(waits=False)
    client = OFAuth(api_key=KEY, connection_id=CONNECTION, base_url=server.url, rate_limit=store)
    with pytest.raises(errors.ConfigurationError, match="AsyncOFAuth"), client:
        client.request("GET", "/x")


def test_threads_share_a_bucket() -> None:
    """However many threads ask at once, every place is given once."""
    buckets = TokenBuckets(RateLimit(requests=1, period=1, burst=1), lambda: 0.0)
    waits: list[float] = []
    barrier = threading.Barrier(20)

    def ask() -> None:
        barrier.wait()
        waits.extend([buckets.reserve("a") for _ in range(50)])

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == [float(number) for number in range(1000)]


def test_buckets_travel_empty() -> None:
    """A pickled limit is a limit; how full its buckets were, the other process cannot know."""
    buckets = travel(TokenBuckets(LIMIT, time_stands_still))
    assert buckets.limit == LIMIT
    assert buckets.reserve("a") == 0.0


def time_stands_still() -> float:
    """Return no time at all."""
    return 0.0
