"""Perform the steps of a flow: synchronously and asynchronously."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ofauth_client._exchange.cancellation import check_token, sleep_until_cancelled
from ofauth_client._exchange.context import Context
from ofauth_client._exchange.flow import Exchange, exchange_flow
from ofauth_client._exchange.results import at_once, awaited
from ofauth_client._exchange.steps import (
    Acquire,
    Around,
    AskKey,
    Observe,
    Outcome,
    Pause,
    Sleep,
    Steps,
)
from ofauth_client._messages.messages import Answer, Request
from ofauth_client._options.credentials import Secret
from ofauth_client._options.options import Hook
from ofauth_client._options.timing import Timing
from ofauth_client._transport.choice import AnyAsyncTransport, AnySyncTransport
from ofauth_client.errors import ConfigurationError

if TYPE_CHECKING:
    from ofauth_client._exchange.passage import Passage
    from ofauth_client._options.middleware import (
        AsyncMiddlewareSend,
        MiddlewareRequest,
        MiddlewareResponse,
        MiddlewareSend,
    )

T = TypeVar("T")

_SUPPRESSED = "the context manager of on_call must not suppress the error of a call"


class Driver:
    """Runs flows synchronously. Cancelling the token of the thread stops the flow.

    Args:
        transport: Sends requests.
        timing: Supplies the sleep function.
    """

    def __init__(self, transport: AnySyncTransport, timing: Timing) -> None:
        self.transport = transport
        self.timing = timing

    def exchange(self, request: Request, context: Context) -> Exchange:
        """Carry out a call.

        Raises:
            OFAuthError: The last attempt failed.
        """
        hook = request.options.on_call
        if hook is None:
            return self.run(exchange_flow(request, context))
        # Imported late: few programs have this hook.
        from ofauth_client._exchange.call_context import call_context

        with call_context(hook, request):
            return self.run(exchange_flow(request, context))
        raise ConfigurationError(_SUPPRESSED)

    def run(self, flow: Steps[T]) -> T:
        """Run a flow to its end, and return its result."""
        outcome = answer = None
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome = self._perform(step)
                answer = outcome if isinstance(outcome, Answer) else answer
        except BaseException:
            # A hook failed, or the program ends: nobody will read the open stream.
            _close(answer)
            raise

    def _perform(self, step: Any) -> Any:
        check_token()
        if isinstance(step, Request):
            return self.transport.send(step)
        if isinstance(step, Sleep):
            return sleep_until_cancelled(step.seconds, self.timing.sleep)
        if isinstance(step, Acquire):
            return self._wait_in_queue(step)
        if isinstance(step, Pause):
            return step.limiter.pause(step.connection, step.seconds)
        if isinstance(step, Observe):
            return step.limiter.observe(step.connection, step.remaining)
        if isinstance(step, AskKey):
            # Wrapped at once, so that no variable has the text.
            return Secret(at_once(step.function.ask(), "api_key function"), "")
        if isinstance(step, Around):
            return self._around(step)
        return at_once(step.hook(step.event), "hook")

    def _around(self, step: Around) -> Outcome:
        # Imported late: few programs have middleware.
        from ofauth_client._exchange.passage import Passage

        passage = Passage(step, self.timing.monotonic)

        def transmit(request: MiddlewareRequest) -> MiddlewareResponse:
            return passage.received(self.run(passage.begin(request)))

        send: MiddlewareSend = transmit
        for each in reversed(step.middleware):
            send = partial(_passed, passage, each, send)
        try:
            send(passage.request())
        except BaseException as error:
            if error is not passage.error:
                _close(passage.answer)
                raise
        return passage.outcome

    def _wait_in_queue(self, step: Acquire) -> float:
        limiter, left = step.limiter, step.longest
        connection, priority = step.connection, step.priority
        place = limiter.acquire(connection, priority)
        while place.seconds > 0:
            if place.seconds > left:
                limiter.give_back(connection, priority)
                return place.seconds
            try:
                sleep_until_cancelled(place.seconds, self.timing.sleep)
                left -= place.seconds
                place = limiter.acquire(connection, priority, place.ticket)
            except BaseException:
                limiter.give_back(connection, priority)
                raise
        return 0.0


class AsyncDriver:
    """Runs flows asynchronously. Hooks and rate limiters may be coroutine functions.

    Args:
        transport: Sends requests.
        timing: Supplies the sleep function.
    """

    def __init__(self, transport: AnyAsyncTransport, timing: Timing) -> None:
        self.transport = transport
        self.timing = timing

    # Some methods here return the coroutine of another method instead of awaiting it: a task that
    # wakes up passes all the coroutines that it is in.

    def exchange(self, request: Request, context: Context) -> Coroutine[Any, Any, Exchange]:
        """Carry out a call.

        Raises:
            OFAuthError: The last attempt failed.
        """
        flow, hook = exchange_flow(request, context), request.options.on_call
        return self.run(flow) if hook is None else self._run_within(hook, request, flow)

    async def _run_within(self, hook: Hook, request: Request, flow: Steps[T]) -> T:
        # Imported late: few programs have this hook.
        from ofauth_client._exchange.call_context import call_context

        with call_context(hook, request):
            return await self.run(flow)
        raise ConfigurationError(_SUPPRESSED)

    async def run(self, flow: Steps[T]) -> T:
        """Run a flow to its end, and return its result."""
        outcome = answer = None
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome = await self._perform(step)
                answer = outcome if isinstance(outcome, Answer) else answer
        except BaseException:
            await _close_async(answer)
            raise

    def _perform(self, step: Any) -> Awaitable[Any]:
        if isinstance(step, Request):
            return self.transport.send(step)
        if isinstance(step, Acquire):
            return self._wait_in_queue(step)
        if isinstance(step, Observe):
            return step.limiter.observe_async(step.connection, step.remaining)
        if isinstance(step, Sleep):
            return self.timing.sleep_async(step.seconds)
        if isinstance(step, Pause):
            return step.limiter.pause_async(step.connection, step.seconds)
        if isinstance(step, AskKey):
            return _asked(step)
        if isinstance(step, Around):
            return self._around(step)
        return awaited(step.hook(step.event))

    async def _around(self, step: Around) -> Outcome:
        # Imported late: few programs have middleware.
        from ofauth_client._exchange.passage import Passage

        passage = Passage(step, self.timing.monotonic)

        async def transmit(request: MiddlewareRequest) -> MiddlewareResponse:
            return passage.received(await self.run(passage.begin(request)))

        send: AsyncMiddlewareSend = transmit
        for each in reversed(step.middleware):
            send = partial(_passed_async, passage, each, send)
        try:
            await send(passage.request())
        except BaseException as error:
            if error is not passage.error:
                await _close_async(passage.answer)
                raise
        return passage.outcome

    async def _wait_in_queue(self, step: Acquire) -> float:
        limiter, left = step.limiter, step.longest
        connection, priority = step.connection, step.priority
        place = await limiter.acquire_async(connection, priority)
        while place.seconds > 0:
            if place.seconds > left:
                await limiter.give_back_async(connection, priority)
                return place.seconds
            try:
                await self.timing.sleep_async(place.seconds)
                left -= place.seconds
                place = await limiter.acquire_async(connection, priority, place.ticket)
            except BaseException:
                await limiter.give_back_async(connection, priority)
                raise
        return 0.0


async def _asked(step: AskKey) -> Secret:
    return Secret(await awaited(step.function.ask()), "")


def _passed(
    passage: Passage,
    middleware: Callable[..., Any],
    send: MiddlewareSend,
    request: MiddlewareRequest,
) -> MiddlewareResponse:
    return passage.checked(at_once(middleware(request, send), "middleware"))


async def _passed_async(
    passage: Passage,
    middleware: Callable[..., Any],
    send: AsyncMiddlewareSend,
    request: MiddlewareRequest,
) -> MiddlewareResponse:
    return passage.checked(await awaited(middleware(request, send)))


def _close(answer: Answer | None) -> None:
    if answer is not None and answer.stream is not None:
        answer.stream.close()


async def _close_async(answer: Answer | None) -> None:
    if answer is not None and answer.stream is not None:
        await answer.stream.close()
