"""The permission that an operation needs, and its only evidence, if the operation is unverified.

`x-permission` of an operation is a text like `messages:read`. An overlay may set it. Otherwise it
is read from the description, in which the published document has a line of Markdown:

    **Permission Required:** `messages:read`

`x-unverified`, set by an overlay, is a short text about the only evidence for the operation.
Docstrings have both as lines of their own (`remarks`).
"""

from __future__ import annotations

import re

from attrs import frozen

from pipeline.common.documents import Document, Json, operations, pointer
from pipeline.common.report import Finding, Report
from pipeline.common.text import shortened_list

PERMISSION, UNVERIFIED = "x-permission", "x-unverified"

_PERMISSION = re.compile(r"[\w-]+(?::[\w-]+)+", re.ASCII)
#: A line that states a permission, without its Markdown and with single spaces.
_STATEMENT = re.compile(r"(?:required )?permissions?(?: required)? ?:(.*)", re.IGNORECASE)
_MARKUP = re.compile(r"[*`]+")
_BULLETS = "-#> "
_EMPTY_LINES = re.compile(r"\n{3,}")

#: Operations on an account, each of which has a permission.
_ACCESS = re.compile(r"/(?:v\d+/)?access/")
_SET = "set x-permission in an overlay"


@frozen
class _Statements:
    """The statements of a description about permissions.

    Args:
        rest: The description without the statements.
        values: The statements, without Markdown.
    """

    rest: str
    values: tuple[str, ...]


@frozen
class _Read:
    """An operation with its permission, and complaints about the document's statements."""

    path: str
    method: str
    operation: Document
    complaints: list[str]

    @property
    def label(self) -> str:
        return f"{self.method.upper()} {self.path}"

    def lacks_permission(self) -> bool:
        """Tell whether it should have a permission and has none, without a complaint so far."""
        known = PERMISSION in self.operation or self.complaints
        return not known and _ACCESS.match(self.path) is not None


def read_permissions(document: Document) -> tuple[Document, Report]:
    """Set `x-permission` of the operations whose description states it, and take that line out.

    Args:
        document: A normalized document with its overlays applied.

    Returns:
        The document, and a report with a notice for each statement that cannot be read, and a
        notice for all operations under `/access/` without a permission.
    """
    found = operations(document)
    read = [_Read(path, method, *_with_permission(operation)) for path, method, operation in found]
    paths: Document = {path: dict(item) for path, item in document["paths"].items()}
    for each in read:
        paths[each.path][each.method] = each.operation
    findings = [
        Finding("permissions known", pointer("paths", each.path, each.method))
        for each in read
        if PERMISSION in each.operation
    ]
    notices = [f"{each.label}: {complaint}" for each in read for complaint in each.complaints]
    report = Report("permission", findings, [*notices, *_unknown(read)])
    return {**document, "paths": paths}, report


def remarks(operation: Document) -> tuple[str, ...]:
    """Return the lines that a docstring has about the permission and the evidence."""
    permission, unverified = operation.get(PERMISSION), operation.get(UNVERIFIED)
    lines = (
        f"Permission: `{permission}`." if permission else "",
        f"Unverified: {' '.join(unverified.split()).removesuffix('.')}." if unverified else "",
    )
    return tuple(filter(None, lines))


def _with_permission(operation: Document) -> tuple[Document, list[str]]:
    """Return an operation with its permission, and complaints about its statements."""
    made, complaints = _without_unusable(operation)
    stated = _statements(str(made.get("description", "")))
    if PERMISSION not in made and stated.values:
        if len(set(stated.values)) > 1 or not _PERMISSION.fullmatch(stated.values[0]):
            found = ascii(", ".join(stated.values))
            return made, [*complaints, f"{found} is not one permission; {_SET}"]
        made[PERMISSION] = stated.values[0]
    if stated.values:
        made["description"] = stated.rest
    return made, complaints


def _without_unusable(operation: Document) -> tuple[Document, list[str]]:
    """Return a copy of an operation without extensions with invalid values, and complaints."""
    checks = {PERMISSION: _is_permission, UNVERIFIED: _is_text}
    wanted = {PERMISSION: "a text like messages:read", UNVERIFIED: "a text"}
    bad = [name for name in checks if name in operation and not checks[name](operation[name])]
    made = {name: value for name, value in operation.items() if name not in bad}
    return made, [f"{name} is left out, as it is not {wanted[name]}" for name in bad]


def _is_permission(value: Json) -> bool:
    return isinstance(value, str) and _PERMISSION.fullmatch(value) is not None


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _statements(description: str) -> _Statements:
    rest: list[str] = []
    values: list[str] = []
    for line in description.splitlines():
        plain = " ".join(_MARKUP.sub("", line).split()).lstrip(_BULLETS)
        found = _STATEMENT.fullmatch(plain)
        if found:
            values.append(found[1].strip(" ."))
        else:
            rest.append(line)
    text = _EMPTY_LINES.sub("\n\n", "\n".join(rest)).strip()
    return _Statements(text, tuple(values))


def _unknown(read: list[_Read]) -> list[str]:
    """Return a single notice about all operations whose permission should be known."""
    labels = [each.label for each in read if each.lacks_permission()]
    if not labels:
        return []
    return [f"no permission is known of {shortened_list(labels, 3)}; {_SET}"]
