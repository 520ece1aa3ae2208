"""Schemas of one structure become one component; those that differ stay apart."""

from __future__ import annotations

import itertools

import pytest

from pipeline.common.documents import Json
from tests.components.building import (
    NUMBER,
    TEXT,
    answer,
    array,
    document,
    enum,
    named,
    names,
    obj,
    ref,
    taking,
)

USER = obj("id", id=NUMBER, name=TEXT)


def test_equal_inline_objects_become_one_component() -> None:
    """Three places with one structure refer to one class."""
    given = document(a=answer(obj(user=USER)), b=answer(obj(wrote=USER, n=NUMBER)), c=taking(USER))
    made = named(given)
    assert made.classes["A"]["properties"]["user"] == ref("User")
    assert made.classes["B"]["properties"]["wrote"] == ref("User")
    assert made.classes["User"] == USER


def test_annotations_do_not_keep_schemas_apart() -> None:
    """Descriptions, examples, defaults and extensions are no part of the structure."""
    notes = {"description": "A user", "example": {}, "default": {}, "x-y": 1, "deprecated": True}
    inner = {**USER, "properties": {**USER["properties"], "id": {**NUMBER, "description": "Id"}}}
    given = document(a=answer(obj(user=USER)), b=answer(obj(user={**inner, **notes}, n=NUMBER)))
    assert names(given) == ["A", "B", "User"]


def test_the_most_frequent_wording_stays() -> None:
    """Of several descriptions the component has the one that stands in most places."""
    often, seldom = {**USER, "description": "often"}, {**USER, "description": "a rarity"}
    given = document(a=answer(obj(x=seldom, y=often)), b=answer(obj(z=often)))
    [user] = [schema for schema in named(given).classes.values() if "description" in schema]
    assert user["description"] == "often"


@pytest.mark.parametrize(
    "near",
    [
        obj("id", "name", id=NUMBER, name=TEXT),
        obj("id", id=NUMBER, name={"type": ["string", "null"]}),
        obj("id", id={"type": "number"}, name=TEXT),
        obj("id", id=NUMBER, name={**TEXT, "maxLength": 9}),
        obj("id", id=NUMBER, name=TEXT, extra=TEXT),
        {**USER, "additionalProperties": False},
        {**USER, "minProperties": 1},
    ],
)
def test_near_equal_schemas_stay_apart(near: Json) -> None:
    """One more required field, another type or bound makes another class, clearly named."""
    made = named(document(a=answer(obj(user=USER, n=NUMBER)), b=answer(obj(user=near))))
    assert sorted(made.classes) == ["A", "B", "BUser", "User"]
    assert made.classes["User"] == USER
    assert made.classes["BUser"] == near


def test_a_bound_beside_a_reference_keeps_schemas_apart() -> None:
    """`{$ref, minProperties}` accepts less than `{$ref}` does."""
    narrow = {**ref("User"), "minProperties": 1}
    given = document({"User": USER}, a=answer(obj(u=ref("User"))), b=answer(obj(u=narrow)))
    assert names(given) == ["A", "B", "User"]


def test_equal_enums_become_one_component() -> None:
    """An enum that stands in several places is one class."""
    kind = enum("photo", "video")
    given = document(a=answer(obj(kind=kind)), b=answer(obj(kind=kind, n=NUMBER)))
    assert [s for s in named(given).classes.values() if "enum" in s] == [kind]


def test_an_inline_schema_joins_the_component_it_repeats() -> None:
    """The document's own name wins over the place where the schema is repeated."""
    given = document({"Person": USER}, a=answer(obj(user=USER)), b=answer(USER))
    made = named(given)
    assert sorted(made.classes) == ["A", "Person"]
    assert made.answer("b.get") == ref("Person")


def test_components_of_one_structure_keep_their_names() -> None:
    """The document says two names for one structure: both stay."""
    made = named(document({"A": USER, "B": USER}, a=answer(ref("A")), b=answer(ref("B"))))
    assert made.answer("a.get") == ref("A")
    assert made.answer("b.get") == ref("B")


def test_nested_schemas_join_from_the_inside_out() -> None:
    """What repeats a component inside of a repeated schema lets the outer one join, too."""
    outer = obj(user=USER, n=NUMBER)
    referring = obj(user=ref("Person"), n=NUMBER)
    given = document({"Person": USER}, a=answer(outer), b=answer(referring), c=taking(outer))
    assert names(given) == ["A", "Person"]


@pytest.mark.parametrize("name", ["Aaa", "Zzz"])
def test_an_inline_schema_joins_a_recursive_component(name: str) -> None:
    """A message that replies to a message is that message, wherever it is repeated."""
    message = obj(text=TEXT, reply=ref(name))
    given = document({name: message}, a=answer(array(message)), b=answer(obj(last=message)))
    assert names(given) == sorted([name, "B"])


@pytest.mark.parametrize("order", list(itertools.permutations("PQR")))
def test_inline_schemas_join_components_that_refer_to_one_another(order: tuple[str, ...]) -> None:
    """In a circle of components no name decides which ones are recognized."""
    p, q, r = order
    schemas = {
        p: obj(next=ref(q), a=TEXT),
        q: obj(next=ref(r), b=TEXT),
        r: obj(next=ref(p), c=TEXT),
    }
    inline = obj(next=obj(next=obj(next=ref(p), c=TEXT), b=TEXT), a=TEXT)
    made = named(document(schemas, a=answer(inline), b=answer(schemas[q]), c=answer(schemas[r])))
    assert sorted(made.classes) == ["P", "Q", "R"]
    assert [made.answer(f"{name}.get") for name in "abc"] == [ref(p), ref(q), ref(r)]


def test_inline_schemas_inside_components_join_components() -> None:
    """A component that repeats another one refers to it, also to one later in order."""
    made = named(document({"A": obj(user=USER), "User": USER}))
    assert made.classes["A"] == obj(user=ref("User"))


def test_another_name_for_a_component_is_followed() -> None:
    """A component that is only a reference makes no class of its own."""
    schemas = {"Person": USER, "Also": ref("Person"), "Again": ref("Also")}
    made = named(document(schemas, a=answer(ref("Again"))))
    assert sorted(made.classes) == ["Person"]
    assert made.answer("a.get") == ref("Person")


def test_a_discriminator_leads_to_the_new_names() -> None:
    """Mappings name components by reference, by name, or by another name; all are renamed."""
    mapping = {"a": ref("cat-thing")["$ref"], "b": "Dog", "c": ref("Pup")["$ref"], "d": "elsewhere"}
    pets = {
        "oneOf": [ref("cat-thing"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    cat, dog = obj("kind", kind=TEXT), obj("kind", "name", kind=TEXT, name=TEXT)
    schemas = {"cat-thing": cat, "Dog": dog, "Pup": ref("Dog"), "Pets": pets}
    made = named(document(schemas, a=answer(pets)))
    renamed = {
        "a": ref("CatThing")["$ref"],
        "b": ref("Dog")["$ref"],
        "c": ref("Dog")["$ref"],
        "d": "elsewhere",
    }
    for schema in (made.classes["Pets"], made.answer("a.get")):
        assert schema["discriminator"] == {"propertyName": "kind", "mapping": renamed}
