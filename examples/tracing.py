"""Trace calls with OpenTelemetry: a span for each call, with an event for each attempt.

Needs `pip install opentelemetry-sdk`; with a tracer provider of your own, opentelemetry-api is
enough. The attributes follow OpenTelemetry's conventions for HTTP clients. No attribute contains a
key, a connection id, a query or the URL of a request.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from opentelemetry import trace
from opentelemetry.trace import SpanKind, Status, StatusCode

from ofauth_client import CallEvent, OFAuth, RequestEvent, ResponseEvent, RetryEvent, errors

_ID_HEADER = "http.response.header.x-request-id"


@contextmanager
def call_span(event: CallEvent) -> Generator[None]:
    """Hold a span open for the time of a call."""
    tracer = trace.get_tracer("ofauth_client")
    attributes: dict[str, str | int] = {
        "http.request.method": event.method,
        "server.address": event.host,
        "server.port": event.port,
    }
    name = event.method
    if event.operation:
        # The path of a call without an operation is no template, and may contain ids.
        name = f"{event.method} {event.path}"
        attributes |= {"url.template": event.path, "ofauth.operation": event.operation}
    with tracer.start_as_current_span(
        name,
        kind=SpanKind.CLIENT,
        attributes=attributes,
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            yield
        except BaseException as error:
            status = error.status if isinstance(error, errors.OFAuthError) else None
            if status is not None:
                span.set_attribute("http.response.status_code", status)
            span.set_attribute("error.type", str(status or type(error).__qualname__))
            span.set_status(Status(StatusCode.ERROR))
            raise


def attempt(event: RequestEvent) -> None:
    """Note an attempt in the span of its call."""
    span = trace.get_current_span()
    span.add_event("attempt", {"ofauth.attempt": event.attempt})
    if event.attempt > 1:
        span.set_attribute("http.request.resend_count", event.attempt - 1)


def answer(event: ResponseEvent) -> None:
    """Note an answer."""
    span = trace.get_current_span()
    span.add_event("answer", {"http.response.status_code": event.status})
    if event.status < 400:
        span.set_attribute("http.response.status_code", event.status)
    if event.request_id is not None:
        span.set_attribute(_ID_HEADER, [event.request_id])


def retry(event: RetryEvent) -> None:
    """Note why an attempt is repeated, and when."""
    # The reason of a refusal is a text of the server, and may be private.
    reason = event.reason if event.status is None else str(event.status)
    trace.get_current_span().add_event(
        "retry", {"ofauth.reason": reason, "ofauth.delay": event.delay}
    )


#: Options for `OFAuth`, `AsyncOFAuth` and `with_options`.
TRACING: dict[str, Any] = {
    "on_call": call_span,
    "on_request": attempt,
    "on_response": answer,
    "on_retry": retry,
}


def main() -> None:
    """Trace a few calls, and print their spans."""
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor

    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    trace.set_tracer_provider(provider)
    with OFAuth(**TRACING) as client:
        for chat in client.chats.list(limit=10).iter(max_items=20):
            print(chat.with_user.id)


if __name__ == "__main__":
    main()
