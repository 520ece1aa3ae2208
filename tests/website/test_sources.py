"""Hand-written pages keep their links on the site, and a dead link is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from website.pages import Page, SiteError
from website.sources import filled, images, indented, read_pages, rewritten

WEB = "https://code.example.test/project"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with the pages that every repository has."""
    for name in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n")
    (tmp_path / "docs" / "jobs").mkdir(parents=True)
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "one.py").touch()
    (tmp_path / "docs" / "client.md").write_text("# Client\n\n![p](p.png) ![q](../plots/q.svg)\n")
    (tmp_path / "plots").mkdir()
    (tmp_path / "plots" / "q.svg").touch()
    (tmp_path / "docs" / "p.png").touch()
    return tmp_path


def page(root: Path, path: str) -> str:
    """Return the text of a page of the site."""
    return next(each.text for each in read_pages(root, WEB) if each.path == path)


def test_links_lead_to_pages_files_and_folders(root: Path) -> None:
    """A page on the site, and everything else in the repository on the web."""
    (root / "docs" / "jobs" / "a.md").write_text(
        "# A\n\n[c](../client.md#options) [r](../../README.md) [e](../../examples/one.py)"
        " [f](../../examples/) [here](#a) [out](https://example.test/x)\n\n"
        "[d]: ../client.md\n"
    )
    assert page(root, "jobs/a.md").splitlines()[2:] == [
        f"[c](../client.md#options) [r](../index.md) [e]({WEB}/blob/main/examples/one.py)"
        f" [f]({WEB}/tree/main/examples) [here](#a) [out](https://example.test/x)",
        "",
        "[d]: ../client.md",
    ]


def test_links_in_code_stay(root: Path) -> None:
    """In blocks and in lines."""
    text = "# R\n\n`a[0](docs/x.md)` and ``b`](docs/y.md)``\n\n```\n[z](docs/z.md)\n```\n"
    (root / "README.md").write_text(text)
    assert page(root, "index.md") == text


@pytest.mark.parametrize("link", ["docs/nothing.md", "../outside.md", "docs/client.md/x"])
def test_a_dead_link_is_refused(root: Path, link: str) -> None:
    """With its file and line."""
    (root / "README.md").write_text(f"# R\n\nText.\n[a]({link})\n")
    with pytest.raises(SiteError) as error:
        list(read_pages(root, WEB))
    assert str(error.value) == f"README.md:4: the link to {link} leads nowhere; correct it"


def test_images_come_along(root: Path) -> None:
    """Of all folders, under names that differ."""
    assert page(root, "client.md").splitlines()[2] == (
        "![p](images/docs-p.png) ![q](images/plots-q.svg)"
    )
    assert {place: path.resolve() for place, path in images(root).items()} == {
        "images/docs-p.png": root / "docs" / "p.png",
        "images/plots-q.svg": root / "plots" / "q.svg",
    }


def test_a_slot_is_filled_with_its_table() -> None:
    """A slot without a table is a mistake."""
    given = Page("a.md", "# A\n\n<!-- table: jobs -->\n\n<!-- a comment -->\n")
    assert filled(given, {"jobs": "T"}).text == "# A\n\nT\n\n<!-- a comment -->\n"
    with pytest.raises(SiteError, match=r"^a\.md has a slot for the table jobs; there are: x, y$"):
        filled(given, {"y": "", "x": ""})


def test_a_rewritten_text_keeps_its_lines() -> None:
    """Also without a final line end, and with several links on a line."""
    made = rewritten("[a](b) [c](d#e)\n\n![f](g)", lambda path, anchor: f"<{path}{anchor}>")
    assert made == "[a](<b>) [c](<d#e>)\n\n![f](<g>)\n"


def test_lists_in_lists_have_four_spaces_a_level() -> None:
    """Not so in code, and not the lines that go on."""
    text = "- a\n  - b\n    goes on\n    1. c\n\n```\n  - d\n```\n"
    assert indented(text) == "- a\n    - b\n    goes on\n        1. c\n\n```\n  - d\n```\n"
