"""Times: of deliveries, of the clock, and how far both may differ."""

from __future__ import annotations

import re
from typing import TypeGuard

from ofauth_client._json_types import is_number
from ofauth_client.errors import ArgumentError, ConfigurationError, WebhookError

_UNIX_TIME = re.compile(r"[0-9]{1,12}")
#: A larger number of seconds is a number of milliseconds by mistake.
_END = 10**12


def parse_time(text: str) -> int:
    """Return the seconds in a time header.

    Raises:
        WebhookError: The text is not a number of seconds.
    """
    if not _UNIX_TIME.fullmatch(text):
        raise WebhookError("the time of the delivery is not a number of seconds")
    return int(text)


def signing_time(timestamp: object) -> int:
    """Return the whole seconds of a time to sign.

    Raises:
        ArgumentError: The value is not a time in seconds since 1970.
    """
    if not _is_in_range(timestamp):
        raise ArgumentError(
            f"the timestamp must be seconds since 1970, such as time.time(), {_not(timestamp)}"
        )
    return int(timestamp)


def checked_now(now: object) -> float | None:
    """Return the time of the caller; None for the system clock.

    Raises:
        ConfigurationError: The value is not a time in seconds since 1970.
    """
    if now is None or _is_in_range(now):
        return now
    raise ConfigurationError(
        "now must be seconds since 1970, such as time.time(), or None for the system clock, "
        + _not(now)
    )


def checked_tolerance(tolerance: object) -> float:
    """Return the seconds by which the clocks may differ.

    Raises:
        ConfigurationError: The value is not a finite number of seconds, 0 or more.
    """
    if _is_in_range(tolerance):
        return tolerance
    raise ConfigurationError(
        f"tolerance must be a finite number of seconds, 0 or more, {_not(tolerance)}"
    )


def _is_in_range(value: object) -> TypeGuard[int | float]:
    return is_number(value) and 0 <= value < _END


def _not(value: object) -> str:
    """Say what a value is; only its type if it is no number, because a text may be the secret."""
    if not is_number(value):
        return f"not {type(value).__name__}"
    # The repr of an int of thousands of digits raises.
    is_long = isinstance(value, int) and abs(value) >= _END
    return "not a number of so many digits" if is_long else f"not {value!r}"
