"""Enums are open: a value that the document does not know is a member of its own."""

from __future__ import annotations

import copy
import gc
import json
import pickle
from typing import Any

import pytest

from tests.generate.building import Client


@pytest.fixture
def colour(zoo: Client) -> Any:
    """An enum of texts."""
    return zoo.model("Colour")


@pytest.fixture
def size(zoo: Client) -> Any:
    """An enum of whole numbers."""
    return zoo.model("Size")


def test_known_values_are_the_members(zoo: Client, colour: Any, size: Any) -> None:
    """Decoding gives the one member there is, also for values that are false."""
    made = zoo.model("Enums").from_dict({"colour": "", "size": 0, "colours": ["red", "240"]})
    assert made.colour is colour.EMPTY
    assert made.size is size.VALUE_0
    assert made.colours == [colour.RED, colour.VALUE_240]
    assert all(member.known for member in [*colour, *size])


def test_unknown_values_are_members_too(zoo: Client, colour: Any, size: Any) -> None:
    """They are of the enum's type, say that they are not known, and encode to themselves."""
    made = zoo.model("Enums").from_dict({"colour": "teal", "size": 7})
    assert isinstance(made.colour, colour)
    assert isinstance(made.size, size)
    assert (made.colour.known, made.size.known) == (False, False)
    assert (made.colour.value, made.size.value) == ("teal", 7)
    assert made.to_dict() == {"colour": "teal", "size": 7}
    assert type(made.to_dict()["colour"]) is str
    assert type(made.to_dict()["size"]) is int


def test_members_equal_their_values(colour: Any, size: Any) -> None:
    """Known or not, they are found in dicts by the wire value, and print as it."""
    for value in ("red", "teal"):
        assert colour(value) == value
        assert {value: 1}[colour(value)] == 1
        assert {colour(value): 1}[value] == 1
        assert (f"{colour(value)}", str(colour(value))) == (value, value)
        assert json.dumps([colour(value)]) == json.dumps([value])
    for number in (1, 7):
        assert size(number) == number
        assert {size(number): 1}[number] == 1
        assert (f"{size(number)}", str(size(number))) == (str(number), str(number))
    assert colour("teal") == colour("teal")
    assert colour("teal") != colour.RED


def test_the_repr_tells_what_is_not_known(colour: Any, size: Any) -> None:
    """A person who debugs sees which values are new."""
    assert repr(colour.RED) == "<Colour.RED: 'red'>"
    assert repr(colour("teal")) == "<Colour: 'teal', unknown>"
    assert repr(size(7)) == "<Size: 7, unknown>"
    assert colour("teal").name == "unknown 'teal'"


@pytest.mark.parametrize("value", ["red", "teal"])
def test_members_can_be_copied_and_pickled(colour: Any, value: str) -> None:
    """What comes back is the same member, or an equal one of the same type."""
    member = colour(value)
    for again in (
        pickle.loads(pickle.dumps(member)),  # noqa: S301  (its own)
        copy.copy(member),
        copy.deepcopy([member])[0],
    ):
        assert type(again) is colour
        assert (again, again.known, again.value) == (member, member.known, value)
        assert again is member or not member.known


def test_iterating_shows_what_the_document_has(colour: Any) -> None:
    """Unknown values do not become part of the class."""
    colour("teal")
    assert [member.value for member in colour] == ["", "240", "green", "red"]
    assert "teal" not in colour._value2member_map_


def test_unknown_values_are_not_remembered(zoo: Client) -> None:
    """A server that sends a new value each time does not fill the memory."""
    enums = zoo.model("Enums")

    def alive() -> int:
        gc.collect()
        return sum(type(thing).__name__ == "Colour" for thing in gc.get_objects())

    before = alive()
    for number in range(1_000):
        enums.from_dict({"colour": f"colour {number}"})
    assert alive() == before


@pytest.mark.parametrize(("name", "value"), [("Colour", 5), ("Colour", None), ("Size", "7")])
def test_other_types_are_no_members(zoo: Client, name: str, value: Any) -> None:
    """An enum of texts takes texts alone, one of numbers whole numbers."""
    with pytest.raises(ValueError, match="is not a valid"):
        zoo.model(name)(value)


def test_booleans_are_no_numbers(zoo: Client) -> None:
    """`true` is kept as what it is where a number is expected."""
    made = zoo.model("Enums").from_dict({"colour": "red", "size": True})
    assert made.size is True
