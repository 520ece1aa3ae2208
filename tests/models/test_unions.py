"""What a value of a union becomes is decided by its structure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.generate.building import Client


@pytest.fixture
def unions(zoo: Client) -> Any:
    """The model with fields that are unions."""
    return zoo.model("Unions")


CAT = {"name": "Tom", "meows": True}
KITTEN = {**CAT, "age": 1}
DOG = {"name": 7, "barks": True}


@pytest.mark.parametrize(
    ("field", "value", "model"),
    [
        ("animal", CAT, "Cat"),
        ("animal", DOG, "Dog"),
        ("animal", {"name": 7}, "Dog"),
        ("animal", {"meows": False, "name": "T", "barks": True}, "Cat"),
        ("older", CAT, "Cat"),
        ("older", KITTEN, "Kitten"),
        ("older", {**KITTEN, "more": 1}, "Kitten"),
        ("event", {"type": "created", "data": {}}, "Created"),
        ("event", {"type": "renamed", "data": {}}, "Updated"),
        ("event", {"data": {"colour": "red"}}, "Updated"),
    ],
)
def test_the_model_that_fits_is_taken(unions: Any, field: str, value: Any, model: str) -> None:
    """By what a variant requires, by a property that names it, and the more specific one wins."""
    made = getattr(unions.from_dict({"animal": CAT, field: value}), field)
    assert type(made).__name__ == model
    assert made.to_dict() == value


def test_lists_of_unions_are_decided_item_by_item(unions: Any) -> None:
    """Each pet is what it is."""
    made = unions.from_dict({"animal": CAT, "pets": [CAT, DOG, KITTEN]})
    assert [type(pet).__name__ for pet in made.pets] == ["Cat", "Dog", "Cat"]


@pytest.mark.parametrize("value", [True, 1, 1.5, 10**30, None, "plain", [], [1], [None]])
def test_json_types_are_told_apart(unions: Any, value: Any) -> None:
    """Booleans, numbers, strings, null, objects and lists stay what they are."""
    made = unions.from_dict({"animal": CAT, "anything_goes": value}).anything_goes
    assert (type(made), made) == (type(value), value)


def test_members_of_a_union_are_decoded(unions: Any) -> None:
    """Models, models in a list, and moments."""

    def decoded(value: Any) -> Any:
        return unions.from_dict({"animal": CAT, "anything_goes": value}).anything_goes

    assert type(decoded(CAT)).__name__ == "Cat"
    assert [type(dog).__name__ for dog in decoded([DOG, DOG])] == ["Dog", "Dog"]
    assert isinstance(decoded("2026-01-02T03:04:05Z"), datetime)


def test_a_list_of_one_kind_or_another(zoo: Client) -> None:
    """A list fits where all of its items fit, and is told where they do not."""
    lists, error = zoo.model("Lists"), zoo.module("codec").DecodeError
    for fine in (["a"], [1], []):
        value = {"texts": [], "models": [], "one_kind": fine}
        assert lists.from_dict(value, strict=True).one_kind == fine
    with pytest.raises(error) as caught:
        lists.from_dict({"texts": [], "models": [], "one_kind": ["a", 1, "b"]}, strict=True)
    assert [mismatch.path for mismatch in caught.value.mismatches] == ["$.one_kind[1]"]


@pytest.mark.parametrize(
    ("shape", "model"), [("sq", "Square"), ("ci", "Circle"), ("hexagon", None), (5, "Square")]
)
def test_a_discriminator_is_taken_at_its_word(zoo: Client, shape: Any, model: str | None) -> None:
    """It names the model, whatever else the object looks like; an unknown one stays as it is."""
    value = {"form": {"shape": shape, "side": 1}}
    made = zoo.model("Forms").from_dict(value)
    assert (type(made.form).__name__ if model else type(made.form)) == (model or dict)
    assert made.to_dict() == value


def test_a_discriminator_that_names_some_models_leaves_the_others(zoo: Client) -> None:
    """What it does not name is one of those that it never names."""
    made = zoo.model("Forms").from_dict({"partly": {"shape": "round", "radius": 1}})
    assert type(made.partly).__name__ == "Circle"


def test_an_event_of_an_unknown_type_is_kept_and_told(zoo: Client) -> None:
    """No model claims what names itself otherwise."""
    event = {"type": "deleted", "data": {}}
    found: list[Any] = []
    made = zoo.module("codec").decode(
        zoo.model("Unions"), {"animal": CAT, "event": event}, on_drift=found.extend
    )
    assert made.event is event
    assert [str(mismatch) for mismatch in found] == [
        '$.event.type: expected one of "created", "renamed", "updated", found "deleted"'
    ]


def test_the_best_of_bad_variants_is_taken(unions: Any) -> None:
    """An object that fits none becomes the model with the fewest mismatches."""
    made = unions.from_dict({"animal": {"meows": True}}).animal
    assert type(made).__name__ == "Cat"
    assert made.to_dict() == {"meows": True}
