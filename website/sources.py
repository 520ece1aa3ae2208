"""The pages written by hand: where they go on the site, and links that hold there.

In the repository, a link names a file. On the site, the link to a page is a link to that page, and
the link to any other file leads to the repository on the web.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from attrs import evolve

from website.pages import Page, SiteError, relative, without_code

#: Pages outside docs/, by their path on the site.
_ROOT_PAGES = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "security.md": "SECURITY.md",
}
_IMAGES = (".png", ".svg")

_DEFINITION = re.compile(r"^(\[[^\]]+\]:\s*)(\S+)")
_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_NESTED = re.compile(r" +(?=([*-]|\d+\.) )")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SLOT = re.compile(r"^<!-- table: ([\w-]+) -->$", re.MULTILINE)

#: What to do with a link: its path (empty within a page) and its `#anchor` become a target.
Rewrite = Callable[[str, str], str]


def hand_written(root: Path) -> dict[str, str]:
    """Return the paths of the hand-written pages in the repository, by their paths on the site."""
    docs = root / "docs"
    found = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return {**_ROOT_PAGES, **{path: f"docs/{path}" for path in found}}


def read_pages(root: Path, repository: str) -> Iterator[Page]:
    """Yield the hand-written pages with links for the site.

    Args:
        root: The repository.
        repository: Its address on the web.

    Raises:
        SiteError: A link leads nowhere.
    """
    pages = hand_written(root)
    for path, source in pages.items():
        rewrite = _SiteLinks(root, repository, pages, path).rewrite
        try:
            text = rewritten((root / source).read_text("utf-8"), rewrite)
        except SiteError as error:
            raise SiteError(f"{source}:{error}") from error
        yield Page(path, indented(text))


def indented(text: str) -> str:
    """Return Markdown with four spaces for each level of a list, as MkDocs needs them.

    Args:
        text: The Markdown; code stays as it is.
    """
    lines = text.splitlines()
    for number, line in enumerate(without_code(text).splitlines()):
        if nested := _NESTED.match(line):
            lines[number] = nested[0] + lines[number]
    return "\n".join(lines) + "\n"


def filled(page: Page, tables: Mapping[str, str]) -> Page:
    """Return a page with its tables.

    Args:
        page: A page with slots `<!-- table: name -->`.
        tables: The tables, by name.

    Raises:
        SiteError: A slot has no table.
    """

    def fill(slot: re.Match[str]) -> str:
        if slot[1] not in tables:
            known = ", ".join(sorted(tables))
            raise SiteError(f"{page.path} has a slot for the table {slot[1]}; there are: {known}")
        return tables[slot[1]]

    return evolve(page, text=_SLOT.sub(fill, page.text))


def images(root: Path) -> dict[str, Path]:
    """Return the images that pages show, by their paths on the site."""
    found = {path for source in hand_written(root).values() for path in _shown(root / source)}
    return {_image_place(path.relative_to(root).as_posix()): path for path in found}


def rewritten(text: str, rewrite: Rewrite) -> str:
    """Return Markdown with other targets of its links within the project.

    Args:
        text: The Markdown; code stays as it is.
        rewrite: Returns the target for a path and an anchor.

    Raises:
        SiteError: A link leads nowhere; the message begins with the line.
    """
    lines = text.splitlines()
    for number, line in enumerate(without_code(text).splitlines(), 1):
        try:
            if changed := _line(line, rewrite):
                lines[number - 1] = changed
        except SiteError as error:
            raise SiteError(f"{number}: {error}") from error
    return "\n".join(lines) + "\n"


def links(text: str) -> list[str]:
    """Return the targets of the links within the project."""
    found: list[str] = []

    def note(path: str, anchor: str) -> str:
        found.append(path)
        return path + anchor

    rewritten(text, note)
    return found


def _line(line: str, rewrite: Rewrite) -> str:
    """Return a line with other targets; empty if it has no link."""
    masked = _SPAN.sub(lambda span: "x" * len(span[0]), line)
    pieces, end = list[str](), 0
    for found in _targets(masked):
        start, stop = found
        target = line[start:stop]
        if not _ELSEWHERE.match(target):
            path, hash_, anchor = target.partition("#")
            pieces += [line[end:start], rewrite(path, hash_ + anchor)]
            end = stop
    return "".join([*pieces, line[end:]]) if pieces else ""


def _targets(masked: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\]\(([^)\s]+)", masked):
        yield found.span(1)
    if definition := _DEFINITION.match(masked):
        yield definition.span(2)


class _SiteLinks:
    """Targets of the links of a page."""

    def __init__(self, root: Path, repository: str, pages: Mapping[str, str], path: str) -> None:
        self._root, self._repository, self._page = root, repository, path
        self._source = pages[path]
        self._places = {source: place for place, source in pages.items()}

    def rewrite(self, path: str, anchor: str) -> str:
        """Return the target of a link on the site."""
        if not path:
            return anchor
        named = posixpath.normpath(posixpath.join(posixpath.dirname(self._source), path))
        if named in self._places:
            return relative(self._places[named], self._page) + anchor
        file = self._root / named
        if named.startswith("..") or not file.exists():
            raise SiteError(f"the link to {path} leads nowhere; correct it")
        if named.endswith(_IMAGES):
            return relative(_image_place(named), self._page)
        return web_address(self._repository, file, self._root, "main") + anchor


def web_address(repository: str, file: Path, root: Path, revision: str) -> str:
    """Return the address of a file or folder of the repository on the web.

    Args:
        repository: Address of the repository.
        file: The file or folder.
        root: The repository on this machine.
        revision: Branch or tag.
    """
    kind = "tree" if file.is_dir() else "blob"
    return f"{repository}/{kind}/{revision}/{file.relative_to(root).as_posix()}"


def _shown(source: Path) -> Iterator[Path]:
    for path in links(source.read_text("utf-8")):
        if path.endswith(_IMAGES):
            yield Path(posixpath.normpath((source.parent / path).as_posix()))


def _image_place(path: str) -> str:
    return f"images/{path.replace('/', '-')}"
