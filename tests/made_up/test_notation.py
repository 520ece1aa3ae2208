"""The notation of the made-up document's schemas."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from tests.made_up.notation import schema

BOX: Document = {
    "type": "object",
    "properties": {"a": {"type": "string"}, "b": {"type": "number"}},
    "required": ["a", "b"],
}


def named(name: str) -> Json:
    """Return the only record there is."""
    return {"Box": BOX}[name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("number", {"type": "number"}),
        ("unknown", {}),
        ("null", {"nullable": True}),
        ("number | null", {"type": "number", "nullable": True}),
        ("'a' | 'b' | null", {"type": "string", "enum": ["a", "b"], "nullable": True}),
        ("'a' | 'null'", {"type": "string", "enum": ["a", None]}),
        ("1 | 3", {"type": "number", "enum": [1, 3]}),
        ("string | number", {"anyOf": [{"type": "string"}, {"type": "number"}]}),
        ("number[][]", {"type": "array", "items": {"type": "array", "items": {"type": "number"}}}),
        ("(number | null)[]", {"type": "array", "items": {"type": "number", "nullable": True}}),
        ("{*: number}", {"type": "object", "additionalProperties": {"type": "number"}}),
        ("{ x-bc?: number }", {"type": "object", "properties": {"x-bc": {"type": "number"}}}),
        ("Box", BOX),
        (
            "{ ...Box, -a, c: number }",
            {
                "type": "object",
                "properties": {"b": {"type": "number"}, "c": {"type": "number"}},
                "required": ["b", "c"],
            },
        ),
    ],
)
def test_a_notation_stands_for_a_schema(text: str, expected: Json) -> None:
    """Each form of the notation gives the schema its description promises."""
    assert schema(text, named) == expected


def test_a_record_is_copied() -> None:
    """A schema may be changed without changing the record it was made of."""
    schema("Box", named)["properties"].clear()
    schema("{ ...Box }", named)["properties"]["a"].clear()
    assert BOX["properties"]["a"] == {"type": "string"}


@pytest.mark.parametrize("text", ["{ a number }", "{ a: number", "number number", "(number", "[]"])
def test_what_is_no_notation_is_refused(text: str) -> None:
    """A slip of the pen in the text files is an error, not another schema."""
    with pytest.raises((ValueError, KeyError)):
        schema(text, named)
