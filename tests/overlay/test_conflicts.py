"""Overlays that contradict each other, and overlays that only seem to."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import apply_overlays
from tests.overlay.making import overlay

WHY = {"description": "A gap", "x-evidence": "a page"}


def update(target: str, value: Json) -> Json:
    return {**WHY, "target": target, "update": value}


def remove(target: str) -> Json:
    return {**WHY, "target": target, "remove": True}


def copy(target: str, source: str) -> Json:
    return {**WHY, "target": target, "copy": source}


def together(document: Json, *overlays: list[Json]) -> Json:
    """Apply overlays called 0.yaml, 1.yaml and so on."""
    made = [overlay(*actions, source=f"{i}.yaml") for i, actions in enumerate(overlays)]
    return apply_overlays(document, made)[0]


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        (update("$.a", {"x": 1}), update("$.a", {"x": 2}), "/a/x"),
        (update("$.a", {"x": 1}), update("$.a", {"x": None}), "/a/x"),
        (update("$.a", {"x": 1}), update("$.a", {"x": True}), "/a/x"),
        (update("$.a.old", 1), update("$.a", {"old": 2}), "/a/old"),
        (update("$.a", {"old": 0}), update("$.a", {"old": 2}), "/a/old"),
        (update("$.a", {"x": {"y": {"z": 1}}}), update("$.a.x.y", {"z": 2}), "/a/x/y/z"),
        (update("$.a", {"x": 1}), remove("$.a.x"), "/a/x"),
        (update("$.a", {"x": {"y": 1}}), remove("$.a.x.y"), "/a/x/y"),
        (update("$.a", {"x": 1}), remove("$.a"), "/a"),
        (update("$.a.l[0]", 5), remove("$.a"), "/a"),
        (update("$.a.l", [7]), remove("$.a.l[-1]"), "/a/l/2"),
        (update("$.a.l", {"x": 1}), remove("$.a.l[?@.x]"), "/a/l/2"),
        (update("$.a.l", [{"x": [1]}]), remove("$..x[0]"), "/a/l/2/x/0"),
        (remove("$.a.old"), update("$.a", {"old": 0}), "/a/old"),
        (remove("$.a"), update("$", {"a": {}}), "/a"),
        (update("$.a", {"w": 5}), copy("$.a", "$.b"), "/a/w"),
    ],
)
def test_undoing_what_another_overlay_did_is_a_conflict(
    first: Json, second: Json, place: str
) -> None:
    """Another value, a removal and a return are errors that name both actions."""
    document = {"a": {"old": 0, "l": [1, 2]}, "b": {"w": 1}}
    with pytest.raises(PipelineError) as caught:
        together(document, [update("$.b", {"z": 0}), first], [second])
    assert str(caught.value) == (
        f"1.yaml:10: conflict at {place}: this action undoes what the action at 0.yaml:20 has "
        "done; keep one of them"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (update("$.a", {"x": 1}), update("$.a", {"x": 1, "y": 2})),
        (update("$.a", {"x": {"y": 1}}), update("$.a", {"x": {"z": 1}})),
        (update("$.a", {"x": 1}), update("$.b", {"x": 2})),
        (update("$.a.l", [3]), update("$.a.l", [4])),
        (update("$.a.l", [3]), remove("$.a.l[0]")),
        (remove("$.a.old"), update("$.a", {"new": 1})),
        (remove("$.a.l[1]"), remove("$.a.l[0]")),
        (remove("$.a.l[0]"), update("$.a.l", [1])),
        (copy("$.a", "$.c"), update("$.a.y", 2)),
        (copy("$.a", "$.c"), remove("$.a.y")),
    ],
)
def test_additions_side_by_side_are_no_conflict(first: Json, second: Json) -> None:
    """Overlays may touch the same places as long as nothing that one said is undone.

    What an overlay copies is upstream's, and open to changes.
    """
    document: Json = {"a": {"old": 0, "l": [1, 2]}, "b": {}, "c": {"y": 1}}
    expected = together(document, [first, second])
    assert together(document, [first], [second]) == expected


def test_an_overlay_may_undo_what_it_did_itself() -> None:
    """Within one overlay, removing and putting back is the way to replace."""
    actions = [update("$.a", {"x": 1}), update("$.a", {"x": 2}), remove("$.a.x")]
    actions += [update("$.a", {"x": {"y": [1]}}), remove("$.a"), update("$", {"a": {"x": 3}})]
    assert together({"a": {}}, actions) == {"a": {"x": 3}}


def test_claims_move_with_the_items_of_an_array() -> None:
    """After a removal, an item is still known for whose it is, and others for not being so."""
    document = {"l": [1, 2, 3]}
    first = [update("$.l", [4]), remove("$.l[0]")]
    assert together(document, first, [remove("$.l[0]")], [remove("$.l[0]")]) == {"l": [4]}
    with pytest.raises(PipelineError, match=r"^1\.yaml:20: conflict at /l/1: .* at 0\.yaml:10"):
        together(document, first, [remove("$.l[0]"), remove("$.l[1]")])


def test_a_claim_stands_also_where_upstream_has_the_value() -> None:
    """Whether two overlays conflict does not depend on what upstream happens to say."""
    with pytest.raises(PipelineError, match="conflict at /a/x"):
        together({"a": {"x": 1}}, [update("$.a", {"x": 1})], [update("$.a", {"x": 2})])


def test_the_last_of_three_is_told_who_was_last() -> None:
    """Among several that set one value, the one that set it last is named."""
    same = update("$.a", {"x": 1})
    with pytest.raises(PipelineError, match=r"^2\.yaml:10: .* at 1\.yaml:10 has done"):
        together({"a": {}}, [same], [same], [update("$.a", {"x": 2})])
