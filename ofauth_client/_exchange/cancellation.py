"""Cancels the work of a background thread, such as the request of a prefetched page.

A request that was sent cannot be taken back, but its waits can end early, and further attempts
can be dropped. The driver checks the token of its thread before each step of a flow.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextvars import ContextVar

# Not a local of the thread: gevent that patches late has all greenlets of a thread share these.
_token: ContextVar[CancellationToken | None] = ContextVar("_token", default=None)


class CancelledError(Exception):
    """The token of this thread was cancelled; the thread ends, and no caller sees this error."""


class CancellationToken:
    """Tells a thread that nobody waits for its result any more.

    The token is a lock that is held until the token is cancelled. A `threading.Event` could
    deadlock: the garbage collector may close an iterator, and so cancel the token, in the
    waiting thread itself, and the event would then wait for its own internal lock.
    """

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._held.acquire()
        self.cancelled = False

    def cancel(self) -> None:
        """Cancel the token and wake its thread; call this once."""
        self.cancelled = True
        self._held.release()

    def wait(self, seconds: float) -> None:
        """Wait for some seconds; cancelling the token ends the wait."""
        self._held.acquire(timeout=min(seconds, threading.TIMEOUT_MAX))


def use_token(token: CancellationToken) -> None:
    """Let a token cancel this thread, or this greenlet.

    Args:
        token: The token; the thread runs in a context of its own, and must do no other work than
            the work of this token.
    """
    _token.set(token)


def check_token() -> None:
    """Stop if the token of this thread was cancelled.

    Raises:
        CancelledError: The token was cancelled.
    """
    token = _token.get()
    if token is not None and token.cancelled:
        raise CancelledError


def sleep_until_cancelled(seconds: float, sleep: Callable[[float], object]) -> None:
    """Sleep; cancelling the token of this thread ends the sleep.

    Args:
        seconds: Duration.
        sleep: The sleep function; a function other than `time.sleep` cannot be ended early.

    Raises:
        CancelledError: The token was cancelled.
    """
    token = _token.get()
    if token is not None and sleep is time.sleep:
        token.wait(seconds)
    else:
        sleep(seconds)
    check_token()
