"""What a method tells of itself, and when it warns."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document
from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, Recorder, emitted, placed, query

DESCRIPTION = """Search things

**Permission Required:** `things:read`

- first
- second"""
PARAMETERS = [
    placed("owner", {"type": "string", "pattern": "^conn_"}),
    query("limit", {"type": "integer", "minimum": 1, "maximum": 20, "default": 10}),
    query(
        "size",
        {"type": "integer", "minimum": 1, "maximum": 20, "default": 10},
        description="How many (1-20, default: 10)",
    ),
    query("text", {"type": "string", "maxLength": 100}, description="Search text"),
    query("above", {"type": "number", "exclusiveMinimum": 0}, description="Price"),
    query("order", {"type": "string", "enum": ["new", "old"], "default": "new"}),
    query("tags", {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 5}),
    query("kinds", {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}),
    query(
        "ids",
        {
            "anyOf": [
                {"type": "array", "items": {"type": "number", "minimum": 1}},
                {"type": "string"},
            ]
        },
        description="Ids",
    ),
    query(
        "filter",
        {"type": "object", "properties": {"isNew": {"type": "boolean"}, "list": {}}},
        description="Which",
    ),
    query("former", {"type": "string"}, deprecated=True, description="Old name"),
]
BODY = {
    "description": "The thing",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["b", "a"],
                "properties": {"a": {}, "b": {}, "c": {}},
            }
        }
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """A resource that is documented, and one that is deprecated."""
    search = answering(
        {},
        operationId="things.search",
        summary="Search things",
        description=DESCRIPTION,
        parameters=PARAMETERS,
        requestBody=BODY,
        **{"x-unverified": "seen in one client only"},
    )
    gone = answering({}, operationId="things.gone", deprecated=True)
    paths: dict[str, Any] = {"/{owner}/things": {"post": search}, "/gone": {"get": gone}}
    with emitted(document(paths=paths), tmp_path_factory.mktemp("made")) as made:
        yield made


def doc(made: Emitted, method: str, prefix: str = "") -> str:
    """Return the docstring of a method."""
    owner = getattr(made.module("resources.things"), f"{prefix}Things")
    return inspect.getdoc(getattr(owner, method)) or ""


def test_a_docstring_begins_with_the_summary(made: Emitted) -> None:
    """Then follow method and path, permission, evidence, and the rest of the description."""
    head, _, _ = doc(made, "search").partition("\n\nArgs:")
    assert head.split("\n\n") == [
        "Search things.",
        "`POST /{owner}/things`",
        "Permission: `things:read`.",
        "Unverified: seen in one client only.",
        "- first\n- second",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "owner: Matches `^conn_`.",
        "limit: 1 to 20. Default of the server: `10`.",
        "size: How many (1-20, default: 10).",
        "text: Search text. At most 100 characters.",
        "above: Price. More than 0.",
        'order: One of `new`, `old`. Default of the server: `"new"`.',
        "tags: 2 to 5 items.",
        "former: Old name. Deprecated.",
        "kinds: Each one of `a`, `b`.",
        "ids: Ids. Each at least 1.",
        "filter: Which. Optional: `isNew`, `list`.",
        "body: The thing. Required: `a`, `b`. Optional: `c`.",
        "request_options: Options of this call; each wins over the client's.",
    ],
)
def test_a_docstring_tells_what_an_argument_may_be(made: Emitted, line: str) -> None:
    """Ranges, lengths, values and the server's default, unless the description tells them."""
    assert f"\n    {line}" in doc(made, "search")


def test_a_long_list_of_fields_is_cut(tmp_path: Path) -> None:
    """A docstring names twenty fields, and says how many there are beside."""
    properties: Document = {f"field{number:02}": {} for number in range(23)}
    body = {"content": {"application/json": {"schema": {"properties": properties}}}}
    paths = {"/things": {"post": answering({}, operationId="things.add", requestBody=body)}}
    with emitted(document(paths=paths), tmp_path) as many:
        words = " ".join(doc(many, "add").split())
    assert "Optional: `field00`, `field01`," in words
    assert words.count("`field") == 20
    assert "`field19`, 3 more. request_options" in words


def test_a_limit_is_told_to_be_the_size_of_a_page(tmp_path: Path) -> None:
    """It limits no list, and the server's default is not used: pages are as large as may be."""
    limit = query("limit", {"type": "integer", "maximum": 50, "default": 10}, description="Size")
    listed = {"type": "object", "properties": {"list": {"type": "array", "items": {}}}}
    operation = answering(
        listed,
        operationId="things.list",
        parameters=[limit, query("offset", {"type": "integer"})],
    )
    with emitted(document(paths={"/things": {"get": operation}}), tmp_path) as paged:
        words = " ".join(doc(paged, "list").split())
    assert (
        "limit: Size. At most 50. Default of the server: `10`. It is the size of a page," in words
    )
    assert "not of the list. Without it, 50 are asked for." in words


def test_asynchronous_methods_are_documented_as_well(made: Emitted) -> None:
    """Both classes have the same words."""
    assert doc(made, "search", "Async") == doc(made, "search")


def test_calling_a_deprecated_operation_warns_where_it_is_called(made: Emitted) -> None:
    """The warning points at the caller's line, in sync and async and with raw answers."""
    things = made.client(Recorder()).things
    for method in (things.gone, things.with_raw_response.gone):
        with pytest.warns(DeprecationWarning, match=r"things\.gone is deprecated") as caught:
            method()
        assert caught[0].filename == __file__
    with pytest.warns(DeprecationWarning, match=r"things\.gone is deprecated"):
        made.async_client(Recorder()).things.gone()
    assert "\n\nDeprecated.\n" in doc(made, "gone")
    assert made.module("resources.things")._GONE.deprecated


def test_giving_a_deprecated_argument_warns(made: Emitted) -> None:
    """Only if it is given."""
    for client in made.clients(Recorder()):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            client.things.search("conn_1", body={}, text="x")
        with pytest.warns(DeprecationWarning, match=r"former of things\.search is deprecated"):
            client.things.search("conn_1", body={}, former="x")
