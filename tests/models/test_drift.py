"""What is otherwise than documented is kept, and told with its place and nothing secret."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest
from attrs import frozen

from tests.generate.building import Client

SCALARS = {"text": "t", "whole": 1, "maybe": None}
ENUMS = {"colour": "red"}


@frozen
class Decoding:
    """Decodes as a model of the zoo."""

    zoo: Client
    name: str

    def told(self, value: Any) -> list[str]:
        """Return what the hook is told, as text."""
        found: list[Any] = []
        self.zoo.module("codec").decode(self.zoo.model(self.name), value, on_drift=found.append)
        assert len(found) <= 1
        return [str(mismatch) for mismatches in found for mismatch in mismatches]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("Scalars", {**SCALARS, "text": 5}, "$.text: expected string, found integer"),
        ("Scalars", {**SCALARS, "whole": 1.5}, "$.whole: expected integer, found number"),
        ("Scalars", {**SCALARS, "whole": True}, "$.whole: expected integer, found boolean"),
        ("Scalars", {**SCALARS, "maybe": []}, "$.maybe: expected string or null, found array"),
        ("Scalars", {**SCALARS, "flag": None}, "$.flag: expected boolean, found null"),
        ("Scalars", {**SCALARS, "number": "1"}, "$.number: expected number, found string"),
        ("Scalars", {**SCALARS, "kind": "x"}, '$.kind: expected one of "scalars", found "x"'),
        (
            "Scalars",
            {**SCALARS, "one_of": 1.5},
            '$.one_of: expected one of null, true, 1, "a", found 1.5',
        ),
        ("Scalars", {"text": "t", "whole": 1}, "$.maybe: expected string or null, found nothing"),
        ("Scalars", [], "$: expected object, found array"),
        (
            "Enums",
            {"colour": "blue"},
            '$.colour: expected one of "", "240", "green", "red", found "blue"',
        ),
        ("Enums", {**ENUMS, "size": 7}, "$.size: expected one of 0, 1, 240, found 7"),
        ("Enums", {"colour": 7}, "$.colour: expected string, found integer"),
        ("Enums", {**ENUMS, "colours": ["red", None]}, "$.colours[1]: expected string, found null"),
        ("Enums", {**ENUMS, "either": None}, "$.either: expected string or integer, found null"),
        ("Enums", {**ENUMS, "either": 7}, "$.either: expected one of 0, 1, 240, found 7"),
        ("Formats", {"at": "tomorrow"}, "$.at: expected date-time, found string"),
        ("Formats", {"at": "2026-01-02"}, "$.at: expected date-time, found string"),
        ("Lists", {"texts": {}, "models": []}, "$.texts: expected array, found object"),
        ("Lists", {"texts": ["a", 1], "models": []}, "$.texts[1]: expected string, found integer"),
        ("Lists", {"texts": [], "models": [None]}, "$.models[0]: expected object, found null"),
        ("Maps", {"name": "n", "a-b": 5}, '$["a-b"]: expected object or array, found integer'),
        ("Maps", {"name": "n", "k": [1, "2"]}, "$.k[1]: expected integer, found string"),
        ("Numbers", {"a": 1, "b": "2"}, "$.b: expected number, found string"),
        ("Unions", {"animal": {"flies": True}}, "$.animal: expected Cat or Dog, found object"),
        ("Unions", {"animal": 5}, "$.animal: expected object, found integer"),
        ("Node", {"id": 1, "children": [{"id": 2, "parent": {"id": "3"}}]}, "$.children[0].parent"),
        (
            "Partner",
            {"node": {"id": 1}, "p": {"q": {}}},
            "$.p.node: expected object, found nothing",
        ),
    ],
)
def test_a_mismatch_says_where_and_what(zoo: Client, name: str, value: Any, told: str) -> None:
    """The first mismatch names path, expected type and found type."""
    first, *_ = Decoding(zoo, name).told(value)
    assert first.startswith(told)


def test_good_data_is_no_drift(zoo: Client) -> None:
    """The hook is not called, also for numbers that are whole, and properties nobody knows."""
    assert Decoding(zoo, "Scalars").told({**SCALARS, "whole": 3.0, "new": {}}) == []
    assert zoo.model("Scalars").from_dict({**SCALARS, "whole": 3.0}).whole == 3


def test_all_mismatches_are_told_in_the_order_of_the_json(zoo: Client) -> None:
    """Deep ones and put-off ones stand where the JSON has them."""
    value = {
        "id": "a",
        "children": [{"id": 1}, {"id": "b", "parent": {"id": "c"}}, 7],
        "maybe": {"id": 1, "children": [{"id": "d"}]},
    }
    told = Decoding(zoo, "Node").told(value)
    assert [text.split(":")[0] for text in told] == [
        "$.id",
        "$.children[2]",
        "$.children[1].id",
        "$.children[1].parent.id",
        "$.maybe.children[0].id",
    ]


def test_a_pattern_is_the_same_for_all_items(zoo: Client) -> None:
    """What repeats in a list can be told once."""
    found: list[Any] = []
    value = {"texts": [], "models": [SCALARS, {**SCALARS, "text": 1}, {**SCALARS, "text": 2}]}
    zoo.module("codec").decode(zoo.model("Lists"), value, on_drift=found.extend)
    assert [mismatch.path for mismatch in found] == ["$.models[1].text", "$.models[2].text"]
    assert {mismatch.pattern for mismatch in found} == {"$.models[*].text"}


def test_strict_mode_raises_one_error_with_everything(zoo: Client) -> None:
    """The error has all mismatches, tells the first ten, and can be pickled."""
    value = {"texts": list(range(12)), "models": None}
    with pytest.raises(zoo.module("codec").DecodeError) as caught:
        zoo.model("Lists").from_dict(value, strict=True)
    error: Any = caught.value
    assert len(error.mismatches) == 13
    assert str(error).startswith("no valid Lists: $.models: expected array, found null; $.texts[0]")
    assert str(error).endswith("; and 3 more")
    again: Any = pickle.loads(pickle.dumps(error))  # noqa: S301  (its own)
    assert (str(again), again.mismatches) == (str(error), error.mismatches)
    assert isinstance(again, ValueError)


def test_the_hook_is_called_before_strict_mode_raises(zoo: Client) -> None:
    """Both can be had."""
    found: list[Any] = []
    with pytest.raises(zoo.module("codec").DecodeError):
        zoo.module("codec").decode(
            zoo.model("Numbers"), {"a": None}, strict=True, on_drift=found.append
        )
    assert len(found) == 1


def test_values_are_not_told(zoo: Client) -> None:
    """Of a value only the type is told, of an enum's the text, in one line and not all of it."""
    secret = "sk_secret\n" * 100
    told = Decoding(zoo, "Lists").told({"texts": {secret: secret}, "models": [secret]})
    assert "secret" not in "".join(told)
    (text,) = Decoding(zoo, "Enums").told({"colour": secret})
    assert len(text) < 200
    assert "\n" not in text
    (text,) = Decoding(zoo, "Numbers").told({secret: None})
    assert len(text) < 200
    assert "\n" not in text


def test_what_is_unlike_is_kept(zoo: Client) -> None:
    """Fields hold the raw value, or UNSET for what is missing."""
    made = zoo.model("Scalars").from_dict({"text": {"a": 1}, "whole": "x", "flag": None})
    assert (made.text, made.whole, made.flag) == ({"a": 1}, "x", None)
    assert made.maybe is zoo.module("codec").UNSET
    assert made.to_dict() == {"text": {"a": 1}, "whole": "x", "flag": None}


def test_the_json_is_not_changed(zoo: Client) -> None:
    """Decoding leaves its input as it was."""
    value = {"texts": [1, "a"], "models": [SCALARS, 7], "unknown": [1], "gaps": [1.0, None]}
    before = repr(value)
    zoo.model("Lists").from_dict(value)
    assert repr(value) == before


@pytest.mark.parametrize("mapping", [OrderedDict, MappingProxyType, dict])
def test_other_mappings_are_objects_too(zoo: Client, mapping: Any) -> None:
    """Whatever a parser makes of objects is decoded; paths are right in it."""
    value = mapping({"texts": [], "models": [mapping(SCALARS), mapping({**SCALARS, "text": 1})]})
    made = zoo.model("Lists").from_dict(value)
    assert type(made.models[0]) is zoo.model("Scalars")
    assert Decoding(zoo, "Lists").told(value) == [
        "$.models[1].text: expected string, found integer"
    ]
