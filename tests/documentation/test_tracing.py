"""The spans that the program examples/tracing.py makes of calls."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from ofauth_client import errors
from tests.client.serving import Server, hang_up, ok, refusal
from tests.client.ways import CHAT, CONNECTION, KEY, LIST, AsyncWay, FakeTime, Way

TRACING = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "tracing.py"))["TRACING"]
Spans = Callable[[], tuple[ReadableSpan, ...]]
#: A number with so many digits is in no random id by chance.
USER = 424_242_424_242_424


@pytest.fixture
def provider() -> TracerProvider:
    """Return a provider without a processor."""
    return TracerProvider()


@pytest.fixture
def spans(provider: TracerProvider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spans]:
    """Return a function that returns the spans that ended."""
    exporter = InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    yield exporter.get_finished_spans
    provider.shutdown()


@pytest.fixture(params=[Way, AsyncWay], ids=lambda kind: kind.name)
def way(request: pytest.FixtureRequest, server: Server) -> Iterator[Way]:
    """Return both ways; their clients trace their calls."""
    options = {
        "api_key": KEY,
        "connection_id": CONNECTION,
        "base_url": server.url,
        "timing": FakeTime().timing(),
    }
    made = request.param({**options, **TRACING})
    yield made
    made.close()


def events(span: ReadableSpan) -> list[tuple[str, dict[str, Any]]]:
    """Return names and attributes of the events of a span."""
    return [(event.name, dict(event.attributes or {})) for event in span.events]


def test_a_call_is_a_span(server: Server, way: Way, spans: Spans) -> None:
    """With the attributes of an HTTP client, and none that is private."""
    server.answers(ok({}, X_Request_Id="req_9"))
    way.call(way.client(), CHAT, path={"userId": USER}, query={"query": "private"})
    (span,) = spans()
    path = "/v2/access/chats/{userId}/messages"
    assert span.name == f"GET {path}"
    assert span.kind is SpanKind.CLIENT
    assert span.status.status_code is StatusCode.UNSET
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "server.port": server.server_port,
        "url.template": path,
        "ofauth.operation": "chats.messages.list",
        "http.response.status_code": 200,
        "http.response.header.x-request-id": ("req_9",),
    }
    assert events(span) == [
        ("attempt", {"ofauth.attempt": 1}),
        ("answer", {"http.response.status_code": 200}),
    ]
    for private in (KEY, CONNECTION, str(USER), "private"):
        assert private not in span.to_json()


def test_retries_are_events(server: Server, way: Way, spans: Spans) -> None:
    """The span of the call has all attempts, and the status of the last."""
    server.answers(refusal(503), hang_up(), ok())
    way.call(way.client(), LIST)
    (span,) = spans()
    assert [name for name, _ in events(span)] == [
        *("attempt", "answer", "retry"),
        *("attempt", "retry"),
        *("attempt", "answer"),
    ]
    assert events(span)[2] == ("retry", {"ofauth.reason": "503", "ofauth.delay": 0.5})
    assert "broke" in events(span)[4][1]["ofauth.reason"]
    attributes = dict(span.attributes or {})
    assert attributes["http.request.resend_count"] == 2
    assert attributes["http.response.status_code"] == 200
    assert "error.type" not in attributes


@pytest.mark.parametrize(
    ("trouble", "kind", "status"),
    [
        (refusal(404, error=KEY), "404", 404),
        (refusal(503), "503", 503),
        (hang_up(), "APIConnectionError", None),
    ],
)
def test_errors(
    server: Server, way: Way, spans: Spans, trouble: Any, kind: str, status: int | None
) -> None:
    """The span says how the call failed, and nothing that the server said."""
    server.answers(trouble)
    with pytest.raises(errors.OFAuthError):
        way.call(way.client(), LIST)
    (span,) = spans()
    attributes = dict(span.attributes or {})
    assert span.status.status_code is StatusCode.ERROR
    assert attributes["error.type"] == kind
    assert attributes.get("http.response.status_code") == status
    assert KEY not in span.to_json()


def test_pages_are_spans(server: Server, way: Way, spans: Spans, provider: TracerProvider) -> None:
    """Each inside the span of the program, even if it is requested ahead."""
    more = {"list": [], "hasMore": True, "nextOffset": 5}
    server.answers(ok(more), ok({"list": [], "hasMore": False}))
    tracer, client = provider.get_tracer("program"), way.client()
    if way.name == "sync":
        with tracer.start_as_current_span("program"):
            assert len([*client.chats.list().pages(prefetch=1)]) == 2
    else:
        assert way.do(pages_of_a_program(client, tracer)) == 2
    first, second, program = spans()
    assert first.name == second.name == "GET /v2/access/chats"
    assert first.parent == second.parent == program.get_span_context()


async def pages_of_a_program(client: Any, tracer: trace.Tracer) -> int:
    """Count the pages of a list inside a span."""
    with tracer.start_as_current_span("program"):
        return len([page async for page in client.chats.list().pages(prefetch=1)])


def test_custom_paths(server: Server, way: Way, spans: Spans) -> None:
    """The path of a call without an operation is no template, and is left out."""
    server.answers(ok({}))
    way.request(way.client(), "GET", f"/v2/access/users/{USER}")
    (span,) = spans()
    assert span.name == "GET"
    assert str(USER) not in span.to_json()
