"""Cancellation of what a thread requests in the background, such as a page that is prefetched.

A request that was sent cannot be taken back, but its waits can be ended, and it need not be sent
again. The driver checks the token of its thread before each step.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_thread = threading.local()


class CancelledError(Exception):
    """The token of this thread was cancelled; the thread ends, and no caller sees this error."""


class CancellationToken:
    """Tells a thread that nobody waits for its result any more.

    The token is a lock that is held until it is cancelled. An event would do the same, but for
    the garbage collector: it may close an iterator, and so cancel the token, in the waiting
    thread itself, and an event would then wait for its own lock.
    """

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._held.acquire()
        self.cancelled = False

    def cancel(self) -> None:
        """Cancel the token, and wake its thread up; call this once."""
        self.cancelled = True
        self._held.release()

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, or until the token is cancelled."""
        self._held.acquire(timeout=min(seconds, threading.TIMEOUT_MAX))


def use_token(token: CancellationToken) -> None:
    """Let this thread end when a token is cancelled.

    Args:
        token: The token; the thread has nothing else to do than what the token is for.
    """
    _thread.token = token


def check_token() -> None:
    """Stop here if the token of this thread was cancelled.

    Raises:
        CancelledError: It was.
    """
    token = _token()
    if token is not None and token.cancelled:
        raise CancelledError


def sleep_until_cancelled(seconds: float, sleep: Callable[[float], object]) -> None:
    """Sleep, at the longest until the token of this thread is cancelled.

    Args:
        seconds: How long.
        sleep: How to sleep; a function that the caller brought cannot be ended early.

    Raises:
        CancelledError: The token was cancelled.
    """
    token = _token()
    if token is not None and sleep is time.sleep:
        token.wait(seconds)
    else:
        sleep(seconds)
    check_token()


def _token() -> CancellationToken | None:
    found: CancellationToken | None = getattr(_thread, "token", None)
    return found
