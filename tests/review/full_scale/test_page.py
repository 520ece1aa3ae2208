"""The page of the full-scale pair in a real browser: filtered, followed, and left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from pipeline.review.render import Format, render
from pipeline.review.review import Review
from tests.review.full_scale.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, Browser, browser
from tests.review.full_scale.conftest import Reviewed
from tests.review.reports.making import hostile_changes, many_changes, review_of

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="no browser is here: install chromium and chromedriver"
    ),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser."""
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def page(reviewed: Reviewed, reader: Browser) -> Iterator[Path]:
    """The page, open on a desktop; it must load nothing and complain of nothing."""
    reader.size(*DESKTOP)
    reader.requested()
    reader.open(reviewed.page)
    yield reviewed.page
    assert reader.complaints() == []
    asked = {url.partition("#")[0] for url in reader.requested()}
    assert asked <= {reviewed.page.as_uri(), "data:,"}


def write(folder: Path, review: Review) -> Path:
    """Write the page of a review."""
    (folder / "review.html").write_text(render(review, Format.HTML), encoding="utf-8")
    return folder / "review.html"


def changes_of(reviewed: Reviewed, **wanted: str) -> list[dict[str, Any]]:
    """Return the changes that have some values, as the JSON tells them."""
    changes: list[dict[str, Any]] = reviewed.report()["changes"]
    return [c for c in changes if all(c[name] == value for name, value in wanted.items())]


def fingerprints(changes: list[dict[str, Any]]) -> set[str]:
    """Return the fingerprints of changes."""
    return {change["fingerprint"] for change in changes}


def test_all_changes_are_shown_at_first(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """Nothing is filtered until a reader filters."""
    found = reviewed.report()["changes"]
    assert len(found) > 40
    assert set(reader.shown()) == fingerprints(found)
    assert reader.find("#shown").text == f"{len(found)} changes"


def test_severities_are_chosen(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """A click on a severity takes its changes away, one on a count leaves them alone."""
    reader.find("input[value=ERR]").click()
    softer = [c for c in changes_of(reviewed) if c["level"] != "ERR"]
    assert set(reader.shown()) == fingerprints(softer)
    reader.find("#clear").click()
    reader.find("button[data-only-level=ERR][data-only-area=wire]").click()
    assert set(reader.shown()) == fingerprints(changes_of(reviewed, area="wire", level="ERR"))


def test_an_operation_is_chosen(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """Whatever an operation meets is left, shared by many or its own."""
    key = "POST /v2/access/promotions"
    reader.choose("#operation", key)
    met = [change for change in changes_of(reviewed) if key in change["operations"]]
    assert 1 < len(met) < len(changes_of(reviewed))
    assert set(reader.shown()) == fingerprints(met)


def test_a_kind_an_area_and_a_word_are_chosen(
    page: Path, reader: Browser, reviewed: Reviewed
) -> None:
    """Filters narrow each other; where nothing is left, the page says so."""
    check = "response-property-became-nullable"
    reader.choose("#check", check)
    assert set(reader.shown()) == fingerprints(changes_of(reviewed, check=check))
    reader.choose("#area", "In callers")
    assert reader.shown() == []
    assert reader.find("#nothing").is_displayed()
    reader.find("#again").click()
    reader.find("#text").send_keys("GET /V2/access/payouts zzz", Keys.BACKSPACE * 4)
    reader.find("#text").clear()
    reader.find("#text").send_keys("free_trial REMOVED")
    checks = {c["check"] for c in changes_of(reviewed) if c["fingerprint"] in reader.shown()}
    assert checks == {"request-property-enum-value-removed", "python-enum-member-removed"}


def test_a_folded_operation_is_found_by_its_name(page: Path, reader: Browser) -> None:
    """Of 34 operations three are read at once; all can be searched."""
    reader.find("#text").send_keys("POST /v2/access/users/{userId}/restrict")
    found = reader.shown()
    assert len(found) == 2
    for fingerprint in found:
        assert "34 operations" in reader.find(f"[id='{fingerprint}'] summary").text


def test_a_cause_leads_to_its_change(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """The link opens the change on the wire, even if it was filtered away."""
    finding = changes_of(reviewed, check="python-field-removed")[0]
    reader.choose("#area", "In callers")
    reader.find(f"[id='{finding['fingerprint']}'] summary").click()
    reader.find(f"[id='{finding['fingerprint']}'] .links a").click()
    (cause,) = finding["causes"]
    assert reader.find(f"[id='{cause}']").get_attribute("open")
    assert cause in reader.shown()
    assert reader.run("return [document.activeElement.parentElement.id]") == [cause]


def test_a_permanent_link_opens_its_change(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """A fingerprint in the address leads to the entry."""
    last = changes_of(reviewed)[-1]["fingerprint"]
    reader.open(page, last)
    assert reader.find(f"[id='{last}'] dl").is_displayed()


def test_the_keyboard_suffices(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """A change opens with Enter; its acceptance is a button away."""
    entry = f"[id='{reader.shown()[0]}']"
    reader.find(f"{entry} > summary").send_keys(Keys.ENTER)
    assert reader.find(f"{entry} dl").is_displayed()
    reader.find(f"{entry} .accept > summary").send_keys(Keys.ENTER)
    button = reader.find(f"{entry} .copy")
    button.send_keys(Keys.ENTER)
    toml = reader.find(f"{entry} .toml").text
    assert tomllib.loads(toml)["accepted"][0]["fingerprint"] in fingerprints(changes_of(reviewed))


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
