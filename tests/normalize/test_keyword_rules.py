"""Rules that are skipped for want of their keywords would change nothing."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Json
from pipeline.normalize import nullable, schema_rules
from pipeline.normalize.walk import KeywordRule

RULES = {
    name: each
    for module in (schema_rules, nullable)
    for name, each in vars(module).items()
    if isinstance(each, KeywordRule)
}
NAMES = sorted(
    {*frozenset[str]().union(*(rule.keywords for rule in RULES.values()))}
    | {"minimum", "maximum", "$ref", "const", "format", "title", "x-nullable", "x-enum-varnames"}
)
VALUES: st.SearchStrategy[Json] = st.sampled_from(
    [
        True,
        False,
        [],
        {},
        ["a", None],
        "string",
        ["string", "null"],
        "array",
        1,
        [{"nullable": True}],
    ]
)


@pytest.mark.parametrize("name", sorted(RULES))
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_a_rule_needs_its_keywords(name: str, schema: Json) -> None:
    """Of a schema without any of them, it changes nothing."""
    rule = RULES[name]
    left = {key: value for key, value in schema.items() if key not in rule.keywords}
    before = copy.deepcopy(left)
    assert [*rule.rule(left)] == []
    assert left == before


def test_the_rules_of_schemas_are_there() -> None:
    """All of them say what they need."""
    assert len(RULES) >= 12
