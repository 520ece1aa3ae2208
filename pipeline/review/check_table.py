"""The table of all checks: on the wire, in callers' Python, in our overlays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.review.changes import Direction
from pipeline.review.overlays import CHECKS as OVERLAY
from pipeline.review.surface.python_checks import CHECKS as PYTHON
from pipeline.review.wire.wire_checks import BY_KIND

WIRE = {check.id: check for check in BY_KIND.values()}

#: Ids of the checks whose levels openapi/accepted.toml may set.
CHECK_IDS = (*sorted(WIRE), *PYTHON, *OVERLAY)

#: A field of a sentence, with the words after its colon.
_FIELD = re.compile(r"\{(\w+)(?::[^}]*)?\}")
_FEWER = re.compile(r"{(\w+):fewer [^}]*}")

_AFFECTED = {
    Direction.REQUEST: "requests",
    Direction.RESPONSE: "answers",
    Direction.BOTH: "both",
    Direction.NEITHER: "",
}


def check_table() -> str:
    """Return the ids of all checks with their levels, in Markdown."""
    lines = [
        "# The checks of a review",
        "",
        "How to read this, and how to change a level: docs/review.md.",
        *_section("On the wire", ("id", "met in", "level", "it says"), _wire_rows()),
        *_section("In callers' Python", ("id", "sent", "read", "it says"), _python_rows()),
        *_section("In our overlays", ("id", "level", "it says"), _overlay_rows()),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return ["", f"## {title}", "", *(f"| {' | '.join(row)} |" for row in lines)]


def _wire_rows() -> Iterator[tuple[str, ...]]:
    for name, check in sorted(WIRE.items()):
        yield f"`{name}`", _AFFECTED[check.direction], check.level.name, _cell(check.sentence)


def _python_rows() -> Iterator[tuple[str, ...]]:
    for name, check in PYTHON.items():
        yield f"`{name}`", check.sent.name, check.read.name, _cell(check.sentence)


def _overlay_rows() -> Iterator[tuple[str, ...]]:
    for name, check in OVERLAY.items():
        yield f"`{name}`", check.level.name, _cell(check.sentence)


def _cell(sentence: str) -> str:
    plain = _FEWER.sub(r"fewer than {\1}", sentence.replace("|", "\\|").replace("`", ""))
    return _FIELD.sub(r"*\1*", plain)
