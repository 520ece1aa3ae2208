"""Hand out connections, one to a call, so that no call can lose its place.

A lease is a place in the pool with one connection. The pool counts the leases that are alive,
not those that were taken and given back: an exception at any moment of a call (a cancelled task,
a signal, a soft time limit) drops the lease with the frames of the call, and the place is free
again. What was cut amid a call is thrown away with its one connection. Connections that are idle
are kept by origin; the one that was used last is used next, and the one that is idle for longest
is closed where the pool is full.

Calls that find no place wait in line. A place that becomes free goes to the first of them, with
its lease, so that no other call takes it meanwhile. Waiting is done by the subclasses.
"""

from __future__ import annotations

import gc
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from ofauth_client._transport.loops import Alarm, new_signal
from ofauth_client.errors import ConfigurationError

C = TypeVar("C")

#: How often a thread that waits looks by itself whether there is a place, in seconds: an exception
#: amid the giving back of a lease may have kept the news from it.
_LOOK_AGAIN = 0.5


class ConnectionLimits(NamedTuple):
    """How many connections a client has.

    Args:
        connections: Most connections at once.
        keepalive: Most connections that stay open while they are idle.
        expiry: Seconds after which an idle connection is closed.
    """

    connections: int = 50
    keepalive: int = 50
    expiry: float = 5.0


class PoolTimeoutError(Exception):
    """No place became free in time; the text says why."""


class Lease(Generic[C]):
    """A place in a pool, with its connection.

    Args:
        origin: Where the connection leads.
        connection: The connection.
        lost: Called where the lease is dropped without being given back.
    """

    __slots__ = ("__weakref__", "_lost", "connection", "is_cut", "is_stream", "origin")

    def __init__(self, origin: str, connection: C, lost: Callable[[C], None]) -> None:
        self.origin = origin
        self.connection = connection
        self.is_stream = False
        #: Whether the rest of an answer is still to come.
        self.is_cut = False
        self._lost: Callable[[C], None] | None = lost

    def settle(self) -> None:
        """Note that the lease was given back."""
        self._lost = None

    def __del__(self) -> None:
        # A signal may have cut the constructor.
        lost = getattr(self, "_lost", None)
        if lost is not None:
            lost(self.connection)


class _Waiter(Generic[C]):
    """A call that waits in line.

    Args:
        origin: Where it needs a connection to.
        wake: Wakes the call up.
    """

    __slots__ = ("is_served", "lease", "origin", "wake")

    def __init__(self, origin: str, wake: Callable[[], object]) -> None:
        self.origin = origin
        self.wake = wake
        self.lease: Lease[C] | None = None
        self.is_served = False


class Pool(Generic[C]):
    """The places and the idle connections; it never waits, and does no I/O.

    Args:
        connect: Makes a connection to an origin; it opens with its first request.
        discard: Closes a connection at once, or as soon as that is possible.
        limits: How many there are.
    """

    def __init__(
        self,
        connect: Callable[[str], C],
        discard: Callable[[C], object],
        limits: ConnectionLimits,
    ) -> None:
        self.closed = False
        self.limits = limits
        self._connect = connect
        self._discard = discard
        self._start()

    def _start(self) -> None:
        self._process = os.getpid()
        # A lease that is dropped while this thread holds the lock takes it once more.
        self._lock = threading.RLock()
        self._leases: weakref.WeakSet[Lease[C]] = weakref.WeakSet()
        self._idle: deque[tuple[str, C, float]] = deque()
        self._waiters: deque[_Waiter[C]] = deque()

    def renew_after_fork(self) -> bool:
        """Forget the connections of the parent: two processes cannot share them.

        Returns:
            Whether this process was forked since the pool was used.
        """
        forked = self._process != os.getpid()
        if forked:
            for lease in list(self._leases):
                lease.settle()
            self._start()
        return forked

    def take(self, origin: str) -> Lease[C] | None:
        """Return a lease at once; None where the pool is full, or others wait.

        Args:
            origin: Scheme, host and port.

        Raises:
            ConfigurationError: The pool is closed.
        """
        with self._lock:
            return None if self._waiters else self._lease(origin)

    def give_back(self, lease: Lease[C], *, reusable: bool) -> None:
        """Free the place of a lease for the next call in line.

        Args:
            lease: The lease.
            reusable: Whether its connection can serve another call.
        """
        with self._lock:
            self._leases.discard(lease)
            lease.settle()
            if reusable and not lease.is_cut and not self.closed:
                self._idle.append((lease.origin, lease.connection, time.monotonic()))
                surplus = self._surplus()
            else:
                surplus = [lease.connection]
            self._serve_line()
        for connection in surplus:
            self._discard(connection)

    def close(self) -> list[C]:
        """Close the pool; return the idle connections, which the caller closes.

        Connections in use are closed when they are given back.
        """
        self.renew_after_fork()
        with self._lock:
            self.closed = True
            idle = [connection for _, connection, _ in self._idle]
            self._idle.clear()
            for waiter in self._waiters:
                waiter.wake()
        return idle

    def full(self, seconds: float) -> PoolTimeoutError:
        """Return the error for a call that waited for a place in vain."""
        streams = sum(lease.is_stream for lease in list(self._leases))
        cause = f", {streams} of them held by open streams" if streams else ""
        return PoolTimeoutError(
            f"no connection became free within {seconds:g} s: all {self.limits.connections} are in "
            f"use{cause}; close streams that are no longer read, or raise max_connections"
        )

    def join_line(self, waiter: _Waiter[C]) -> None:
        """Let a call wait in line."""
        with self._lock:
            self._waiters.append(waiter)
            self._serve_line()

    def leave_line(self, waiter: _Waiter[C]) -> None:
        """Let a call wait no longer; a lease that it did not take goes to the next one."""
        if not waiter.is_served:
            with self._lock, suppress(ValueError):
                self._waiters.remove(waiter)
        lease, waiter.lease = waiter.lease, None
        if lease is not None:
            self.give_back(lease, reusable=True)

    def serve_line(self) -> None:
        """Give free places to the calls that wait."""
        with self._lock:
            self._serve_line()

    def _serve_line(self) -> None:
        while self._waiters and not self.closed:
            lease = self._lease(self._waiters[0].origin)
            if lease is None:
                return
            waiter = self._waiters.popleft()
            waiter.lease, waiter.is_served = lease, True
            waiter.wake()

    def _lease(self, origin: str) -> Lease[C] | None:
        if self.closed:
            raise ConfigurationError("the client is closed")
        connection = self._idle_connection(origin)
        if connection is None:
            if len(self._leases) + len(self._idle) >= self.limits.connections:
                if not self._idle:
                    return None
                self._discard(self._idle.popleft()[1])
            connection = self._connect(origin)
        lease = Lease(origin, connection, self._lost)
        self._leases.add(lease)
        return lease

    def _idle_connection(self, origin: str) -> C | None:
        if self._idle and self._idle[-1][0] == origin:
            return self._idle.pop()[1]
        for entry in reversed(self._idle):
            if entry[0] == origin:
                self._idle.remove(entry)
                return entry[1]
        return None

    def _surplus(self) -> list[C]:
        """Take out idle connections that are too many, or idle for too long."""
        ends = time.monotonic() - self.limits.expiry
        surplus: list[C] = []
        while self._idle and (len(self._idle) > self.limits.keepalive or self._idle[0][2] < ends):
            surplus.append(self._idle.popleft()[1])
        return surplus

    def _lost(self, connection: C) -> None:
        """Throw the connection of a dropped lease away; its place is free already."""
        self._discard(connection)
        self.serve_line()


class SyncPool(Pool[C]):
    """A pool in which threads wait."""

    def acquire(self, origin: str, seconds: float) -> Lease[C]:
        """Return a lease, if need be after a wait.

        Args:
            origin: Scheme, host and port.
            seconds: Longest wait.

        Raises:
            ConfigurationError: The pool is closed.
            PoolTimeoutError: No place became free in time.
        """
        return self.take(origin) or self._wait(origin, seconds)

    def _wait(self, origin: str, seconds: float) -> Lease[C]:
        # A lock, because an exception amid a wait for a semaphore or an event leaves it broken.
        ready = threading.Lock()
        ready.acquire()
        waiter = _Waiter[C](origin, partial(_release, ready))
        ends = time.monotonic() + seconds
        collected = False
        try:
            self.join_line(waiter)
            while waiter.lease is None:
                left = ends - time.monotonic()
                if self.closed:
                    raise ConfigurationError("the client is closed")
                if left <= 0:
                    raise self.full(seconds)
                if ready.acquire(timeout=min(left, _LOOK_AGAIN)):
                    continue
                if not collected:
                    # A stream that was cut may be part of a circle of references, lease and all.
                    gc.collect()
                    collected = True
                self.serve_line()
            lease, waiter.lease = waiter.lease, None
            return lease
        finally:
            self.leave_line(waiter)


def _release(lock: threading.Lock) -> None:
    # It is released already if the pool was closed after the call had its turn.
    with suppress(RuntimeError):
        lock.release()


class AsyncPool(Pool[C]):
    """A pool in which the tasks of one event loop wait."""

    def _start(self) -> None:
        super()._start()
        self._alarm = Alarm()

    async def wait(self, origin: str, seconds: float) -> Lease[C]:
        """Wait in line, and return a lease; see `SyncPool.acquire`."""
        ready = new_signal(self._alarm)
        waiter: _Waiter[C] = _Waiter(origin, ready.set)
        try:
            self.join_line(waiter)
            if waiter.lease is None:
                await ready.wait(seconds)
            if self.closed:
                raise ConfigurationError("the client is closed")
            lease, waiter.lease = waiter.lease, None
            if lease is None:
                raise self.full(seconds)
            return lease
        finally:
            self.leave_line(waiter)
