"""Repairs of single schemas: bounds, types, enums, required, booleans, tuples, patterns."""

from __future__ import annotations

from typing import Any

import pytest

from tests.normalize.building import document, kinds, schema, valid, with_operation, with_schema

TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"minimum": 0, "exclusiveMinimum": True}, {"exclusiveMinimum": 0}),
        ({"maximum": 1.5, "exclusiveMaximum": True}, {"exclusiveMaximum": 1.5}),
        ({"minimum": 0, "exclusiveMinimum": False}, {"minimum": 0}),
        ({"exclusiveMinimum": True}, {}),
        ({"exclusiveMaximum": False}, {}),
        ({"minimum": 0, "exclusiveMinimum": 2}, {"minimum": 0, "exclusiveMinimum": 2}),
    ],
)
def test_boolean_bounds_become_numbers(given: Any, expected: Any) -> None:
    """A boolean exclusive bound takes the number beside it, or goes."""
    assert schema({"type": "number", **given}) == {"type": "number", **expected}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["string"], "string"),
        (["null"], "null"),
        (["null", "string", "string", "integer"], ["integer", "string", "null"]),
        ("String", "string"),
        (["STRING", None], ["string", "null"]),
        (None, "null"),
    ],
)
def test_types_are_written_one_way(given: Any, expected: Any) -> None:
    """One type is a name, several are a sorted list without repetition, null last."""
    assert schema({"type": given}) == {"type": expected}


@pytest.mark.parametrize("given", ["any", "money", ["string", "any"], [], "", {}, 3, True])
def test_unknown_types_are_dropped(given: Any) -> None:
    """A type that JSON Schema lacks says nothing; narrowing to the rest would be a guess."""
    assert schema({"type": given, "description": "d"}) == {"description": "d"}
    assert kinds(with_schema({"type": given})) == {"unknown types dropped": 1}


def test_a_file_is_a_binary_string() -> None:
    """Swagger's `file` type is a string in format binary."""
    assert schema({"type": "file"}) == {"type": "string", "format": "binary"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"enum": ["b", "a", "b"], **TEXT}, {"enum": ["a", "b"], **TEXT}),
        ({"enum": [2, 10, 1.0, 1]}, {"enum": [1, 2, 10], "type": "integer"}),
        ({"enum": [1.5, 1]}, {"enum": [1, 1.5], "type": "number"}),
        (
            {"enum": [True, 1, "1"]},
            {"enum": [True, 1, "1"], "type": ["boolean", "integer", "string"]},
        ),
        ({"enum": ["a", None], **TEXT}, {"enum": [None, "a"], "type": ["string", "null"]}),
        ({"enum": [None]}, {"enum": [None], "type": "null"}),
        ({"enum": [], **TEXT}, TEXT),
        ({"enum": [False, True], **TEXT}, {"enum": [False, True], "type": "boolean"}),
        ({"enum": [1, "a"], **TEXT}, {"enum": [1, "a"], **TEXT}),
        ({"enum": [{"b": 1, "a": [2]}]}, {"enum": [{"a": [2], "b": 1}], "type": "object"}),
        ({"enum": ["a"], "allOf": [TEXT]}, {"enum": ["a"], "allOf": [TEXT]}),
        ({"const": None}, {"const": None}),
        ({"const": {"enum": []}}, {"const": {"enum": []}}),
    ],
)
def test_enums_are_sorted_sets_with_types(given: Any, expected: Any) -> None:
    """Enum values stand once, by type and value, and the types are those of the values."""
    assert schema(given) == expected


def test_what_tells_of_enum_values_travels_with_them() -> None:
    """Names and descriptions of enum values keep their values when these are sorted."""
    given = {"enum": ["b", "a", "b"], "x-enum-varnames": ["B", "A", "B"], **TEXT}
    assert schema(given)["x-enum-varnames"] == ["A", "B"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["b", "a", "b"], ["a", "b"]),
        (["not declared"], ["not declared"]),
        ([240, "a"], ["240", "a"]),
        ([], None),
        ("a", None),
        (True, None),
        (["a", None, {}], ["a"]),
    ],
)
def test_required_is_a_sorted_set_of_names(given: Any, expected: Any) -> None:
    """`required` lists names once and sorted; what names nothing goes."""
    assert schema({"type": "object", "required": given}).get("required") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"properties": {"id": {}}, "required": ["Id"]}, ["id"]),
        ({"properties": {"id": {}, "a": {}}, "required": ["Id", "a", "id", "x"]}, ["a", "id"]),
        ({"properties": {"id": {}}, "required": ["x"], "patternProperties": {"x": {}}}, ["x"]),
        ({"required": ["x"], "properties": {}, "allOf": [{"properties": {"x": {}}}]}, ["x"]),
    ],
)
def test_a_closed_object_requires_only_its_properties(given: Any, expected: list[str]) -> None:
    """Otherwise no object would fit; open objects may have other properties."""
    closed = {"type": "object", "additionalProperties": False}
    assert schema({**closed, **given})["required"] == expected
    assert schema({"type": "object", **given})["required"] == sorted(given["required"])


def test_a_reference_is_not_closed() -> None:
    """An object would have to be empty."""
    given: Any = {"$ref": "#/components/schemas/A", "additionalProperties": False}
    assert schema(given, A={"type": "object"}) == {"$ref": "#/components/schemas/A"}


def test_required_flags_move_to_the_object() -> None:
    """`required: true` inside a property, as in draft 3, is said by the object instead."""
    given = {
        "type": "object",
        "required": ["c"],
        "properties": {"a": {**TEXT, "required": True}, "b": {**TEXT, "required": False}, "c": {}},
    }
    expected = {
        "type": "object",
        "required": ["a", "c"],
        "properties": {"a": TEXT, "b": TEXT, "c": {}},
    }
    assert schema(given) == expected


def test_boolean_schemas_are_written_out() -> None:
    """`true` and `false` become objects, except where a boolean is the usual way."""
    given: Any = {
        "properties": {"a": True, "b": False, "additionalProperties": False},
        "items": False,
        "allOf": [True],
        "additionalProperties": False,
        "unevaluatedProperties": True,
    }
    assert schema(given) == {
        "properties": {"a": {}, "b": {"not": {}}, "additionalProperties": {"not": {}}},
        "items": {"not": {}},
        "allOf": [{}],
        "additionalProperties": False,
        "unevaluatedProperties": True,
    }


def test_boolean_schemas_stand_in_contents_too() -> None:
    """A boolean in place of a whole schema is written out wherever it stands."""
    given = with_operation(requestBody={"content": {"application/json": {"schema": True}}})
    given["components"] = {"schemas": {"Never": False}}
    result = valid(given)
    assert result["components"]["schemas"] == {"Never": {"not": {}}}
    body = result["paths"]["/things"]["get"]["requestBody"]
    assert body["content"] == {"application/json": {"schema": {}}}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"items": [TEXT, {}]}, {"prefixItems": [TEXT, {}]}),
        (
            {"items": [TEXT], "additionalItems": False},
            {"prefixItems": [TEXT], "items": {"not": {}}},
        ),
        ({"items": [TEXT], "additionalItems": TEXT}, {"prefixItems": [TEXT], "items": TEXT}),
        ({"items": TEXT, "additionalItems": False}, {"items": TEXT}),
        ({"items": []}, {"items": {}}),
        ({}, {"items": {}}),
    ],
)
def test_arrays_say_what_they_hold(given: Any, expected: Any) -> None:
    """Tuples are `prefixItems`, and an array without items holds anything."""
    assert schema({"type": "array", **given}) == {"type": "array", **expected}


@pytest.mark.parametrize(
    "pattern", ["(?<year>\\d+)", "[", "\\p{L}", "a{99999999999999999999}", "[[a]"]
)
def test_patterns_python_cannot_read_are_put_aside(pattern: str) -> None:
    """A regular expression of another dialect stays as `x-pattern`; others stay in place."""
    assert schema({**TEXT, "pattern": pattern}) == {**TEXT, "x-pattern": pattern}
    assert schema({**TEXT, "pattern": "^a$"}) == {**TEXT, "pattern": "^a$"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({**TEXT, "default": "a"}, True),
        ({**TEXT, "default": None}, False),
        ({**TEXT, "default": None, "nullable": True}, True),
        ({"type": "integer", "default": "10"}, False),
        ({"type": "integer", "minimum": 5, "default": 1}, False),
        ({"$ref": "#/components/schemas/Other", "default": 1}, False),
        ({"enum": ["a"], "default": "a"}, True),
    ],
)
def test_defaults_their_schema_refuses_are_put_aside(given: Any, kept: bool) -> None:
    """A default stays if its schema accepts it, and else is kept as `x-default`."""
    made = schema(given, Other=TEXT)
    assert ("default" in made, "x-default" in made) == (kept, not kept)
    assert made.get("default", made.get("x-default")) == given["default"]


def test_keywords_with_values_of_another_type_are_dropped() -> None:
    """A null means absent; a malformed value is dropped; a clear one is read."""
    given: Any = {
        **TEXT,
        "minLength": "3",
        "maxLength": -1,
        "title": None,
        "format": 3,
        "deprecated": "true",
        "multipleOf": 0,
        "items": None,
        "anyOf": [],
        "properties": {"a": None},
        "example": None,
    }
    expected: Any = {
        **TEXT,
        "format": "3",
        "deprecated": True,
        "properties": {"a": {}},
        "example": None,
    }
    assert schema(given) == expected


def test_identifiers_and_obsolete_keywords_go() -> None:
    """Keywords that name schemas for other documents, or belong to older drafts, are dropped."""
    given = {**TEXT, "$id": "urn:a", "$schema": "urn:b", "$defs": {"a": {}}, "dependencies": {}}
    assert schema(given) == TEXT
    assert kinds(with_schema(given)) == {"obsolete schema keywords dropped": 4}


def test_data_is_never_touched() -> None:
    """Examples, defaults, enum values, constants and extensions are not schemas."""
    data = {"type": ["string"], "nullable": True, "$ref": 1, "required": ["b", "a"], "items": [1]}
    given = {"example": data, "default": data, "const": data, "x-data": data, "examples": [data]}
    assert schema(given) == given


def test_properties_may_have_the_names_of_keywords() -> None:
    """Properties named like keywords are properties."""
    names = ("$ref", "allOf", "enum", "items", "nullable", "properties", "required", "type")
    given = {"type": "object", "properties": dict.fromkeys(names, TEXT)}
    assert schema(given) == given


def test_wire_names_and_formats_stay() -> None:
    """Names of properties, values of enums and formats are those of the wire."""
    names = ["", "240", "a-b", "a b", "cls", "d", "list", "self", "to_dict", "user-id", "ü"]
    given = {"type": "object", "properties": {name: {**TEXT, "format": "f"} for name in names}}
    assert schema(given) == given
    assert schema({**TEXT, "enum": sorted(names)})["enum"] == sorted(names)


def test_discriminators_name_components() -> None:
    """Values of a mapping become references; those that lead nowhere are dropped."""
    mapping = {"a": "Other", "b": "#/components/schemas/Other", "c": "elsewhere.json", "d": 3}
    given = {"discriminator": {"propertyName": "kind", "mapping": mapping}}
    made = schema(given, Other={"type": "object"})
    other = "#/components/schemas/Other"
    assert made["discriminator"] == {"propertyName": "kind", "mapping": {"a": other, "b": other}}
    assert schema({"discriminator": {"mapping": {}}, **TEXT}) == TEXT


def test_a_clean_document_has_no_repairs() -> None:
    """A document in the canonical form is returned as it is, and nothing is reported."""
    given = valid(with_schema({"type": "object", "properties": {"a": TEXT}}))
    assert valid(given) == given
    assert kinds(given) == {}
    assert kinds(document(openapi="3.0.3")) == {"version set": 1}
