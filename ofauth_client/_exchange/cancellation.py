"""Whether anybody still waits for what a thread requests.

A request that is under way cannot be taken back, but its waits can be ended, and it need not be
sent again. The driver asks before each step whether the thread it runs in is still wanted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_here = threading.local()


class UnwantedError(Exception):
    """Nobody waits for the request any more; it ends the thread, and nobody sees it."""


class Wanted:
    """Says of a thread whether it is wanted.

    A lock is held as long as it is. An event would do the same, but for the garbage collector:
    it may close an iterator, and so end this, in the thread itself amid its wait, and an event
    would then wait for its own lock.
    """

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._held.acquire()
        self.ended = False

    def end(self) -> None:
        """Say that it is no longer wanted, and wake it up; done once."""
        self.ended = True
        self._held.release()

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, or until it is no longer wanted."""
        self._held.acquire(timeout=min(seconds, threading.TIMEOUT_MAX))


def work_for(wanted: Wanted) -> None:
    """Let this thread, which has nothing else to do, end when it is no longer wanted.

    Args:
        wanted: Says whether it is.
    """
    _here.wanted = wanted


def check() -> None:
    """Go no further in a thread that nobody wants.

    Raises:
        UnwantedError: This is such a thread.
    """
    wanted = _wanted()
    if wanted is not None and wanted.ended:
        raise UnwantedError


def pause(seconds: float, sleep: Callable[[float], object]) -> None:
    """Sleep as long as the thread is wanted.

    Args:
        seconds: How long.
        sleep: How to sleep; one that the caller brought cannot be ended early.

    Raises:
        UnwantedError: Nobody wants this thread any more.
    """
    wanted = _wanted()
    if wanted is not None and sleep is time.sleep:
        wanted.wait(seconds)
    else:
        sleep(seconds)
    check()


def _wanted() -> Wanted | None:
    found: Wanted | None = getattr(_here, "wanted", None)
    return found
