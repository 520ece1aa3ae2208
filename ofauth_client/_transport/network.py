"""Network backends of httpcore that never outlast the deadline of the call they serve.

httpcore passes a timeout to each step: connecting, the handshake of TLS, each read and write. A
step here takes the shorter of that timeout and the time that the call has left, reckoned when the
step begins. Names are resolved in a thread that is left behind when the time is over, because the
system's resolver cannot be interrupted. The addresses of a name share the time that is left.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from ofauth_client._messages.deadline import Deadline
from ofauth_client._transport.loops import running_loop

if TYPE_CHECKING:
    from ofauth_client._transport.sockets import AsyncSocket

SocketOptions = Iterable[Any] | None


class UnresolvedError(OSError):
    """A name has no address; the text has the system's reason."""


class DeadlineBackend:
    """Opens the connection of one lease; each call sets its deadline before it is sent.

    Args:
        core: The module httpcore or httpcore2.
    """

    def __init__(self, core: Any) -> None:
        self.core = core
        self.deadline: Deadline | None = None
        #: The connection that is open, with TLS where it has TLS.
        self.stream: DeadlineStream | None = None
        self._sockets = core.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> DeadlineStream:
        """Connect to the first address of a host that accepts."""
        left = time_left(timeout, self.deadline)
        with _native(self.core):
            addresses = resolve(host, port, left())
        for number, address in enumerate(addresses, 1):
            share = _share(left(), len(addresses) - number + 1)
            try:
                stream = self._sockets.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except (self.core.ConnectError, self.core.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return DeadlineStream(stream, self)
        raise self.core.ConnectError(f"{host} has no address")

    def close(self) -> None:
        """Close the connection."""
        if self.stream is not None:
            self.stream.close()


class DeadlineStream:
    """A stream whose reads and writes end with the deadline of the call.

    Args:
        stream: The stream of httpcore or httpcore2.
        backend: Has the deadline.
    """

    def __init__(self, stream: Any, backend: DeadlineBackend) -> None:
        self._stream = stream
        self._backend = backend
        backend.stream = self

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        limit = self._limit(timeout, self._backend.core.ReadTimeout)
        read: bytes = self._stream.read(max_bytes, limit)
        return read

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write everything."""
        self._stream.write(buffer, self._limit(timeout, self._backend.core.WriteTimeout))

    def close(self) -> None:
        """Close the socket."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> DeadlineStream:
        """Return the stream under TLS."""
        limit = self._limit(timeout, self._backend.core.ConnectTimeout)
        secure = self._stream.start_tls(ssl_context, server_hostname, limit)
        return DeadlineStream(secure, self._backend)

    def get_extra_info(self, info: str) -> Any:
        """Return the socket, or other details of the stream."""
        return self._stream.get_extra_info(info)

    def _limit(self, timeout: float | None, error: type[Exception]) -> float | None:
        left = time_left(timeout, self._backend.deadline)()
        if left is not None and left <= 0:
            raise error
        return left


class AsyncNameBackend:
    """Opens connections for tasks; resolves names in threads that may be left behind.

    Deadlines need nothing here: a task is cancelled when the time of its call is over.

    Args:
        core: The module httpcore or httpcore2.
    """

    def __init__(self, core: Any) -> None:
        self._core = core

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - httpcore passes it; we set none
        socket_options: SocketOptions = None,
    ) -> Any:
        """Connect to the first address of a host that accepts."""
        left = time_left(timeout, None)
        with _native(self._core):
            addresses = await resolve_async(host, port, left())
        for number, address in enumerate(addresses, 1):
            share = _share(left(), len(addresses) - number + 1)
            try:
                return await self._connected(address, port, share, socket_options or ())
            except (self._core.ConnectError, self._core.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise self._core.ConnectError(f"{host} has no address")

    async def _connected(
        self,
        address: str,
        port: int,
        timeout: float | None,
        options: Iterable[Any],
    ) -> AsyncSocket | Any:
        if running_loop() is not None:
            from ofauth_client._transport import sockets

            return await sockets.connect(self._core, address, port, timeout, options)
        backend = self._core.AnyIOBackend()
        return await backend.connect_tcp(address, port, timeout, socket_options=options)


@contextmanager
def _native(core: Any) -> Generator[None]:
    """Turn errors of resolving into those of httpcore or httpcore2."""
    try:
        yield
    except UnresolvedError as error:
        raise core.ConnectError(str(error)) from None
    except TimeoutError as error:
        raise core.ConnectTimeout(str(error)) from None


def time_left(timeout: float | None, deadline: Deadline | None) -> Callable[[], float | None]:
    """Return a function that tells how many seconds are left for a phase that begins now."""
    ends = None if timeout is None else time.monotonic() + timeout

    def left() -> float | None:
        of_phase = None if ends is None else ends - time.monotonic()
        if deadline is None:
            return of_phase
        of_call = deadline.left()
        return of_call if of_phase is None else min(of_phase, of_call)

    return left


def resolve(host: str, port: int, seconds: float | None) -> list[str]:
    """Return the addresses of a host.

    Args:
        host: Name or address.
        port: Port.
        seconds: Longest wait; None for as long as the system takes.

    Raises:
        UnresolvedError: The host has no address.
        TimeoutError: The system did not answer in time.
    """
    if _is_address(host):
        return [host]
    if seconds is None:
        return _addresses(_look_up(host, port))
    # A lock, because an exception amid a wait for a semaphore or an event leaves it broken.
    ready, found = threading.Lock(), list[Any]()
    ready.acquire()

    def work() -> None:
        found.append(_look_up(host, port))
        ready.release()

    _in_thread(work)
    if not ready.acquire(timeout=max(seconds, 0)):
        raise TimeoutError(f"the address of {host} did not come in time")
    return _addresses(found[0])


async def resolve_async(host: str, port: int, seconds: float | None) -> list[str]:
    """Return the addresses of a host; see `resolve`."""
    import anyio

    if _is_address(host):
        return [host]
    found = list[Any]()
    with anyio.move_on_after(seconds):
        loop = running_loop()
        if loop is None:
            # Threads of trio may be left behind; those of asyncio hold up the end of its loop.
            found.append(await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        else:
            found.append(await _look_up_beside(loop, host, port))
    if not found:
        raise TimeoutError(f"the address of {host} did not come in time")
    return _addresses(found[0])


async def _look_up_beside(loop: Any, host: str, port: int) -> list[Any] | OSError:
    future = loop.create_future()

    def work() -> None:
        found = _look_up(host, port)
        # The loop may have ended by now, and the future may be cancelled: nobody waits then.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: future.done() or future.set_result(found))

    _in_thread(work)
    looked_up: list[Any] | OSError = await future
    return looked_up


def _in_thread(work: Callable[[], object]) -> None:
    threading.Thread(target=work, name="ofauth-resolve", daemon=True).start()


def _look_up(host: str, port: int) -> list[Any] | OSError:
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(str(error))


def _addresses(found: list[Any] | OSError) -> list[str]:
    if isinstance(found, OSError):
        raise UnresolvedError(str(found))
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _share(left: float | None, addresses: int) -> float | None:
    """Return the seconds for one of several addresses."""
    return None if left is None else max(left, 0.001) / addresses
