"""How long a call may take in all, its waits and retries among it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen


@frozen
class Deadline:
    """The end of a call.

    Args:
        seconds: How long the call may take.
        ends: When that is over, by the clock.
        clock: Seconds of a clock that never goes back.
    """

    seconds: float
    ends: float
    clock: Callable[[], float] = field(repr=False)

    def left(self) -> float:
        """Return the seconds that are left; none or fewer when it is over."""
        return self.ends - self.clock()


def begin(seconds: float | None, clock: Callable[[], float]) -> Deadline | None:
    """Return the deadline of a call that begins now; None where it may take for ever."""
    return None if seconds is None else Deadline(seconds, clock() + seconds, clock)
