"""Chains of objects may be longer than Python's stack."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from ofauth_api.models import ChatMessage

from tests.generate.building import Client

LEVELS = 1_000


def chain(levels: int, key: str, last: Any = None, **others: Any) -> dict[str, Any]:
    """Return an object that holds an object under a key, and so on; `last` is in the last one."""
    made: dict[str, Any] = {**others, "id": levels, **({} if last is None else {"last": last})}
    for number in range(levels - 1, 0, -1):
        made = {**others, "id": number, key: made}
    return made


def ids(value: Any, key: str) -> list[int]:
    """Return the ids along a chain, of JSON objects or of models."""
    found: list[int] = []
    while value:
        found.append(value["id"] if isinstance(value, dict) else value.id)
        value = value.get(key) if isinstance(value, dict) else getattr(value, key)
    return found


def test_a_thousand_replies_are_decoded_and_encoded() -> None:
    """A message that replies to a message that replies …, with nothing of it lost."""
    sender = {"id": 1, "name": "n"}
    value = chain(LEVELS, "replyToMessage", fromUser=sender, media=[], previews=[], text="")
    made = ChatMessage.from_dict(value, strict=True)
    assert ids(made, "reply_to_message") == list(range(1, LEVELS + 1))
    assert ids(made.to_dict(), "replyToMessage") == list(range(1, LEVELS + 1))


@pytest.mark.parametrize("key", ["parent", "maybe", "other"])
def test_fields_of_every_recursive_kind(zoo: Client, key: str) -> None:
    """Plain, nullable and in a union."""
    node = zoo.model("Node")
    made = node.from_dict(chain(LEVELS, key))
    assert ids(made, key) == list(range(1, LEVELS + 1))
    assert ids(made.to_dict(), key) == list(range(1, LEVELS + 1))


def test_recursion_through_lists_and_other_models(zoo: Client) -> None:
    """Children of children, and partners of partners in a map."""
    value: dict[str, Any] = {"id": LEVELS}
    partner: dict[str, Any] = {"node": {"id": 0}}
    for number in range(LEVELS):
        value = {"id": number, "children": [value], "partner": {"node": {"id": 1}}}
        partner = {"node": {"id": number}, "p": partner}
    made = zoo.model("Node").from_dict(value, strict=True)
    depth = 0
    while made.children:
        made, depth = made.children[0], depth + 1
    assert depth == LEVELS
    made = zoo.model("Partner").from_dict(partner, strict=True).to_dict()
    depth = 0
    while "p" in made:
        made, depth = made["p"], depth + 1
    assert depth == LEVELS


def test_a_mismatch_at_the_end_of_a_chain_has_its_path(zoo: Client) -> None:
    """However deep."""
    value = chain(LEVELS, "parent")
    deepest = value
    while "parent" in deepest:
        deepest = deepest["parent"]
    deepest["id"] = "x"
    with pytest.raises(zoo.module("codec").DecodeError) as caught:
        zoo.model("Node").from_dict(value, strict=True)
    (mismatch,) = caught.value.mismatches
    assert mismatch.path == "$" + ".parent" * (LEVELS - 1) + ".id"


def test_what_is_not_documented_may_be_deep_too(zoo: Client) -> None:
    """Unknown properties, and values kept because they are unlike the document."""
    deep = chain(5 * LEVELS, "more")
    made = zoo.model("Cat").from_dict({"name": deep, "meows": True, "unknown": deep})
    encoded = made.to_dict()
    assert ids(encoded["name"], "more") == ids(encoded["unknown"], "more") == ids(deep, "more")
    made = zoo.model("Unions").from_dict({"animal": [deep]})
    assert ids(made.to_dict()["animal"][0], "more") == ids(deep, "more")


def test_a_model_that_holds_itself_cannot_be_encoded(zoo: Client) -> None:
    """The error says so, and comes before the memory is full."""
    node = zoo.model("Node").from_dict({"id": 1})
    node.parent = node
    with pytest.raises(RecursionError, match="inside one another"):
        node.to_dict()
    node.children = [node, node]
    with pytest.raises(RecursionError, match="inside one another"):
        node.to_dict()


def test_json_that_holds_itself_cannot_be_decoded(zoo: Client) -> None:
    """No JSON does, but a dict can."""
    value: dict[str, Any] = {"id": 1}
    value["parent"] = value
    with pytest.raises(RecursionError, match="inside one another"):
        zoo.model("Node").from_dict(value)


def test_the_recursion_limit_is_left_alone(zoo: Client) -> None:
    """Long chains need no deep stack."""
    before = sys.getrecursionlimit()
    zoo.model("Node").from_dict(chain(LEVELS, "parent")).to_dict()
    assert sys.getrecursionlimit() == before
