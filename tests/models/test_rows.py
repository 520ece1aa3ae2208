"""Models as rows of a table: one value to a column, the same columns whatever is set."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.generate.building import Client, answering, built, document
from tests.models.zoo import SCHEMAS

ORDER: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "placedAt": {"type": "string", "format": "date-time"},
        "dueOn": {"type": "string", "format": "date"},
        "key": {"type": "string", "format": "uuid"},
        "colour": {"type": "string", "enum": ["red", "green"]},
        "buyer": {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]},
        "buyerName": {"type": "string"},
        "replaces": {"$ref": "#/components/schemas/Order"},
        "either": {
            "anyOf": [
                {"$ref": "#/components/schemas/Person"},
                {"$ref": "#/components/schemas/Home"},
            ]
        },
        "tags": {"type": "array", "items": {"type": "string"}},
        "buyers": {"type": "array", "items": {"$ref": "#/components/schemas/Person"}},
        "labels": {"$ref": "#/components/schemas/Labels"},
    },
}
PERSON: dict[str, Any] = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "home": {"$ref": "#/components/schemas/Home"}},
}
HOME: dict[str, Any] = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "owner": {"$ref": "#/components/schemas/Person"}},
}
SHOP = {
    "Order": ORDER,
    "Person": PERSON,
    "Home": HOME,
    "Labels": {"type": "object", "additionalProperties": {"type": "string"}},
    "Prices": {
        "type": "object",
        "properties": {"currency": {"type": "string"}},
        "additionalProperties": {"type": "number"},
    },
}
KEYS = [
    *("id", "buyer_home_city", "buyer_home_owner", "buyer_name_", "buyer_name", "buyers"),
    *("colour", "due_on", "either", "key", "labels", "placed_at", "replaces", "tags"),
]
ADA = {"name": "Ada", "home": {"city": "London", "owner": {"name": "Tom"}}}
FULL: dict[str, Any] = {
    "id": 1,
    "placedAt": "2026-01-02T03:04:05.6Z",
    "dueOn": "2026-02-03",
    "key": "6F9619FF-8B86-D011-B42D-00CF4FC964FF",
    "colour": "red",
    "buyer": ADA,
    "buyerName": "A. L.",
    "replaces": {"id": 2},
    "either": ADA,
    "tags": ["a", "b"],
    "buyers": [ADA],
    "labels": {"size": "xl"},
    "unknown": 1,
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Generator[Client]:
    """The client of a shop."""
    names = {name: {"$ref": f"#/components/schemas/{name}"} for name in SHOP}
    paths = {"/shop": {"get": answering({"type": "object", "properties": names})}}
    made = document(schemas=SHOP, paths=paths)
    with built(made, tmp_path_factory.mktemp("shop")) as client:
        yield client


@pytest.fixture
def order(shop: Client) -> Any:
    """A model with values of all kinds."""
    return shop.model("Order")


@pytest.fixture
def rows(shop: Client) -> Any:
    """The function that makes rows of models of this client."""
    return shop.module("codec.rows").rows


def test_a_row_has_plain_values_under_names_of_python(order: Any) -> None:
    """Objects are flattened; a class inside itself, lists and unions of objects are JSON."""
    row = order.from_dict(FULL, strict=True).to_row()
    assert row == {
        "id": 1,
        "buyer_name_": "Ada",
        "buyer_home_city": "London",
        "buyer_home_owner": {"name": "Tom"},
        "buyer_name": "A. L.",
        "buyers": [ADA],
        "colour": "red",
        "due_on": date(2026, 2, 3),
        "either": ADA,
        "key": UUID(FULL["key"]),
        "labels": {"size": "xl"},
        "placed_at": datetime(2026, 1, 2, 3, 4, 5, 600_000, UTC),
        "replaces": {"id": 2},
        "tags": ["a", "b"],
    }
    kinds = {key: type(row[key]) for key in ("colour", "placed_at", "key")}
    assert kinds == {"colour": str, "placed_at": datetime, "key": UUID}


@pytest.mark.parametrize("value", [{}, {"id": 1}, FULL, {"buyer": None}, {"buyer": {"name": "A"}}])
def test_all_rows_of_a_class_have_the_same_keys(order: Any, value: Any) -> None:
    """Set or not: what is missing, or null, is None, in every column that it would fill."""
    row = order.from_dict(value).to_row()
    assert list(row) == KEYS == order.row_keys()
    assert order.from_dict({}).to_row() == dict.fromkeys(KEYS)


def test_keys_never_collide(order: Any) -> None:
    """A field of the object itself keeps its name; what is flattened gets an underscore."""
    row = order(id=1, buyer_name="mine").to_row()
    assert (row["buyer_name"], row["buyer_name_"]) == ("mine", None)
    assert "buyer.name" in order.row_keys(separator=".")
    assert "buyer_name" in order.row_keys(separator=".")


def test_columns_are_described(order: Any, shop: Client) -> None:
    """With their properties as in the JSON, and the types of their values."""
    columns = {each.key: each for each in shop.module("codec.rows").row_columns(order)}
    assert list(columns) == KEYS
    assert columns["buyer_home_city"].properties == ("buyer", "home", "city")
    assert columns["buyer_name"].properties == ("buyerName",)
    assert columns["buyer_name_"].properties == ("buyer", "name")
    texts = ("buyer_home_city", "buyer_name", "buyer_name_", "colour")
    scalars = {"id": int, "due_on": date, "placed_at": datetime, "key": UUID}
    types = {**dict.fromkeys(KEYS, object), **dict.fromkeys(texts, str), **scalars}
    assert {key: {*each.types} for key, each in columns.items()} == {
        key: {kind} for key, kind in types.items()
    }


def test_depth_says_how_much_is_flattened(order: Any) -> None:
    """Nothing at 0; what is deeper than that is JSON."""
    made = order.from_dict(FULL)
    assert made.to_row(depth=0)["buyer"] == ADA
    assert list(made.to_row(depth=0)) == order.row_keys(depth=0)
    assert made.to_row(depth=1)["buyer_home"] == ADA["home"]
    assert made.to_row(depth=100) == made.to_row()


def test_a_class_inside_itself_ends(zoo: Client) -> None:
    """However deep the objects are, and whatever the depth."""
    node = zoo.model("Node")
    value: dict[str, Any] = {"id": 0}
    for number in range(2_000):
        value = {"id": number, "parent": value, "partner": {"node": {"id": 1}}}
    row = node.from_dict(value).to_row(depth=1_000)
    assert row["parent"]["parent"]["id"] == 1_997
    assert row["partner_node"] == {"id": 1}


def test_scalars_are_what_files_and_databases_hold(order: Any) -> None:
    """Dates as the API wrote them, lists and objects as JSON."""
    row = order.from_dict(FULL).to_row(scalars=True)
    assert {type(value) for value in row.values()} == {int, str}
    assert row["placed_at"] == FULL["placedAt"]
    assert row["key"] == FULL["key"]
    assert json.loads(row["buyers"]) == [ADA]
    assert row["labels"] == '{"size":"xl"}'


def test_documented_properties_without_a_field_are_a_column(shop: Client) -> None:
    """A model that is a map loses nothing; unknown properties are no column."""
    labels, prices = shop.model("Labels"), shop.model("Prices")
    assert labels.from_dict({"a": "b"}).to_row() == {"additional_properties": {"a": "b"}}
    made = prices.from_dict({"currency": "EUR", "tea": 2.5})
    assert made.to_row() == {"currency": "EUR", "additional_properties": {"tea": 2.5}}


def test_what_is_not_documented_fills_no_other_column(order: Any) -> None:
    """A text in the place of an object is no object; one in the place of a number stays."""
    row = order.from_dict({"id": "one", "buyer": "Ada", "colour": "teal"}).to_row()
    assert (row["id"], row["colour"], row["buyer_name_"]) == ("one", "teal", None)
    assert row["buyer_home_city"] is None


def test_a_derived_class_makes_the_rows_of_its_own(order: Any, rows: Any) -> None:
    """What somebody adds to a row is in the rows of a table, too."""

    def marked(self: Any, **options: Any) -> dict[str, Any]:
        return {**order.to_row(self, **options), "source": "api"}

    derived: Any = type("Marked", (order,), {"to_row": marked})
    (row,) = rows([derived.from_dict({"id": 1})])
    assert list(row) == [*KEYS, "source"]


def test_rows_are_made_one_by_one(order: Any, rows: Any) -> None:
    """A table may be longer than the memory."""

    def endless() -> Iterator[Any]:
        number = 0
        while True:
            number += 1
            yield order(id=number)

    made = rows(endless())
    assert [next(made)["id"], next(made)["id"]] == [1, 2]


def test_a_table_is_of_one_class(shop: Client, order: Any, rows: Any) -> None:
    """What would have other columns is refused, with its place."""
    person = shop.model("Person")()
    with pytest.raises(TypeError, match="row 1 is made of Person and those before it of Order"):
        list(rows([order(id=1), person]))
    with pytest.raises(TypeError, match="row 0 is dict, not a model"):
        list(rows([{}]))
    with pytest.raises(TypeError, match="Person is one object, not a list"):
        list(rows(person))


def test_a_csv_file(order: Any, rows: Any) -> None:
    """The header is there without a row; every cell comes back as text."""
    file = io.StringIO()
    writer = csv.DictWriter(file, order.row_keys())
    writer.writeheader()
    writer.writerows(rows([order.from_dict(FULL), order(id=2)], scalars=True))
    first, second = csv.DictReader(io.StringIO(file.getvalue()))
    assert list(first) == KEYS
    assert (first["placed_at"], json.loads(first["buyers"])) == (FULL["placedAt"], [ADA])
    assert {key: cell for key, cell in second.items() if cell} == {"id": "2"}


def test_a_table_of_sqlite(order: Any, rows: Any) -> None:
    """It takes every value; NULL is what was not set."""
    with closing(sqlite3.connect(":memory:")) as database:
        keys = order.row_keys()
        database.execute(f"CREATE TABLE orders ({', '.join(keys)})")
        places = ", ".join(f":{key}" for key in keys)
        table = rows([order.from_dict(FULL), order(id=2)], scalars=True)
        database.executemany(f"INSERT INTO orders VALUES ({places})", table)  # noqa: S608
        found = database.execute("SELECT id, buyer_name_, placed_at FROM orders").fetchall()
    assert found == [(1, "Ada", FULL["placedAt"]), (2, None, None)]


def test_every_model_makes_rows(zoo: Client) -> None:
    """Whatever its fields are: unions, maps, lists of lists."""
    for name in SCHEMAS.keys() - {"Colour", "Size"}:
        model = zoo.model(name)
        assert list(model.from_dict({}).to_row()) == model.row_keys()
