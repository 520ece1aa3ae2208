"""How long a header asks to wait; the API does not document the units, so none is trusted."""

from __future__ import annotations

import math
import re

_NUMBER = re.compile(r"\s*\d{1,15}(\.\d{1,9})?\s*", re.ASCII)

#: Later than any duration in seconds, earlier than any time of the API's life.
_EPOCH_SECONDS = 1e9
_EPOCH_MILLISECONDS = 1e12


def number(text: str) -> float | None:
    """Return a number that is not negative; None for anything else."""
    return float(text) if _NUMBER.fullmatch(text) else None


def seconds_until(text: str, date: str | None, now: float) -> float | None:
    """Return how many seconds a header's value is away, from 0; None where it cannot be read.

    Args:
        text: Seconds, or a time: since 1970 in seconds or milliseconds, as in HTTP, or ISO 8601.
        date: The answer's `Date`: a time is compared with the server's clock, not with ours.
        now: Our clock, in seconds since 1970.
    """
    value = number(text)
    if value is not None and value < _EPOCH_SECONDS:
        return value
    moment = _moment(text) if value is None else _epoch(value)
    if moment is None:
        return None
    server_now = _moment(date) if date else None
    return max(0.0, moment - (now if server_now is None else server_now))


def _epoch(value: float) -> float:
    return value / 1000 if value >= _EPOCH_MILLISECONDS else value


def _moment(text: str) -> float | None:
    """Return a written time as seconds since 1970."""
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
