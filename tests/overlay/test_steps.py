"""The steps that a document keeps are those that it would find anew."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.overlay.apply import apply_action
from pipeline.overlay.select import compile_query, select
from pipeline.overlay.steps import Root
from tests.overlay.making import overlay

LEAVES = st.integers(0, 2) | st.sampled_from(["x", "y"])
INNER = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=12,
)
PARTS = st.dictionaries(st.sampled_from(["/a", "/b"]), INNER, max_size=2)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "paths": PARTS,
        "components": st.fixed_dictionaries({}, optional={"schemas": PARTS, "a": INNER}),
        "webhooks": PARTS,
        "servers": st.lists(INNER, max_size=3),
        "a": INNER,
    },
)
TARGETS = ["$", "$.paths", "$.paths.*", "$..a", "$..b", "$..[?@.a]", "$..[?@.a==1]", "$..[0]"]
QUERIES = [*TARGETS, "$..*", "$..[?@.a && @.b]", "$..['a','b']", "$..[?@.a || @.b]"]
EDITS = st.one_of(
    st.builds(lambda value: {"update": value}, INNER | DOCUMENTS), st.just({"remove": True})
)
ACTIONS = st.builds(
    lambda target, edit: {"target": target, **edit}, st.sampled_from(TARGETS), EDITS
)


def places(root: Root) -> dict[str, list[str]]:
    """Return what every query selects."""
    return {
        query: [place.pointer for place in select(compile_query(query, ""), root)]
        for query in QUERIES
    }


@given(DOCUMENTS | st.lists(INNER, max_size=3), st.lists(ACTIONS, max_size=4))
def test_queries_after_actions_select_what_is_there(document: Json, actions: list[Json]) -> None:
    """Whatever actions have changed, in part or as a whole, and whichever of them failed."""
    root = Root(document)
    for given_action in actions:
        places(root)
        with suppress(PipelineError):
            apply_action(root, overlay(given_action).actions[0])
        assert places(root) == places(Root(root[0]))
