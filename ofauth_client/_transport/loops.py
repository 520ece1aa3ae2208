"""The event loop that a client belongs to, and waiting in it.

Connections cannot move to another loop. Under asyncio, futures serve waits, and many waits share a
timer: they cost a fraction of a cancel scope of anyio, which other libraries need.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Protocol

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

    def wait(self, seconds: float) -> Coroutine[Any, Any, None]:
        """Wait until the signal is set, for some seconds at most."""
        ...


class Alarm:
    """Ends waits whose time is over, with one timer of asyncio for all of them.

    Nearly all waits end in time, and a timer for each of them would cost more than the rest of the
    wait. So the timer stays when its wait ends, goes off for nothing, and is set for the next wait.
    """

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None
        self._ends: dict[asyncio.Future[None], float] = {}

    async def wait(self, future: asyncio.Future[None], seconds: float | None) -> None:
        """Wait until a future is done, for some seconds at most.

        Args:
            future: The future; it is done when the time is over, too.
            seconds: Longest wait; None for no limit.
        """
        if seconds is None:
            await future
            return
        loop = future.get_loop()
        ends = self._ends[future] = loop.time() + seconds
        if self._timer is None or ends < self._timer.when():
            self._set(loop, ends)
        try:
            await future
        finally:
            del self._ends[future]

    def stop(self) -> None:
        """Take the timer back; there must be no waits."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _set(self, loop: asyncio.AbstractEventLoop, ends: float) -> None:
        self.stop()
        self._timer = loop.call_at(ends, self._ring, loop, ends)

    def _ring(self, loop: asyncio.AbstractEventLoop, ends: float) -> None:
        self._timer = None
        for future, each in self._ends.items():
            if each <= ends and not future.done():
                future.set_result(None)
        left = [each for each in self._ends.values() if each > ends]
        if left:
            self._set(loop, min(left))


def new_signal(alarm: Alarm) -> Signal:
    """Return a signal for the library whose task this is.

    Args:
        alarm: Ends waits under asyncio.
    """
    loop = running_loop()
    return _AnyioSignal() if loop is None else _AsyncioSignal(loop, alarm)


class _AsyncioSignal:
    __slots__ = ("_alarm", "_future")

    def __init__(self, loop: asyncio.AbstractEventLoop, alarm: Alarm) -> None:
        self._alarm = alarm
        self._future: asyncio.Future[None] = loop.create_future()

    def set(self) -> None:
        if not self._future.done():
            self._future.set_result(None)

    def wait(self, seconds: float) -> Coroutine[Any, Any, None]:
        return self._alarm.wait(self._future, seconds)


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
