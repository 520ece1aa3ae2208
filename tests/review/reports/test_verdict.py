"""What a review comes to, and which version should be next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Area, Change, Level
from pipeline.review.review import Bump, Verdict, release, verdict
from tests.review.reports.making import overlay, python, review_of, wire

ERR, WARN, INFO = Level.ERR, Level.WARN, Level.INFO


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], "no-change"),
        ([wire("c", INFO)], "compatible"),
        ([wire("c", INFO), overlay("c", INFO)], "compatible"),
        ([wire("c", WARN)], "possibly-breaking"),
        ([overlay("c", WARN)], "possibly-breaking"),
        ([overlay("c", ERR), wire("c", WARN)], "overlays-broken"),
        ([python("c", ERR), overlay("c", ERR)], "breaking-python"),
        ([python("c", ERR), wire("c", ERR)], "breaking-wire"),
    ],
)
def test_the_worst_open_change_decides(changes: list[Change], expected: str) -> None:
    """The wire before Python before overlays before doubt."""
    assert verdict(review_of(changes)) is Verdict(expected)


@pytest.mark.parametrize("level", [ERR, WARN])
def test_when_all_that_breaks_is_accepted_the_verdict_says_so(level: Level) -> None:
    """It is neither breaking nor simply compatible."""
    change = wire("c", level)
    accepted = Accepted((Entry(change.fingerprint, "known"),))
    assert verdict(review_of([change], accepted)) is Verdict.ACCEPTED
    assert verdict(review_of([change, python("d")], accepted)) is Verdict.BREAKING_PYTHON


def test_every_verdict_has_words() -> None:
    """No two verdicts read the same."""
    assert len({each.text for each in Verdict}) == len(Verdict)


@pytest.mark.parametrize(
    ("version", "level", "bump", "following"),
    [
        ("0.1.7", ERR, "minor", "0.2.0"),
        ("0.1.7", WARN, "patch", "0.1.8"),
        ("0.1.7", INFO, "patch", "0.1.8"),
        ("1.2.3", ERR, "major", "2.0.0"),
        ("1.2.3", WARN, "minor", "1.3.0"),
        ("1.2.3", INFO, "minor", "1.3.0"),
        ("10.0.0", ERR, "major", "11.0.0"),
        ("", ERR, "major", ""),
        ("unknown", INFO, "minor", ""),
        ("0.2.0.dev1", ERR, "minor", "0.3.0"),
    ],
)
@pytest.mark.parametrize("area", [wire, python])
def test_the_next_version_follows_the_worst_change(
    version: str, level: Level, bump: str, following: str, area: Callable[..., Change]
) -> None:
    """Before 1.0.0 a breaking release raises the minor part."""
    hint = release(evolve(review_of([area("c", level)]), version=version))
    assert (hint.bump, hint.version) == (bump, following)


def test_overlays_alone_need_no_release() -> None:
    """Callers do not see overlays."""
    assert release(review_of([overlay("c", ERR)])).bump is Bump.NONE
    assert release(review_of([])).version == "0.1.0"


def test_an_accepted_change_still_asks_for_a_release() -> None:
    """Whoever accepts a change does not undo it for callers."""
    change = wire("c", ERR)
    accepted = Accepted((Entry(change.fingerprint, "known"),))
    assert release(review_of([change], accepted)).version == "0.2.0"


def test_every_area_can_break() -> None:
    """A new area needs a verdict of its own."""
    made: dict[Area, Callable[..., Change]] = {
        Area.WIRE: wire,
        Area.PYTHON: python,
        Area.OVERLAY: overlay,
    }
    found = {verdict(review_of([make("c", ERR)])) for make in made.values()}
    assert len(found) == len(Area)
