"""Defaults are judged as JSON Schema judges them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator

from pipeline.normalize import normalize
from tests.normalize.building import with_schema

VALUES: list[Any] = [None, True, False, 0, 1, 5, 2.0, 2.5, "", "a", "1", [], {}]
TYPES = ["boolean", "integer", "null", "number", "string", ["integer", "null"], ["array", "string"]]
SCHEMAS = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES), "default": st.sampled_from(VALUES)},
    optional={
        "enum": st.lists(st.sampled_from(VALUES), min_size=1, max_size=3),
        "minimum": st.sampled_from([0, 1, 2.5]),
        "maximum": st.sampled_from([0, 1, 2.5]),
        "maxLength": st.just(0),
        "description": st.just("d"),
    },
)


@settings(deadline=None, max_examples=150)
@given(schema=SCHEMAS)
def test_a_default_stays_where_its_schema_accepts_it(schema: Any) -> None:
    """Whether judged at sight or by the validator, a default is kept if it is valid."""
    made = normalize(with_schema(schema))[0]["components"]["schemas"]["Subject"]
    judge: Any = OAS31Validator({k: v for k, v in made.items() if k != "default"})
    assert ("default" in made) == judge.is_valid(schema["default"])
