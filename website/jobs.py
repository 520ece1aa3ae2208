"""The pages of jobs, and the tables of jobs and of the shorter programs.

Each program in examples/jobs/ has a page with its docstring and its code, unless a hand-written
page in docs/jobs/ shows the program.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from website.pages import Page, code, inert, table, without_code
from website.sources import web_address

_FOLDER, _INDEX = "jobs/", "jobs/index.md"
_PROGRAMS = "examples/jobs"
_USAGE = "Usage: "

_PAGE = """# {title}

{text}

```console
$ python -m ofauth_client.sandbox -- {usage}
```

`{name}` as it is in the [repository]({address}); without `python -m ofauth_client.sandbox --`, it
calls the API:

````python
{source}
````
"""


def program_pages(root: Path, repository: str, written: Iterable[Page]) -> Iterator[Page]:
    """Yield a page for each program of a job that no hand-written page shows.

    Args:
        root: The repository.
        repository: Its address on the web.
        written: The hand-written pages.
    """
    jobs = [page for page in written if page.path.startswith(_FOLDER) and page.path != _INDEX]
    for path in sorted((root / _PROGRAMS).glob("*.py")):
        name = f"{_PROGRAMS}/{path.name}"
        stems = {page.path.removeprefix(_FOLDER).replace("-", "_") for page in jobs}
        if f"{path.stem}.md" not in stems and not any(name in page.text for page in jobs):
            yield _page(path, name, web_address(repository, path, root, "main"))


def _page(path: Path, name: str, address: str) -> Page:
    source = path.read_text("utf-8").rstrip("\n")
    paragraphs = _docstring(source).split("\n\n")
    usages = [part for part in paragraphs if part.startswith(_USAGE)]
    text = _PAGE.format(
        title=path.stem.replace("_", " ").capitalize(),
        text="\n\n".join(map(inert, (part for part in paragraphs if part not in usages))),
        usage=" ".join(usages[0].removeprefix(_USAGE).split()) if usages else f"python {name}",
        name=name,
        address=address,
        source=source,
    )
    return Page(f"{_FOLDER}{path.stem}.md", text)


def jobs_table(pages: Iterable[Page]) -> str:
    """Write the table of the pages of jobs; empty without such pages.

    Args:
        pages: Pages, of jobs and of other things.
    """
    found = [page for page in pages if page.path.startswith(_FOLDER) and page.path != _INDEX]
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
