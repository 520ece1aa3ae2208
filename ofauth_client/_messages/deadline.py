"""The deadline of a call, which covers all its attempts and waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Deadline(NamedTuple):
    """The deadline of a call.

    Args:
        seconds: Duration that the call was given.
        ends: End of this duration, by the clock.
        clock: Monotonic clock, in seconds.
    """

    seconds: float
    ends: float
    clock: Callable[[], float]

    def left(self) -> float:
        """Return the seconds that are left; zero or less after the deadline."""
        return self.ends - self.clock()


def begin(seconds: float | None, clock: Callable[[], float]) -> Deadline | None:
    """Return the deadline of a call that begins now; None for a call without limit."""
    return None if seconds is None else Deadline(seconds, clock() + seconds, clock)
