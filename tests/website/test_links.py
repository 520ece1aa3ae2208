"""The check of the finished site finds dead links, and things that are loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from website.links import problems

SITE = "https://docs.example.test/project/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of two pages and a picture."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text("<h1 id='top'>Top</h1>")
    (tmp_path / "a" / "index.html").write_text('<h1 id="a b">A</h1><a name="old"></a>')
    (tmp_path / "p.png").touch()
    return tmp_path


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a/">',
        '<a href="a/#a%20b">',
        '<a href="a/index.html#old">',
        '<a href="#here"><p id="here">',
        '<a href="/project/a/">',
        '<a href=".">',
        '<img src="p.png">',
        '<a href="https://example.test/">',
        '<a href="mailto:a@example.test">',
        f'<link rel="canonical" href="{SITE}">',
        f'<script src="{SITE}p.png"></script>',
    ],
)
def test_good_links(site: Path, html: str) -> None:
    """Folders, places, and other sites that a reader may follow."""
    (site / "b.html").write_text(html)
    assert list(problems(site, SITE)) == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="c/">', "b.html has a link to c/, which does not exist"),
        ('<a href="/a/">', "b.html has a link to /a/, which does not exist"),
        ('<img src="q.png">', "b.html has a link to q.png, which does not exist"),
        ('<a href="a/#c">', "b.html has a link to a/#c, but a/index.html has no such place"),
        ('<a href="#c">', "b.html has a link to #c, but b.html has no such place"),
        (
            '<script src="https://cdn.example.test/x.js"></script>',
            "b.html loads https://cdn.example.test/x.js: "
            "a page must not load anything from elsewhere",
        ),
        (
            '<link rel="stylesheet" href="//fonts.example.test/f.css">',
            "b.html loads //fonts.example.test/f.css: a page must not load anything from elsewhere",
        ),
    ],
)
def test_bad_links(site: Path, html: str, problem: str) -> None:
    """Each has a sentence."""
    (site / "b.html").write_text(html)
    assert list(problems(site, SITE)) == [problem]
