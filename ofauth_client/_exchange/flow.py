"""The flow of a call: attempts, redirects, waits and hooks, written once and without I/O.

The flow is a generator. It yields steps, and receives the outcome of each step by `send`. Two
small drivers perform the steps, one synchronously and one asynchronously (`drivers.py`), so that
the rules below exist once:

    step        the driver                                            sends back
    ----------  ----------------------------------------------------  --------------------
    `Request`   sends the request                                     `Answer` or `Failure`
    `Acquire`   takes a place in the queue of a connection and waits  whether it could wait
    `Observe`   tells the limiter what the API says of its limit      nothing
    `Pause`     tells the limiter that the API refused a request      nothing
    `Sleep`     sleeps                                                nothing
    `Notify`    calls a hook                                          nothing
    `AskKey`    calls the function for the key                        the key as a `Secret`
    `Around`    sends the request by way of the middleware            `Answer` or `Failure`

A request comes back unsent, as `HELD`, if a pause began while it waited for a place in the pool.

A flow returns an `Exchange` or raises the error of its last attempt. Each attempt is

    Sleep (in a pause), Acquire, AskKey, on_request, Request (again for each redirect, and all of
    them inside `Around` if there is middleware), Observe, on_response

and between two attempts stand `Pause` (after status 429), `on_retry` and `Sleep`. Decisions are
pure functions of an `Attempt` (`retry.py`); the only state of a flow is its attempt number, its
start, the pause it has waited for, and whether outdated rules have been retried.
"""

from __future__ import annotations

import logging
import math
from functools import partial
from typing import NamedTuple, TypeAlias
from urllib.parse import urljoin, urlsplit

from ofauth_client._exchange.context import Context
from ofauth_client._exchange.failures import connection_error, status_error
from ofauth_client._exchange.limit_headers import read_state
from ofauth_client._exchange.limits import connection_key
from ofauth_client._exchange.logs import log_answer, log_failure, log_pause, log_retry, logger
from ofauth_client._exchange.pauses import CallPause
from ofauth_client._exchange.retry import Attempt
from ofauth_client._exchange.steps import (
    Acquire,
    Around,
    AskKey,
    Notify,
    Observe,
    Outcome,
    Pause,
    Sleep,
    Steps,
)
from ofauth_client._messages.deadline import begin
from ofauth_client._messages.messages import HELD, Answer, Failure, Request
from ofauth_client._options.credentials import Secret
from ofauth_client._options.events import RequestEvent, ResponseEvent, RetryEvent
from ofauth_client._options.options import Options
from ofauth_client._options.rate_limit import PriorityRateLimiter
from ofauth_client.errors import OFAuthError

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 307, 308})
_TOO_MANY_REQUESTS = 429
_NO_PLACE = Failure(
    "the rate limit allows no request before the deadline",
    timed_out=True,
    sent=False,
    permanent=True,
)


class Exchange(NamedTuple):
    """A request and its successful answer.

    Args:
        request: The request.
        answer: The answer.
        attempts: Number of attempts.
    """

    request: Request
    answer: Answer
    attempts: int


Flow: TypeAlias = Steps[Exchange]


def exchange_flow(request: Request, context: Context) -> Flow:
    """Send a request until it succeeds or must not be sent again.

    Args:
        request: The request; it gets its deadline.
        context: Clocks and limits, shared by all calls of the client.

    Raises:
        OFAuthError: The last attempt failed.
    """
    call = _Call(request, context)
    request, number, renewed = call.request, 0, False
    error: OFAuthError | None = None
    while True:
        number += 1
        event = RequestEvent(request.operation, request.method, request.path, number)
        if call.may_wait() and not (yield from _admitted(call, event)):
            raise error or connection_error(request, _NO_PLACE, number)
        sent, outcome = yield from _attempt(call, event)
        if isinstance(outcome, Answer) and 200 <= outcome.status < 300:
            return Exchange(sent, outcome, number)
        error = _error(sent, outcome, number, context)
        attempt = _failed(request, outcome, error, number, renewed)
        renewed = renewed or attempt.outdated_rules()
        delay = yield from _delay(call, attempt, error)
        if delay is None:
            raise error
        yield from _pause(RetryEvent(event, delay, error.status, error.message), request.options)


class _Call:
    """A call that has begun.

    Args:
        request: The request.
        context: Clocks and limits.
    """

    def __init__(self, request: Request, context: Context) -> None:
        clock = context.timing.monotonic
        self.started = clock()
        self.pause = CallPause(context.pauses, request.connection)
        request.deadline = begin(request.options.deadline, clock)
        request.is_held = self.pause.is_ahead
        self.request = request
        self.context = context

    @property
    def connection(self) -> str:
        """Key of the connection."""
        return connection_key(self.request.connection)

    def limiter(self) -> PriorityRateLimiter | None:
        """Return the queue of the connection; None if the request does not queue."""
        return None if self.request.connection is None else self.context.limiter

    def may_wait(self) -> bool:
        """Tell whether an attempt may have to wait for a pause or in a queue."""
        return bool(self.context.pauses) or self.context.limiter is not None

    def longest_wait(self, number: int) -> float:
        """Return the most seconds that an attempt may wait.

        Args:
            number: Number of the attempt, from 1.
        """
        deadline, policy = self.request.deadline, self.request.options.retry
        longest = math.inf if deadline is None else deadline.left()
        if number == 1:
            return longest
        elapsed = self.context.timing.monotonic() - self.started
        return min(longest, policy.budget - elapsed)


def _admitted(call: _Call, event: RequestEvent) -> Steps[bool]:
    """Wait until an attempt may be made, and tell whether it may be made in time."""
    if not (yield from _waited(call, event)):
        return False
    limiter = call.limiter()
    if limiter is None:
        return True
    priority, longest = call.request.options.priority, call.longest_wait(event.attempt)
    if not (yield Acquire(limiter, call.connection, priority, longest)):
        return False
    # A pause may have begun while the attempt was in the queue.
    return (yield from _waited(call, event))


def _waited(call: _Call, event: RequestEvent) -> Steps[bool]:
    """Wait for the end of the connection's pause, and tell whether it ends in time."""
    policy = call.request.options.retry
    # A pause can be prolonged while calls wait for its end.
    while (turn := call.pause.join()) is not None:
        if policy.is_too_long(turn.seconds):
            # Only other options waited so long; here, the answer of the API is an error at once.
            break
        chance = call.context.timing.chance()
        seconds = policy.wait(1, turn.seconds, chance, turn.number)
        if seconds >= call.longest_wait(event.attempt):
            return False
        log_pause(event, seconds)
        yield Sleep(seconds)
    return True


def _attempt(call: _Call, event: RequestEvent) -> Steps[tuple[Request, Outcome]]:
    """Send a request once, and return the request as it was sent with its outcome."""
    request, options, clock = call.request, call.request.options, call.context.timing.monotonic
    if not isinstance(options.api_key, Secret):
        request = request.with_key((yield AskKey(options.api_key)))
    if options.on_request is not None:
        yield Notify(options.on_request, event)
    began = clock()
    if options.middleware:
        follow = partial(_follow, call, event)
        outcome: Outcome = yield Around(options.middleware, request, event, follow)
    else:
        outcome = yield from _follow(call, event, request)
    milliseconds = (clock() - began) * 1000
    if isinstance(outcome, Answer):
        yield from _answered(call, request, outcome, event, milliseconds)
    elif logger.isEnabledFor(logging.DEBUG):
        log_failure(event, outcome.reason, milliseconds)
    return request, outcome


def _follow(call: _Call, event: RequestEvent, request: Request) -> Steps[Outcome]:
    """Send a request, and follow redirects as long as they stay on the same server."""
    redirects = 0
    while True:
        outcome: Outcome = yield request
        if outcome is HELD:
            # A pause began while the request waited for a place in the pool.
            if not (yield from _waited(call, event)):
                return _NO_PLACE
            continue
        target = _redirected(request, outcome)
        if target is None or redirects == MOST_REDIRECTS:
            return outcome
        redirects += 1
        request = request.replaced(url=target)


def _redirected(request: Request, outcome: Outcome) -> str | None:
    if isinstance(outcome, Failure) or outcome.status not in _REDIRECTS:
        return None
    if request.method not in ("GET", "HEAD") or "location" not in outcome.headers:
        return None
    return _same_origin(request.url, outcome.headers["location"])


def _answered(
    call: _Call, request: Request, answer: Answer, event: RequestEvent, milliseconds: float
) -> Steps[None]:
    """Record the rate limit of an answer, log the answer, and notify the hook."""
    context = call.context
    state = read_state(answer.headers, context.timing.now())
    if state is not None:
        context.states.put(call.connection, state)
        if state.remaining is not None and (limiter := call.limiter()) is not None:
            yield Observe(limiter, call.connection, state.remaining)
    hook = request.options.on_response
    if hook is None and not logger.isEnabledFor(logging.DEBUG):
        return
    request_id = answer.headers.get("x-request-id")
    response = ResponseEvent(event, answer.status, milliseconds, request_id, state)
    log_answer(response)
    if hook is not None:
        yield Notify(hook, response)


def _error(request: Request, outcome: Outcome, number: int, context: Context) -> OFAuthError:
    if isinstance(outcome, Failure):
        return connection_error(request, outcome, number)
    return status_error(request, outcome, number, context.timing.now())


def _failed(
    request: Request, outcome: Outcome, error: OFAuthError, number: int, renewed: bool
) -> Attempt:
    return Attempt(
        number=number,
        method=request.method,
        idempotent=request.options.idempotent,
        replayable=request.body is None or request.body.replayable(),
        outcome=outcome,
        error_type=error.type,
        renewed=renewed,
    )


def _delay(call: _Call, attempt: Attempt, error: OFAuthError) -> Steps[float | None]:
    """Return the seconds until the next attempt; None if the call ends here."""
    request, asked = call.request, error.retry_after
    policy, chance = request.options.retry, call.context.timing.chance()
    if policy.is_too_long(asked):
        return None
    delay = policy.wait(attempt.number, asked, chance)
    if error.status == _TOO_MANY_REQUESTS:
        call.pause.begin(asked, delay)
        if (limiter := call.limiter()) is not None:
            yield Pause(limiter, call.connection, delay if asked is None else asked)
    if attempt.number > request.options.max_retries or not attempt.may_repeat():
        return None
    too_many = error.status == _TOO_MANY_REQUESTS and asked is not None
    if too_many and (turn := call.pause.join()) is not None:
        delay = policy.wait(attempt.number, turn.seconds, chance, turn.number)
    if request.deadline is not None and delay >= request.deadline.left():
        return None
    return delay if delay <= call.longest_wait(attempt.number + 1) else None


def _pause(event: RetryEvent, options: Options) -> Steps[None]:
    log_retry(event)
    if options.on_retry is not None:
        yield Notify(options.on_retry, event)
    yield Sleep(event.delay)


def _same_origin(url: str, location: str) -> str | None:
    """Return the target of a redirect; None if the target is on another server.

    Args:
        url: URL of the request.
        location: `Location` header of the answer.
    """
    try:
        target = urljoin(url, location)
        here, there = urlsplit(url), urlsplit(target)
        same = (here.scheme, here.hostname, here.port) == (there.scheme, there.hostname, there.port)
        return target if same and there.username is None else None
    except ValueError:
        return None
