"""The event loop that a client belongs to, and waiting in it.

Connections cannot move to another loop. Under asyncio, a future and a timer serve waits: they cost
a fraction of a cancel scope of anyio, which other libraries need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ofauth_client.errors import ConfigurationError

if TYPE_CHECKING:
    import asyncio


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


def running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop of asyncio; None under another library, which has no such thing."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class Signal(Protocol):
    """Wakes one task."""

    def set(self) -> None:
        """Wake the task."""
        ...

    async def wait(self, seconds: float) -> None:
        """Wait until the signal is set, for some seconds at most."""
        ...


def new_signal() -> Signal:
    """Return a signal for the library whose task this is."""
    loop = running_loop()
    return _AnyioSignal() if loop is None else _AsyncioSignal(loop)


async def wait_for(future: asyncio.Future[None], seconds: float | None) -> None:
    """Wait for a future of asyncio.

    Args:
        future: The future.
        seconds: Longest wait; None for no limit.

    Raises:
        TimeoutError: It took too long.
    """
    if seconds is None:
        await future
        return
    timer = future.get_loop().call_later(seconds, _expire, future)
    try:
        await future
    finally:
        timer.cancel()


def _expire(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_exception(TimeoutError())


class _AsyncioSignal:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._future: asyncio.Future[None] = loop.create_future()

    def set(self) -> None:
        if not self._future.done():
            self._future.set_result(None)

    async def wait(self, seconds: float) -> None:
        timer = self._loop.call_later(seconds, self.set)
        try:
            await self._future
        finally:
            timer.cancel()


class _AnyioSignal:
    def __init__(self) -> None:
        import anyio

        self._event = anyio.Event()

    def set(self) -> None:
        self._event.set()

    async def wait(self, seconds: float) -> None:
        import anyio

        with anyio.move_on_after(seconds):
            await self._event.wait()
