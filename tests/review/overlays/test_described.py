"""Where upstream's operations differ from what our overlays said of them."""

from __future__ import annotations

import json

import pytest

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from pipeline.overlay import Overlay
from pipeline.prepare import prepare
from pipeline.review.changes import Change, Level
from pipeline.review.overlays import arrivals, compare_described
from tests.overlay.making import overlay
from tests.review.overlays.area_documents import (
    AREAS,
    POSTS,
    USERS,
    area_overlays,
    part,
    trials,
    whole,
)


def described(old: Document, new: Document, *more: Overlay) -> tuple[Change, ...]:
    """Return where upstream differs from the overlays of both areas, with more behind them."""
    given = area_overlays()
    overlays = [*(overlay for overlay, _ in given.values()), *more]
    made = trials(old, new, overlays)
    prepared = tuple(prepare(one, overlays, Ledger()).document for one in (old, new))
    lines = {name: lines for name, (_, lines) in given.items()}
    return compare_described(made, arrivals(made), (prepared[0], prepared[1]), new, lines)


@pytest.fixture(scope="module")
def found() -> dict[str, Change]:
    """The differences by their checks."""
    return {change.check: change for change in described(part(), whole())}


def test_what_differs_is_told_as_changes_on_the_wire(found: dict[str, Change]) -> None:
    """By level, with every operation; dialect, words, ids and tags are no differences."""
    rows = {check: (c.level, c.overlays, c.operations) for check, c in found.items()}
    assert rows == {
        "request-parameter-max-decreased": (Level.ERR, (POSTS,), ("GET /v2/access/posts",)),
        "response-property-became-nullable": (
            Level.ERR,
            (POSTS,),
            ("GET /v2/access/posts", "GET /v2/access/posts/{postId}"),
        ),
    }


def test_the_old_place_is_the_line_of_the_overlay(found: dict[str, Change]) -> None:
    """Of the component where the overlay has one."""
    lines = (AREAS / "61-posts.overlay.yaml").read_text("utf-8").splitlines()
    for check, text in (
        ("response-property-became-nullable", "price: {type: number}"),
        ("request-parameter-max-decreased", "maximum: 100"),
    ):
        place = found[check].old
        assert place is not None
        assert place.file == POSTS
        assert text in lines[(place.line or 0) - 1]


def test_the_new_place_is_a_pointer_into_the_document_as_published(
    found: dict[str, Change],
) -> None:
    """Though what is compared is prepared, and says the same with other components."""
    place = found["response-property-became-nullable"].new
    assert place is not None
    assert (place.file, place.pointer) == (
        "",
        "/components/schemas/PublishedPost/properties/price/nullable",
    )


def test_operations_that_upstream_had_are_not_compared() -> None:
    """They are compared as published."""
    assert described(whole(), whole()) == ()
    assert described(part("posts"), whole()) == ()


def test_an_operation_under_another_name_of_its_parameter_is_the_same() -> None:
    """That the parameter is called otherwise is a difference, for it may be an argument."""
    new = json.loads(json.dumps(whole()).replace("userId", "id"))
    changes = {
        change.check: change for change in described(part(), new) if USERS in change.overlays
    }
    assert list(changes) == ["ofauth-request-path-parameter-renamed"]
    assert changes["ofauth-request-path-parameter-renamed"].operations == (
        "DELETE /v2/access/users/{id}/restrict",
        "GET /v2/access/users/{id}",
        "POST /v2/access/users/{id}/restrict",
    )


def test_what_our_overlays_repair_is_no_difference() -> None:
    """What is compared is what they make of upstream's operations."""
    price = "$.components.schemas.PublishedPost.properties.price"
    given = {
        "description": "Prices are never null.",
        "x-evidence": "Made up for tests",
        "x-when-unmatched": "skip",
    }
    actions = (
        {"target": f"{price}.type", "remove": True, **given},
        {"target": price, "update": {"type": "number"}, **given},
    )
    found = described(part(), whole(), overlay(*actions, source="70.yaml"))
    assert [change.check for change in found] == ["request-parameter-max-decreased"]
