"""OpenAPI 3.0's `nullable`, in all its forms."""

from __future__ import annotations

from typing import Any

import pytest

from tests.normalize.building import kinds, schema, valid, with_operation, with_schema

NULL = {"type": "null"}
CAT = {"type": "object", "properties": {"name": {"type": "string"}}}
CAT_REF = {"$ref": "#/components/schemas/Cat"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": ["string", "integer"]}, {"type": ["integer", "string", "null"]}),
        ({"type": ["null", "string"]}, {"type": ["string", "null"]}),
        ({"type": "string", "format": "date"}, {"type": ["string", "null"], "format": "date"}),
        (
            {"type": "string", "enum": ["b", "a"]},
            {"type": ["string", "null"], "enum": [None, "a", "b"]},
        ),
        ({"enum": ["a"]}, {"type": ["string", "null"], "enum": [None, "a"]}),
        ({"type": "array", "items": NULL}, {"type": ["array", "null"], "items": NULL}),
        ({"properties": {"a": {}}}, {"type": ["object", "null"], "properties": {"a": {}}}),
        ({"items": {}}, {"type": ["array", "null"], "items": {}}),
        ({}, {}),
        ({"description": "What?"}, {"description": "What?"}),
        (CAT_REF, {"anyOf": [CAT_REF, NULL]}),
        ({"anyOf": [CAT_REF, {"type": "string"}]}, {"anyOf": [CAT_REF, NULL, {"type": "string"}]}),
        ({"oneOf": [CAT_REF]}, {"oneOf": [CAT_REF, NULL]}),
        ({"anyOf": [CAT_REF, NULL]}, {"anyOf": [CAT_REF, NULL]}),
        ({"allOf": [CAT_REF]}, {"anyOf": [{"allOf": [CAT_REF]}, NULL]}),
        ({"const": "a"}, {"anyOf": [{"const": "a"}, NULL]}),
        ({"not": {"type": "string"}}, {"anyOf": [{"not": {"type": "string"}}, NULL]}),
    ],
)
@pytest.mark.parametrize("mark", ["nullable", "x-nullable"])
def test_nullable_becomes_the_null_type(given: Any, expected: Any, mark: str) -> None:
    """`nullable: true` is replaced by a schema that says null in JSON Schema's own way."""
    assert schema({**given, mark: True}, Cat=CAT) == expected


@pytest.mark.parametrize("given", [{"type": "string"}, CAT_REF, {"enum": ["a"], "type": "string"}])
@pytest.mark.parametrize("mark", ["nullable", "x-nullable"])
def test_nullable_false_only_goes(given: Any, mark: str) -> None:
    """`nullable: false` says what is so anyway."""
    assert schema({**given, mark: False}, Cat=CAT) == given
    assert kinds(with_schema({**given, mark: False}, Cat=CAT)) == {"nullable: false dropped": 1}


def test_what_tells_of_both_alternatives_stays_outside() -> None:
    """Beside a reference, annotations and the default stay where readers look for them."""
    told = {"description": "Whose?", "default": None, "deprecated": True, "x-a": 1, "title": "Pet"}
    given = {"$ref": "#/components/schemas/Cat", "nullable": True, **told}
    assert schema(given, Cat=CAT) == {**told, "anyOf": [CAT_REF, NULL]}


def test_a_title_stays_with_the_schema_it_names() -> None:
    """The title of a nullable combination names the combination, not the choice of null."""
    given = {"title": "Pet", "description": "A pet.", "allOf": [CAT_REF], "nullable": True}
    assert schema(given, Cat=CAT) == {
        "description": "A pet.",
        "anyOf": [{"title": "Pet", "allOf": [CAT_REF]}, NULL],
    }


def test_only_schemas_are_nullable() -> None:
    """A property named nullable, and `nullable` inside data, stay as they are."""
    data = {"nullable": True, "type": "x"}
    given = {
        "type": "object",
        "properties": {"nullable": {"type": "boolean"}, "x-nullable": {"type": "string"}},
        "required": ["nullable"],
        "default": data,
        "example": data,
        "examples": [data],
        "x-data": data,
        "enum": [{"nullable": True}],
    }
    del given["default"]
    assert schema(given) == given


def test_every_schema_position_is_repaired() -> None:
    """Parameters, bodies, responses, headers and every keyword that holds a schema count."""
    nullable = {"type": "string", "nullable": True}
    content = {"content": {"application/json": {"schema": nullable}}}
    keywords = {
        **dict.fromkeys(("not", "if", "then", "else", "items", "contains"), nullable),
        **dict.fromkeys(("propertyNames", "additionalProperties", "contentSchema"), nullable),
        **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties"), nullable),
        **{key: [nullable] for key in ("allOf", "anyOf", "oneOf", "prefixItems")},
        **{key: {"a": nullable} for key in ("properties", "patternProperties", "dependentSchemas")},
    }
    given = with_operation(
        parameters=[{"name": "q", "in": "query", "schema": nullable}],
        requestBody=content,
        responses={"200": {"description": "", "headers": {"H": {"schema": nullable}}, **content}},
        callbacks={"c": {"{$url}": {"post": {"requestBody": content, "responses": {}}}}},
    )
    given["components"] = {"schemas": {"Subject": keywords}}
    given["webhooks"] = {"w": {"post": {"requestBody": content}}}
    assert '"nullable"' not in str(valid(given)).replace("'", '"')
    assert kinds(given)["nullable with type replaced"] == len(keywords) + 6


def test_the_other_direction_nothing_becomes_nullable_unasked() -> None:
    """A schema without any mark of null accepts no null afterwards."""
    given = {"type": "object", "properties": {"a": {"type": "string", "enum": ["x"]}, "b": CAT_REF}}
    assert schema(given, Cat=CAT) == given
    assert kinds(with_schema(given, Cat=CAT)) == {}


@pytest.mark.parametrize("union", ["anyOf", "oneOf"])
@pytest.mark.parametrize("mark", ["nullable", "x-nullable"])
@pytest.mark.parametrize("told", [{}, {"description": "Nobody."}, {"x-a": 1}])
def test_an_alternative_that_is_only_nullable_is_null(union: str, mark: str, told: Any) -> None:
    """Alone it would accept anything; beside others, zod writes it for null."""
    given = {union: [CAT_REF, {"type": "string"}, {mark: True, **told}]}
    assert schema(given, Cat=CAT) == {union: [CAT_REF, NULL, {"type": "string"}]}
    assert kinds(with_schema(given, Cat=CAT))["nullable alternatives replaced"] == 1


@pytest.mark.parametrize(
    "said",
    [
        {"nullable": True, "not": {}},
        {"nullable": True, "readOnly": True},
        {"nullable": True, "format": "nullable"},
        {"nullable": True, "type": []},
        {"nullable": "true"},
        {"nullable": True, "enum": ["null"]},
        {"nullable": True, "enum": []},
        {"$ref": "#/components/schemas/Nothing"},
        {"$ref": "#/components/schemas/Naught"},
        {"allOf": [{"$ref": "#/components/schemas/Naught"}], "description": "Nobody."},
        {"oneOf": [{"nullable": True}]},
    ],
)
def test_other_ways_to_say_null_alone(said: Any) -> None:
    """They limit nothing but the type, or lead to a component that does."""
    given = {"anyOf": [CAT_REF, {"type": "string"}, said]}
    nothing = {"Nothing": {"nullable": True}, "Naught": {"$ref": "#/components/schemas/Nothing"}}
    found = schema(given, Cat=CAT, **nothing)
    assert found == {"anyOf": [CAT_REF, NULL, {"type": "string"}]}


@pytest.mark.parametrize(
    "part",
    [
        {"nullable": True},
        {"type": ["object", "null"]},
        {"type": "object", "nullable": True, "description": "Or nothing."},
        NULL,
        {"$ref": "#/components/schemas/Nothing"},
    ],
)
def test_a_reference_is_nullable_by_a_part_beside_it(part: Any) -> None:
    """zod-openapi writes null so, where a reference can have nothing beside it."""
    given = {"allOf": [CAT_REF, part], "description": "A cat."}
    found = schema(given, Cat=CAT, Nothing={"nullable": True})
    assert found == {"anyOf": [{"allOf": [CAT_REF]}, NULL], "description": "A cat."}


def test_parts_with_types_alone_are_no_null() -> None:
    """Without a reference, null is a value only if all parts accept it."""
    given = {"allOf": [{"type": "object"}, {"type": ["object", "null"]}]}
    assert schema(given) == given


def test_only_an_alternative_beside_others_is_null() -> None:
    """Without another alternative, and with a keyword that limits values, it says what it says."""
    assert schema({"anyOf": [{"nullable": True}]}) == {"anyOf": [{}]}
    assert {} in schema({"anyOf": [CAT_REF, {"nullable": False}]}, Cat=CAT)["anyOf"]
    limited = {"anyOf": [CAT_REF, {"nullable": True, "maxLength": 3}]}
    assert {"maxLength": 3} in schema(limited, Cat=CAT)["anyOf"]
