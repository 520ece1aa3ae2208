"""The queues keep their promises on simulated time: the day of the benchmark, shortened."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.scale.checking import PROMISES, judged, possible
from benchmarks.scale.day import Days, Waits, one_after_another
from benchmarks.scale.demand import DAY, Backlog, Demand, demand
from benchmarks.scale.simulation import LATENCY, Call, simulate
from ofauth_client import RateLimit

HOUR = 3600.0
LIMIT = RateLimit()
SMALL = RateLimit(requests=60, period=60, burst=4, bulk_share=0.5)

demands = st.builds(
    Demand,
    st.lists(st.floats(0, 300), max_size=80).map(lambda found: tuple(sorted(found))),
    st.lists(
        st.builds(Backlog, st.floats(0, 200), st.integers(1, 120), st.sampled_from((1, 3, 30))),
        max_size=3,
    ).map(tuple),
)
limits = st.builds(
    RateLimit,
    requests=st.sampled_from((30, 60, 240)),
    period=st.sampled_from((30, 60)),
    burst=st.integers(1, 60),
    bulk_share=st.sampled_from((0.1, 0.5, 1)),
)


def call(came: float, sent: float, priority: str = "interactive", number: int = 0) -> Call:
    """Return a call that was sent."""
    return Call(came, priority, sent=sent, number=number)  # type: ignore[arg-type]


def broken(calls: list[Call], limit: RateLimit = SMALL) -> set[str]:
    """Return the promises that calls show to be broken."""
    return {name for name, worst in judged(calls, limit).items() if worst > PROMISES[name].most}


@pytest.fixture(scope="module")
def hour() -> Days:
    """Return an hour of connections of all kinds."""
    return one_after_another([*range(12), 195, 196, 199], HOUR, LIMIT)


def test_an_hour_of_connections_of_all_kinds(hour: Days) -> None:
    """Every promise is kept for each connection, and there was something to promise."""
    assert {kind: day.broken() for kind, day in hour.items()} == {kind: [] for kind in hour}
    assert list(hour) == ["usual", "busy", "flooded"]
    assert all(day.bulk > 500 and day.waits.count > 50 for day in hour.values())


def test_bulk_calls_delay_interactive_calls_by_less_than_a_burst(hour: Days) -> None:
    """Most not at all; bulk calls may have used the tokens that exist, and never those to come."""
    for day in hour.values():
        pairs = list(zip(day.waits.within(), day.alone.within(), strict=True))
        assert all(alone <= wait <= alone + LIMIT.burst for wait, alone in pairs)
    assert hour["usual"].waits.within() == hour["busy"].waits.within() == [0, 0, 0, 0]
    assert hour["flooded"].alone.within()[-1] > 100


def test_bulk_calls_get_most_of_what_is_left(hour: Days) -> None:
    """Tokens that were saved in busy times are left to people."""
    for kind in ("busy", "flooded"):
        assert hour[kind].bulk > 0.7 * hour[kind].possible > 0


def test_a_backlog_that_is_alone_has_the_whole_rate() -> None:
    """Nothing is kept back but the reserve, which bulk calls leave once."""
    for workers in (1, 20, 2000):
        calls = simulate(Demand((), (Backlog(0.0, 2000, workers),)), LIMIT, DAY)
        assert calls[-1].sent == pytest.approx(2000 - LIMIT.burst / 2, abs=1 + LATENCY)


def test_a_line_has_the_whole_rate_as_soon_as_no_interactive_calls_come() -> None:
    """Also the calls that entered the line while interactive calls came."""
    calls = simulate(Demand((0.0,), (Backlog(1.0, 600, 600),)), LIMIT, HOUR)
    assert sum(60 < each.sent <= 360 for each in calls) == pytest.approx(300, abs=1)


def test_a_click_beside_bulk_calls_has_the_next_tokens() -> None:
    """Forty calls at once wait for nothing, because bulk calls leave a reserve."""
    clicks = tuple(1_000 + number / 100 for number in range(40))
    calls = simulate(Demand(clicks, (Backlog(0.0, 5_000, 20),)), LIMIT, 2_000)
    assert {each.wait for each in calls if each.priority == "interactive"} == {0}


@settings(max_examples=150, deadline=None)
@given(wanted=demands, limit=limits)
def test_the_promises_are_kept_whatever_comes(wanted: Demand, limit: RateLimit) -> None:
    """Every call is sent in the end, and every promise is kept."""
    calls = simulate(wanted, limit, 30 * DAY)
    total = len(wanted.interactive) + sum(backlog.calls for backlog in wanted.backlogs)
    assert len(calls) == total
    assert broken(calls, limit) == set()


def test_a_day_is_the_same_each_time() -> None:
    """Demand and result depend on nothing but the number of the connection."""
    sent = [[each.sent for each in simulate(demand(7, HOUR), LIMIT, HOUR)] for _ in range(2)]
    assert sent[0] == sent[1]


@pytest.mark.parametrize(
    ("promise", "calls"),
    [
        ("burst", [call(0, 0) for _ in range(6)]),
        ("share", [call(0, 0), *[call(0, 1 + each, "bulk", each) for each in range(8)]]),
        ("interactive", [call(0, 0), call(1, 2.5, number=1)]),
        ("idle", [call(0, 9, "bulk")]),
        ("order", [call(0, 0, "bulk", 1), call(0, 0, "bulk", 0)]),
    ],
)
def test_a_broken_promise_is_noticed(promise: str, calls: list[Call]) -> None:
    """By its own figure."""
    assert promise in broken(calls)


def test_possible_bulk_calls() -> None:
    """All tokens but the reserve; beside interactive calls, the share."""
    assert possible([], SMALL, 10.5) == 12
    every_second = [float(second) for second in range(100)]
    assert possible(every_second, SMALL, 99) == 1
    assert possible(every_second[::10], SMALL, 99) == pytest.approx(50, abs=2)


def test_longest_waits_of_parts() -> None:
    """The waits of all calls in order, cut at parts of a hundred."""
    waits = Waits()
    waits.add([0.0] * 98 + [5.0, 7.0])
    assert waits.within((50, 98, 99, 100)) == [0, 0, 5, 7]
    waits.merge(waits)
    assert waits.count == 200
    assert waits.within((98, 99, 100)) == [0, 5, 7]
