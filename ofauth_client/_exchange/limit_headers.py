"""Reads how long the headers of an answer ask to wait.

The API does not document the units, so the size of a number decides: small numbers are seconds,
larger numbers are times since 1970 in seconds or milliseconds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from ofauth_client._options.rate_limit import RateLimitState

_NUMBER = re.compile(r"\s*\d{1,15}(\.\d{1,9})?\s*", re.ASCII)

#: Numbers below are durations in seconds; numbers from here on are times since 1970.
_EPOCH_SECONDS = 1e9
_EPOCH_MILLISECONDS = 1e12


def read_state(headers: Mapping[str, str], now: float) -> RateLimitState | None:
    """Read `X-RateLimit-*` (or `RateLimit-*`) headers; return None if there are none.

    Args:
        headers: Headers of an answer, by lower-case name.
        now: Seconds since 1970.
    """
    limit, remaining = _count(headers, "limit"), _count(headers, "remaining")
    reset = _named(headers, "reset")
    resets_in = None if reset is None else seconds_until(reset, headers.get("date"), now)
    if limit is None and remaining is None and resets_in is None:
        return None
    return RateLimitState(limit, remaining, resets_in, now)


def asked_wait(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """Return how many seconds the API asks to wait; None if the API does not say.

    Args:
        status: Status code of the answer.
        headers: Headers of the answer, by lower-case name.
        now: Seconds since 1970.
    """
    retry_after = headers.get("retry-after")
    asked = seconds_until(retry_after, headers.get("date"), now) if retry_after else None
    if asked is not None or status != 429:
        return asked
    state = read_state(headers, now)
    return state.resets_in if state and not state.remaining else None


def number(text: str) -> float | None:
    """Read a non-negative number; return None for any other text."""
    return float(text) if _NUMBER.fullmatch(text) else None


def seconds_until(text: str, date: str | None, now: float) -> float | None:
    """Return the seconds until the time in a header, at least 0; None for an unreadable value.

    Args:
        text: Seconds, or a time: since 1970 in seconds or milliseconds, an HTTP date, or ISO 8601.
        date: `Date` header of the answer; a time is compared with this clock of the server.
        now: Our clock, in seconds since 1970; replaces a missing `Date`.
    """
    text = _once(text)
    value = number(text)
    if value is not None and value < _EPOCH_SECONDS:
        return value
    moment = _moment(text) if value is None else _epoch(value)
    if moment is None:
        return None
    server_now = _moment(date) if date else None
    return max(0.0, moment - (now if server_now is None else server_now))


def _once(text: str) -> str:
    """Return the value of a header that came twice with the same value: `5` for `5, 5`."""
    half = text[: (len(text) - 2) // 2]
    return half if text == f"{half}, {half}" else text


def _epoch(value: float) -> float:
    return value / 1000 if value >= _EPOCH_MILLISECONDS else value


def _moment(text: str) -> float | None:
    """Read an HTTP or ISO 8601 date as seconds since 1970."""
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text[:64])
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            seconds = aware.timestamp()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return seconds if math.isfinite(seconds) else None
    return None


def _named(headers: Mapping[str, str], name: str) -> str | None:
    found = headers.get(f"x-ratelimit-{name}")
    return headers.get(f"ratelimit-{name}") if found is None else found


def _count(headers: Mapping[str, str], name: str) -> int | None:
    text = _named(headers, name)
    # Some servers send "60, 60;window=60".
    value = number(text.split(",")[0].split(";")[0]) if text else None
    return None if value is None else int(value)
