"""Example values are what the document says, or at least what it allows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator, oas31_format_checker

from pipeline.resources.examples import Samples

PAIR: dict[str, Any] = {
    "type": "array",
    "prefixItems": [{"type": "integer"}, {"type": "string"}],
    "items": {"not": {}},
}
SCHEMAS: dict[str, Any] = {
    "Kind": {"type": "string", "enum": ["photo", "video"]},
    "Tree": {
        "type": "object",
        "required": ["children", "kind"],
        "properties": {
            "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            "kind": {"$ref": "#/components/schemas/Kind"},
        },
    },
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "integer"}, 1),
        ({"type": "integer", "minimum": 5, "maximum": 20}, 5),
        ({"type": "number", "exclusiveMinimum": 0}, 1),
        ({"type": "integer", "maximum": -3}, -3),
        ({"type": "number", "exclusiveMaximum": 0.5}, 0),
        ({"type": ["string", "null"], "maxLength": 2}, "te"),
        ({"type": "string", "minLength": 6}, "textxx"),
        ({"type": "string", "pattern": "^conn_"}, "conn_1"),
        ({"type": "string", "pattern": "^\\d+$"}, "1"),
        ({"type": "string", "format": "date"}, "2025-01-31"),
        ({"type": "string", "example": "an example"}, "an example"),
        ({"type": "integer", "example": "no integer"}, 1),
        ({"type": "integer", "example": True}, 1),
        ({"type": "number", "examples": [float("nan"), 2.5]}, 2.5),
        ({"type": "string", "example": "x" * 1000}, "text"),
        ({"type": "integer", "minimum": 5, "example": 4}, 5),
        ({"type": "number", "exclusiveMaximum": 2, "examples": [2, 1.5]}, 1.5),
        ({"type": "string", "minLength": 6, "example": "short"}, "textxx"),
        ({"type": "string", "maxLength": 2, "example": "long"}, "te"),
        ({"type": "string", "format": "date", "example": "tomorrow"}, "2025-01-31"),
        ({"type": "string", "format": "date", "example": "2026-02-03"}, "2026-02-03"),
        (
            {"type": "string", "format": "date-time", "example": "2026-02-03"},
            "2025-01-31T12:00:00Z",
        ),
        (
            {"type": "string", "format": "uuid", "example": "7"},
            "00000000-0000-4000-8000-000000000000",
        ),
        ({"type": "array", "items": {}, "minItems": 2, "example": ["a"]}, ["text", "text"]),
        ({"const": 5, "example": 6}, 5),
        ({"const": 1, "example": True}, 1),
        ({"type": "object", "additionalProperties": {"type": "integer"}, "example": {"a": ""}}, {}),
        ({**PAIR, "example": ["a", 1]}, [1, "text"]),
        ({**PAIR, "example": [7, "a", None]}, [1, "text"]),
        ({**PAIR, "example": [7, "a"]}, [7, "a"]),
        (
            {"type": "object", "required": ["a"], "properties": {"a": {}}, "example": {"b": 1}},
            {"a": "text"},
        ),
        (
            {
                "type": "object",
                "required": ["a", "b"],
                "properties": {"a": {"readOnly": True}, "b": {}},
                "example": {"b": 1},
            },
            {"b": 1},
        ),
        (
            {
                "type": "object",
                "properties": {"a": {}},
                "additionalProperties": False,
                "example": {"a": 1, "b": 1},
            },
            {"a": "text"},
        ),
        ({"enum": [None, "b"]}, "b"),
        ({"const": 3}, 3),
        ({"$ref": "#/components/schemas/Kind"}, "photo"),
        ({"anyOf": [{"type": "string", "format": "date-time"}, {}]}, "2025-01-31T12:00:00Z"),
        ({"anyOf": [{"type": "null"}, {"type": "boolean"}]}, True),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 2}, [1, 1]),
        ({"type": "object", "properties": {"a": {}, "b": {}}, "required": ["b"]}, {"b": "text"}),
        ({"type": "object", "properties": {"a": {"type": "integer"}}}, {"a": 1}),
        ({"type": "object"}, {}),
        ({}, "text"),
    ],
)
def test_samples_are_plain(schema: Any, value: Any) -> None:
    """Examples that fit win; then the values listed; then the least that is allowed."""
    assert Samples(SCHEMAS).of(schema) == value


def test_an_example_of_the_parameter_wins() -> None:
    """What stands beside the schema is nearer than what stands in it."""
    assert Samples(SCHEMAS).of({"type": "string", "example": "inner"}, "outer") == "outer"
    assert Samples(SCHEMAS).of({"$ref": "#/components/schemas/Kind"}, "other") == "photo"


def test_samples_of_recursive_schemas_end() -> None:
    """A list of itself is empty some levels down."""
    sample = Samples(SCHEMAS).of({"$ref": "#/components/schemas/Tree"})
    assert sample["children"][0]["kind"] == "photo"
    assert repr(sample).count("children") < 10


def test_samples_of_schemas_that_multiply_are_small() -> None:
    """Neither objects of objects nor huge minima make an example that nobody reads."""
    many = {
        f"Level{n}": {
            "type": "object",
            "required": list("abcdefgh"),
            "properties": {
                name: {"$ref": f"#/components/schemas/Level{n + 1}"} for name in "abcdefgh"
            },
        }
        for n in range(20)
    }
    samples = Samples({**many, "Level20": {"type": "string"}})
    assert len(repr(samples.of({"$ref": "#/components/schemas/Level0"}))) < 20_000
    assert len(samples.of({"type": "array", "minItems": 10**9})) <= 200
    assert len(samples.of({"type": "string", "minLength": 10**9})) <= 200


def bounds(low: str, high: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for a lower and an upper bound, or one of them, or none."""
    pair = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)
    both = pair.map(lambda found: {low: found[0], high: found[1]})
    return st.one_of(both, both.map(lambda found: {low: found[low]}), st.just({}))


SCALARS = st.one_of(
    bounds("minimum", "maximum").map(lambda found: {"type": "integer", **found}),
    bounds("minLength", "maxLength").map(lambda found: {"type": "string", **found}),
    st.sampled_from([{"type": "boolean"}, {"type": ["number", "null"]}, {"enum": ["a", 1]}]),
    st.sampled_from(["date", "date-time", "uuid"]).map(lambda f: {"type": "string", "format": f}),
)


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for arrays, objects and unions of schemas."""
    return st.one_of(
        st.builds(
            lambda items, n: {"type": "array", "items": items, "minItems": n},
            inner,
            st.integers(0, 3),
        ),
        st.lists(inner, min_size=1, max_size=3).map(lambda found: {"anyOf": found}),
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3).map(
            lambda found: {"type": "object", "properties": found, "required": sorted(found)}
        ),
    )


@given(st.recursive(SCALARS, nested, max_leaves=6))
def test_samples_are_valid(schema: Any) -> None:
    """An independent validator accepts the sample of a schema."""
    validator: Any = OAS31Validator(schema, format_checker=oas31_format_checker)
    sample = Samples({}).of(schema)
    assert not list(validator.iter_errors(sample)), sample
