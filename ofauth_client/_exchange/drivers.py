"""Do what the flow asks for: once waiting, once awaiting."""

from __future__ import annotations

import inspect
from typing import Any, cast

from ofauth_client._exchange.cancellation import check_token, sleep_until_cancelled
from ofauth_client._exchange.flow import Exchange, Flow, Reserve, Sleep
from ofauth_client._messages.messages import Answer, Request
from ofauth_client._options.timing import Timing
from ofauth_client._transport.client_transports import AsyncClientTransport, SyncClientTransport
from ofauth_client._transport.transports import AsyncTransport, SyncTransport
from ofauth_client.errors import ConfigurationError


class Driver:
    """Runs flows, and waits where they wait; it stops where the token of its thread was cancelled.

    Args:
        transport: Sends requests.
        timing: How to sleep.
    """

    def __init__(self, transport: SyncTransport | SyncClientTransport, timing: Timing) -> None:
        self.transport = transport
        self.timing = timing

    def run(self, flow: Flow) -> Exchange:
        """Run a flow to its end."""
        outcome = answer = None
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    return cast("Exchange", end.value)
                outcome = self._do(step)
                answer = outcome if isinstance(outcome, Answer) else answer
        except BaseException:
            # A hook failed, or the program ends: nobody will read what is still to come.
            if answer is not None and answer.stream is not None:
                answer.stream.close()
            raise

    def _do(self, step: Any) -> Any:
        check_token()
        if isinstance(step, Request):
            return self.transport.send(step)
        if isinstance(step, Sleep):
            return sleep_until_cancelled(step.seconds, self.timing.sleep)
        if isinstance(step, Reserve):
            return self._wait_in_line(step)
        return _at_once(step.hook(step.event), "hook")

    def _wait_in_line(self, step: Reserve) -> bool:
        seconds = _at_once(step.limiter.reserve(step.connection), "rate limiter")
        if seconds > step.longest:
            step.limiter.release(step.connection)
            return False
        try:
            if seconds > 0:
                sleep_until_cancelled(seconds, self.timing.sleep)
        except BaseException:
            step.limiter.release(step.connection)
            raise
        return True


class AsyncDriver:
    """Runs flows, and awaits where they wait; hooks and rate limiter may be awaitable.

    Args:
        transport: Sends requests.
        timing: How to sleep.
    """

    def __init__(self, transport: AsyncTransport | AsyncClientTransport, timing: Timing) -> None:
        self.transport = transport
        self.timing = timing

    async def run(self, flow: Flow) -> Exchange:
        """Run a flow to its end."""
        outcome = answer = None
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    return cast("Exchange", end.value)
                outcome = await self._do(step)
                answer = outcome if isinstance(outcome, Answer) else answer
        except BaseException:
            if answer is not None and answer.stream is not None:
                await answer.stream.close()
            raise

    async def _do(self, step: Any) -> Any:
        if isinstance(step, Request):
            return await self.transport.send(step)
        if isinstance(step, Sleep):
            return await self.timing.sleep_async(step.seconds)
        if isinstance(step, Reserve):
            return await self._wait_in_line(step)
        return await _awaited(step.hook(step.event))

    async def _wait_in_line(self, step: Reserve) -> bool:
        seconds = await _awaited(step.limiter.reserve(step.connection))
        if seconds > step.longest:
            await _awaited(step.limiter.release(step.connection))
            return False
        try:
            if seconds > 0:
                await self.timing.sleep_async(seconds)
        except BaseException:
            await _awaited(step.limiter.release(step.connection))
            raise
        return True


def _at_once(value: Any, what: str) -> Any:
    """Return what does not have to be awaited."""
    if not inspect.isawaitable(value):
        return value
    if inspect.iscoroutine(value):
        value.close()
    raise ConfigurationError(f"this {what} has to be awaited: use AsyncOFAuth")


async def _awaited(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value
