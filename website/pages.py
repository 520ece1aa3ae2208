"""A page of the site, and Markdown that is safe to put into it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping

from attrs import field, frozen

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_SPAN = re.compile(r"(`[^`\n]+`)")
#: Markdown outside code; an underscore within a word is none.
_MARKUP = re.compile(r"([\\`*{}\[\]#|]|(?<![^\W_])_|_(?![^\W_]))")
#: Characters that a backslash does not make harmless; three colons begin a docstring's place.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", ":::": "&#58;&#58;&#58;"}
_NAME = re.compile(r"[A-Za-z_]\w*")
_ANCHOR = re.compile(r" *\{ *#[^}]*\}$")


class SiteError(Exception):
    """A mistake in the pages, as a sentence for people."""


@frozen
class Page:
    """A page of the site.

    Args:
        path: Path inside the site's sources, such as `reference/models/chats.md`.
        text: Its Markdown.
        complete: All of its content is in the Markdown, not in docstrings that it includes.
    """

    path: str
    text: str
    complete: bool = True

    @property
    def title(self) -> str:
        """Its first heading, without markup.

        Raises:
            SiteError: The page has no heading.
        """
        found = _TITLE.search(without_code(self.text))
        if found is None:
            raise SiteError(f"{self.path} has no heading: begin it with a line like `# Title`")
        return _ANCHOR.sub("", found[1]).replace("`", "")


@frozen
class ModelLinks:
    """Links to the models in types.

    Args:
        places: Path of the page of each model, by its name.
        aliases: The models that other names in a type stand for.
    """

    places: Mapping[str, str]
    aliases: Mapping[str, str] = field(factory=dict[str, str])

    def typed(self, annotation: str, page: str) -> str:
        """Write a type as code in which each model is a link.

        Args:
            annotation: The type in Python's notation.
            page: Path of the page with the type.
        """

        def linked(found: re.Match[str]) -> str:
            name = self.aliases.get(found[0], found[0])
            return f"[{name}]({self.to(name, page)})" if name in self.places else found[0]

        parts = re.split(f"({_NAME.pattern})", annotation)
        made = (
            linked(found) if (found := _NAME.fullmatch(part)) else _escaped(part) for part in parts
        )
        return f"<code>{''.join(made)}</code>"

    def to(self, name: str, page: str) -> str:
        """Return the link from a page to a model."""
        return f"{relative(self.places[name], page)}#{name}"


def relative(target: str, page: str) -> str:
    """Return the link from a page to a target; both are paths inside the site's sources."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def names_in(annotation: str, known: Collection[str]) -> set[str]:
    """Return the known names in a type."""
    return {name for name in _NAME.findall(annotation) if name in known}


def without_code(text: str) -> str:
    """Replace the lines of code blocks by empty lines."""
    inside, lines = "", list[str]()
    for line in text.splitlines():
        fence = re.match(r" *(```+|~~~+)", line)
        lines.append("" if inside or fence else line)
        if fence and (not inside or fence[1].startswith(inside)):
            inside = "" if inside else fence[1]
    return "\n".join(lines)


def inert(text: str) -> str:
    """Return a text of the document as Markdown on one line; only its code spans remain markup."""
    parts = _SPAN.split(" ".join(text.split()))
    return "".join(
        code(part[1:-1]) if index % 2 else _escaped(part) for index, part in enumerate(parts)
    )


def code(text: str) -> str:
    """Return a text as code that can be in a cell of a table."""
    inside = " ".join(text.split()).replace("`", "'").replace("|", r"\|")
    return f"`{inside}`" if inside else ""


def table(columns: Collection[str], rows: Collection[Collection[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    head = [columns, ["---"] * len(columns)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [*head, *rows])


def _escaped(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\1", text)
    for mark, entity in _ENTITIES.items():
        escaped = escaped.replace(mark, entity)
    return escaped
