"""The review as a comment on a pull request: the most severe first, details folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from pipeline.review.changes import Change, Level
from pipeline.review.entries import EntryList, Item, ReportEntry, entries, items
from pipeline.review.families import Family, families
from pipeline.review.render.changelog import changelog
from pipeline.review.render.formatting import (
    FEW,
    MOST_NAMES,
    brief,
    headline,
    likewise,
    location_text,
    markdown_code,
    markdown_message,
    markdown_text,
    next_version,
    notices,
    overlay_location,
    sentence,
    tally,
    told_elsewhere,
    unnamed_places,
    verdicts,
)
from pipeline.review.review import Review
from pipeline.review.words import counted, first_few

#: Most characters of the comment; GitHub refuses more than 65,536.
MOST = 60_000

_LONG_TEXT, _LONG_NAME = 500, 160
_MOST_NOTICES, _MOST_EFFECTS = 20, 5
#: Characters for the heading of a section and for the number of omitted changes.
_FRAME = 200


def render_markdown(review: Review) -> str:
    """Render the comment, which has at most 60,000 characters.

    A longer comment loses its folded operations first, then the changelog entry, then the least
    severe entries, which are counted.
    """
    found = items(entries(review))
    whole = _head(review, found) + "".join(
        _section(section, section.blocks) for section in _sections(review, found, folds=True)
    )
    return whole if len(whole) <= MOST else _cut(review, found)


def _cut(review: Review, found: Sequence[Item]) -> str:
    text = _head(review, found)
    for section in _sections(review, found, folds=False):
        room = MOST - len(text) - _FRAME
        if section.whole and len(_section(section, section.blocks)) > room:
            text += f"\n{section.title}: too long for this comment; see `--format changelog`.\n"
            continue
        kept = _fitting(section.blocks, room)
        left = sum(section.sizes[len(kept) :])
        if left:
            more = f"\n{left} more, and what is less severe, had no room here; see the HTML page."
            return text + _section(section, [*kept, more])
        text += _section(section, kept)
    return text


def _head(review: Review, found: Sequence[Item]) -> str:
    names = f"{_code(review.old)} → {_code(review.new)}"
    told = [f"> {_text(notice)}\n" for notice in notices(review)]
    more = [f"> And {len(told) - _MOST_NOTICES} more.\n"] if len(told) > _MOST_NOTICES else []
    return "\n".join(
        [
            f"## API review: {headline(review)}\n",
            f"{names}: {tally(found)}\n",
            f"**Next version:** {_text(next_version(review))}\n",
            *told[:_MOST_NOTICES],
            *more,
        ]
    )


@frozen
class _Section:
    """A section of the comment.

    Args:
        title: The title.
        blocks: The texts of the section.
        sizes: The number of entries in each text.
        folded: The section has to be opened.
        whole: The section is shown as a whole, or not at all.
    """

    title: str
    blocks: list[str]
    sizes: list[int] = field(factory=list[int])
    folded: bool = True
    whole: bool = False


def _sections(review: Review, found: Sequence[Item], folds: bool) -> list[_Section]:
    """Return the sections of the comment, the most important first."""
    breaking, warnings, notes = (_of_level(found, level) for level in sorted(Level, reverse=True))
    accepted = [item for item in found if item.is_accepted]
    texts = changelog(review).splitlines()
    sections = [
        _entries("Breaking", breaking, review, folds, folded=False),
        _entries(counted(len(warnings), "warning"), warnings, review, folds),
        _Section("Changelog entry", texts, [0] * len(texts), whole=True),
        _entries(counted(len(notes), "note"), notes, review, folds),
        _entries(f"{len(accepted)} accepted", accepted, review, folds),
    ]
    return [section for section in sections if section.blocks]


def _of_level(found: Sequence[Item], level: Level) -> list[Item]:
    return [item for item in found if item.level is level and not item.is_accepted]


def _entries(
    title: str, found: Sequence[Item], review: Review, folds: bool, *, folded: bool = True
) -> _Section:
    groups = families(found)
    blocks = [_family(family, review, folds) for family in groups]
    return _Section(title, blocks, [1 + len(family.others) for family in groups], folded)


def _family(family: Family, review: Review, folds: bool) -> str:
    """Format an item, with the entries that say the same of other names folded below if `folds`."""
    if isinstance(family.first, EntryList):
        return _new_operations(family.first, review)
    told = _entry(family.first, review, folds)
    if not family.others:
        return told
    title = markdown_message(brief(likewise(family, MOST_NAMES), _LONG_TEXT))
    if not folds:
        return f"{told}  \n  {title}"
    body = "\n".join(line for other in family.others for line in _listed_entry(other, review))
    return f"{told}\n\n  <details><summary>{title}</summary>\n\n{body}\n\n  </details>\n"


def _listed_entry(entry: ReportEntry, review: Review) -> Iterator[str]:
    """Format an entry of a list that opens; the operations are those of the entry around it."""
    yield f"  - {_message(entry.edit)} · {_identity(entry, review)}"
    yield from (f"    - {effect}" for effect in _effects(entry))


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


def _entry(entry: ReportEntry, review: Review, folds: bool) -> str:
    """Format an entry as an item of a list, with its operations folded below it if `folds`."""
    edit = entry.edit
    lines = [
        f"- {_message(edit)}",
        *_effects(entry),
        _listed(unnamed_places(edit), "place"),
        _operations(edit, review),
        _identity(entry, review),
    ]
    folded = (
        _folded_effects(entry)
        + _folded(unnamed_places(edit), "place")
        + _folded(edit.operations, "operation")
    )
    return "  \n  ".join(line for line in lines if line) + (folded if folds else "")


def _message(change: Change) -> str:
    return markdown_message(brief(sentence(change), _LONG_TEXT))


def _effects(entry: ReportEntry) -> Iterator[str]:
    """Yield the first effects on callers' Python, each with its fingerprint."""
    shown, more = first_few(entry.effects, _MOST_EFFECTS)
    for effect in shown:
        yield f"Python: {_effect(effect)}"
    if more:
        yield f"Python: {counted(more, 'more change')}"
    if elsewhere := told_elsewhere(entry):
        first, *others = elsewhere
        number = f" and {counted(len(others), 'more change')}" if others else ""
        yield f"Python, with another entry: {_message(first)} ({_code(first.fingerprint)}){number}"


def _effect(effect: Change) -> str:
    return f"{_message(effect)} ({_ids(effect)})"


def _folded_effects(entry: ReportEntry) -> str:
    shown, more = first_few(entry.effects, _MOST_EFFECTS)
    if not more:
        return ""
    rest = "\n".join(f"  - {_effect(effect)}" for effect in entry.effects[len(shown) :])
    title = f"{counted(more, 'more change')} of callers' Python"
    return f"\n\n  <details><summary>{title}</summary>\n\n{rest}\n\n  </details>\n"


def _operations(edit: Change, review: Review) -> str:
    methods = [review.methods[name] for name in edit.operations if name in review.methods]
    method = f", {_code(methods[0])}" if len(methods) == len(edit.operations) == 1 else ""
    return _listed(edit.operations, "operation") + method


def _identity(entry: ReportEntry, review: Review) -> str:
    edit = entry.edit
    at = location_text(edit.new or edit.old)
    where = [markdown_code(brief(at, _LONG_TEXT)) if at else ""]
    if overlay := overlay_location(edit):
        where.append(f"described otherwise in {_code(overlay)}")
    accepted = [f"accepted: {_text(edit.accepted.reason)}"] if edit.accepted else []
    parts = (verdicts(entry, review.areas), *where, *accepted, _ids(edit))
    return " · ".join(filter(None, parts))


def _ids(change: Change) -> str:
    return f"{_code(change.check)} · {_code(change.fingerprint)}"


def _new_operations(found: EntryList, review: Review) -> str:
    """Format new operations as one item that opens."""
    title = counted(len(found.entries), "new operation")
    body = "\n".join(line for entry in found.entries for line in _new_operation(entry, review))
    return f"- <details><summary>{title}</summary>\n\n{body}\n\n  </details>"


def _new_operation(entry: ReportEntry, review: Review) -> Iterator[str]:
    methods = [review.methods[name] for name in entry.edit.operations if name in review.methods]
    named = f", {_code(methods[0])}" if methods else ""
    yield f"  - {_message(entry.edit)}{named} ({_ids(entry.edit)})"
    for effect in entry.effects:
        yield f"    - Python: {_message(effect)} ({_ids(effect)})"


def _listed(names: tuple[str, ...], noun: str) -> str:
    shown, more = first_few(names, FEW)
    few = ", ".join(map(_code, shown))
    return f"{counted(len(names), noun)}: {few} and {more} more" if more else few


def _folded(names: tuple[str, ...], noun: str) -> str:
    shown, more = first_few(names, FEW)
    if not more:
        return ""
    rest = ", ".join(map(_code, names[len(shown) :]))
    summary = counted(more, f"more {noun}")
    return f"\n\n  <details><summary>{summary}</summary>\n\n  {rest}\n\n  </details>\n"


def _text(text: str) -> str:
    return markdown_text(brief(text, _LONG_TEXT))


def _code(text: str) -> str:
    return markdown_code(brief(text, _LONG_NAME)) if text else ""
