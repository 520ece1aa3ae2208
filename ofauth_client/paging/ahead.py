"""Request the next page while the one before it is being used."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

T = TypeVar("T")


class Ahead(Generic[T]):
    """Runs one request at a time in a thread, which ends with the request.

    Leaving the context waits for it: a request cannot be taken back.
    """

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def start(self, fetch: Callable[[], T]) -> Callable[[], T]:
        """Start a request; return what waits for its result."""
        # Imported late: who does not read ahead needs none of it.
        from concurrent.futures import Future

        future: Future[T] = Future()
        self._thread = threading.Thread(
            target=copy_context().run,
            args=(_settle, future, fetch),
            name="ofauth-prefetch",
            daemon=True,
        )
        self._thread.start()
        return lambda: self._result(future)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None
    ) -> None:
        # Whoever interrupts the program is not made to wait for an answer.
        if kind is None or issubclass(kind, Exception | GeneratorExit):
            self._join()

    def _result(self, future: Future[T]) -> T:
        result = future.result()
        self._join()
        return result

    def _join(self) -> None:
        # The garbage collector may close an iterator in the thread itself.
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join()


class AsyncAhead(Generic[T]):
    """Runs one request at a time in a task, which is cancelled when the context is left."""

    def __init__(self) -> None:
        self._task: asyncio.Future[T] | None = None

    def start(self, fetch: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T]]:
        """Start a request; return what waits for its result."""
        # Imported late: it takes a sixth of the time of httpx, and programs that wait need none.
        import asyncio

        task = asyncio.ensure_future(fetch())
        self._task = task
        return lambda: task

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._task is None:
            return
        import asyncio

        self._task.cancel()
        await asyncio.wait([self._task])
        if not self._task.cancelled():
            self._task.exception()


def _settle(future: Future[T], fetch: Callable[[], T]) -> None:
    try:
        future.set_result(fetch())
    except BaseException as error:  # it is raised where the result is waited for
        future.set_exception(error)
