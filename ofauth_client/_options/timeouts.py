"""Timeouts: the same for all phases of a request, or one for each phase."""

from __future__ import annotations

import math
from typing import TypeAlias

import httpx

from ofauth_client.errors import ConfigurationError

Timeout: TypeAlias = float | httpx.Timeout | None


def checked_timeout(value: object) -> Timeout:
    """Check a timeout.

    Args:
        value: Seconds, an `httpx.Timeout`, or None for no timeout.

    Raises:
        ConfigurationError: The value is not a valid timeout.
    """
    if not isinstance(value, httpx.Timeout):
        return checked_seconds("timeout", value, others="an httpx.Timeout, or None")
    parts = value.as_dict().items()
    return httpx.Timeout(
        **{name: checked_seconds(f"timeout ({name})", seconds) for name, seconds in parts}
    )


def checked_seconds(name: str, value: object, others: str = "or None") -> float | None:
    """Check a number of seconds.

    Args:
        name: Name of the option, for the message.
        value: Seconds above 0, or None.
        others: What the option may be otherwise, for the message.

    Raises:
        ConfigurationError: The value is not a valid number of seconds.
    """
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < math.inf:
        return float(value)
    raise ConfigurationError(f"{name} must be seconds above 0, {others}, not {value!r}")
