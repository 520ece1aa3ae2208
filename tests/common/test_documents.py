"""The canonical form of a document is that of `json`, which takes longer to write it."""

from __future__ import annotations

import copy
import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Json, canonical_json, json_line, share_equal_parts

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


@given(VALUES, VALUES)
def test_a_value_stays_the_same_if_it_shares_parts(value: Json, known: Json) -> None:
    """`1`, `1.0` and `true` are equal in Python, and are not exchanged."""
    for other in (known, {"a": [value], "b": [known]}, copy.deepcopy(value)):
        given_value: Json = {"a": [copy.deepcopy(value)], "b": [[]]}
        share_equal_parts(given_value, {"a": [other], "b": other})
        assert repr(given_value) == repr({"a": [value], "b": [[]]})


def test_equal_parts_at_the_same_places_are_shared() -> None:
    """Parts of other types, and parts that differ, are not; equal parts inside them are."""
    old: Json = {"paths": {"/a": {"get": {"x": [1]}}, "/b": {"n": [1], "same": [0]}, "/c": [True]}}
    new = copy.deepcopy(old)
    new["paths"]["/b"] = {"n": [1.0], "same": [0]}
    new["paths"]["/c"] = [1]
    share_equal_parts(new, old)
    assert new["paths"]["/a"] is old["paths"]["/a"]
    assert new["paths"]["/b"]["same"] is old["paths"]["/b"]["same"]
    assert repr(new["paths"]["/b"]) == "{'n': [1.0], 'same': [0]}"
    assert repr(new["paths"]["/c"]) == "[1]"
