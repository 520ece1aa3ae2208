"""Pauses of connections: after status 429, all calls of a connection wait for the same time."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from ofauth_client._exchange.limits import REMEMBERED, Locked, connection_key
from ofauth_client._options.credentials import Secret


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

    def is_ahead(self, connection: str, waited: float) -> bool:
        """Tell whether a call has to wait; see `join`."""
        ends = self._pauses.get(connection, _OVER).ends
        return ends > waited and ends > self._clock()

    def __bool__(self) -> bool:
        """Whether any connection may have a pause."""
        return bool(self._pauses)

    def __reduce__(self) -> tuple[object, ...]:
        return Pauses, (self._clock,)


class CallPause:
    """The pauses of a connection, as one call waits for their ends.

    Args:
        pauses: The pauses of all connections.
        connection: Id of the connection.
    """

    __slots__ = ("_connection", "_pauses", "_waited")

    def __init__(self, pauses: Pauses, connection: Secret | None) -> None:
        self._pauses = pauses
        self._connection = connection
        self._waited = -math.inf

    def begin(self, asked: float | None, delay: float) -> None:
        """Let all calls of the connection wait.

        Args:
            asked: Seconds that the API asked for; None if the API did not ask.
            delay: Seconds that this call would wait by itself.
        """
        key = connection_key(self._connection)
        if asked is None:
            # Exactly the pause that this call is about to wait for.
            self._waited = max(self._waited, self._pauses.begin(key, delay))
        else:
            self._pauses.begin(key, asked)

    def join(self) -> Turn | None:
        """Return the turn of the call in a pause; None if it need not wait."""
        if not self._pauses:
            return None
        turn = self._pauses.join(connection_key(self._connection), self._waited)
        if turn is not None:
            self._waited = turn.ends
        return turn

    def is_ahead(self) -> bool:
        """Tell whether a pause has begun for which the call has not waited."""
        pauses = self._pauses
        return bool(pauses) and pauses.is_ahead(connection_key(self._connection), self._waited)
