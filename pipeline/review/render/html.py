"""The review as a page for a browser, which needs no network, and no script to be read.

The page stays below a megabyte: entries at its end leave out their details, and entries without
room are left out and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.common.errors import printable
from pipeline.review.changes import Level
from pipeline.review.entries import entries, items
from pipeline.review.render.changelog import changelog
from pipeline.review.render.formatting import (
    LEVELS,
    counted_levels,
    headline,
    next_version,
    notices,
    tally,
)
from pipeline.review.render.html_entries import Shown
from pipeline.review.render.html_page import frame, template
from pipeline.review.review import Review
from pipeline.review.words import counted

#: Characters of a page, and of its changelog entry.
_ROOM, _LONGEST = 950_000, 100_000


def render_html(review: Review) -> str:
    """Render the page."""
    found = items(entries(review))
    text = changelog(review)
    text = text if len(text) <= _LONGEST else "Too long for this page: --format changelog"
    shown = Shown(review, "")
    sections = shown.sections(found, _ROOM - len(text))
    worst = max(counted_levels(found), default=Level.INFO)
    return template("page.html.jinja").render(
        **frame(),
        old=printable(review.old),
        new=printable(review.new),
        tone=worst.name,
        headline=headline(review),
        tally=tally(found),
        next_version=next_version(review),
        notices=[printable(notice) for notice in notices(review)],
        sections=sections,
        left=left_out(sections),
        levels=[_level_words(level) for level in sorted(Level, reverse=True)],
        total=counted(sum(section["number"] for section in sections), "entry"),
        operations=[printable(name) for name in shown.operations],
        sets=shown.sets(),
        checks=sorted(Counter(change.check for change in review.changes).items()),
        changelog=text,
    )


def _level_words(level: Level) -> dict[str, str]:
    """Return the id of a level, its word, and its word for several entries."""
    word = LEVELS[level]
    return {"id": level.name, "word": word, "plural": word if level is Level.ERR else f"{word}s"}


def left_out(sections: Iterable[dict[str, Any]]) -> str:
    """Return the number of entries that a page leaves out, in words; empty if it has all."""
    left = sum(section["left"] for section in sections)
    return f"{counted(left, 'entry')} left out" if left else ""
