"""Every property and parameter has a Python name of its own, and keeps its wire name."""

from __future__ import annotations

import builtins
import keyword

import pytest

from pipeline.common.documents import Document
from pipeline.names.fields import parameter_names, python_names
from tests.components.building import (
    NUMBER,
    TEXT,
    answer,
    document,
    named,
    parameter,
    with_parameters,
)


def named_fields(*wires: str) -> tuple[Document, dict[str, str]]:
    """Return the class of an object with these properties, and its ledger's field names."""
    schema = {"type": "object", "properties": {**dict.fromkeys(wires, TEXT), "other": NUMBER}}
    made = named(document(a=answer({**schema, "title": "Thing"})))
    return made.classes["Thing"], made.ledger.schemas["Thing"].fields


@pytest.mark.parametrize(
    ("wires", "pythons"),
    [
        (("a-b", "a b"), ("a_dash_b", "a_b")),
        (("a_b", "a-b", "aB"), ("a_b", "a_dash_b", "a_upper_b")),
        (("view", "_view"), ("view", "underscore_view")),
        (("+1", "-1", "1"), ("plus_1", "minus_1", "field_1")),
        (("$id", "@id", "id", "id?"), ("dollar_id", "at_id", "id", "id_question")),
        (("X-Id", "X_ID", "x-id"), ("upper_x_capital_id", "x_id", "x_dash_id")),
        (("\u00e9", "e"), ("e_acute", "e")),
        (("Type", "type", "@type"), ("capital_type", "type_", "at_type")),
        (("名", "名前"), ("ming", "ming_qian")),
        (("⁂", "⁂⁂"), ("field", "asterism_asterism")),
        (("_view",), ("view",)),
        (("240", "720"), ("field_240", "field_720")),
        (("", "field"), ("empty", "field")),
        (("class", "class_"), ("class_2", "class_")),
        (("user-id", "x-bc"), ("user_id", "x_bc")),
        (("id", "ID", "Id"), ("id", "upper_id", "capital_id")),
        (("userId", "user_id", "userID"), ("user_capital_id", "user_id", "user_upper_id")),
        (("$ref", "@type"), ("ref", "type_")),
        (("list", "id", "type", "format"), ("list_", "id", "type_", "format_")),
    ],
)
def test_wire_names_become_python_names(wires: tuple[str, ...], pythons: tuple[str, ...]) -> None:
    """The name spelled as in Python keeps it; others have their difference in words."""
    names = python_names(wires, {})
    assert sorted(names.items()) == sorted(zip(wires, pythons, strict=True)), names


def test_the_order_of_properties_does_not_matter() -> None:
    """Names that collide are settled by themselves, not by which comes first."""
    wires = ["a-b", "a b", "a_b", "A-B", "aB", "_", "__", "", "é", "e"]
    assert python_names(wires, {}) == python_names(wires[::-1], {})


@pytest.mark.parametrize(
    "wire",
    (
        "self cls to_dict from_dict to_json from_json to_row row_keys additional_properties "
        "additional_keys to_multipart field_dict "
        "d src_dict class import None True print json datetime cast types "
        "__init__ __class__ __dict__ _ __ a.b $ref é 名前 \n \0 \\ \" ''' {x} ../x 1 0x10 -1"
    ).split(" "),
)
def test_any_wire_name_gets_a_usable_name(wire: str) -> None:
    """No field is called as a keyword, a builtin but `id`, or a method of a model."""
    schema, recorded = named_fields(wire)
    name = python_names(schema["properties"], schema.get("x-python-names", {}))[wire]
    assert name.isidentifier()
    assert name.isascii()
    assert not name.startswith("_")
    assert not keyword.iskeyword(name)
    assert name not in set(dir(builtins)) - {"id"}
    assert name not in {"self", "cls", "to_dict", "from_dict", "additional_properties"}
    assert name not in {"to_json", "from_json", "to_row", "row_keys"}
    assert recorded == schema.get("x-python-names", {})
    assert schema["properties"].keys() == {wire, "other"}


def test_regular_names_are_not_written_down() -> None:
    """What snake_case gives by itself needs no entry, in the document or in the ledger."""
    schema, recorded = named_fields("id", "hasMore", "with_user", "URL")
    assert "x-python-names" not in schema
    assert recorded == {}


def test_irregular_names_are_written_down() -> None:
    """They could change when a property is added beside them."""
    schema, recorded = named_fields("_view", "240", "id")
    assert recorded == schema["x-python-names"] == {"240": "field_240", "_view": "view"}


def test_a_settled_name_stays_when_a_better_owner_comes() -> None:
    """`_view` was `view` first; the newcomer `view` has to differ."""
    assert python_names(["_view", "view"], {"_view": "view"}) == {"_view": "view", "view": "view_2"}


def test_parameters_keep_their_names_where_they_can() -> None:
    """Plain names are snake_case, and need no note in the document."""
    given = [parameter("limit"), parameter("userId", "path"), parameter("x-id", "header")]
    assert parameter_names(given) == ["limit", "user_id", "x_id"]
    made = named(document(a=with_parameters(*given)))
    parameters = made.document["paths"]["/v2/a"]["get"]["parameters"]
    assert [p.get("x-python-name") for p in parameters] == [None, None, "x_id"]


def test_one_name_in_two_places_is_told_apart_by_the_place() -> None:
    """A path and a query may both have an `id`."""
    given = [parameter("id", "path"), parameter("id"), parameter("id", "header")]
    assert parameter_names(given) == ["id_path", "id_query", "id_header"]


@pytest.mark.parametrize(
    "name", "body client cookies headers kwargs params quote response url".split()
)
def test_parameters_do_not_hide_what_the_function_uses(name: str) -> None:
    """A generated function has a `client` and a `body` of its own."""
    assert parameter_names([parameter(name)]) == [f"{name}_query"]
    both = parameter_names([parameter(name), parameter(f"{name}_query")])
    assert both[1] == f"{name}_query"
    assert len(set(both)) == 2


def test_a_place_in_the_name_of_a_parameter_is_no_place() -> None:
    """`id query` beside an `id` in the query is another parameter."""
    given = [parameter("id"), parameter("id", "path"), parameter("id query")]
    assert len(set(parameter_names(given))) == 3


def test_parameters_never_share_a_name() -> None:
    """However their names and places are chosen."""
    wires = ["id", "id query", "id_query", "id-query", "client", "client query", "list", "list_"]
    places = ["query", "path", "header", "cookie"]
    given = [parameter(wire, place) for wire in wires for place in places]
    assert len(set(parameter_names(given))) == len(given)
