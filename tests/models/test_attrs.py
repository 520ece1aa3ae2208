"""Models are attrs classes: what attrs and Python promise of them holds."""

from __future__ import annotations

import copy
import pickle
import threading
import weakref
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from tests.generate.building import Client

VALUE = {"name": "Tom", "meows": True, "more": [1]}


@pytest.fixture
def cat(zoo: Client) -> Any:
    """A model with two required fields."""
    return zoo.model("Cat")


def copies(model: Any) -> list[Any]:
    """Return a model as it comes back from wherever it may go."""
    there = [pickle.dumps(model, protocol) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    return [copy.copy(model), copy.deepcopy(model), *map(pickle.loads, there)]


@pytest.mark.parametrize("value", [VALUE, {"name": "Tom", "meows": True}, {}])
def test_copies_are_equal(zoo: Client, cat: Any, value: Any) -> None:
    """Pickling and copying keep all fields, UNSET and what no field has."""
    made = cat.from_dict(value)
    for again in copies(made):
        assert type(again) is cat
        assert again == made
        assert again.to_dict() == value
        assert value or again.name is zoo.module("types").UNSET


def test_unset_is_one(zoo: Client) -> None:
    """It stays itself, is false, and says its name."""
    unset = zoo.module("types").UNSET
    assert all(again is unset for again in copies(unset))
    assert not unset
    assert repr(unset) == "UNSET"
    assert isinstance(unset, zoo.module("types").Unset)


def test_equality_is_that_of_the_fields(cat: Any) -> None:
    """Models made in different ways are equal if they hold the same."""
    made = cat.from_dict(VALUE)
    built = cat(name="Tom", meows=True, additional_properties={"more": [1]})
    assert made == built
    assert made != cat.from_dict({**VALUE, "more": [2]})
    assert made != cat.from_dict({**VALUE, "name": "Tim"})
    assert cat(name="Tom", meows=True) == cat.from_dict({"name": "Tom", "meows": True})
    assert made != VALUE


def test_fields_are_given_by_name(cat: Any) -> None:
    """Their order is that of a document that may be sorted anew tomorrow."""
    with pytest.raises(TypeError, match="positional argument"):
        cat("Tom", True)
    with pytest.raises(TypeError, match="'name'"):
        cat(meows=True)


def test_models_cannot_be_hashed(cat: Any) -> None:
    """They can change."""
    with pytest.raises(TypeError, match="unhashable"):
        hash(cat.from_dict(VALUE))


def test_evolve_keeps_what_no_field_has(cat: Any) -> None:
    """A changed copy has everything else of the model."""
    changed = attrs.evolve(cat.from_dict(VALUE), name="Tim")
    assert changed.to_dict() == {**VALUE, "name": "Tim"}


def test_asdict_and_fields(zoo: Client) -> None:
    """attrs sees the documented fields and additional_properties, and goes into nested models."""
    unions = zoo.model("Unions")
    names = [field.name for field in attrs.fields(unions)]
    assert names == [
        *("animal", "anything_goes", "event", "older", "pets"),
        "additional_properties",
    ]
    made = attrs.asdict(unions.from_dict({"animal": VALUE}))
    assert made["animal"] == {
        "meows": True,
        "name": "Tom",
        "additional_properties": {"more": [1]},
    }


def test_there_are_slots_and_no_dict(cat: Any) -> None:
    """A misspelt field raises instead of being lost."""
    made = cat.from_dict(VALUE)
    assert not hasattr(made, "__dict__")
    with pytest.raises(AttributeError):
        made.nmae = "Tim"
    assert weakref.ref(made)() is made


def test_the_repr_shows_what_is_there(cat: Any) -> None:
    """UNSET fields and an empty rest are left out; what is shown could be typed in."""
    assert repr(cat.from_dict({"name": "Tom"})) == "Cat(name='Tom')"
    assert repr(cat.from_dict(VALUE)) == (
        "Cat(meows=True, name='Tom', additional_properties={'more': [1]})"
    )


def test_unknown_properties_are_reached_like_a_dict(cat: Any) -> None:
    """They are read, set, deleted and listed by name."""
    made = cat.from_dict(VALUE)
    made["new"] = 1
    assert made["more"] == [1]
    assert "more" in made
    assert made.additional_keys == ["more", "new"]
    del made["more"]
    assert made.to_dict() == {"name": "Tom", "meows": True, "new": 1}
    made.additional_properties = {}
    assert made.to_dict() == {"name": "Tom", "meows": True}


def test_asking_for_unknown_properties_gives_one_dict(cat: Any) -> None:
    """However many threads ask first, all get the dict that stays."""
    for _ in range(50):
        made = cat.from_dict({"name": "Tom", "meows": True})
        barrier = threading.Barrier(4)
        found: list[Any] = []

        def ask(
            made: Any = made, barrier: threading.Barrier = barrier, found: list[Any] = found
        ) -> None:
            barrier.wait()
            found.append(made.additional_properties)

        run_together([ask] * 4)
        assert all(one is made.additional_properties for one in found)


def run_together(tasks: list[Callable[[], None]]) -> None:
    """Run functions in threads of their own and wait for them."""
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_models_of_one_kind_share_nothing(cat: Any) -> None:
    """What is set in one is not in another."""
    one, other = cat.from_dict({"name": "a", "meows": True}), cat(name="b", meows=True)
    one["x"] = other["y"] = 1
    assert (one.additional_keys, other.additional_keys) == (["x"], ["y"])


def derived(model: Any) -> Any:
    """Return a class with a validator, fields of its own, and something to do after init."""

    def shout(self: Any) -> None:
        self.loud = self.name.upper()

    fields = {
        "name": attrs.field(validator=attrs.validators.min_len(2)),
        "nick": attrs.field(default="none"),
        "loud": attrs.field(init=False),
    }
    body = {"__attrs_post_init__": shout}
    return attrs.make_class("Named", fields, bases=(model,), class_body=body, slots=True)


def test_a_derived_class_is_made_by_its_init(zoo: Client, cat: Any) -> None:
    """Defaults, validators and what runs after init are never gone round."""
    named = derived(cat)
    made = named.from_dict(VALUE)
    assert (made.name, made.nick, made.loud) == ("Tom", "none", "TOM")
    assert made.to_dict() == VALUE
    with pytest.raises(ValueError, match="Length of 'name'"):
        named.from_dict({**VALUE, "name": "T"})
    (listed,) = zoo.module("codec").decode(list.__class_getitem__(named), [VALUE])
    assert listed == made


def test_a_derived_class_can_encode_itself(zoo: Client, cat: Any) -> None:
    """Its own to_dict is called inside other models, too."""

    def counted(self: Any) -> dict[str, Any]:
        return {**cat.to_dict(self), "count": 1}

    made = type("Counted", (cat,), {"to_dict": counted})(name="Tom", meows=True)
    unions = zoo.model("Unions")(animal=made)
    assert unions.to_dict() == {"animal": {"name": "Tom", "meows": True, "count": 1}}


def test_a_derived_class_of_a_recursive_model(zoo: Client) -> None:
    """What is put off is decoded before the class is made."""
    node = zoo.model("Node")
    value = {"id": 1, "children": [{"id": 2, "parent": {"id": 3}}]}
    root: Any = type("Root", (node,), {})
    made = root.from_dict(value)
    assert type(made) is root
    assert type(made.children[0].parent) is node
    assert made.to_dict() == value
