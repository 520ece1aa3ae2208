"""The review as one page for a browser: it needs no network, and lets none be used."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pipeline.common.errors import printable
from pipeline.review.changes import Area, Level
from pipeline.review.render.changelog import changelog
from pipeline.review.render.entries import Entry, entries
from pipeline.review.render.wording import (
    AREAS,
    LEVELS,
    counted,
    headline,
    next_version,
    notices,
    tally,
)
from pipeline.review.review import Review

_PAGE = Path(__file__).parent / "page"


def render_html(review: Review) -> str:
    """Write the page."""
    style, script = _file("page.css"), _file("page.js")
    operations = sorted({name for change in review.changes for name in change.operations})
    shown = entries(review, operations)
    worst = max((change.level for change in review.open), default=Level.INFO)
    return _template().render(
        policy=_policy(style, script),
        style=style,
        script=script,
        old=printable(review.old),
        new=printable(review.new),
        tone=worst.name,
        headline=headline(review),
        tally=tally(review),
        next_version=next_version(review),
        notices=[printable(notice) for notice in notices(review)],
        levels=[_level(level) for level in sorted(Level, reverse=True)],
        areas=[_area(review, area) for area in review.areas],
        total=counted(len(shown), "change"),
        operations=[printable(name) for name in operations],
        checks=sorted(Counter(change.check for change in review.changes).items()),
        sections=_sections(shown),
        changelog=changelog(review),
    )


def _policy(style: str, script: str) -> str:
    """Allow the page's own style and script, and nothing else."""
    return (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _sections(shown: list[Entry]) -> list[dict[str, Any]]:
    """Sort entries under their headings; some of an area have their own."""
    titles = {
        "wire": (AREAS[Area.WIRE], ""),
        "described": (
            "Operations that we had described",
            "Upstream has them now; where it differs, the old side is what our overlay says.",
        ),
        "python": (AREAS[Area.PYTHON], "What changes on the wire mean for callers' code."),
        "naming": ("Naming and generation", "What callers meet without a change on the wire."),
        "overlay": (AREAS[Area.OVERLAY], "Whether the overlays still say what they said."),
    }
    sections = [
        {"title": title, "hint": hint, "entries": [e for e in shown if e.section == section]}
        for section, (title, hint) in titles.items()
    ]
    return [section for section in sections if section["entries"]]


def _level(level: Level) -> dict[str, str]:
    word = LEVELS[level]
    return {"id": level.name, "plural": word if level is Level.ERR else f"{word}s"}


def _area(review: Review, area: Area) -> dict[str, Any]:
    levels = sorted(Level, reverse=True)
    counts = [(level, review.count(area, level)) for level in levels]
    return {
        "id": area.value,
        "title": AREAS[area],
        "counts": [
            {"level": level.name, "number": number, "words": _level(level)["plural"]}
            for level, number in counts
        ],
    }


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_PAGE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def _file(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")
