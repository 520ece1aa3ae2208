"""Calls that a signal cuts amid their work, as a soft time limit does it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from random import Random
from types import FrameType

from ofauth_client import OFAuth
from tests.soak.cutting import Cuts

#: Longest time of a timer, in seconds: about twice what a call takes.
_SECONDS = 0.002


class CutError(Exception):
    """Ends a synchronous call."""


@contextmanager
def _alarms() -> Generator[None]:
    """Let SIGALRM raise an error; Python ignores the errors that are raised in finalizers."""

    def cut(_number: int, _frame: FrameType | None) -> None:
        raise CutError

    def keep_quiet(unraisable: sys.UnraisableHookArgs) -> None:
        if not isinstance(unraisable.exc_value, CutError):
            hook(unraisable)

    handler, hook = signal.signal(signal.SIGALRM, cut), sys.unraisablehook
    sys.unraisablehook = keep_quiet
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        sys.unraisablehook = hook


def cut_many_by_signals(client: OFAuth, *, threads: int, cuts: Cuts, seed: int) -> None:
    """Cut calls of this thread, until enough calls were cut, while other threads make calls.

    Args:
        client: The client of all calls.
        threads: Number of threads, with this one.
        cuts: Counts the calls of this thread.
        seed: Draws the moments.
    """
    random, ended = Random(seed), threading.Event()

    def work() -> None:
        while not ended.is_set():
            client.request("GET", "/v2/x")

    others = [threading.Thread(target=work) for _ in range(threads - 1)]
    for thread in others:
        thread.start()
    try:
        with _alarms():
            while not cuts.done:
                call = _stream if random.random() < 0.5 else _request
                cuts.count(_cut_by_signal(partial(call, client), random.uniform(1e-5, _SECONDS)))
    finally:
        ended.set()
        for thread in others:
            thread.join()


def _cut_by_signal(call: Callable[[], object], seconds: float) -> bool:
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            call()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except CutError:
        return True
    return False


def _request(client: OFAuth) -> None:
    client.request("GET", "/v2/x")


def _stream(client: OFAuth) -> None:
    with client.stream("GET", "/v2/stream") as response:
        for _ in response.iter_bytes():
            pass
