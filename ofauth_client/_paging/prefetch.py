"""Requests the next page while the current page is being used."""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from ofauth_client._exchange.cancellation import CancellationToken, use_token
from ofauth_client.errors import ConfigurationError

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

T = TypeVar("T")


class Prefetcher(Generic[T]):
    """Runs a single request at a time in a thread, which ends with the request.

    Leaving the context does not wait for the thread: a request that was sent cannot be taken
    back, and a server may be silent for long. The thread ends with the current attempt.
    """

    def __init__(self) -> None:
        self._token = CancellationToken()

    def start(self, fetch: Callable[[], T]) -> Callable[[], T]:
        """Start a request, and return a function that waits for its result."""
        # Imported late: only prefetching needs the module.
        from concurrent.futures import Future

        future: Future[T] = Future()
        thread = threading.Thread(
            target=copy_context().run,
            args=(_settle, future, fetch, self._token),
            name="ofauth-prefetch",
            daemon=True,
        )
        thread.start()
        process = os.getpid()
        # A forked child has no copy of the thread, and requests the page itself.
        return lambda: _result(future, thread) if process == os.getpid() else fetch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._token.cancel()


class AsyncPrefetcher(Generic[T]):
    """Runs a single request at a time in a task."""

    def __init__(self) -> None:
        self._task: asyncio.Future[T] | None = None

    def start(self, fetch: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T]]:
        """Start a request, and return a function whose result is awaited.

        Raises:
            ConfigurationError: The event loop is not asyncio's.
        """
        # Imported late: the import takes a sixth of the time of httpx, and synchronous programs
        # do not need it.
        import asyncio

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            raise ConfigurationError("prefetch needs asyncio; leave it out here") from None
        task = asyncio.ensure_future(fetch())
        self._task = task
        return lambda: task

    async def close(self) -> None:
        """Cancel the request, and wait for its end."""
        if self._task is None:
            return
        import asyncio

        self._task.cancel()
        await asyncio.wait([self._task])
        if not self._task.cancelled():
            self._task.exception()


def _settle(future: Future[T], fetch: Callable[[], T], token: CancellationToken) -> None:
    use_token(token)
    try:
        future.set_result(fetch())
    except BaseException as error:  # raised in the thread that waits for the result
        future.set_exception(error)


def _result(future: Future[T], thread: threading.Thread) -> T:
    try:
        return future.result()
    finally:
        # After KeyboardInterrupt, the thread may still wait for an answer, and is not joined.
        if future.done():
            thread.join()
