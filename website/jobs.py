"""The tables of the jobs' pages and of the example programs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from website.pages import Page, code, inert, table, without_code
from website.sources import web_address

INDEX = "jobs/index.md"


def jobs_table(pages: Iterable[Page]) -> str:
    """Write the table of the pages in docs/jobs/; empty without pages.

    Args:
        pages: All hand-written pages.
    """
    found = [page for page in pages if page.path.startswith("jobs/") and page.path != INDEX]
    rows = [
        [f"[{page.title}]({page.path.removeprefix('jobs/')})", inert(summary(page))]
        for page in sorted(found, key=lambda page: page.path)
    ]
    return table(["job", "what the page shows"], rows) if rows else ""


def programs_table(root: Path, repository: str) -> str:
    """Write the table of the programs in examples/.

    Args:
        root: The repository.
        repository: Its address on the web.
    """
    rows = [
        [
            f"[{code(path.name)}]({web_address(repository, path, root, 'main')})",
            inert(
                (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n\n")[0]
            ),
        ]
        for path in sorted((root / "examples").rglob("*.py"))
        if path.name != "__init__.py"
    ]
    return table(["program", "what it does"], rows)


def summary(page: Page) -> str:
    """Return the first sentence of a page, without links; empty if the page begins otherwise."""
    body = without_code(page.text).partition("\n# ")[2] or without_code(page.text)
    for paragraph in re.split(r"\n\s*\n", body.partition("\n")[2]):
        text = " ".join(paragraph.split())
        if text and not re.match(r"[#|<!:>]|[*-] |\d+\.", text):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
            return re.split(r"(?<=[.!?])\s", plain)[0]
    return ""
