"""The event loop that a client belongs to: connections cannot move to another loop."""

from __future__ import annotations

from ofauth_client.errors import ConfigurationError


class LoopGuard:
    """Remembers the event loop of the first request."""

    def __init__(self) -> None:
        self._loop: object | None = None

    def check(self) -> None:
        """Refuse to send a request from another event loop.

        Raises:
            ConfigurationError: The client belongs to another event loop.
        """
        loop = running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise ConfigurationError(
                "this client belongs to another event loop: make a client in each loop "
                "(every asyncio.run has its own)"
            )

    def is_here(self) -> bool:
        """Tell whether this is the loop of the client; other loops cannot close its connections."""
        return self._loop is running_loop()

    def forget(self) -> None:
        """Let the next request choose the loop, as in a forked child."""
        self._loop = None


def running_loop() -> object | None:
    """Return the event loop of asyncio; None under another library, which has no such thing."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
