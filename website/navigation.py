"""The order of the pages in the navigation."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from website.pages import SiteError

#: A section of the navigation: its title, and pages or folders; a folder stands for its pages.
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Start", ("index.md", "quickstart.md", "migration.md")),
    ("Jobs", ("jobs/",)),
    (
        "Guides",
        (
            "client.md",
            "errors.md",
            "paging.md",
            "models.md",
            "export.md",
            "scale.md",
            "scale/",
            "webhooks.md",
            "sandbox.md",
            "cli.md",
            "mcp.md",
        ),
    ),
    ("Operations", ("reference/operations/",)),
    ("Models", ("reference/models/",)),
    ("Runtime", ("reference/runtime/",)),
    (
        "Project",
        (
            "changelog.md",
            "versioning.md",
            "security.md",
            "contributing.md",
            "overlays.md",
            "renaming.md",
            "review.md",
            "operations.md",
            "decisions.md",
            "reliability.md",
        ),
    ),
)
_OTHERS = "Project"

Section: TypeAlias = tuple[str, list[str]]


def navigation(paths: Collection[str]) -> list[Section]:
    """Return the sections of the navigation with the paths of their pages.

    A page that no section names is at the end of the last one, so that a new page is never lost.

    Args:
        paths: Paths of all pages; those of a folder stay in this order, its index first.

    Raises:
        SiteError: A section names a page that does not exist.
    """
    sections = [
        (title, [p for e in entries for p in _pages(e, paths)]) for title, entries in SECTIONS
    ]
    placed = {path for _, found in sections for path in found}
    for title, found in sections:
        if title == _OTHERS:
            found += sorted(set(paths) - placed)
    return sections


def _pages(entry: str, paths: Collection[str]) -> list[str]:
    if entry.endswith("/"):
        inside = [path for path in paths if path.startswith(entry)]
        return sorted(inside, key=lambda path: not path.endswith("/index.md"))
    if entry not in paths:
        raise SiteError(
            f"the navigation names {entry}, which is no page; see website/navigation.py"
        )
    return [entry]
