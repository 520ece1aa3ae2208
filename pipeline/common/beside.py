"""Values computed in a copy of this process, while this process does other work."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import BinaryIO, TypeVar

_T = TypeVar("_T")


@contextmanager
def computed_beside(compute: Callable[[], Iterator[_T]]) -> Generator[Iterator[_T]]:
    """Begin to compute some values in a copy of this process.

    The values arrive when they are asked for. If there can be no copy, or the copy ends before it
    has sent a value, this process computes the value: so its errors are raised here, too.

    Args:
        compute: Yields the values, which can be pickled; it has no other effect.

    Yields:
        The values; those that nobody has asked for at the end of the block are dropped.
    """
    if not can_copy():
        yield compute()
        return
    receiving, sending = os.pipe()
    with open(receiving, "rb") as answers, open(sending, "wb") as outgoing:
        copy = _forked()
        if copy == 0:
            try:
                answers.close()
                _send(compute, outgoing)
            finally:
                # None of the cleanups of this process is the copy's.
                os._exit(0)
        outgoing.close()
        try:
            yield _received(answers, compute)
        finally:
            _end(copy)


def _forked() -> int | None:
    """Copy this process: return 0 in the copy, its number here, None if the system refuses."""
    try:
        return os.fork()
    except OSError:
        return None


def _end(copy: int | None) -> None:
    if copy is not None:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def can_copy() -> bool:
    """Tell whether a copy of this process is safe, and has a processor to run on.

    A copy has none of the other threads, but the locks that they hold. Elsewhere than on Linux,
    libraries of the system may have such threads.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _send(compute: Callable[[], Iterator[_T]], outgoing: BinaryIO) -> None:
    for value in compute():
        pickle.dump([value], outgoing)
        outgoing.flush()
    pickle.dump([], outgoing)
    outgoing.flush()


def _received(answers: BinaryIO, compute: Callable[[], Iterator[_T]]) -> Iterator[_T]:
    count = 0
    with suppress(EOFError, pickle.UnpicklingError):
        while sent := pickle.load(answers):  # noqa: S301  (a copy of this process wrote it)
            yield sent[0]
            count += 1
        return
    yield from islice(compute(), count, None)
