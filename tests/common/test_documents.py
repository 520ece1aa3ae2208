"""The canonical form of a document is that of `json`, which takes longer to write it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Json, canonical_json, json_line

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)  # fmt: skip


@given(VALUES)
def test_the_canonical_form_is_what_json_writes(value: Json) -> None:
    """Sorted keys, two spaces of indent, and a final newline."""
    wanted = json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False)
    assert canonical_json(value) == f"{wanted}\n"
    assert json_line(value) == json.dumps(value, sort_keys=True)


@given(st.lists(VALUES))
def test_a_generator_is_written_as_an_array(items: list[Json]) -> None:
    """At any depth, and without items."""
    for depth in range(4):
        lazy: Json = (item for item in items)
        eager: Json = items
        for _ in range(depth):
            lazy, eager = {"a": [lazy]}, {"a": [eager]}
        assert canonical_json(lazy) == canonical_json(eager)
