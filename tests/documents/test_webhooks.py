"""Webhooks of a document: the bodies of deliveries become models."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from ofauth_client import webhooks
from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from pipeline.resources.webhooks import claimed, described_webhooks, webhook_module
from tests.documents.wire import Wire, wired
from tests.generate.building import document

TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}


def sending(schema: Any, media_type: str = "application/json") -> Document:
    """Return a webhook with a body."""
    body = {"content": {media_type: {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": ""}}}}


def envelope(kind: Any, **data: Any) -> Document:
    """Return the schema of a body with its type and data."""
    inside = {"type": "object", "properties": data}
    properties = {"type": kind, "timestamp": MOMENT, "data": inside}
    return {"type": "object", "required": ["type", "data"], "properties": properties}


WEBHOOKS = {
    "chat.typing": sending(envelope(TEXT, since=MOMENT)),
    "New post": sending(envelope({"type": "string", "const": "post.new"}, title=TEXT)),
    "money": sending(
        {
            "oneOf": [
                envelope({"type": "string", "enum": ["tip.sent"]}, cents={"type": "integer"}),
                {"$ref": "#/components/schemas/Refund"},
            ]
        }
    ),
    "posts": sending(
        {
            "oneOf": [{"$ref": "#/components/schemas/Pin"}, {"$ref": "#/components/schemas/Like"}],
            "discriminator": {"propertyName": "type"},
        }
    ),
    "put": {"put": sending({})["post"], **sending(envelope({"const": "put.new"}, put=MOMENT))},
    "text": sending(TEXT, "text/plain"),
    "anything": sending({}),
}
SCHEMAS = {
    "Refund": envelope({"type": "string", "enum": ["tip.refunded"]}, at=MOMENT),
    "Pin": envelope(TEXT, pinned=MOMENT),
    "Like": envelope(TEXT, liked=MOMENT),
}


def with_webhooks(found: Document) -> Document:
    """Return a document with webhooks."""
    return {**document(schemas=SCHEMAS), "webhooks": found}


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with webhooks."""
    with wired(with_webhooks(WEBHOOKS), tmp_path_factory.mktemp("webhooks")) as made:
        yield made


@pytest.fixture
def received(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that verifies a delivery with the webhooks of the document."""
    monkeypatch.setitem(sys.modules, "ofauth_api.webhooks", wire.client.module("webhooks"))
    monkeypatch.delitem(sys.modules, "ofauth_client.webhooks.payloads", raising=False)

    def receive(kind: str, **data: Any) -> webhooks.Event:
        body = json.dumps({"type": kind, "timestamp": "2026-01-02T03:04:05Z", "data": data})
        return webhooks.verify(body, webhooks.sign(body, "secret", time.time()), "secret")

    return receive


@pytest.mark.parametrize(
    ("kind", "data", "model", "value"),
    [
        ("chat.typing", {"since": "2026-01-01T00:00:00Z"}, "ChatTypingEvent", "since"),
        ("post.new", {"title": "a"}, "NewPostEvent", "title"),
        ("put.new", {"put": "2026-01-01T00:00:00Z"}, "PutEvent", "put"),
        ("Like", {"liked": "2026-01-01T00:00:00Z"}, "Like", "liked"),
        ("tip.refunded", {"at": "2026-01-01T00:00:00Z"}, "Refund", "at"),
    ],
)
def test_a_delivery_is_decoded_as_its_type_says(
    wire: Wire, received: Any, kind: str, data: dict[str, Any], model: str, value: str
) -> None:
    """The raw data stays beside the model."""
    event = received(kind, **data)
    payload = event.payload
    assert type(payload) is wire.client.model(model)
    found = getattr(payload.data, value)
    assert isinstance(found, datetime if value != "title" else str)
    assert (event.data, payload.to_dict()["data"]) == (data, data)


def test_a_union_is_decoded_by_the_type(received: Any) -> None:
    """Each of its types has its own model."""
    assert received("tip.sent", cents=5).payload.data.cents == 5
    assert type(received("tip.sent").payload) is not type(received("tip.refunded").payload)


@pytest.mark.parametrize("kind", ["New post", "money", "text", "anything", "unknown"])
def test_other_types_have_no_payload(received: Any, kind: str) -> None:
    """Names of webhooks whose schema lists other types, and bodies without a model."""
    event = received(kind, a=1)
    assert event.payload is None
    assert event.body["data"] == {"a": 1}


def test_differences_from_the_document_are_logged(
    received: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Once for each location, as those of answers are."""
    with caplog.at_level(logging.WARNING, "ofauth_client.drift"):
        for _ in range(2):
            assert received("tip.sent", cents="many").payload.data.cents == "many"
    (line,) = caplog.messages
    assert line == "webhook tip.sent: $.data.cents: expected integer, found string"


def test_the_body_is_no_part_of_the_repr(received: Any) -> None:
    """It may name a connection."""
    assert "hidden" not in repr(received("chat.typing", since="hidden"))


def test_a_type_of_two_webhooks_is_told() -> None:
    """The webhook with the name of the type has it, whatever the order."""
    both = {"b.sent": sending(envelope(TEXT, a=TEXT))}
    both["a.sent"] = sending(envelope({"type": "string", "enum": ["a.sent", "b.sent"]}, b=TEXT))
    for found in (both, dict(reversed(both.items()))):
        prepared = prepare(with_webhooks(found), [], Ledger()).document
        owners, notices = claimed(described_webhooks(prepared))
        assert {kind: webhook.name for kind, webhook in owners.items()} == {
            "a.sent": "a.sent",
            "b.sent": "b.sent",
        }
        assert len(notices) == 1


def test_a_document_without_webhooks_describes_no_bodies() -> None:
    """The module is there for every document."""
    text = webhook_module(prepare(document(), [], Ledger()).document, {})
    assert "Payload: TypeAlias = Any" in text
