"""What becomes of each action of an overlay, told on documents of a few lines."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import Overlay
from pipeline.review.changes import Area, Change, Level
from pipeline.review.overlays import CHECKS, compare_overlays
from tests.made_up import resorted
from tests.overlay.making import overlay
from tests.review.command.documents import newer, older
from tests.review.overlays.area_documents import trials
from tests.slice import overlays


def document(*paths: str, **properties: Any) -> Document:
    """Return a document whose operations all answer an object with some properties."""
    schema = {"type": "object", "properties": properties or {"size": {"type": "number"}}}
    answer = {"description": "", "content": {"application/json": {"schema": schema}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            path: {"get": {"responses": {"200": deepcopy(answer)}}} for path in paths or ("/a",)
        },
    }


def action(target: str, **more: Any) -> Json:
    """Return an action, which sets a format if nothing else is said."""
    given = more if more.keys() & {"remove", "update"} else {"update": {"format": "x"}} | more
    return {"target": target, "description": "Sizes are odd.", "x-evidence": "E", **given}


def drifts(old: Document, new: Document, *actions: Json) -> list[Change]:
    """Return what becomes of an overlay's actions."""
    return drifts_of(old, new, overlay(*actions, source="a.yaml"))


def drifts_of(old: Document, new: Document, *given: Overlay) -> list[Change]:
    """Return what becomes of the actions of some overlays."""
    return list(compare_overlays(trials(old, new, given), ()))


def rows(changes: list[Change]) -> list[tuple[str, Json, Json, tuple[str, ...]]]:
    """Return what tells changes apart."""
    return [(c.check, c.before, c.after, c.operations) for c in changes]


SIZES = action("$..properties.size")
SKIPPED = {"x-when-unmatched": "skip"}


def test_an_action_that_does_what_it_did_is_not_told() -> None:
    """Whatever else changed, and in whatever order."""
    new = resorted(document("/a", "/b"), 3)
    new["info"]["title"] = "Other"
    assert drifts(document("/a", "/b"), new, SIZES) == []


def test_a_target_that_is_gone_stops_the_run() -> None:
    """The next regeneration would fail: it is an error here, with the line of the action."""
    (change,) = drifts(document("/a"), document("/a", other={"type": "string"}), SIZES)
    assert (change.check, change.level, change.area) == (
        "overlay-target-gone",
        Level.ERR,
        Area.OVERLAY,
    )
    assert change.operations == ("GET /a",)
    assert change.new is not None
    assert (change.new.file, change.new.pointer, change.new.line) == ("a.yaml", "/actions/0", 10)
    assert change.message.startswith("Sizes are odd: the target matches nothing")


def test_a_conditional_target_that_is_gone_is_a_warning() -> None:
    """The run goes on without the action."""
    new = document("/a", other={"type": "string"})
    (change,) = drifts(document("/a"), new, {**SIZES, **SKIPPED})
    assert (change.check, change.level, change.before, change.after) == (
        "overlay-matches-nothing",
        Level.WARN,
        1,
        0,
    )


def test_an_action_that_never_matched_and_may_do_so_is_not_told() -> None:
    """Nothing changed about it."""
    pair = document("/a", other={"type": "string"}), document("/a", third={"type": "string"})
    assert drifts(*pair, {**SIZES, **SKIPPED}) == []


def test_more_and_fewer_places_in_operations_of_both_are_told() -> None:
    """The places are named by their operations."""
    few, many = document("/a", "/b"), document("/a", "/b")
    answer = few["paths"]["/b"]["get"]["responses"]["200"]["content"]["application/json"]
    answer["schema"]["properties"] = {"other": {"type": "string"}}
    assert rows(drifts(few, many, SIZES)) == [("overlay-matches-more", 1, 2, ("GET /b",))]
    assert rows(drifts(many, few, SIZES)) == [("overlay-matches-fewer", 2, 1, ("GET /b",))]


def test_places_in_operations_that_come_or_go_are_no_drift() -> None:
    """A new operation is the news, and the wire tells it."""
    assert drifts(document("/a"), document("/a", "/b"), SIZES) == []
    assert drifts(document("/a", "/b"), document("/a"), SIZES) == []


def test_a_parameter_that_comes_before_others_is_no_drift_of_theirs() -> None:
    """Items of arrays are known by what they are, not by where they stand."""
    documents = document("/a"), document("/a")
    for given, names in zip(documents, (["m", "n"], ["a", "m", "n"]), strict=True):
        given["paths"]["/a"]["get"]["parameters"] = [
            {"name": name, "in": "query", "schema": {"type": "string", "minLength": place}}
            for place, name in enumerate(names, 3 - len(names))
        ]
    longer = action("$..parameters[?@.name == 'm' || @.name == 'n'].schema.minLength", update=7)
    assert drifts(*documents, longer) == []


def test_an_action_that_changes_nothing_any_more_is_to_be_retired() -> None:
    """Upstream says it by itself now."""
    fixed = document("/a", size={"type": "number", "format": "x"})
    assert rows(drifts(document("/a"), fixed, SIZES)) == [
        ("overlay-without-effect", 1, 0, ("GET /a",))
    ]
    assert drifts(fixed, fixed, SIZES) == []


def test_a_value_that_is_overridden_and_changes_upstream_is_told_once() -> None:
    """Both values are told, with every operation in which they changed."""
    typed = action("$..properties.size.type", update="integer")
    changed = document("/a", "/b", size={"type": "string"})
    (change,) = drifts(document("/a", "/b"), changed, typed)
    assert rows([change]) == [
        ("overlay-overridden-value-changed", "number", "string", ("GET /a", "GET /b"))
    ]
    assert change.level is Level.WARN


def test_a_removed_value_that_changes_upstream_is_told() -> None:
    """What is removed may have become right."""
    removed = action("$..properties.size", remove=True)
    changed = document("/a", size={"type": "string"})
    assert rows(drifts(document("/a"), changed, removed)) == [
        ("overlay-overridden-value-changed", {"type": "number"}, {"type": "string"}, ("GET /a",))
    ]


def test_what_an_overlay_put_there_is_no_value_that_upstream_changed() -> None:
    """An action that repairs what an earlier overlay added is not told when upstream adds it."""
    added = action(
        "$.paths",
        update={"/b": document("/b", size={"type": "string"})["paths"]["/b"]},
        **{"x-add-missing-operations": True},
    )
    typed = action("$.paths['/b']..size.type", update="integer")
    found = drifts(document("/a"), document("/a", "/b"), added, typed)
    assert [change.check for change in found] == ["overlay-operation-arrived"]


def test_an_action_that_can_no_longer_be_applied_is_told_and_the_next_ones_go_on() -> None:
    """What it copies is gone upstream; the actions behind it are tried all the same."""
    copy = {
        "target": "$.info",
        "description": "D.",
        "x-evidence": "E",
        "copy": "$..properties.size",
    }
    found = drifts(document("/a"), document("/a", other={"type": "string"}), copy, SIZES)
    assert [(c.check, c.level) for c in found] == [
        ("overlay-target-gone", Level.ERR),
        ("overlay-not-applicable", Level.ERR),
    ]
    assert "selects 0 nodes" in found[1].message


def test_two_actions_that_come_to_contradict_each_other_are_told() -> None:
    """The second overlay finds upstream's new value, and undoes the first."""
    first = overlay(action("$.paths['/a'].get", update={"summary": "one"}), source="a.yaml")
    second = overlay(
        action("$.paths[?@.get.deprecated].get", update={"summary": "two"}, **SKIPPED),
        source="b.yaml",
    )
    old, new = document("/a"), document("/a")
    new["paths"]["/a"]["get"]["deprecated"] = True
    found = drifts_of(old, new, first, second)
    assert [(c.check, c.owner, c.level) for c in found] == [
        ("overlay-conflict", "b.yaml", Level.ERR)
    ]


def test_what_an_action_comes_to_match_one_way_is_gone_the_other_way() -> None:
    """The overlays of the chats, on the real pair."""
    forwards = drifts_of(older(), newer(), *overlays())
    backwards = drifts_of(newer(), older(), *overlays())
    assert [c.check for c in forwards] == ["overlay-matches-more"]
    assert [c.check for c in backwards] == ["overlay-matches-nothing"]


def test_an_action_keeps_its_fingerprint_when_another_is_put_before_it() -> None:
    """What was accepted stays so while the overlay is edited."""
    new = document("/a", other={"type": "string"})
    conditional = {**SIZES, **SKIPPED}
    (alone,) = drifts(document("/a"), new, conditional)
    (behind,) = drifts(document("/a"), new, action("$.info", update={"title": "X"}), conditional)
    assert alone.fingerprint == behind.fingerprint


def test_an_action_without_evidence_is_refused() -> None:
    """A review asks of our overlays what a regeneration asks."""
    bare = {"target": "$.info", "description": "D", "update": {"title": "X"}}
    with pytest.raises(PipelineError, match="x-evidence"):
        drifts(document(), document(), bare)


def test_every_check_has_a_sentence_and_a_level() -> None:
    """The table is whole, and every id is of this area."""
    assert all(name.startswith("overlay-") and check.sentence for name, check in CHECKS.items())
    assert len(CHECKS) == 14
