"""Laws that hold for any document and any value: the merge, its idempotence, its independence."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import apply_overlay
from tests.overlay.making import overlay, patched

pytestmark = pytest.mark.long

NAMES = st.sampled_from("a b c d/~ é".split())
PRIMITIVES = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "x"])


def objects(leaves: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Return objects of objects with some leaves."""
    trees = st.recursive(leaves, lambda inner: st.dictionaries(NAMES, inner, max_size=3))
    return st.dictionaries(NAMES, trees, max_size=4)


WITHOUT_ARRAYS = objects(PRIMITIVES)
DOCUMENTS = objects(PRIMITIVES | st.lists(PRIMITIVES | WITHOUT_ARRAYS, max_size=3))
TARGETS = st.sampled_from(
    ["$", "$.a", "$.*", "$..a", "$..*", "$.a[*]", "$..[?@.a]", "$..[0,-1]", "$..[?@==1]", "$.a.b.c"]
)
EDITS = st.one_of(
    st.builds(lambda value: {"update": value}, DOCUMENTS | PRIMITIVES | st.lists(PRIMITIVES)),
    st.builds(lambda source: {"copy": source}, TARGETS),
    st.just({"remove": True}),
)
ACTIONS = st.builds(lambda target, edit: {"target": target, **edit}, TARGETS, EDITS)


def containers(value: Json) -> list[int]:
    """Return the identities of all objects and arrays in a value."""
    if not isinstance(value, dict | list):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [id(value), *(each for child in inner for each in containers(child))]


@given(DOCUMENTS, st.lists(ACTIONS, min_size=1, max_size=3, unique_by=repr))
def test_input_stays_and_output_shares_nothing(document: Json, actions: list[Json]) -> None:
    """Neither document nor overlay change, and no container stands in two places."""
    before, given_actions = copy.deepcopy(document), copy.deepcopy(actions)
    made = overlay(*actions)
    try:
        result, _ = apply_overlay(document, made)
    except PipelineError:
        result = None
    assert (document, actions) == (before, given_actions)
    inside = containers(result)
    assert len(inside) == len(set(inside))
    assert not set(inside) & {*containers(document), *containers(actions)}


@given(DOCUMENTS, WITHOUT_ARRAYS)
def test_update_without_arrays_is_idempotent(document: Json, value: Json) -> None:
    """A second update with the same objects and primitives changes nothing."""
    action = {"target": "$", "update": value}
    try:
        once = patched(document, action)
    except PipelineError:
        return
    again, [result] = apply_overlay(once, overlay(action))
    assert again == once
    assert result.changed == 0


@given(DOCUMENTS, TARGETS.filter(lambda target: target not in ("$", "$..[0,-1]")))
def test_remove_is_idempotent(document: Json, target: str) -> None:
    """Once removed, nothing is left that the target selects."""
    action = {"target": target, "remove": True}
    once = patched(document, action)
    again, [result] = apply_overlay(once, overlay(action))
    assert again == once
    assert result.matched == 0


@given(WITHOUT_ARRAYS, WITHOUT_ARRAYS)
def test_keys_keep_their_order(document: Json, value: Json) -> None:
    """Old keys come first, in their order, then new ones in theirs."""
    try:
        result = patched(document, {"target": "$", "update": value})
    except PipelineError:
        return
    assert list(result) == list(dict.fromkeys([*document, *value]))


@given(WITHOUT_ARRAYS, WITHOUT_ARRAYS)
def test_everything_of_the_update_arrives(document: Json, value: Json) -> None:
    """A merge into what the update made already is the update itself."""
    try:
        result = patched(document, {"target": "$", "update": value})
    except PipelineError:
        return
    assert patched(result, {"target": "$", "update": value}) == result
    assert _covers(result, value)


def _covers(whole: Json, part: Json) -> bool:
    if isinstance(part, dict):
        return all(key in whole and _covers(whole[key], part[key]) for key in part)
    return type(whole) is type(part) and bool(whole == part)


@given(DOCUMENTS, DOCUMENTS)
def test_an_empty_document_becomes_the_update(document: Json, value: Json) -> None:
    """An update of nothing is a copy, and a copy of the root into an array appends it."""
    assert patched({}, {"target": "$", "update": value}) == value
    whole = {"document": document, "list": []}
    result = patched(whole, {"target": "$.list", "copy": "$.document"})
    assert result == {"document": document, "list": [document]}
