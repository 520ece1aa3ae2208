"""The table of checks on the wire: every kind of change with its level.

The rows of the table are in `schema_checks.txt`, `property_checks.txt`, `frame_checks.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from pipeline.review.changes import Direction, Level

_HERE = Path(__file__).parent
_PREFIX = "ofauth-"

#: The part of a message that holds a value, by its letter in the table.
MESSAGE_PARTS = {
    "B": "request-body",
    "P": "request-property",
    "Q": "request-parameter",
    "b": "response-body",
    "p": "response-property",
    "h": "response-header",
}


@frozen
class Check:
    """One kind of change in one part of a message.

    Args:
        id: The id in reports and in openapi/accepted.toml.
        kind: The kind of change in every direction; in the frame, the same as `id`.
        mirrors: The possible kinds of the opposite change.
        level: Severity for callers.
        direction: Whom the change affects.
        sentence: A template with `{what}`, `{op}`, `{shape}`, `{before}` and `{after}`; `words`
            formats these.
    """

    id: str
    kind: str
    mirrors: tuple[str, ...]
    level: Level
    direction: Direction
    sentence: str


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def _schema_checks(name: str, letters: str) -> Iterator[tuple[tuple[str, str], Check]]:
    for kind, mirrors, request, response, shared, *sentences in _rows(name):
        ids = _ids(kind, shared)
        for letter in letters:
            part = MESSAGE_PARTS[letter]
            readers = part.startswith("response")
            level = Level[response if readers else request]
            direction = Direction.RESPONSE if readers else Direction.REQUEST
            sentence = sentences[readers]
            check = Check(ids[letter], kind, tuple(mirrors.split()), level, direction, sentence)
            yield (kind, letter), check


def _ids(kind: str, shared: str) -> dict[str, str]:
    """Return the id of a kind of change by the letter of the part of the message."""
    ids = {letter: f"{_PREFIX}{part}-{kind}" for letter, part in MESSAGE_PARTS.items()}
    for word in shared.split():
        letters, _, given = word.partition("=")
        ids |= {letter: given or f"{MESSAGE_PARTS[letter]}-{kind}" for letter in letters}
    return ids


def _frame_checks() -> Iterator[tuple[tuple[str, str], Check]]:
    for name, mirrors, level, direction, sentence in _rows("frame_checks.txt"):
        who = Direction(direction)
        yield (name, ""), Check(name, name, tuple(mirrors.split()), Level[level], who, sentence)


#: Checks by kind and letter; outside of schemas, in the frame, the letter is empty.
BY_KIND: dict[tuple[str, str], Check] = {
    **dict(_schema_checks("schema_checks.txt", "BPQbph")),
    **dict(_schema_checks("property_checks.txt", "Pp")),
    **dict(_frame_checks()),
}
