"""Results of functions of callers, which may have to be awaited."""

from __future__ import annotations

import inspect
from typing import Any

from ofauth_client.errors import ConfigurationError


def at_once(value: Any, source: str) -> Any:
    """Return a value that need not be awaited.

    Args:
        value: What a function of a caller returned.
        source: What the function is, for the message.

    Raises:
        ConfigurationError: The value has to be awaited.
    """
    if not inspect.isawaitable(value):
        return value
    if inspect.iscoroutine(value):
        value.close()
    raise ConfigurationError(f"this {source} has to be awaited: use AsyncOFAuth")


async def awaited(value: Any) -> Any:
    """Return a value, or what it resolves to if it has to be awaited."""
    return await value if inspect.isawaitable(value) else value
