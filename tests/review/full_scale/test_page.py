"""The page of the full-scale pair in a real browser: filtered, followed, and left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from pipeline.review.changes import Area, Change, Level
from pipeline.review.render import Format, render
from pipeline.review.review import Review
from pipeline.review.wire import compare_wire
from tests.made_up import made_up_document
from tests.review.full_scale.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, Browser, browser
from tests.review.full_scale.edits import edited_document
from tests.review.reports.making import hostile_changes, many_changes, python, review_of

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no browser is here: install chromium and chromium-driver"
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser."""
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def review() -> Review:
    """The review of the full-scale pair, with a finding in Python for every break."""
    changes = compare_wire(made_up_document(), edited_document())
    broken = [change for change in changes if change.level is Level.ERR]
    follow = [python("python-broken", causes=[c], identity=c.fingerprint) for c in broken]
    return review_of([*changes, *follow])


@pytest.fixture
def page(review: Review, reader: Browser, tmp_path: Path) -> Iterator[Path]:
    """The page, open on a desktop; it must load nothing and complain of nothing."""
    written = write(tmp_path, review)
    reader.size(*DESKTOP)
    reader.requested()
    reader.open(written)
    yield written
    assert reader.complaints() == []
    assert {url.partition("#")[0] for url in reader.requested()} <= {written.as_uri(), "data:,"}


def write(folder: Path, review: Review) -> Path:
    """Write the page of a review."""
    (folder / "review.html").write_text(render(review, Format.HTML), encoding="utf-8")
    return folder / "review.html"


def fingerprints(changes: tuple[Change, ...] | list[Change]) -> set[str]:
    """Return the fingerprints of changes."""
    return {change.fingerprint for change in changes}


def test_all_changes_are_shown_at_first(page: Path, reader: Browser, review: Review) -> None:
    """Nothing is filtered until a reader filters."""
    assert set(reader.shown()) == fingerprints(review.changes)
    assert reader.find("#shown").text == f"{len(review.changes)} changes"


def test_severities_are_chosen(page: Path, reader: Browser, review: Review) -> None:
    """A click on a severity takes its changes away, one on a count leaves them alone."""
    reader.find("input[value=ERR]").click()
    assert set(reader.shown()) == fingerprints([c for c in review.changes if c.level < Level.ERR])
    reader.find("#clear").click()
    reader.find("button[data-only-level=ERR][data-only-area=wire]").click()
    assert set(reader.shown()) == fingerprints(review.breaking(Area.WIRE))


def test_an_operation_is_chosen(page: Path, reader: Browser, review: Review) -> None:
    """Whatever an operation meets is left, shared by many or its own."""
    key = "POST /v2/access/promotions"
    reader.choose("#operation", key)
    met = [change for change in review.changes if key in change.operations]
    assert len(met) == 2
    assert set(reader.shown()) == fingerprints(met)


def test_a_kind_an_area_and_a_word_are_chosen(page: Path, reader: Browser, review: Review) -> None:
    """Filters narrow each other; where nothing is left, the page says so."""
    check = "response-property-became-nullable"
    reader.choose("#check", check)
    assert set(reader.shown()) == fingerprints([c for c in review.changes if c.check == check])
    reader.choose("#area", "In callers")
    assert reader.shown() == []
    assert reader.find("#nothing").is_displayed()
    reader.find("#again").click()
    reader.find("#text").send_keys("GET /V2/access/payouts zzz", Keys.BACKSPACE * 4)
    reader.find("#text").clear()
    reader.find("#text").send_keys("free_trial")
    assert len(reader.shown()) == 1


def test_a_folded_operation_is_found_by_its_name(page: Path, reader: Browser) -> None:
    """Of 34 operations three are read at once; all can be searched."""
    reader.find("#text").send_keys("POST /v2/access/users/{userId}/restrict")
    (found,) = reader.shown()
    assert "34 operations" in reader.find(f"[id='{found}'] summary").text


def test_a_cause_leads_to_its_change(page: Path, reader: Browser, review: Review) -> None:
    """The link opens the change on the wire, even if it was filtered away."""
    finding = next(change for change in review.changes if change.area is Area.PYTHON)
    reader.choose("#area", "In callers")
    reader.find(f"[id='{finding.fingerprint}'] summary").click()
    reader.find(f"[id='{finding.fingerprint}'] .links a").click()
    (cause,) = finding.causes
    assert reader.find(f"[id='{cause}']").get_attribute("open")
    assert cause in reader.shown()
    assert reader.run("return [document.activeElement.parentElement.id]") == [cause]


def test_a_permanent_link_opens_its_change(page: Path, reader: Browser, review: Review) -> None:
    """A fingerprint in the address leads to the entry."""
    last = review.changes[-1].fingerprint
    reader.open(page, last)
    assert reader.find(f"[id='{last}'] dl").is_displayed()


def test_the_keyboard_suffices(page: Path, reader: Browser, review: Review) -> None:
    """A change opens with Enter; its acceptance is a button away."""
    entry = f"[id='{reader.shown()[0]}']"
    reader.find(f"{entry} > summary").send_keys(Keys.ENTER)
    assert reader.find(f"{entry} dl").is_displayed()
    reader.find(f"{entry} .accept > summary").send_keys(Keys.ENTER)
    button = reader.find(f"{entry} .copy")
    button.send_keys(Keys.ENTER)
    toml = reader.find(f"{entry} .toml").text
    assert tomllib.loads(toml)["accepted"][0]["fingerprint"] in fingerprints(review.changes)


def test_a_phone_shows_the_page_without_scrolling_sideways(page: Path, reader: Browser) -> None:
    """Filters are behind a button there."""
    reader.size(*PHONE)
    reader.open(page)
    assert not reader.find("#operation").is_displayed()
    reader.find("#more").click()
    assert reader.find("#operation").is_displayed()
    reader.run("for (const e of document.querySelectorAll('details')) e.open = true; return []")
    wide, window = reader.run("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window


def test_a_hostile_document_does_nothing_to_the_page(reader: Browser, tmp_path: Path) -> None:
    """Its text is text: no element, script or style of its own."""
    reader.size(*PHONE)
    reader.open(write(tmp_path, review_of(hostile_changes())))
    tags = (
        "return [...document.querySelectorAll('script,img,iframe,b,style')].map((e) => e.tagName)"
    )
    assert sorted(reader.run(tags)) == ["SCRIPT", "STYLE"]
    wide, window = reader.run("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window
    assert reader.complaints() == []


def test_a_flood_can_be_filtered(reader: Browser, tmp_path: Path) -> None:
    """600 changes of up to 130 operations each are counted and searched."""
    reader.open(write(tmp_path, review_of(many_changes(600))))
    assert reader.find("#shown").text == "600 changes"
    reader.find("#text").send_keys("field599")
    assert reader.find("#shown").text == "1 of 600 changes"
