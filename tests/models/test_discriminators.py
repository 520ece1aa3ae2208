"""Discriminators whose values the document leaves to be inferred."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from pathlib import Path
from types import GenericAlias
from typing import Any

import pytest

from pipeline.normalize import normalize
from tests.generate.building import Client, answering, built, document

DATE = {"type": "string", "format": "date-time"}


def ref(name: str) -> Any:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def thing(**properties: Any) -> Any:
    """Return an object schema whose `kind` is required."""
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, **properties},
    }


def union(*names: str) -> Any:
    """Return a union with a discriminator that has no mapping."""
    return {"oneOf": [ref(name) for name in names], "discriminator": {"propertyName": "kind"}}


SCHEMAS: dict[str, Any] = {
    "Boat": thing(keel={"type": "integer"}),
    "Plane": thing(wings={"type": "integer"}),
    "Ride": union("Boat", "Plane"),
    "Circle": thing(kind={"type": "string", "enum": ["round", "oval"]}),
    "Square": thing(kind={"const": "square"}),
    # Their values are those of enums.
    "Solid": thing(kind=ref("Round")),
    "Flat": thing(kind={"allOf": [ref("Even")], "description": "One of two."}),
    "Round": {"type": "string", "enum": ["ball"]},
    "Even": {"type": "string", "enum": ["disc", "sheet"]},
    "Plain": ref("Flat"),
    "Ring": thing(kind={"anyOf": [{"const": "ring"}, {"oneOf": [{"enum": ["hoop"]}]}]}),
    # Both list all values.
    "Cup": thing(kind=ref("Dishes")),
    "Plate": thing(kind=ref("Dishes")),
    "Dishes": {"type": "string", "enum": ["Cup", "Plate"]},
    "Holder": {
        "type": "object",
        "properties": {
            "ride": ref("Ride"),
            "form": union("Circle", "Square"),
            "body": union("Solid", "Plain", "Ring"),
            "engine": ref("Engine"),
            "machine": ref("Machine"),
            "dish": union("Cup", "Plate"),
            "animal": ref("Animal"),
            "herd": {"type": "array", "items": ref("Animal")},
            "described": {"allOf": [ref("Animal")], "description": "The first."},
            "missing": {"allOf": [ref("Animal")], "nullable": True},
            "absent": {"allOf": [ref("Animal"), {"nullable": True}]},
            "renamed": ref("Creature"),
            "rode": ref("Vehicle"),
            "paid": ref("Payment"),
            "drawn": ref("Figure"),
            "lost": ref("Lost"),
            "plant": ref("Plant"),
        },
    },
    # A union of what is made of it, as Spring writes it.
    "Vehicle": {**thing(), **union("Car", "Bus")},
    "Car": {"allOf": [ref("Vehicle"), {"type": "object", "properties": {"since": DATE}}]},
    "Bus": {"allOf": [ref("Vehicle"), {"type": "object", "properties": {"since": {}}}]},
    # Without a discriminator, what fits.
    "Figure": {**thing(), "anyOf": [ref("Dot"), {"type": "null"}]},
    "Dot": {
        "allOf": [ref("Figure"), {"type": "object", "required": ["at"], "properties": {"at": DATE}}]
    },
    # A base under another name, and in a part of a part.
    "Machine": {**ref("Engine"), "description": "Any engine."},
    "Engine": {**thing(), "discriminator": {"propertyName": "kind"}},
    "Diesel": {"allOf": [ref("Machine"), {"type": "object", "properties": {"built": DATE}}]},
    "Steam": {"allOf": [{"allOf": [ref("Engine")], "type": "object", "properties": {"lit": DATE}}]},
    # A base of bases: by another property.
    "Payment": {**thing(), "discriminator": {"propertyName": "kind"}},
    "Card": {
        "allOf": [ref("Payment"), {"type": "object", "properties": {"brand": {"type": "string"}}}],
        "discriminator": {"propertyName": "brand", "mapping": {"v": "Visa", "a": "Amex"}},
    },
    "Visa": {"allOf": [ref("Card"), {"type": "object", "properties": {"until": DATE}}]},
    "Amex": {"allOf": [ref("Card"), {"type": "object", "properties": {"until": {}}}]},
    # All values of its mapping lead nowhere.
    "Lost": {
        "oneOf": [ref("Boat"), ref("Plane")],
        "discriminator": {"propertyName": "kind", "mapping": {"x": "Gone"}},
    },
    # A discriminator in a part of the base, as a text.
    "Plant": {"allOf": [thing(), {"type": "object", "discriminator": "kind"}]},
    "Tree": {"allOf": [ref("Plant"), {"type": "object", "properties": {"felled": DATE}}]},
    "Animal": {
        **thing(name={"type": "string"}),
        "discriminator": {"propertyName": "kind", "mapping": {"hound": ref("Dog")["$ref"]}},
    },
    # Another name of a base that says its values.
    "Creature": {"allOf": [ref("Animal")], "description": "Any animal."},
    "Dog": {"allOf": [ref("Animal"), {"type": "object", "properties": {"born": DATE}}]},
    "Puppy": {"allOf": [ref("Dog"), {"type": "object", "properties": {"age": {}}}]},
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client with the models above, and lists of them."""
    folder: Path = tmp_path_factory.mktemp("discriminators")
    paths = {
        "/rides": {"get": answering({"type": "array", "items": ref("Ride")}, operationId="r.list")},
        "/holder": {"get": answering(ref("Holder"), operationId="h.get")},
        "/animal": {"get": answering(ref("Animal"), operationId="a.get")},
    }
    with built(document(schemas=SCHEMAS, paths=paths), folder) as made:
        yield made


def decoded(client: Client, form: Any, value: Any) -> tuple[Any, list[str]]:
    """Decode a value by a type, as methods and functions do; return it with what was told."""
    found: list[Any] = []
    made = client.module("codec").decode(form, value, on_drift=found.extend)
    return made, [str(mismatch) for mismatch in found]


def list_of(client: Client, *models: str) -> Any:
    """Return the type of a list of several models."""
    return GenericAlias(list, (reduce(or_, map(client.model, models)),))


def kind_of(client: Client, field: str, value: Any) -> str:
    """Return the class of a field of a holder."""
    holder = client.model("Holder").from_dict({field: value})
    assert holder.to_dict() == {field: value}
    return type(getattr(holder, field)).__name__


def test_without_a_mapping_the_value_is_the_name_of_the_component(client: Client) -> None:
    """In a field and in a result, although the object would fit another model as well."""
    assert kind_of(client, "ride", {"kind": "Plane"}) == "Plane"
    assert kind_of(client, "ride", {"kind": "Boat"}) == "Boat"
    form = list_of(client, "Boat", "Plane")
    rides, told = decoded(client, form, [{"kind": "Plane"}, {"kind": "Boat"}])
    assert [type(ride).__name__ for ride in rides] == ["Plane", "Boat"]
    assert not told


def test_an_unknown_value_is_told(client: Client) -> None:
    """The object stays as it is."""
    form = list_of(client, "Boat", "Plane")
    rides, told = decoded(client, form, [{"kind": "Train"}])
    assert rides == [{"kind": "Train"}]
    assert told == ['$[0].kind: expected one of "Boat", "Plane", found "Train"']


@pytest.mark.parametrize(
    ("kind", "model"), [("round", "Circle"), ("oval", "Circle"), ("square", "Square")]
)
def test_components_that_list_their_values_are_named_by_them(
    client: Client, kind: str, model: str
) -> None:
    """Not by their own names."""
    assert kind_of(client, "form", {"kind": kind}) == model


@pytest.mark.parametrize(
    ("field", "kind", "model"),
    [
        ("body", "ball", "Solid"),
        ("body", "sheet", "Flat"),
        ("body", "ring", "Ring"),
        ("body", "hoop", "Ring"),
        ("dish", "Cup", "Cup"),
        ("dish", "Plate", "Plate"),
    ],
)
def test_values_may_be_those_of_an_enum(client: Client, field: str, kind: str, model: str) -> None:
    """What several components list names none of them, but their own names do."""
    assert kind_of(client, field, {"kind": kind}) == model


@pytest.mark.parametrize(
    ("value", "model"),
    [
        ({"kind": "hound", "born": "2026-01-02T03:04:05Z"}, "Dog"),
        ({"kind": "other", "name": "x"}, "Animal"),
        ({"kind": "other", "age": 1}, "Puppy"),
    ],
)
def test_a_base_stands_for_what_is_made_of_it(client: Client, value: Any, model: str) -> None:
    """What its mapping does not name is recognised by its properties."""
    assert kind_of(client, "animal", value) == model
    herd = client.model("Holder").from_dict({"herd": [value]}).herd
    assert [type(each).__name__ for each in herd] == [model]


@pytest.mark.parametrize(
    ("field", "value", "model"),
    [
        ("described", {"kind": "hound"}, "Dog"),
        ("missing", {"kind": "hound"}, "Dog"),
        ("missing", None, "NoneType"),
        ("absent", {"kind": "hound"}, "Dog"),
        ("absent", None, "NoneType"),
        ("renamed", {"kind": "hound"}, "Dog"),
        ("renamed", {"kind": "Puppy"}, "Puppy"),
        ("renamed", {"kind": "other", "name": "x"}, "Animal"),
        ("engine", {"kind": "Diesel", "built": "2026-01-02T03:04:05Z"}, "Diesel"),
        ("engine", {"kind": "Steam", "lit": "2026-01-02T03:04:05Z"}, "Steam"),
        ("machine", {"kind": "Diesel", "built": "2026-01-02T03:04:05Z"}, "Diesel"),
        ("machine", {"kind": "other"}, "Engine"),
        ("rode", {"kind": "Car", "since": "2026-01-02T03:04:05Z"}, "Car"),
        ("rode", {"kind": "Bus", "since": "2026-01-02T03:04:05Z"}, "Bus"),
        ("drawn", {"kind": "x", "at": "2026-01-02T03:04:05Z"}, "Dot"),
        ("drawn", None, "NoneType"),
        ("drawn", {"kind": "x"}, "Figure"),
        ("lost", {"kind": "Plane"}, "Plane"),
        ("plant", {"kind": "Tree", "felled": "2026-01-02T03:04:05Z"}, "Tree"),
    ],
)
def test_bases_of_other_notations_stand_for_what_is_made_of_them(
    client: Client, field: str, value: Any, model: str
) -> None:
    """With a description or null beside a reference, and as a union of what is made of them."""
    assert kind_of(client, field, value) == model


@pytest.mark.parametrize("name", ["Visa", "Amex"])
def test_a_base_made_of_a_base_may_have_another_property(client: Client, name: str) -> None:
    """The first property names the inner base, the second names what is made of it."""
    value = {"kind": "Card", "brand": name[0].lower(), "until": "x"}
    assert kind_of(client, "paid", value) == name
    assert kind_of(client, "paid", {"kind": "Card", "brand": "other"}) == "Card"
    form = list_of(client, "Amex", "Card", "Payment", "Visa")
    (paid,), _ = decoded(client, form, [value])
    assert type(paid).__name__ == name


def test_a_name_that_the_mapping_lacks_still_names_its_component(client: Client) -> None:
    """Although another component without a value would fit as well."""
    assert kind_of(client, "animal", {"kind": "Puppy", "name": "x"}) == "Puppy"


def test_a_component_without_fields_of_its_own_is_made_of_a_base() -> None:
    """If the base says nothing of its values, the component is one of them."""
    schemas = {
        "Animal": {**thing(), "discriminator": {"propertyName": "kind"}},
        "Dog": {"allOf": [ref("Animal")]},
    }
    paths = {"/h": {"get": answering(ref("Animal"))}}
    made, _ = normalize(document(schemas=schemas, paths=paths))
    answer = made["paths"]["/h"]["get"]["responses"]["200"]["content"]["application/json"]
    assert answer["schema"]["discriminator"]["mapping"] == {"Dog": ref("Dog")["$ref"]}


def test_what_is_made_of_a_base_has_its_own_fields(client: Client) -> None:
    """A date of the dog is a date."""
    value = {"animal": {"kind": "hound", "born": "2026-01-02T03:04:05Z"}}
    assert isinstance(client.model("Holder").from_dict(value).animal.born, datetime)


def test_a_value_that_leads_nowhere_is_told_and_left_out() -> None:
    """The rest of the document is sound."""
    schemas = {
        "Boat": thing(),
        "Ride": {
            "oneOf": [ref("Boat")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"boat": ref("Boat")["$ref"], "gone": ref("Gone")["$ref"], "x": "Lost"},
            },
        },
    }
    made, report = normalize(document(schemas=schemas))
    mapping = made["components"]["schemas"]["Ride"]["discriminator"]["mapping"]
    assert mapping == {"boat": ref("Boat")["$ref"]}
    assert [notice.split(":")[0].rsplit("/", 1)[1] for notice in report.notices] == ["gone", "x"]


def test_writing_down_what_is_implied_is_done_once() -> None:
    """Normalizing again changes nothing."""
    paths = {"/h": {"get": answering(ref("Holder"))}}
    once, _ = normalize(document(schemas=SCHEMAS, paths=paths))
    again, _ = normalize(once)
    assert again == once
