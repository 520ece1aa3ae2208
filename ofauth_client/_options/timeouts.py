"""Timeouts: the same for all phases of a request, or one for each phase."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from ofauth_client.errors import ConfigurationError

if TYPE_CHECKING:
    import httpx

Timeout: TypeAlias = "float | httpx.Timeout | None"


def checked_timeout(value: object) -> Timeout:
    """Check a timeout.

    Args:
        value: Seconds, a `Timeout` of httpx or httpx2, or None for no timeout.

    Raises:
        ConfigurationError: The value is not a valid timeout.
    """
    if not _has_phases(value):
        return checked_seconds("timeout", value, others="an httpx.Timeout, or None")
    # Imported late: few programs have a timeout for each phase.
    import httpx

    parts = value.as_dict().items()
    return httpx.Timeout(
        **{name: checked_seconds(f"timeout ({name})", seconds) for name, seconds in parts}
    )


def _has_phases(value: Any) -> TypeGuard[httpx.Timeout]:
    """Tell whether a value is a `Timeout` of httpx or of httpx2, which are alike."""
    return any(
        kind.__name__ == "Timeout" and kind.__module__.partition(".")[0] in ("httpx", "httpx2")
        for kind in type(value).__mro__
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
