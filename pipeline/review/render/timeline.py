"""The last accepted documents on one page, or as text, Markdown, JSON or release texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.common.documents import Document, canonical_json
from pipeline.common.errors import printable
from pipeline.review.changes import Level
from pipeline.review.entries import ReportEntry, entries, items
from pipeline.review.options import Format
from pipeline.review.render import render
from pipeline.review.render.changelog import changelog
from pipeline.review.render.formatting import (
    counted_levels,
    headline,
    markdown_message,
    markdown_text,
    sentence,
    tally,
)
from pipeline.review.render.html import left_out
from pipeline.review.render.html_entries import Shown
from pipeline.review.render.html_page import frame, template
from pipeline.review.review import Review
from pipeline.review.timeline import NOT_REVIEWED, Pin

#: Characters of a commit id that people see, and of the entries of a page.
_SHORT, _ROOM = 9, 900_000


def render_timeline(pins: Sequence[Pin], form: Format) -> str:
    """Render the reviews of the last accepted documents."""
    match form:
        case Format.HTML:
            return _html(pins)
        case Format.JSON:
            return canonical_json({"version": 1, "pins": [_json(pin) for pin in pins]})
        case Format.TEXT:
            return "\n".join(map(_text, pins))
        case Format.MARKDOWN | Format.CHANGELOG:
            return "\n".join(_markdown(pin, form) for pin in pins)


def _json(pin: Pin) -> Document:
    made = json.loads(render(pin.review, Format.JSON)) if pin.review else None
    commit = {"id": pin.commit.id, "day": pin.commit.day, "subject": pin.commit.subject}
    return {"commit": commit, "problem": pin.problem, "review": made}


def _text(pin: Pin) -> str:
    lines = [f"{pin.commit.day} {pin.commit.id[:_SHORT]} {pin.commit.subject}"]
    lines += [f"    {line}" for line in _summary(pin)]
    return "\n".join(map(printable, lines)) + "\n"


def _summary(pin: Pin) -> Iterator[str]:
    """Yield the verdict of a pin, its breaking entries, and what is unusual about its review."""
    if pin.review is None:
        yield pin.problem
        return
    yield _verdict(pin.review)
    if pin.problem:
        yield f"- {pin.problem}"
    for entry in _breaking(pin.review):
        yield f"- {sentence(entry.edit)}"


def _verdict(review: Review) -> str:
    return f"{headline(review)}: {tally(items(entries(review)))}"


def _breaking(review: Review) -> list[ReportEntry]:
    return [e for e in entries(review) if e.level is Level.ERR and not e.is_accepted]


def _markdown(pin: Pin, form: Format) -> str:
    title = f"## {pin.commit.day} {markdown_text(pin.commit.subject)}\n"
    if form is Format.CHANGELOG:
        text = changelog(pin.review) if pin.review else f"{markdown_text(pin.problem)}\n"
        return f"{title}\n{text}"
    first, *others = _summary(pin)
    lines = (f"- {markdown_message(printable(line[2:]))}" for line in others)
    return "\n".join([title, markdown_text(first), *([""] if others else []), *lines, ""])


def _html(pins: Sequence[Pin]) -> str:
    room = _ROOM // max(len(pins), 1)
    shown = [_shown(pin, f"{pin.commit.id[:_SHORT]}-", room) for pin in pins]
    return template("timeline.html.jinja").render(**frame(), pins=shown)


def _shown(pin: Pin, prefix: str, room: int) -> dict[str, Any]:
    """Return a pin as the page shows it; anchors begin with the commit."""
    made: dict[str, Any] = {
        "id": pin.commit.id[:_SHORT],
        "day": pin.commit.day,
        "subject": printable(pin.commit.subject),
        "prefix": prefix,
        "problem": printable(pin.problem),
        "headline": "",
        "tone": (Level.WARN if pin.problem.startswith(NOT_REVIEWED) else Level.INFO).name,
        "sections": [],
        "left": "",
        "sets": [],
        "operations": [],
    }
    if pin.review is not None:
        found, shown = items(entries(pin.review)), Shown(pin.review, prefix)
        made["headline"] = _verdict(pin.review)
        made["tone"] = max(counted_levels(found), default=Level.INFO).name
        made["sections"] = shown.sections(found, room)
        made["left"] = left_out(made["sections"])
        made["sets"] = shown.sets()
        made["operations"] = [printable(name) for name in shown.operations]
    return made
