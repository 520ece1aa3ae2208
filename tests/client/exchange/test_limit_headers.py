"""How long the API asks to wait, in units that it does not document."""

from __future__ import annotations

import asyncio
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client import RetryPolicy, Timing, errors
from ofauth_client._exchange.limit_headers import asked_wait, number, read_state, seconds_until
from ofauth_client._options.rate_limit import RateLimitState

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7.5 ", 7.5),
        ("999999", 999999.0),
        ("1800000010", 10.0),
        ("1800000010.5", 10.5),
        ("1800000010000", 10.0),
        ("1700000000", 0.0),
        ("Fri, 15 Jan 2027 08:00:10 GMT", 10.0),
        ("Friday, 15-Jan-27 08:00:10 GMT", 10.0),
        ("2027-01-15T08:00:10Z", 10.0),
        ("2027-01-15T10:00:10+02:00", 10.0),
        ("2027-01-15T08:00:10", 10.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ],
)
def test_seconds_and_times(text: str, seconds: float) -> None:
    """Durations, times since 1970, and written times are told apart."""
    assert seconds_until(text, None, NOW) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-1", "soon", "NaN", "inf", "1e3", "0x10", "٣", "1,5", "9" * 40, "Fri, 99 Jan"],
)
def test_what_cannot_be_read(text: str) -> None:
    """Anything else is as good as nothing."""
    assert seconds_until(text, None, NOW) is None


def test_times_are_compared_with_the_servers_clock() -> None:
    """Our clock may be hours wrong; the server's own is in the same answer."""
    date = "Fri, 15 Jan 2027 05:00:00 GMT"
    assert seconds_until("Fri, 15 Jan 2027 05:00:09 GMT", date, NOW) == 9.0
    assert seconds_until("1800000010", "nonsense", NOW) == 10.0


@given(st.text(max_size=40), st.none() | st.text(max_size=40))
def test_no_header_is_too_strange(text: str, date: str | None) -> None:
    """Whatever comes, the wait is a number from 0, or none."""
    found = seconds_until(text, date, NOW)
    assert found is None or 0 <= found < math.inf


@given(st.text(max_size=30))
def test_numbers_are_finite(text: str) -> None:
    """A number is one that can be counted with."""
    found = number(text)
    assert found is None or 0 <= found < 1e16


@pytest.mark.parametrize(
    ("headers", "state"),
    [
        ({}, None),
        ({"x-ratelimit-limit": "x", "x-ratelimit-reset": "y"}, None),
        (
            {
                "x-ratelimit-limit": "90",
                "x-ratelimit-remaining": "12",
                "x-ratelimit-reset": "30",
            },
            RateLimitState(90, 12, 30.0, NOW),
        ),
        ({"ratelimit-remaining": "5"}, RateLimitState(None, 5, None, NOW)),
        ({"x-ratelimit-limit": "60, 60;window=60"}, RateLimitState(60, None, None, NOW)),
        ({"x-ratelimit-reset": "1800000005"}, RateLimitState(None, None, 5.0, NOW)),
    ],
)
def test_states(headers: dict[str, str], state: RateLimitState | None) -> None:
    """Each part of the state is read for itself."""
    assert read_state(headers, NOW) == state


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"retry-after": "3", "x-ratelimit-reset": "30"}, 3.0),
        (429, {"retry-after": "?", "x-ratelimit-reset": "30"}, 30.0),
        (429, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "30"}, 30.0),
        (429, {"x-ratelimit-remaining": "4", "x-ratelimit-reset": "30"}, None),
        (429, {}, None),
        (503, {"retry-after": "3"}, 3.0),
        (429, {"retry-after": "5, 5"}, 5.0),
        (429, {"retry-after": "5, 6"}, None),
        (503, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "30"}, None),
    ],
)
def test_what_is_asked(status: int, headers: dict[str, str], seconds: float | None) -> None:
    """Retry-After comes first; when the limit resets matters where it is the trouble."""
    assert asked_wait(status, headers, NOW) == seconds


@given(
    st.integers(1, 10_000),
    st.none() | st.floats(0, 1e15),
    st.floats(0, 1),
)
def test_waits_are_bounded(attempt: int, asked: float | None, chance: float) -> None:
    """No wait is negative or shorter than asked, and jitter comes on top of what is asked."""
    policy = RetryPolicy(base=0.5, cap=8.0, longest_asked=60.0)
    wait = policy.wait(attempt, asked, chance)
    least = asked or 0.0
    assert least <= wait <= least + 8.0
    assert policy.is_too_long(asked) == (least > 60.0)


@pytest.mark.parametrize("name", ["base", "cap", "longest_asked", "budget"])
@pytest.mark.parametrize("value", [-1, math.inf, math.nan])
def test_policies_make_sense(name: str, value: float) -> None:
    """A policy that would wait for ever, or backwards, is refused."""
    with pytest.raises(errors.ConfigurationError, match=name):
        RetryPolicy(**{name: value})


def test_time_as_it_is() -> None:
    """Where nobody brings time and chance, they are the machine's."""
    timing = Timing()
    assert 0 <= timing.chance() < 1
    assert timing.sleep(0) is None
    assert asyncio.run(awaited(timing)) is None
    assert timing.now() > 1e9


async def awaited(timing: Timing) -> object:
    """Sleep no time at all."""
    return await timing.sleep_async(0)
