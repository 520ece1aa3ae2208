"""Timeouts: one for all that a request waits for, or one for each."""

from __future__ import annotations

import math
from typing import TypeAlias

import httpx

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
