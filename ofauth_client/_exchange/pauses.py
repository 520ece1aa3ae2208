"""Pauses of connections: after status 429, all calls of a connection wait for the same time."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from ofauth_client._exchange.limits import REMEMBERED, Locked


class Turn(NamedTuple):
    """The place of a call among the calls that wait for the end of a pause.

    Args:
        ends: End of the pause, by the clock of the pauses.
        seconds: Seconds until then.
        number: Number of the call, from 1.
    """

    ends: float
    seconds: float
    number: int


class _Pause(NamedTuple):
    ends: float
    waiting: int = 0


_OVER = _Pause(-math.inf)


class Pauses(Locked):
    """The pauses of the connections, within a process.

    Args:
        clock: Monotonic clock, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._pauses: OrderedDict[str, _Pause] = OrderedDict()

    def begin(self, connection: str, seconds: float) -> float:
        """Begin or prolong the pause of a connection; a pause never gets shorter.

        Args:
            connection: Key of the connection.
            seconds: Duration.

        Returns:
            The time after these seconds, by the clock; the pause may end later.
        """
        with self._lock:
            now = self._clock()
            ends = now + seconds
            known = self._pauses.get(connection, _OVER)
            # A request that was sent before the pause prolongs the pause of the same calls.
            waiting = known.waiting if known.ends > now else 0
            self._pauses[connection] = _Pause(max(known.ends, ends), waiting)
            self._pauses.move_to_end(connection)
            if len(self._pauses) > REMEMBERED:
                self._pauses.popitem(last=False)
            return ends

    def join(self, connection: str, waited: float) -> Turn | None:
        """Return the turn of another call of a connection; None if the call need not wait.

        Args:
            connection: Key of the connection.
            waited: End of the pause for which the call has waited; minus infinity for none. A
                sleep function of a test need not move the clock.
        """
        with self._lock:
            pause = self._pauses.get(connection, _OVER)
            left = pause.ends - self._clock()
            if left <= 0:
                self._pauses.pop(connection, None)
            if left <= 0 or pause.ends <= waited:
                return None
            self._pauses[connection] = _Pause(pause.ends, pause.waiting + 1)
            return Turn(pause.ends, left, pause.waiting + 1)

    def __bool__(self) -> bool:
        """Whether any connection may have a pause."""
        return bool(self._pauses)

    def __reduce__(self) -> tuple[object, ...]:
        return Pauses, (self._clock,)
