"""The finished site in a real browser: it fits a phone, and loads nothing from elsewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.review.full_scale.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, Browser, browser
from website.build import build
from website.pages import SiteError
from website.project import read_project

ROOT = Path(__file__).parents[2]
#: Pages that were written by hand, and pages of each kind that are made.
SHOWN = [
    "",
    "quickstart/",
    "jobs/",
    "client/",
    "errors/",
    "migration/",
    "review/",
    "reference/operations/",
    "reference/operations/chats/",
    "reference/models/",
    "reference/models/shared/",
    "reference/runtime/client/",
]

pytestmark = [pytest.mark.long]
needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no browser is here: install chromium and chromedriver"
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Log nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the finished site."""
    folder = tmp_path_factory.mktemp("build")
    build(ROOT, folder)
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Return the address of the site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser."""
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@needs_browser
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", SHOWN)
def test_a_page_fits_and_loads_nothing_from_elsewhere(
    reader: Browser, address: str, path: str, size: tuple[int, int]
) -> None:
    """Tables and code scroll by themselves; the page does not."""
    reader.size(*size)
    reader.complaints()
    reader.requested()
    reader.driver.get(address + path)
    assert reader.find("h1").is_displayed()
    width, shown = reader.run("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= shown
    assert reader.complaints() == []
    asked = [url for url in reader.requested() if not url.startswith((address, "data:", "blob:"))]
    assert asked == []


@needs_browser
def test_the_search_finds_an_operation(reader: Browser, address: str) -> None:
    """By its name, and leads to its place."""
    reader.size(*DESKTOP)
    reader.driver.get(address)
    reader.find(".md-search__input").send_keys("chats.messages.list")
    wanted = f"{address}reference/operations/chats/"

    def found(_: object) -> bool:
        links = reader.driver.find_elements(By.CSS_SELECTOR, ".md-search-result__link")
        targets = [str(link.get_attribute("href")) for link in links]
        return any(t.startswith(wanted) and t.endswith("#chats.messages.list") for t in targets)

    assert WebDriverWait(reader.driver, 30).until(found)


@needs_browser
def test_a_link_of_an_operation_leads_to_its_model(reader: Browser, address: str) -> None:
    """As a reader clicks it."""
    reader.size(*DESKTOP)
    reader.driver.get(f"{address}reference/operations/chats/")
    reader.driver.find_element(By.LINK_TEXT, "Chat").click()
    assert reader.driver.current_url == f"{address}reference/models/chats/#Chat"
    assert reader.find("#Chat").is_displayed()


def test_programs_find_what_llms_txt_names(site: Path) -> None:
    """Every address is a file of the site."""
    address = read_project(ROOT).site
    links = re.findall(r"\]\((\S+)\)", (site / "llms.txt").read_text("utf-8"))
    assert len(links) > len(SHOWN)
    for link in links:
        path = site / link.removeprefix(address)
        assert path.is_file() or (path / "index.html").is_file(), link


def test_classes_show_the_constructors_that_they_have(site: Path) -> None:
    """Those of attrs, and of named tuples."""
    html = (site / "reference" / "runtime" / "options" / "index.html").read_text("utf-8")
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert re.search(r"RetryPolicy ?\( base ?: float = 0\.5 ,", text)
    assert re.search(r"RateLimitState ?\( limit ?: int \| None ,", text)
    assert re.search(r"RateLimit ?\( requests ?: float = 60\.0 , period", text)


def test_a_link_to_a_missing_place_is_an_error(tmp_path: Path) -> None:
    """Warnings of the generator end the build."""
    root = tmp_path / "root"
    root.mkdir()
    for path in ROOT.iterdir():
        if path.name not in ("docs", "build"):
            (root / path.name).symlink_to(path)
    shutil.copytree(ROOT / "docs", root / "docs")
    with (root / "docs" / "quickstart.md").open("a") as page:
        page.write("\n[nowhere](client.md#nowhere)\n")
    with pytest.raises(SiteError, match=r"^MkDocs has refused the pages"):
        build(root, tmp_path / "build")
