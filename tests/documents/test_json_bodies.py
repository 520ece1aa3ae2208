"""JSON bodies of any schema: sent if they are given, and as null if null is a value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from inspect import Parameter, signature
from typing import Any

import pytest

from tests.documents.wire import Wire, posting, wired
from tests.generate.building import document

CAT = {"type": "object", "required": ["lives"], "properties": {"lives": {"type": "integer"}}}
DOG = {"type": "object", "properties": {"born": {"type": "string", "format": "date-time"}}}
#: Only the id is required, which callers do not send.
GIFT = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"$ref": "#/components/schemas/Id"}, "text": {"type": "string"}},
}
ID = {"type": "integer", "readOnly": True}
UNION = {"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
NULLABLE = {"anyOf": [*UNION["anyOf"], {"type": "null"}]}
BORN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def json_body(schema: Any, **body: Any) -> dict[str, Any]:
    """Return a path that takes JSON."""
    return posting({"application/json": {"schema": schema}}, **body)


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with bodies of many schemas."""
    paths = {
        "/optional": json_body(UNION),
        "/nullable": json_body(NULLABLE, required=True),
        "/maybe": json_body(NULLABLE),
        "/lists": json_body({"type": "array", "items": UNION}),
        "/anything": json_body({}),
        "/texts": json_body({"type": ["string", "null"]}, required=True),
        "/free": json_body({}, required=True),
        "/range": posting({"*": {"schema": UNION}}),
        "/suffix": posting({"application/*+json": {"schema": {}}}),
        "/any": posting({"*/*": {"schema": {"type": "string"}}}),
        "/cats": json_body({"$ref": "#/components/schemas/Cat"}),
        "/gifts": json_body({"$ref": "#/components/schemas/Gift"}),
        "/offered": json_body({"$ref": "#/components/schemas/Cat"}, required=False),
        "/patches": posting({"application/merge-patch+json": {"schema": UNION}}),
    }
    schemas = {"Cat": CAT, "Dog": DOG, "Gift": GIFT, "Id": ID}
    with wired(document(paths=paths, schemas=schemas), tmp_path_factory.mktemp("bodies")) as wire:
        yield wire


@pytest.mark.parametrize("name", ["optional", "maybe", "lists", "anything", "patches"])
def test_an_optional_body_may_be_left_out(wire: Wire, name: str) -> None:
    """Neither a body nor its media type is sent."""
    sent = wire.sent(f"{name}.create")
    assert (sent.body, sent.header("content-type")) == (b"", None)


@pytest.mark.parametrize("name", ["optional", "nullable", "maybe", "anything"])
def test_each_alternative_is_sent(wire: Wire, name: str) -> None:
    """Models of a union are JSON objects."""
    sent = wire.sent(f"{name}.create", body=wire.model("Cat", lives=9))
    assert (sent.body, sent.header("content-type")) == (b'{"lives":9}', "application/json")
    sent = wire.sent(f"{name}.create", body=wire.model("Dog", born=BORN))
    assert sent.body == b'{"born":"2026-01-02T03:04:00+00:00"}'


def test_lists_of_a_union_are_sent(wire: Wire) -> None:
    """Each item is an object."""
    body = [wire.model("Cat", lives=9), wire.model("Dog")]
    assert wire.sent("lists.create", body=body).body == b'[{"lives":9},{}]'


def test_the_declared_media_type_is_sent(wire: Wire) -> None:
    """JSON has many media types."""
    sent = wire.sent("patches.create", body=wire.model("Cat", lives=9))
    assert sent.header("content-type") == "application/merge-patch+json"


@pytest.mark.parametrize("offset", [0, 2, None])
def test_a_mapping_is_sent_like_a_model(wire: Wire, offset: int | None) -> None:
    """Times as well: in fields, and in values of which the document says nothing."""
    zone = None if offset is None else timezone(timedelta(hours=offset))
    born = BORN.replace(tzinfo=zone)
    sent = wire.sent("optional.create", body=wire.model("Dog", born=born))
    assert wire.sent("optional.create", body={"born": born}) == sent
    unknown = wire.model("Dog")
    unknown["x"] = {"at": [born], "cat": wire.model("Cat", lives=9)}
    sent = wire.sent("optional.create", body=unknown)
    assert wire.sent("optional.create", body={"x": {"at": [born], "cat": {"lives": 9}}}) == sent
    assert f'"{born.isoformat()}"'.encode() in sent.body


@pytest.mark.parametrize("value", [{1}, b"x", float("nan")])
def test_a_value_without_json_is_refused(wire: Wire, value: Any) -> None:
    """By methods and functions alike, in words."""
    for way in wire.ways():
        with pytest.raises(ValueError, match="the value cannot be sent as JSON"):
            way("anything.create", (), {"body": {"a": value}})


@pytest.mark.parametrize("name", ["range", "suffix"])
def test_a_range_of_json_is_sent_as_json(wire: Wire, name: str) -> None:
    """A range is no type of a body."""
    sent = wire.sent(f"{name}.create", body={"lives": 9})
    assert (sent.body, sent.header("content-type")) == (b'{"lives":9}', "application/json")


def test_a_text_of_any_type_has_no_range_as_its_type(wire: Wire) -> None:
    """Methods and functions agree."""
    sent = wire.by_methods("any.create", body="text")
    assert (sent.body, sent.header("content-type")) == (b"text", "application/octet-stream")


@pytest.mark.parametrize("name", ["nullable", "texts", "free"])
def test_null_is_a_body_if_a_body_is_required(wire: Wire, name: str) -> None:
    """A call without a body would be refused."""
    sent = wire.sent(f"{name}.create", body=None)
    assert (sent.body, sent.header("content-type")) == (b"null", "application/json")


def test_none_is_no_body_if_the_body_is_optional(wire: Wire) -> None:
    """None is the default of methods."""
    assert wire.by_methods("maybe.create", body=None).body == b""


@pytest.mark.parametrize(("name", "needed"), [("cats", True), ("gifts", False), ("offered", False)])
def test_a_body_with_required_fields_is_required(wire: Wire, name: str, needed: bool) -> None:
    """In methods, unless the document says that it is optional; callers send no read-only field."""
    resource = getattr(wire.client.module(f"resources.{name}"), name.title())
    default = signature(resource.create).parameters["body"].default
    assert (default is Parameter.empty) == needed
