"""Timeouts: one for all that a request waits for, or one for each."""

from __future__ import annotations

import math
from typing import TypeAlias

import httpx

from ofauth_client.deadline import Deadline
from ofauth_client.errors import ConfigurationError

Timeout: TypeAlias = float | httpx.Timeout | None


def checked_timeout(value: object) -> Timeout:
    """Return a timeout that makes sense.

    Args:
        value: Seconds, None for ever, or an `httpx.Timeout`.

    Raises:
        ConfigurationError: It does not.
    """
    if not isinstance(value, httpx.Timeout):
        return checked_seconds("timeout", value)
    parts = value.as_dict().items()
    return httpx.Timeout(**{name: checked_seconds(f"timeout ({name})", one) for name, one in parts})


def checked_seconds(name: str, value: object) -> float | None:
    """Return a number of seconds that makes sense.

    Args:
        name: Name of the option, for the error.
        value: Seconds above 0, or None.

    Raises:
        ConfigurationError: It does not.
    """
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < math.inf:
        return float(value)
    raise ConfigurationError(f"{name} must be seconds above 0, or None, not {value!r}")


def timeouts(timeout: Timeout, deadline: Deadline | None) -> dict[str, float | None]:
    """Return how long a request may connect, read, write and wait for the pool.

    Args:
        timeout: What it was given.
        deadline: When the call it belongs to must be done.
    """
    wanted = _each(timeout)
    if deadline is None:
        return wanted
    left = max(deadline.left(), 0.0)
    return {name: left if one is None else min(one, left) for name, one in wanted.items()}


def _each(timeout: Timeout) -> dict[str, float | None]:
    if isinstance(timeout, httpx.Timeout):
        return timeout.as_dict()
    # Waiting for others to finish ("pool") is no trouble of the connection's.
    return {"connect": timeout, "read": timeout, "write": timeout, "pool": None}
