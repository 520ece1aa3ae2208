"""Pages of jobs with their programs, and the tables of jobs and of the shorter programs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve

from website.pages import Page, SiteError, code, inert, table, without_code
from website.sources import web_address

_FOLDER, _INDEX = "jobs/", "jobs/index.md"
_PROGRAM = re.compile(r"\bexamples/jobs/\w+\.py\b")


def with_programs(page: Page, root: Path) -> Page:
    """Return the page of a job with the programs that it names; other pages as they are.

    Args:
        page: A page.
        root: The repository.

    Raises:
        SiteError: The page names a program that does not exist.
    """
    if not _is_job(page):
        return page
    names = dict.fromkeys(_PROGRAM.findall(page.text))
    if lost := [name for name in names if not (root / name).is_file()]:
        raise SiteError(f"docs/{page.path} names {', '.join(lost)}, which does not exist")
    parts = [f"````python\n{(root / name).read_text('utf-8')}````" for name in names]
    heading = ["## The program" if len(parts) == 1 else "## The programs"] if parts else []
    return evolve(page, text="\n\n".join([page.text.rstrip("\n"), *heading, *parts]) + "\n")


def _is_job(page: Page) -> bool:
    return page.path.startswith(_FOLDER) and page.path != _INDEX


def jobs_table(pages: Iterable[Page]) -> str:
    """Write the table of the pages of jobs; empty without such pages.

    Args:
        pages: Pages, of jobs and of other things.
    """
    found = filter(_is_job, pages)
    rows = [
        [f"[{page.title}]({page.path.removeprefix(_FOLDER)})", inert(summary(page))]
        for page in sorted(found, key=lambda page: page.path)
    ]
    return table(["job", "what the program does"], rows) if rows else ""


def programs_table(root: Path, repository: str) -> str:
    """Write the table of the programs in examples/ that are no jobs.

    Args:
        root: The repository.
        repository: Its address on the web.
    """
    return table(["program", "what it does"], _program_rows(root, repository))


def _program_rows(root: Path, repository: str) -> Sequence[Sequence[str]]:
    return [
        [
            f"[{code(path.name)}]({web_address(repository, path, root, 'main')})",
            inert(_docstring(path.read_text("utf-8")).partition("\n\n")[0]),
        ]
        for path in sorted((root / "examples").glob("*.py"))
        if path.name != "__init__.py"
    ]


def _docstring(source: str) -> str:
    return ast.get_docstring(ast.parse(source)) or ""


def summary(page: Page) -> str:
    """Return the first sentence of a page, without links; empty if the page begins otherwise."""
    body = without_code(page.text).partition("\n# ")[2] or without_code(page.text)
    for paragraph in re.split(r"\n\s*\n", body.partition("\n")[2]):
        text = " ".join(paragraph.split())
        if text and not re.match(r"[#|<!:>]|[*-] |\d+\.", text):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
            return re.split(r"(?<=[.!?])\s", plain)[0]
    return ""
