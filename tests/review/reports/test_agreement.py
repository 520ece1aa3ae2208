"""The four outputs say the same, in the same order, whatever a document holds."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator

from pipeline.common.locations import Location
from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Level
from pipeline.review.entries import entries
from pipeline.review.render import Format, render
from pipeline.review.review import Review
from tests.review.reports.making import (
    TODAY,
    hostile_changes,
    many_changes,
    review_of,
    some_changes,
    wire,
)

SCHEMA = Path(__file__).parents[3] / "docs" / "review.schema.json"
FINGERPRINT = re.compile(r"\b[0-9a-f]{16}\b")


def partly_accepted() -> Review:
    """Return a review with an accepted, an expired and a stale entry."""
    first, second, *_ = some_changes()
    entries = (
        Entry(first.fingerprint, "we | know <b>", None, 3),
        Entry(second.fingerprint, "not now", TODAY.replace(year=2025), 7),
        Entry("f" * 16, "gone", None, None),
    )
    return review_of(some_changes(), Accepted(entries))


REVIEWS = {
    "some": review_of(some_changes()),
    "accepted": partly_accepted(),
    "many": review_of(many_changes(60)),
    "hostile": review_of(hostile_changes()),
    "none": review_of([]),
}


@pytest.fixture(params=REVIEWS)
def review(request: pytest.FixtureRequest) -> Review:
    """Each review in turn."""
    return REVIEWS[request.param]


def test_the_json_is_valid_by_its_published_schema(review: Review) -> None:
    """docs/review.schema.json describes every output, and nothing more is in it."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    Draft202012Validator.check_schema(validator.schema)
    data = json.loads(render(review, Format.JSON))
    assert [error.message for error in validator.iter_errors(data)] == []
    del data["verdict"]
    data["changes"] += [{}]
    assert len(list(validator.iter_errors(data))) > 1


def test_every_change_is_in_the_page_and_in_the_json(review: Review) -> None:
    """Each fingerprint is an anchor once; levels, kinds and numbers of operations agree."""
    data = json.loads(render(review, Format.JSON))
    changes = {change["fingerprint"]: change for change in data["changes"]}
    page = render(review, Format.HTML)
    anchors = re.findall(r'<(?:article|li)[^>]* id="([0-9a-f]{16})"', page)
    assert sorted(anchors) == sorted(changes)
    shown = re.findall(
        r'<article class="change (\w+)[^"]*" id="(\w+)" data-level="\w+"'
        r' data-check="([^"]+)"',
        page,
    )
    entries = {entry["edit"]: entry for entry in data["entries"]}
    assert sorted(identity for _, identity, _ in shown) == sorted(entries)
    for level, identity, check in shown:
        assert (level, check) == (entries[identity]["level"], changes[identity]["check"])


def test_the_entries_of_the_json_hold_every_change_once(review: Review) -> None:
    """Programs can count as people do."""
    data = json.loads(render(review, Format.JSON))
    held = [key for entry in data["entries"] for key in (entry["edit"], *entry["effects"])]
    assert sorted(held) == sorted(change["fingerprint"] for change in data["changes"])


def test_every_change_is_in_the_comment_while_there_is_room(review: Review) -> None:
    """60 changes fit, each with its fingerprint."""
    fingerprints = {change.fingerprint for change in review.changes}
    assert fingerprints <= set(FINGERPRINT.findall(render(review, Format.MARKDOWN)))


def test_the_terminal_tells_what_breaks(review: Review) -> None:
    """The first breaking entries are told with their fingerprints; warnings are counted."""
    text = render(review, Format.TEXT, width=1000)
    breaking = [e for e in entries(review) if e.level is Level.ERR and not e.is_accepted]
    told = [line.split(" · ")[-1] for line in text.splitlines() if " · " in line]
    assert told == [entry.edit.fingerprint for entry in breaking[:15]]


def test_all_say_the_same_verdict_and_version(review: Review) -> None:
    """Verdict, counts and next version are worded once."""
    texts = [render(review, form) for form in (Format.TEXT, Format.MARKDOWN, Format.HTML)]
    plain = [html.unescape(text).replace("\\", "") for text in texts]
    first = plain[0].splitlines()
    headline, counts = next(line for line in first if " breaking, " in line).split(": ")
    for text in plain:
        assert headline in text
        assert counts in text


@pytest.mark.parametrize("form", Format)
def test_the_order_in_which_changes_come_does_not_show(form: Format) -> None:
    """Equal reviews give equal bytes."""
    changes = [*some_changes(), *many_changes(20)]
    before = render(review_of(changes), form)
    Random(5).shuffle(changes)
    assert render(review_of(changes), form) == before


@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN, Format.HTML])
def test_nothing_a_terminal_would_act_on_is_shown(form: Format) -> None:
    """Escape sequences and characters that turn text around are written out."""
    shown = render(REVIEWS["hostile"], form)
    assert not {c for c in shown if not c.isprintable()} - {"\n", "\u2060"}


@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN])
@pytest.mark.parametrize(
    ("old", "told"),
    [
        (Location("overlays/60-a.yaml", "/actions/0/update", 7), "overlays/60-a.yaml:7"),
        (Location("openapi/upstream.json", "/paths", 7), "overlays/60-a.yaml"),
        (None, "overlays/60-a.yaml"),
    ],
)
def test_what_overlays_describe_otherwise_is_told_with_its_place(
    form: Format, old: Location | None, told: str
) -> None:
    """The line where it is known, else the file."""
    change = wire("response-property-became-nullable", old=old, overlays=("overlays/60-a.yaml",))
    text = render(review_of([change]), form).replace("`", "")
    assert re.search(rf"described otherwise in {re.escape(told)}(\s|$)", text)
