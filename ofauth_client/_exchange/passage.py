"""An attempt on its way through the middleware of the caller; no I/O."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ofauth_client._exchange.failures import connection_error
from ofauth_client._exchange.steps import Around, Outcome, Steps
from ofauth_client._messages.bodies import Content
from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._options.credentials import CREDENTIAL_HEADERS
from ofauth_client._options.middleware import (
    MiddlewareRequest,
    MiddlewareResponse,
    RequestHeaders,
)
from ofauth_client.errors import ConfigurationError, OFAuthError

_NOTHING_SENT = Failure("the middleware sent nothing", sent=False)


class Passage:
    """Translates between an attempt and its middleware.

    Args:
        step: The attempt.
        clock: Monotonic clock, in seconds.
    """

    def __init__(self, step: Around, clock: Callable[[], float]) -> None:
        self._step = step
        self._clock = clock
        self._began: float | None = None
        self._response: MiddlewareResponse | None = None
        self.outcome: Outcome = _NOTHING_SENT
        self.error: OFAuthError | None = None

    def request(self) -> MiddlewareRequest:
        """Return the request for the first middleware."""
        request, event = self._step.request, self._step.event
        body = request.body
        return MiddlewareRequest(
            operation=event.operation,
            method=event.method,
            path=event.path,
            attempt=event.attempt,
            url=request.url,
            headers=RequestHeaders(pair for pair in request.headers if not _is_credential(pair)),
            content=body.content if isinstance(body, Content) else None,
        )

    def begin(self, changed: object) -> Steps[Outcome]:
        """Return the steps that send the request of the last middleware.

        Raises:
            ConfigurationError: The request was sent before, or is no request.
        """
        if not isinstance(changed, MiddlewareRequest):
            kind = type(changed).__name__
            raise ConfigurationError(f"a middleware must pass its request to send, not {kind}")
        if self._began is not None:
            raise ConfigurationError("a middleware can send a request once; retries are options")
        self._began = self._clock()
        return self._step.follow(_with_headers(self._step.request, changed.headers))

    def received(self, outcome: Outcome) -> MiddlewareResponse:
        """Return the response for the last middleware.

        Raises:
            APIConnectionError: No answer arrived.
        """
        self.outcome = outcome
        if isinstance(outcome, Failure):
            self.error = connection_error(self._step.request, outcome, self._step.event.attempt)
            raise self.error
        milliseconds = (self._clock() - (self._began or 0.0)) * 1000
        self._response = MiddlewareResponse(outcome.status, outcome.headers, milliseconds)
        return self._response

    def checked(self, returned: Any) -> MiddlewareResponse:
        """Return what a middleware returned.

        Raises:
            ConfigurationError: It is not the response of `send`.
        """
        if self._response is None or returned is not self._response:
            kind = type(returned).__name__
            raise ConfigurationError(f"a middleware must return the response of send, not {kind}")
        return self._response

    @property
    def answer(self) -> Answer | None:
        """The answer, whose stream may be open."""
        return self.outcome if isinstance(self.outcome, Answer) else None


def _is_credential(pair: tuple[bytes, bytes]) -> bool:
    return pair[0].lower() in CREDENTIAL_HEADERS


def _with_headers(request: Request, headers: RequestHeaders) -> Request:
    credentials = [pair for pair in request.headers if _is_credential(pair)]
    return request.replaced(headers=[*headers.pairs(), *credentials])
