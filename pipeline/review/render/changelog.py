"""The changelog entry for a new document, in sentences for callers."""

from __future__ import annotations

from enum import StrEnum

from pipeline.review.changes import Area, Change, Level
from pipeline.review.render.formatting import brief, markdown_code, markdown_message, sentence
from pipeline.review.review import Review
from pipeline.review.surface.python_checks import UNCOMPARED


class Group(StrEnum):
    """The headings of an entry, in their order."""

    BREAKING = "Breaking"
    ADDED = "Added"
    CHANGED = "Changed"
    REMOVED = "Removed"


_ADDED, _REMOVED = {"added", "new"}, {"removed"}

#: Most lines under a heading, and characters of a line; the review has the rest.
_MOST, _LONG = 40, 300


def changelog(review: Review) -> str:
    """Write the entry in Markdown; empty without a change for callers.

    The entry contains accepted changes, because callers meet them too. A change of callers' Python
    with a cause on the wire is left out unless it breaks callers' code: the entry has the cause.
    Failed generations are left out: they are repaired before callers get a client.
    """
    groups: dict[Group, list[Change]] = {group: [] for group in Group}
    for change in review.changes:
        if _concerns_callers(change):
            groups[group_of(change)].append(change)
    return "\n".join(_section(group, found) for group, found in groups.items() if found)


def group_of(change: Change) -> Group:
    """Return the heading for a change."""
    words = set(change.check.split("-"))
    if change.level is Level.ERR:
        return Group.BREAKING
    if words & _REMOVED:
        return Group.REMOVED
    return Group.ADDED if words & _ADDED else Group.CHANGED


def _concerns_callers(change: Change) -> bool:
    if change.check in UNCOMPARED:
        return False
    if change.area is Area.PYTHON:
        return change.level is Level.ERR or not change.causes
    return change.area is Area.WIRE


def _section(group: Group, changes: list[Change]) -> str:
    lines = [f"- {_sentence(change)}" for change in sorted(changes, key=_by_operation)]
    more = len(lines) - _MOST
    if more > 0:
        lines[_MOST:] = [f"- And {more} more, which the review lists."]
    return "\n".join([f"### {group}", "", *lines, ""])


def _by_operation(change: Change) -> tuple[int, str, tuple[int, str, str, str, str, str]]:
    """Return a sort key: changes of several operations first, then operation by operation."""
    operations = change.operations
    return (
        list(Area).index(change.area),
        operations[0] if len(operations) == 1 else "",
        change.order(),
    )


def _sentence(change: Change) -> str:
    message = markdown_message(brief(sentence(change), _LONG))
    match change.operations:
        case ():
            return f"{message}."
        case (operation,):
            return f"{markdown_code(brief(operation, _LONG))}: {message}."
        case operations:
            return f"{message} ({len(operations)} operations)."
