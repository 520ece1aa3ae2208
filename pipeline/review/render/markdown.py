"""The review as a comment on a pull request: the most severe first, details folded."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pipeline.review.changes import Change, Level
from pipeline.review.render.changelog import changelog
from pipeline.review.render.formatting import (
    AREAS,
    FEW,
    brief,
    counted,
    headline,
    location_text,
    markdown_code,
    markdown_message,
    markdown_text,
    next_version,
    notices,
    overlay_location,
    readable,
    sentence,
    subject,
    tally,
)
from pipeline.review.review import Review

#: Most characters of the comment; GitHub refuses more than 65,536.
MOST = 60_000

_LONG_TEXT, _LONG_VALUE, _LONG_NAME = 500, 120, 160
_MOST_NOTICES = 20
#: Characters for the heading of a section and for the number of omitted changes.
_FRAME = 200


def render_markdown(review: Review) -> str:
    """Render the comment, which has at most 60,000 characters.

    A longer comment loses its folded operations first, then the least severe changes, which are
    counted.
    """
    whole = _head(review) + "".join(
        _section(section, section.blocks) for section in _sections(review, folds=True)
    )
    return whole if len(whole) <= MOST else _cut(review)


def _cut(review: Review) -> str:
    text = _head(review)
    for section in _sections(review, folds=False):
        kept = _fitting(section.blocks, MOST - len(text) - _FRAME)
        left = len(section.blocks) - len(kept)
        if left:
            more = f"\n{left} more, and what is less severe, had no room here; see the HTML page."
            return text + _section(section, [*kept, more])
        text += _section(section, kept)
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


@frozen
class _Section:
    title: str
    blocks: list[str]
    folded: bool = True


def _sections(review: Review, folds: bool) -> list[_Section]:
    """Return the sections of the comment, the most important first."""
    levels = {level: [c for c in review.open if c.level is level] for level in Level}
    entries = {level: [_entry(c, folds) for c in found] for level, found in levels.items()}
    accepted = [_entry(change, folds) for change in review.accepted]
    sections = [
        _Section("Breaking", entries[Level.ERR], folded=False),
        _Section(counted(len(entries[Level.WARN]), "warning"), entries[Level.WARN]),
        _Section("Changelog entry", changelog(review).splitlines()),
        _Section(counted(len(entries[Level.INFO]), "note"), entries[Level.INFO]),
        _Section(f"{len(accepted)} accepted", accepted),
    ]
    return [section for section in sections if section.blocks]


def _section(section: _Section, blocks: list[str]) -> str:
    body = "\n".join(blocks)
    if not section.folded:
        return f"\n### {section.title}\n\n{body}\n"
    return f"\n<details><summary>{section.title}</summary>\n\n{body}\n\n</details>\n"


def _fitting(blocks: list[str], room: int) -> list[str]:
    kept: list[str] = []
    for block in blocks:
        room -= len(block) + 1
        if room < 0:
            break
        kept.append(block)
    return kept


def _entry(change: Change, folds: bool) -> str:
    """Format a change as an item of a list, with its operations folded below it if `folds`."""
    lines = [
        f"- {markdown_message(brief(sentence(change), _LONG_TEXT))}",
        _places(change.places),
        _listed(change.operations, "operation"),
        _values(change),
        _identity(change),
    ]
    folded = _folded(change.places[FEW:], "place") + _folded(change.operations[FEW:], "operation")
    return "  \n  ".join(line for line in lines if line) + (folded if folds else "")


def _identity(change: Change) -> str:
    where = [_code(subject(change)), _code(location_text(change.new or change.old))]
    causes = [f"caused by {', '.join(map(_code, change.causes[:FEW]))}"] if change.causes else []
    accepted = [f"accepted: {_text(change.accepted.reason)}"] if change.accepted else []
    if overlay := overlay_location(change):
        where.append(f"described otherwise in {_code(overlay)}")
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


def _places(names: tuple[str, ...]) -> str:
    return _listed(names, "place") if len(names) > 1 else ""


def _listed(names: tuple[str, ...], noun: str) -> str:
    few = ", ".join(map(_code, names[:FEW]))
    if len(names) <= FEW:
        return few
    return f"{counted(len(names), noun)}: {few} and {len(names) - FEW} more"


def _folded(names: tuple[str, ...], noun: str) -> str:
    if not names:
        return ""
    listed = ", ".join(map(_code, names))
    summary = counted(len(names), f"more {noun}")
    return f"\n\n  <details><summary>{summary}</summary>\n\n  {listed}\n\n  </details>\n"


def _text(text: str) -> str:
    return markdown_text(brief(text, _LONG_TEXT))


def _code(text: str) -> str:
    return markdown_code(brief(text, _LONG_NAME)) if text else ""
