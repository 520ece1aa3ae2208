"""The review as a comment on a pull request: the most severe first, details folded."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.review.changes import Change, Level
from pipeline.review.render.changelog import changelog
from pipeline.review.render.escaping import brief, markdown_code, markdown_message, markdown_text
from pipeline.review.render.wording import (
    AREAS,
    FEW,
    counted,
    headline,
    next_version,
    notices,
    readable,
    sentence,
    standing,
    subject,
    tally,
)
from pipeline.review.review import Review

#: Characters of the whole; GitHub refuses a comment of more than 65,536.
MOST = 60_000

_LONG_TEXT, _LONG_VALUE, _LONG_NAME = 500, 120, 160
_MOST_NOTICES = 20
#: Room that a section needs for its heading and for what it leaves out.
_FRAME = 200


def render_markdown(review: Review) -> str:
    """Write the comment, of at most 60,000 characters; what has no room is counted."""
    text = _head(review)
    for title, blocks, folded in _sections(review):
        text += _section(title, blocks, folded, MOST - len(text))
    return text


def _head(review: Review) -> str:
    names = f"{_code(review.old)} → {_code(review.new)}"
    told = [f"> {_text(notice)}\n" for notice in notices(review)]
    more = [f"> And {len(told) - _MOST_NOTICES} more.\n"] if len(told) > _MOST_NOTICES else []
    return "\n".join(
        [
            f"## API review: {headline(review)}\n",
            f"{names}: {tally(review)}\n",
            f"**Next version:** {_text(next_version(review))}\n",
            *told[:_MOST_NOTICES],
            *more,
            *_table(review),
        ]
    )


def _table(review: Review) -> Iterator[str]:
    if review.open:
        yield "| | breaking | warnings | notes |"
        yield "|---|--:|--:|--:|"
        for area in review.areas:
            counts = (str(review.count(area, level)) for level in sorted(Level, reverse=True))
            yield f"| {AREAS[area]} | {' | '.join(counts)} |"
        yield ""


def _sections(review: Review) -> Iterator[tuple[str, list[str], bool]]:
    """Yield title, blocks and whether it is folded of each section, the most important first."""
    by_level = {level: [_entry(c) for c in review.open if c.level is level] for level in Level}
    accepted = [_entry(change) for change in review.accepted]
    yield "Breaking", by_level[Level.ERR], False
    yield counted(len(by_level[Level.WARN]), "warning"), by_level[Level.WARN], True
    yield "Changelog entry", changelog(review).splitlines(), True
    yield counted(len(by_level[Level.INFO]), "note"), by_level[Level.INFO], True
    yield f"{len(accepted)} accepted", accepted, True


def _section(title: str, blocks: list[str], folded: bool, room: int) -> str:
    """Write as many blocks as there is room for, and say how many there is none for."""
    if not blocks or room < _FRAME:
        return ""
    kept = _fitting(blocks, room - _FRAME)
    left = len(blocks) - len(kept)
    if left:
        kept.append(f"\n{left} more had no room here; the HTML page of the review has them.")
    body = "\n".join(kept)
    if not folded:
        return f"\n### {title}\n\n{body}\n"
    return f"\n<details><summary>{title}</summary>\n\n{body}\n\n</details>\n"


def _fitting(blocks: list[str], room: int) -> list[str]:
    kept: list[str] = []
    for block in blocks:
        room -= len(block) + 1
        if room < 0:
            break
        kept.append(block)
    return kept


def _entry(change: Change) -> str:
    """Write one change as an item of a list."""
    lines = [
        f"- {markdown_message(brief(sentence(change), _LONG_TEXT))}",
        _operations(change.operations),
        _values(change),
        _identity(change),
        *_folded(change.operations[FEW:]),
    ]
    return "  \n  ".join(line for line in lines[:4] if line) + "".join(lines[4:])


def _identity(change: Change) -> str:
    where = [_code(subject(change)), _code(standing(change.new or change.old))]
    causes = [f"caused by {', '.join(map(_code, change.causes[:FEW]))}"] if change.causes else []
    accepted = [f"accepted: {_text(change.accepted.reason)}"] if change.accepted else []
    ids = [_code(change.check), _code(change.fingerprint)]
    return " · ".join([*(text for text in where if text), *ids, *causes, *accepted])


def _values(change: Change) -> str:
    if change.before is None and change.after is None:
        return ""
    before, after = (readable(value, _LONG_VALUE) for value in (change.before, change.after))
    if change.before is None:
        return f"new: {markdown_code(after)}"
    return (
        f"{markdown_code(before)} → {markdown_code(after) if change.after is not None else 'gone'}"
    )


def _operations(names: tuple[str, ...]) -> str:
    few = ", ".join(map(_code, names[:FEW]))
    if len(names) <= FEW:
        return few
    return f"{counted(len(names), 'operation')}: {few} and {len(names) - FEW} more"


def _folded(names: tuple[str, ...]) -> list[str]:
    if not names:
        return []
    listed = ", ".join(map(_code, names))
    summary = f"{counted(len(names), 'more operation')}"
    return [f"\n\n  <details><summary>{summary}</summary>\n\n  {listed}\n\n  </details>\n"]


def _text(text: str) -> str:
    return markdown_text(brief(text, _LONG_TEXT))


def _code(text: str) -> str:
    return markdown_code(brief(text, _LONG_NAME)) if text else ""
