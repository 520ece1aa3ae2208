"""What must hold whatever comes: no error but the documented ones, each told in one line.

tests/fuzz/test_fuzz.py tries a few examples, always
the same ones; `nox -s fuzz` tries new ones for as long as it is told to.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import httpx
from hypothesis import strategies as st
from ofauth_api import models

from ofauth_client import OFAuth, webhooks
from ofauth_client.errors import ConfigurationError, OFAuthError
from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.fetch.document import check_openapi
from pipeline.generate.model_files import ModelSources, model_files
from pipeline.generator_input import generator_input
from pipeline.names.ledger import Ledger
from pipeline.overlay import apply_overlay
from pipeline.overlay.document import parse_overlay
from pipeline.prepare import prepare
from pipeline.reading import parse_document, parse_located, read_document
from pipeline.resources.examples import example_files
from pipeline.resources.files import resource_files
from pipeline.resources.tree import resource_tree
from tests.fuzz.inputs import Registry, registered
from tests.fuzz.mutating import JSON, TEXTS, mutated, written
from tests.models.differences import differences
from tests.normalize.quirks import quirky
from tests.slice import HERE as CHATS
from tests.slice import upstream

HERE = Path(__file__).resolve().parents[2]
NOW = 1_790_000_000

TARGETS: Registry = {}

SECRET = "a signing secret"


@cache
def overlays() -> list[Json]:
    """Return the overlays of the chats as JSON values."""
    return [read_document(path) for path in sorted((CHATS / "overlays").glob("*.yaml"))]


@cache
def answers() -> list[Json]:
    """Return answers as the documentation shows them."""
    folder = HERE / "tests" / "generated" / "examples"
    return [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]


def told(action: Callable[[], object], *documented: type[Exception]) -> None:
    """Do something that may raise a documented error, with a text of one printable line."""
    said = _said(action, documented)
    assert said.isprintable(), said


def _said(action: Callable[[], object], documented: tuple[type[Exception], ...]) -> str:
    try:
        action()
    except documented as error:
        return str(error)
    return ""


@registered(TARGETS, written(st.deferred(lambda: mutated(upstream()) | JSON)))
def upstream_bytes(data: bytes) -> None:
    """What a server sends is read, or refused."""
    told(lambda: check_openapi(parse_document(data, "upstream"), "upstream"), PipelineError)


@registered(
    TARGETS,
    st.text(max_size=200)
    | st.lists(TEXTS | st.sampled_from("\n:-?{}[],&*!|>'\"%@` #")).map("".join),
)
def upstream_yaml(text: str) -> None:
    """YAML of any kind is read, or refused, with and without its lines."""
    data = text.encode("utf-8", "surrogatepass")
    told(lambda: parse_document(data, "upstream"), PipelineError)
    told(lambda: parse_located(data, "upstream"), PipelineError)


@registered(TARGETS, st.deferred(lambda: mutated(quirky()) | mutated(upstream())))
def upstream_document(document: Json) -> None:
    """A document is prepared and becomes Python that can be compiled, or is refused."""
    told(lambda: _generated(document), PipelineError)


def _generated(document: Json) -> None:
    prepared = prepare(check_openapi(document, "upstream"), [], Ledger()).document
    made = generator_input(prepared)
    tree = resource_tree(prepared)
    for _, text in (
        *model_files(ModelSources(prepared, made.forms)).items(),
        *resource_files(tree),
        *example_files(tree, prepared),
    ):
        ast.parse(text)


@registered(TARGETS, st.deferred(lambda: st.sampled_from(overlays()).flatmap(mutated)))
def overlay_document(overlay: Json) -> None:
    """An overlay is applied, or refused."""
    data = json.dumps(overlay).encode("utf-8", "surrogatepass")

    told(
        lambda: apply_overlay(upstream(), parse_overlay(*parse_located(data, "overlay"))),
        PipelineError,
    )


@registered(
    TARGETS,
    st.text(max_size=40)
    | st.lists(
        st.sampled_from("$ . .. [ ] * ? @ == 'a' info 1 : , ( ) && ! length match".split()),
        max_size=9,
    ).map("".join),
)
def overlay_target(target: str) -> None:
    """Any text is a JSONPath, or none."""
    action = {"target": target, "update": {"x": 1}}
    overlay = {"overlay": "1.1.0", "info": {"title": "T", "version": "1"}, "actions": [action]}
    data = json.dumps(overlay).encode()
    told(
        lambda: apply_overlay(quirky(), parse_overlay(*parse_located(data, "overlay"))),
        PipelineError,
    )


HEADERS = st.dictionaries(
    st.sampled_from(["OFAuth-Signature", "svix-id", "svix-timestamp", "svix-signature"]) | TEXTS,
    TEXTS
    | st.binary(max_size=20)
    | st.lists(
        st.sampled_from(["t=", "v1=", "v1,", str(NOW), ",", " ", "=", "00", "\x00", "٣", "9" * 30])
    ).map("".join),
    max_size=4,
)


@registered(
    TARGETS,
    st.binary(max_size=40) | st.text(max_size=40) | JSON,
    HEADERS | JSON,
    st.sampled_from([SECRET, "whsec_", "whsec_AAAA"]) | TEXTS,
)
def webhook_delivery(body: Any, headers: Any, secret: str) -> None:
    """A forged delivery is refused, whatever it is; so is a secret that is none."""
    refused = (webhooks.WebhookError, ConfigurationError)
    told(lambda: webhooks.verify(body, headers, secret, now=NOW), *refused)


ENVELOPE = {"type": "connection.created", "timestamp": "2026-09-20T12:00:00Z", "data": {"id": "x"}}


@registered(TARGETS, written(mutated(ENVELOPE) | JSON))
def webhook_body(body: bytes) -> None:
    """What is signed rightly is an event, or refused."""
    for headers in (
        webhooks.sign(body, SECRET, NOW),
        webhooks.sign_svix(body, "whsec_AAAA", NOW, "msg_1"),
    ):
        verify = partial(webhooks.verify, body, headers, [SECRET, "whsec_AAAA"], now=NOW)
        told(verify, webhooks.WebhookError)


RESPONSE_HEADERS = st.dictionaries(
    st.sampled_from(
        "content-type content-encoding retry-after x-ratelimit-reset x-ratelimit-remaining "
        "x-ratelimit-limit x-request-id location date set-cookie".split()
    ),
    st.sampled_from("application/json text/html gzip identity br 0 -1 nan 1e999 /x".split())
    | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12),
    max_size=3,
)


@registered(
    TARGETS,
    st.integers(200, 999),
    RESPONSE_HEADERS,
    written(st.deferred(lambda: st.sampled_from(answers()).flatmap(mutated)) | JSON),
    st.booleans(),
)
def response(status: int, headers: dict[str, str], body: bytes, strict: bool) -> None:
    """Whatever a server answers, a call returns or raises one of the client's errors."""

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers=headers, content=body)

    def call() -> None:
        with OFAuth(
            api_key="sk_x",
            connection_id="conn_x",
            base_url="http://localhost",
            transport=httpx.MockTransport(answer),
            max_retries=0,
            strict=strict,
        ) as client:
            page = client.chats.messages.list(42)
            items: list[object] = list(page.items)  # what is no object is kept as it came
            for message in items:
                if isinstance(message, models.ChatMessage):
                    message.to_dict()
            repr((page, page.items, page.has_more))
            client.request("GET", "/v2/access/x")

    told(call, OFAuthError)


@registered(TARGETS, st.deferred(lambda: st.sampled_from(answers()).flatmap(mutated)))
def model(value: Json) -> None:
    """An object becomes a model that encodes back to it, whatever is amiss inside."""
    if not isinstance(value, dict):
        return
    for kind in (models.ChatPage, models.ChatMessagePage, models.Chat, models.Media):
        made = kind.from_dict(value)
        repr(made)
        assert differences(made.to_dict(), value) == []
