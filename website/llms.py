"""`llms.txt` and the Markdown of the pages, for readers that are programs: see llmstxt.org.

The Markdown of a page is beside the page, at its address with `index.html.md` at the end.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from website.jobs import summary
from website.navigation import Section
from website.pages import Page
from website.sources import rewritten

_HEAD = """# ofauth-client

> {description}

The client is for Python 3.11 or later, synchronous (`OFAuth`) and asynchronous (`AsyncOFAuth`).
Version {version}. Nothing was checked against the live API."""


def llms_files(
    pages: Sequence[Page], sections: Sequence[Section], site: str, project: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield path and text of `llms.txt` and of the Markdown of each complete page.

    Args:
        pages: All pages.
        sections: The navigation.
        site: Address of the site, with a slash at the end.
        project: `description` and `version` of the project.
    """
    by_path = {page.path: page for page in pages}
    parts = [_HEAD.format(**project)]
    for title, paths in sections:
        lines = [_entry(by_path[path], site) for path in paths]
        parts.append("\n".join([f"## {title}\n", *lines]))
    yield "llms.txt", "\n\n".join(parts) + "\n"
    for page in pages:
        if page.complete:
            yield _place(page), _absolute(page, by_path, site)


def _entry(page: Page, site: str) -> str:
    text = summary(page)
    return f"- [{page.title}]({site}{_place(page)})" + (f": {text}" if text else "")


def _place(page: Page) -> str:
    """Return the path of a page's Markdown, or of the page, if the Markdown is not complete."""
    stem = page.path.removesuffix(".md").removesuffix("index")
    folder = stem if not stem or stem.endswith("/") else f"{stem}/"
    return f"{folder}index.html.md" if page.complete else folder


def _absolute(page: Page, pages: Mapping[str, Page], site: str) -> str:
    """Return the Markdown of a page with whole addresses."""

    def rewrite(path: str, anchor: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        if not path:
            return anchor
        return site + (_place(pages[target]) if target in pages else target) + anchor

    return rewritten(page.text, rewrite)
