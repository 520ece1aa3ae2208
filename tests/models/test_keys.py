"""A model is one object: whoever takes it for a list or a dict is told what to do."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.generate.building import Client

TAKEN_FOR_A_LIST: dict[str, Callable[[Any], object]] = {
    "list": list,
    "dict": dict,
    "len": len,
    "index": operator.itemgetter(0),
    "slice": operator.itemgetter(slice(1)),
    "unpack": lambda model: [*model],
    "sort": sorted,
    "reverse": reversed,
    "set": lambda model: operator.setitem(model, 0, 1),
    "delete": lambda model: operator.delitem(model, 0),
}


@pytest.fixture
def dog(zoo: Client) -> Any:
    """A model with some fields."""
    return zoo.model("Dog").from_dict({"name": 1, "more": [1]})


@pytest.mark.parametrize("use", TAKEN_FOR_A_LIST.values(), ids=TAKEN_FOR_A_LIST)
def test_a_model_taken_for_a_list_says_what_to_do(dog: Any, use: Callable[[Any], object]) -> None:
    """One sentence names the attributes, the rest, and to_dict."""
    with pytest.raises(TypeError) as caught:
        use(dog)
    assert str(caught.value) == (
        "Dog is one object, not a list: its fields are attributes, "
        "additional_properties has the rest, to_dict() makes a dict"
    )


def test_the_one_list_of_a_model_is_named(zoo: Client) -> None:
    """A page says where its items are; a model with several lists does not guess."""
    unions = zoo.model("Unions")(animal="none")
    with pytest.raises(TypeError, match=r"makes a dict; iterate over its \.pets$"):
        list(unions)
    lists = zoo.model("Lists")(texts=[], models=[])
    with pytest.raises(TypeError, match=r"makes a dict$"):
        list(lists)


def test_a_model_is_true_and_no_iterable(zoo: Client) -> None:
    """Programs that look for lists take it for none; `if model:` says that there is one."""
    empty = zoo.model("Empty").from_dict({})
    assert not isinstance(empty, Iterable)
    assert empty


@pytest.mark.parametrize("key", ["canBark", "can_bark"])
def test_a_key_that_has_a_field_names_the_attribute(zoo: Client, key: str) -> None:
    """Whether it is asked for as JSON or as Python spells it, set or not."""
    made = zoo.model("Spelled").from_dict({"canBark": True})
    for empty in (made, zoo.model("Spelled")()):
        with pytest.raises(KeyError, match=f"{key} of Spelled is the attribute .can_bark"):
            empty[key]
        assert key not in empty


def test_setting_a_key_that_has_a_field_raises(zoo: Client) -> None:
    """A value beside that of the field would be lost without a word."""
    made = zoo.model("Spelled")()
    with pytest.raises(KeyError, match=r"canBark of Spelled is the attribute \.can_bark"):
        made["canBark"] = True
    assert made.to_dict() == {}


def test_a_key_that_there_is_not_says_where_to_look(dog: Any) -> None:
    """Reading and deleting name the property."""
    for use in (operator.getitem, operator.delitem):
        with pytest.raises(KeyError, match="Dog has no property mroe: see additional_keys"):
            use(dog, "mroe")


def test_public_names_alone_are_listed(dog: Any) -> None:
    """`dir` has fields and methods, and nothing that begins with an underscore."""
    assert dir(dog) == [
        "additional_keys",
        "additional_properties",
        "barks",
        *("from_dict", "from_json", "name", "row_keys", "to_dict", "to_json", "to_row"),
    ]
