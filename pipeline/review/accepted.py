"""Accepted changes, and levels that a maintainer sets: openapi/accepted.toml.

[levels]
response-property-became-nullable = "WARN"

[[accepted]]
fingerprint = "0f1e2d3c4b5a6978"
reason = "Nobody reads this property"
expires = 2026-12-31  # optional: the last day of the acceptance
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import field, frozen

from pipeline.common.errors import PipelineError, printable
from pipeline.common.files import write_atomically
from pipeline.reading import read_bytes
from pipeline.review.changes import Level

#: Path of the file in a repository.
ACCEPTED = "openapi/accepted.toml"

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*accepted[ \t]*\]\]", re.MULTILINE)
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_KEYS = ("fingerprint", "reason", "expires")
_TABLES = ("accepted", "levels")


@frozen
class Entry:
    """One accepted change.

    Args:
        fingerprint: The fingerprint of the change.
        reason: The reason for the acceptance.
        expires: Last day of the acceptance; None if it does not expire.
        line: First line of the entry, from 1; None if the line is unknown.
    """

    fingerprint: str
    reason: str
    expires: date | None = None
    line: int | None = None

    def expired(self, today: date) -> bool:
        """Tell whether the acceptance has expired."""
        return self.expires is not None and self.expires < today


@frozen
class Accepted:
    """The content of the file.

    Args:
        entries: The accepted changes, in the order of the file.
        levels: Levels by check id, which replace the levels of the checks.
    """

    entries: tuple[Entry, ...] = ()
    levels: Mapping[str, Level] = field(factory=dict[str, Level])


def read_accepted(path: Path, checks: Iterable[str]) -> Accepted:
    """Read the file; a missing file accepts nothing.

    Args:
        path: The TOML file.
        checks: All check ids.

    Raises:
        PipelineError: The file is not TOML, or has an invalid entry.
    """
    if not path.exists():
        return Accepted()
    return parse_accepted(_text(path), "/".join(path.parts[-2:]), checks)


def parse_accepted(text: str, where: str, checks: Iterable[str]) -> Accepted:
    """Read the text of the file.

    Args:
        text: TOML.
        where: Name of the file for messages.
        checks: All check ids; read only if the file sets levels.

    Raises:
        PipelineError: The text is not TOML, or has an invalid entry.
    """
    tables = _tables(text, where)
    for name in tables:
        _check_known(name, _TABLES, "table", where)
    return Accepted(
        _entries(tables.get("accepted", []), text, where),
        _levels(tables.get("levels", {}), where, checks),
    )


def add_acceptance(
    path: Path, fingerprint: str, reason: str, expires: date | None = None, note: str = ""
) -> None:
    """Add an entry to the file, and keep the other text; the file may be missing.

    Args:
        path: The TOML file.
        fingerprint: The fingerprint of the change.
        reason: The reason for the acceptance.
        expires: Last day of the acceptance; None if it does not expire.
        note: The message of the change, for a comment above the entry.

    Raises:
        PipelineError: The file is broken, has the fingerprint already, or cannot be written.
    """
    text = _text(path) if path.exists() else ""
    where = "/".join(path.parts[-2:])
    _entries(_tables(text, where).get("accepted", []), text, where)
    block = acceptance_lines(fingerprint, reason, expires, note)
    new = f"{text.rstrip()}\n\n{block}" if text.strip() else block
    _entries(_tables(new, where).get("accepted", []), new, where)
    write_atomically(path, new)


def acceptance_lines(
    fingerprint: str, reason: str, expires: date | None = None, note: str = ""
) -> str:
    """Format an entry for the file."""
    lines = [f"# {printable(' '.join(note.split()))}"] if note else []
    quoted = json.dumps(" ".join(reason.split()), ensure_ascii=False).replace("\x7f", "\\u007f")
    lines += ["[[accepted]]", f'fingerprint = "{fingerprint}"', f"reason = {quoted}"]
    lines += [f"expires = {expires.isoformat()}"] if expires else []
    return "\n".join(lines) + "\n"


def _text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        where = "/".join(path.parts[-2:])
        raise PipelineError("the file is not UTF-8; save it as UTF-8", where) from None


def _tables(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message, line = _AT_LINE.sub("", str(error)), _AT_LINE.search(str(error))
        at = f"{where}:{line[1]}" if line else where
        raise PipelineError(f"not TOML ({message}); correct it", at) from None


def _entries(tables: Any, text: str, where: str) -> tuple[Entry, ...]:
    if not isinstance(tables, list):
        raise PipelineError("accepted is not a list; begin each entry with [[accepted]]", where)
    lines = _header_lines(text, len(tables))
    entries = tuple(
        _entry(table, line, f"{where}:{line}" if line else where)
        for table, line in zip(tables, lines, strict=True)
    )
    _refuse_repeated(entries, where)
    return entries


def _header_lines(text: str, count: int) -> list[int | None]:
    """Return the line of each [[accepted]]; the lines of another notation are unknown."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    return [*lines] if len(lines) == count else [None] * count


def _entry(table: Any, line: int | None, where: str) -> Entry:
    if not isinstance(table, dict):
        raise PipelineError("accepted has an item that is no table; write [[accepted]]", where)
    for key in table:
        _check_known(key, _KEYS, "key", where)
    fingerprint, reason = table.get("fingerprint"), table.get("reason")
    if not (isinstance(fingerprint, str) and _FINGERPRINT.fullmatch(fingerprint)):
        message = f"fingerprint is {fingerprint!r}, not 16 hex digits; copy it from a review"
        raise PipelineError(message, where)
    if not (isinstance(reason, str) and reason.strip()):
        raise PipelineError("the entry has no reason; write why the change is accepted", where)
    return Entry(fingerprint, reason, _expires(table.get("expires"), where), line)


def _expires(value: Any, where: str) -> date | None:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        day = value
    if day is None or type(day) is date:
        return day
    message = f"expires is {_written(value)}, not a day; write a date such as 2027-01-31"
    raise PipelineError(message, where)


def _written(value: Any) -> str:
    """Format a value as in TOML."""
    if isinstance(value, datetime | time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def _refuse_repeated(entries: tuple[Entry, ...], where: str) -> None:
    lines: dict[str, int | None] = {}
    for entry in entries:
        if entry.fingerprint in lines:
            first = f" (line {line})" if (line := lines[entry.fingerprint]) else ""
            message = f"{entry.fingerprint} is accepted already{first}; edit that entry"
            raise PipelineError(message, f"{where}:{entry.line}" if entry.line else where)
        lines[entry.fingerprint] = entry.line


def _levels(table: Any, where: str, checks: Iterable[str]) -> dict[str, Level]:
    if not isinstance(table, dict):
        raise PipelineError("levels is not a table; write [levels]", where)
    known = tuple(checks) if table else ()
    return {check: _level(check, value, where, known) for check, value in table.items()}


def _level(check: str, value: Any, where: str, checks: tuple[str, ...]) -> Level:
    _check_known(check, checks, "check", where)
    if not isinstance(value, str) or value not in Level.__members__:
        message = f"the level of {check} is {value!r}; write {', '.join(Level.__members__)}"
        raise PipelineError(message, where)
    return Level[value]


def _check_known(name: str, known: tuple[str, ...], what: str, where: str) -> None:
    if name not in known:
        near = get_close_matches(name, known, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "correct its name"
        raise PipelineError(f"there is no {what} {name!r}; {hint}", where)
