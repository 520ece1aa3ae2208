"""The changelog entry for a new document: the text of a release, in sentences for callers."""

from __future__ import annotations

from collections.abc import Container, Mapping
from enum import StrEnum

from pipeline.common.schemas import WEBHOOK
from pipeline.review.changes import Area, Change, Level
from pipeline.review.entries import ReportEntry, entries
from pipeline.review.render.formatting import FEW, markdown_message, one_line, sentence
from pipeline.review.review import Review
from pipeline.review.surface.python_checks import UNCOMPARED, is_about
from pipeline.review.words import listed, whole_code


class Group(StrEnum):
    """The headings of an entry, in their order."""

    BREAKING = "Breaking"
    ADDED = "Added"
    CHANGED = "Changed"
    DEPRECATED = "Deprecated"
    REMOVED = "Removed"


_GROUPS = {
    Group.REMOVED: {"removed"},
    Group.DEPRECATED: {"deprecated", "sunset"},
    Group.ADDED: {"added", "new"},
}

#: Parts of checks that tell of another rule for a value, even if a keyword was added or removed.
_RULES = (
    "all-of-",
    "contains-",
    "content-",
    "default-value-",
    "dependent-",
    "discriminator-",
    "format-",
    "multiple-of-",
    "paging-",
    "pattern-added",
    "pattern-removed",
    "prefix-items-",
    "property-names-",
    "scope-",
    "unevaluated-",
    "unique-items-",
)

_NEW_OPERATION = "endpoint-added"

#: Beginning of the checks whose sentences name the methods of a resource.
_RESOURCES = "python-resource-"

#: Checks that tell of the document alone: no request, answer or method differs.
_OF_DOCUMENT = (
    "api-operation-id-",
    "api-tag-",
    "ofauth-api-operation-id-",
    "ofauth-description-changed",
    "ofauth-dropped-field-",
    "ofauth-extension-changed",
    "ofauth-nothing-in-common",
    "ofauth-tag-",
    "ofauth-unread-part",
    "ofauth-version-changed",
)

#: Beginnings of the checks of classes, which concern nobody if no operation uses the class.
_OF_CLASSES = ("python-class-", "python-field-")

#: Beginnings of the checks of Python that say less to callers than their cause on the wire.
_MINOR = ("python-class-added", "python-function-", "python-name-", "python-resource-added")


def changelog(review: Review) -> str:
    """Write the entry in Markdown; empty without a change for callers.

    An edit is one line, which names the method of the client, or else the operation. A graver
    consequence in Python replaces the sentence about the wire, also if it stands with another edit.
    The entry contains accepted changes, because callers meet them too. Edits of the document alone
    are left out, such as texts and tags, and so are failed generations: they are repaired before
    callers get a client.
    """
    groups: dict[Group, list[str]] = {group: [] for group in Group}
    found = entries(review)
    told = {change.fingerprint for entry in found for change in _told(entry)}
    for entry in found:
        if not _is_told_elsewhere(entry, told):
            lines = [_line(change, review.methods) for change in _told(entry)]
            groups[group_of(entry)].extend(lines)
    return "\n".join(_section(group, lines) for group, lines in groups.items() if lines)


def group_of(entry: ReportEntry) -> Group:
    """Return the heading for an entry."""
    if max(change.level for change in entry.changes) is Level.ERR:
        return Group.BREAKING
    told = next(iter(_told(entry)), entry.edit)
    if any(rule in told.check for rule in _RULES):
        return Group.CHANGED
    words = set(told.check.split("-"))
    return next((group for group, own in _GROUPS.items() if words & own), Group.CHANGED)


def _section(group: Group, lines: list[str]) -> str:
    return "\n".join([f"### {group}", "", *sorted(dict.fromkeys(lines), key=_by_method), ""])


def _by_method(line: str) -> tuple[bool, str]:
    """Sort lines about several methods first, then method by method."""
    return line.startswith("- `"), line


def _told(entry: ReportEntry) -> list[Change]:
    """Return the changes of an entry that callers read of."""
    told = [change for change in entry.changes if _concerns_callers(change)]
    if not told:
        return []
    main = entry.edit if entry.edit.check == _NEW_OPERATION else _main(told)
    breaks = [change for change in told if change.level is Level.ERR]
    # What becomes of classes says nothing of requests and answers.
    is_told = any(not c.check.startswith("python-class-") for c in breaks if _is_of_python(c))
    more = [c for c in breaks if c is not main and (_is_of_python(c) or not is_told)]
    return [main, *more]


def _is_told_elsewhere(entry: ReportEntry, told: Container[str]) -> bool:
    """Tell whether the line of another edit tells as grave a consequence of this edit."""
    return not entry.effects and any(
        effect.level >= entry.edit.level and is_about(effect.check, entry.edit.check)
        for effect in entry.elsewhere
        if effect.fingerprint in told and not effect.check.startswith(_MINOR)
    )


def _concerns_callers(change: Change) -> bool:
    if change.area is Area.OVERLAY or change.check in UNCOMPARED:
        return False
    is_unused = change.level is Level.INFO and not change.usages
    return not change.check.startswith(_OF_DOCUMENT) and not (
        is_unused and change.check.startswith(_OF_CLASSES)
    )


def _main(told: list[Change]) -> Change:
    """Return the change that says most to callers: the gravest, and Python before the wire."""

    def rank(change: Change) -> tuple[int, bool, bool]:
        is_minor = change.check.startswith(_MINOR)
        return -change.level, is_minor, change.area is not Area.PYTHON

    return min(told, key=rank)


def _is_of_python(change: Change) -> bool:
    return change.area is Area.PYTHON


def _new_operation(edit: Change, methods: Mapping[str, str]) -> str:
    (operation,) = edit.operations or (edit.owner,)
    name = whole_code(operation)
    if operation in methods:
        return _item(f"`{methods[operation]}` is new ({name})")
    return _item(f"{name} is new")


def _line(change: Change, methods: Mapping[str, str]) -> str:
    """Format a change with the methods that it affects, unless its sentence names some."""
    if change.check == _NEW_OPERATION:
        return _new_operation(change, methods)
    message = sentence(change)
    names = {whole_code(name): _caller(name, methods) for name in change.operations}
    for operation, name in names.items():
        message = message.replace(operation, name)
    shown = list(dict.fromkeys(names.values()))
    is_named = any(name in message for name in shown) or change.check.startswith(_RESOURCES)
    if not shown or is_named:
        return _item(message)
    if len(shown) == 1:
        return _item(f"{shown[0][:1].upper()}{shown[0][1:]}: {message}")
    noun = "other method" if methods else "other operation"
    return _item(f"{message} ({listed(shown, FEW, noun=noun)})")


def _caller(operation: str, methods: Mapping[str, str]) -> str:
    """Return the method of an operation, or else the operation, in words."""
    if operation.startswith(WEBHOOK):
        return f"the webhook {whole_code(operation.removeprefix(WEBHOOK))}"
    return f"`{methods[operation]}`" if operation in methods else whole_code(operation)


def _item(message: str) -> str:
    return f"- {markdown_message(one_line(message))}."
