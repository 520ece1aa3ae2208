"""The results of all parts in two files, in which the results of one part can be replaced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.results_file import write_figures
from benchmarks.scale.telling import Section

_TITLE, _HEADING = "# Many connections", "\n\n## "


def keep(folder: Path, name: str, section: Section) -> None:
    """Write the results of a part, and leave those of the others.

    Args:
        folder: Folder of the results.
        name: Name of the part.
        section: What the part tells.
    """
    write_figures("scale", _figures(folder / "scale.json") | {name: section.figures}, folder)
    page = folder / "scale.md"
    texts = _texts(page) | {section.title: section.text}
    sections = [f"{title}\n\n{text}" for title, text in texts.items()]
    page.write_text(f"{_HEADING.join([_TITLE, *sections])}\n", encoding="utf-8")


def _figures(path: Path) -> dict[str, Any]:
    """Return the figures of all parts that have run."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    found.pop("machine", None)
    return found


def _texts(path: Path) -> dict[str, str]:
    """Return the texts of all parts that have run, by title."""
    page = path.read_text("utf-8").rstrip() if path.exists() else ""
    pairs = (section.partition("\n\n") for section in page.split(_HEADING)[1:])
    return {title: text for title, _, text in pairs}
