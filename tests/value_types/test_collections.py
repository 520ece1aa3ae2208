"""Lists and maps without a type have it by the schemas of the values inside."""

from __future__ import annotations

from typing import Any

import pytest

from tests.value_types.settling import NUMBER, TEXT, parameter, property_of

MODEL = {"type": "object", "properties": {"name": TEXT}}
USER = {"$ref": "#/components/schemas/User"}


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"items": USER}, "array"),
        ({"items": {}}, "array"),
        ({"prefixItems": [USER], "items": {"not": {}}}, "array"),
        ({"additionalProperties": NUMBER}, "object"),
        ({"patternProperties": {"^a": USER}}, "object"),
    ],
)
def test_a_collection_has_a_type(given: Any, kind: str) -> None:
    """Documents forget it often."""
    assert property_of("held", given, User=MODEL) == {**given, "type": kind}


@pytest.mark.parametrize(
    "given",
    [
        {"additionalProperties": False},
        {"items": USER, "properties": {"name": TEXT}},
        {"items": USER, "additionalProperties": USER},
        {"items": NUMBER, "enum": ["none", [1]], "type": ["array", "string"]},
        {"anyOf": [USER, {"type": "string"}], "items": USER},
        {**USER, "items": USER},
    ],
)
def test_other_schemas_stay(given: Any) -> None:
    """They say their type, or may have several types."""
    assert property_of("held", given, User=MODEL) == given


def test_a_query_may_be_a_list_without_a_type() -> None:
    """Callers pass several values."""
    assert parameter("query", "marks", {"items": TEXT})["type"] == "array"
