"""The page of the full-scale pair in a real browser: read, filtered, followed, and left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from pipeline.review.changes import Change, Level
from pipeline.review.entries import ReportEntry, entries
from pipeline.review.render import Format, render
from pipeline.review.render.timeline import render_timeline
from pipeline.review.review import Review
from pipeline.review.sources.git import Commit
from pipeline.review.timeline import Pin
from tests.review.full_scale.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, Browser, browser
from tests.review.full_scale.conftest import Reviewed
from tests.review.reports.making import (
    hostile_changes,
    many_changes,
    review_of,
    some_changes,
    wire,
)

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="no browser is here: install chromium and chromedriver"
    ),
]

#: Windows, light and dark.
WINDOWS = [(*size, dark) for size in (DESKTOP, PHONE) for dark in (False, True)]


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


def entries_with(reviewed: Reviewed, **wanted: str) -> set[str]:
    """Return the anchors of the entries with a change that has some values."""
    report = reviewed.report()
    fitting = {
        change["fingerprint"]
        for change in report["changes"]
        if all(change[name] == value for name, value in wanted.items())
    }
    return {e["edit"] for e in report["entries"] if fitting & {e["edit"], *e["effects"]}}


def family(level: Level, start: str) -> list[Change]:
    """Return changes that say the same of several properties."""
    return [
        wire(
            "response-required-property-removed",
            level,
            message=f"readers no longer see `User.{start}{number}`",
            path=f"{start}{number}",
        )
        for number in range(5)
    ]


@pytest.mark.parametrize("window", WINDOWS)
def test_entries_that_say_the_same_are_listed_below_the_first(
    reader: Browser, tmp_path: Path, window: tuple[int, int, bool]
) -> None:
    """Breaking ones can be read at once, notes are folded; a permanent link opens their list."""
    reader.size(*window)
    breaking, notes = family(Level.ERR, "a"), family(Level.INFO, "b")
    page = write(tmp_path, review_of([*breaking, *notes]))
    reader.open(page)
    assert reader.shown() == [change.fingerprint for change in (*breaking, *notes)]
    assert all(reader.find(f"[id='{c.fingerprint}']").is_displayed() for c in breaking)
    assert reader.find(".family > summary").text == "Likewise a1, a2, a3 and a4"
    last = notes[-1].fingerprint
    assert not reader.find(f"[id='{last}']").is_displayed()
    reader.open(page, last)
    assert reader.find(f"[id='{last}']").is_displayed()
    assert reader.violations() == []
    reader.find("#text").send_keys("User.b3")
    assert reader.shown() == [notes[3].fingerprint]
    assert reader.find(f"[id='{notes[3].fingerprint}']").is_displayed()
    assert reader.complaints() == []


def effect(reviewed: Reviewed) -> tuple[str, str]:
    """Return an edit with the last of its effects."""
    entries: list[dict[str, Any]] = reviewed.report()["entries"]
    entry = next(entry for entry in entries if entry["effects"])
    return entry["edit"], entry["effects"][-1]


def test_all_entries_are_shown_at_first_the_breaking_first(
    page: Path, reader: Browser, reviewed: Reviewed
) -> None:
    """Nothing is filtered until a reader filters; harmless entries are folded away."""
    found = reviewed.report()["entries"]
    assert reader.shown() == [entry["edit"] for entry in found]
    assert reader.find("#shown").text == f"{len(found)} entries"
    levels = {entry["edit"]: entry["level"] for entry in found}
    for anchor in reader.shown():
        visible = reader.find(f"[id='{anchor}']").is_displayed()
        assert visible == (levels[anchor] != "INFO")


def test_an_entry_shows_a_diff_and_both_verdicts(page: Path, reader: Browser) -> None:
    """The diff stands beside the sentence on a desktop."""
    entry = reader.find(".change:has(.diff del)")
    told, diff = (entry.find_element("css selector", part) for part in (".told", ".diff"))
    assert "wire breaking, Python breaking" in told.text
    assert diff.location["x"] > told.location["x"] + told.size["width"] / 2
    assert any(line.startswith("-") for line in diff.text.splitlines())


def test_severities_are_chosen(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """A click on a severity takes its entries away, and opens what was folded."""
    reader.find("input[value=breaking]").click()
    found = reviewed.report()["entries"]
    softer = [entry["edit"] for entry in found if entry["level"] != "ERR"]
    assert reader.shown() == softer
    assert reader.find(f"[id='{softer[-1]}']").is_displayed()
    reader.find("#clear").click()
    assert len(reader.shown()) == len(found)


def test_an_operation_is_chosen(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """Whatever an operation meets is left, shared by many or its own."""
    key = "POST /v2/access/promotions"
    reader.choose("#operation", key)
    report = reviewed.report()
    met = {c["fingerprint"] for c in report["changes"] if key in c["operations"]}
    left = [e["edit"] for e in report["entries"] if met & {e["edit"], *e["effects"]}]
    assert 1 < len(left) < len(report["entries"])
    assert reader.shown() == left


def test_a_kind_and_a_word_are_chosen(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """Filters narrow each other; where nothing is left, the page says so."""
    check = "response-property-became-nullable"
    reader.choose("#check", check)
    assert set(reader.shown()) == entries_with(reviewed, check=check)
    reader.find("#text").send_keys("zzz")
    assert reader.shown() == []
    assert reader.find("#nothing").is_displayed()
    reader.find("#again").click()
    reader.find("#text").send_keys("GET /V2/access/payouts zzz", Keys.BACKSPACE * 4)
    reader.find("#text").clear()
    reader.find("#text").send_keys("FREE_TRIAL member")
    wanted = entries_with(reviewed, check="request-property-enum-value-removed")
    assert set(reader.shown()) == wanted


def test_a_folded_operation_is_found_by_its_name(page: Path, reader: Browser) -> None:
    """Of 34 operations three are read at once; all can be searched."""
    reader.find("#text").send_keys("POST /v2/access/users/{userId}/restrict")
    (found,) = reader.shown()
    assert "and 31 more" in reader.find(f"[id='{found}']").text


def test_a_permanent_link_opens_its_entry_or_its_effect(
    page: Path, reader: Browser, reviewed: Reviewed
) -> None:
    """A fingerprint in the address leads to the entry, also if it is folded or filtered away."""
    last = reviewed.report()["entries"][-1]["edit"]
    reader.open(page, last)
    assert reader.find(f"[id='{last}']").is_displayed()
    edit, consequence = effect(reviewed)
    reader.open(page, consequence)
    reader.find("input[value=breaking]").click()
    assert edit not in reader.shown()
    reader.run(f"location.hash = '{last}'; return []")
    reader.run(f"location.hash = '{consequence}'; return []")
    reader.until(f"document.activeElement.id === '{consequence}'")
    assert edit in reader.shown()


def test_the_keyboard_suffices(page: Path, reader: Browser, reviewed: Reviewed) -> None:
    """Notes open with Enter; the lines that accept an entry are a button away."""
    reader.find(".folded > summary").send_keys(Keys.ENTER)
    last = reviewed.report()["entries"][-1]["edit"]
    assert reader.find(f"[id='{last}']").is_displayed()
    entry = f"[id='{reader.shown()[0]}']"
    reader.find(f"{entry} .accept > summary").send_keys(Keys.ENTER)
    reader.find(f"{entry} .copy").send_keys(Keys.ENTER)
    toml = tomllib.loads(reader.find(f"{entry} .toml").text)
    assert toml["accepted"][0]["fingerprint"] == reader.shown()[0]


@pytest.mark.parametrize(("width", "height", "dark"), WINDOWS)
def test_axe_finds_nothing_wrong(
    page: Path, reader: Browser, width: int, height: int, dark: bool
) -> None:
    """Landmarks, names, order of headings and contrasts, with everything open."""
    reader.size(width, height, dark)
    reader.open(page)
    reader.run("for (const e of document.querySelectorAll('details')) e.open = true; return []")
    assert reader.violations() == []
    tags = "return ['header', 'main', 'footer', 'form[role=search]']"
    assert all(reader.find(tag).is_displayed() for tag in reader.run(tags))


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_first_break_is_seen_without_scrolling(
    page: Path, reader: Browser, size: tuple[int, int]
) -> None:
    """Its sentence, its verdicts and its first operation, on a phone, too."""
    reader.size(*size)
    reader.open(page)
    script = "return [...document.querySelectorAll('.change h4, .change li')].slice(0, 2)"
    script += ".map((e) => e.getBoundingClientRect().bottom)"
    assert all(float(bottom) < size[1] for bottom in reader.run(script))


def test_a_phone_shows_the_page_without_scrolling_sideways(page: Path, reader: Browser) -> None:
    """Filters are behind a button there."""
    reader.size(*PHONE)
    reader.open(page)
    assert not reader.find("#operation").is_displayed()
    reader.find("#more").click()
    assert reader.find("#operation").is_displayed()
    reader.run("for (const e of document.querySelectorAll('details')) e.open = true; return []")
    assert_no_wider_than_the_window(reader)


def assert_no_wider_than_the_window(reader: Browser) -> None:
    """Check that nothing has to be scrolled sideways."""
    wide, window = reader.run("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window


def test_without_scripts_everything_can_be_read(
    page: Path, reader: Browser, reviewed: Reviewed
) -> None:
    """Only filters are missing, and are not shown; notes and lists of operations open."""
    reader.scripts(allowed=False)
    try:
        reader.open(page)
        assert not reader.find("#filters").is_displayed()
        first = reviewed.report()["entries"][0]["edit"]
        assert reader.find(f"[id='{first}'] .diff").is_displayed()
        reader.find(".folded > summary").click()
        last = reviewed.report()["entries"][-1]["edit"]
        reader.until_displayed(f"[id='{last}']")
    finally:
        reader.scripts(allowed=True)


def test_a_hostile_document_does_nothing_to_the_page(reader: Browser, tmp_path: Path) -> None:
    """Its text is text: no element, script or style of its own."""
    reader.size(*PHONE)
    reader.open(write(tmp_path, review_of(hostile_changes())))
    tags = (
        "return [...document.querySelectorAll('script,img,iframe,b,style')].map((e) => e.tagName)"
    )
    assert sorted(reader.run(tags)) == ["SCRIPT", "STYLE"]
    assert_no_wider_than_the_window(reader)
    assert reader.complaints() == []


def test_many_new_operations_open(reader: Browser, tmp_path: Path) -> None:
    """They are one entry; a link to one of them opens the list."""
    new = [
        wire("endpoint-added", Level.INFO, owner=f"GET /new/{n}", identity=f"{n}", path="")
        for n in range(127)
    ]
    path = write(tmp_path, review_of([*some_changes(), *new]))
    reader.size(*DESKTOP)
    reader.open(path)
    held = reader.find("#new-operations")
    assert held.find_element("css selector", "h4").get_attribute("textContent") == (
        "128 new operations"
    )
    one = new[77].fingerprint
    assert not reader.find(f"[id='{one}']").is_displayed()
    reader.open(path, one)
    assert reader.find(f"[id='{one}']").is_displayed()


def timeline_page(folder: Path) -> Path:
    """Write the page of two reviews and a first document."""
    days = ("2026-11-03", "2026-11-02", "2026-11-01")
    commits = [Commit(f"{n}" * 40, day, "Accept <i>it</i>") for n, day in enumerate(days)]
    pins = (
        Pin(commits[0], review_of(some_changes())),
        Pin(commits[1], review_of(some_changes())),
        Pin(commits[2], problem="The first pinned document"),
    )
    path = folder / "log.html"
    path.write_text(render_timeline(pins, Format.HTML), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "height", "dark"), WINDOWS)
def test_a_timeline_is_a_page_like_a_review(
    reader: Browser, tmp_path: Path, width: int, height: int, dark: bool
) -> None:
    """One section for each document, with links from the list of all."""
    reader.size(width, height, dark)
    reader.open(timeline_page(tmp_path))
    assert len(reader.run("return [...document.querySelectorAll('main > .pin')]")) == 3
    assert len(reader.shown()) == len(set(reader.shown())) == 2 * len(items_of_some_changes())
    reader.find(".pins a").click()
    reader.run("for (const e of document.querySelectorAll('details')) e.open = true; return []")
    assert reader.violations() == []
    assert_no_wider_than_the_window(reader)
    assert reader.complaints() == []


def items_of_some_changes() -> tuple[ReportEntry, ...]:
    """Return the entries of one of both reviews."""
    return entries(review_of(some_changes()))


def test_a_page_of_two_thousand_changes_is_small_and_loads_at_once(
    reader: Browser, tmp_path: Path
) -> None:
    """Below a megabyte, with up to 130 operations each; the best of three loads counts, as other
    programs run beside."""
    changes = many_changes(2000)
    diffs = {c.fingerprint: ("- a", "+ b", *["  line"] * 20) for c in changes}
    review = review_of(changes)
    path = write(tmp_path, Review(review.old, review.new, review.changes, diffs=diffs))
    assert path.stat().st_size <= 1_000_000
    took: list[float] = []
    for _ in range(3):
        reader.open(path)
        took.append(reader.loaded())
    assert min(took) <= 1000
    assert len(reader.shown()) == 2000
    reader.find("#text").send_keys("field1999")
    assert reader.find("#shown").text == "1 of 2000 entries"
    assert {c.fingerprint for c in changes} == set(
        reader.run("return [...document.querySelectorAll('.change')].map((e) => e.id)")
    )


def test_a_page_of_twenty_thousand_changes_loads_at_once(reader: Browser, tmp_path: Path) -> None:
    """It leaves most of them out, and everything that it shows can be chosen."""
    path = write(tmp_path, review_of(many_changes(20_000)))
    took: list[float] = []
    for _ in range(3):
        reader.open(path)
        took.append(reader.loaded())
    assert min(took) <= 1000
    shown = len(reader.shown())
    assert f"{20_000 - shown} entries left out" in reader.find("header").text
    reader.find("#text").send_keys("field300")
    assert reader.find("#shown").text.endswith(f" of {shown} entries")
    assert reader.complaints() == []


def test_a_flood_can_be_filtered(reader: Browser, tmp_path: Path) -> None:
    """600 changes of up to 130 operations each are counted and searched."""
    reader.open(write(tmp_path, review_of(many_changes(600))))
    assert reader.find("#shown").text == "600 entries"
    reader.find("#text").send_keys("field599")
    assert reader.find("#shown").text == "1 of 600 entries"
