"""A change between two documents, and where it is met: what all parts of a review speak of.

The same edit met in forty operations is one `Change` with forty occurrences, whether its schema
is inlined or referenced.
"""

from __future__ import annotations

import hashlib
import json
from enum import IntEnum, StrEnum

from attrs import frozen

from pipeline.common.documents import Json


class Level(IntEnum):
    """How bad a change is for callers."""

    INFO = 1
    WARN = 2
    ERR = 3


class Area(StrEnum):
    """What a change is seen in: requests and answers, callers' Python, or our overlays."""

    WIRE = "wire"
    PYTHON = "python"
    OVERLAY = "overlay"


class Direction(StrEnum):
    """Who meets a change: senders of requests, readers of responses, both, or neither."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"
    NEITHER = ""


def place_name(owner: str, path: str) -> str:
    """Name a place inside an owner: `Chat.avatar`, `GET /chats ?limit`; may be empty."""
    nested = path[:1].isidentifier() and " " not in owner
    return f"{owner}{'.' if nested else ' '}{path}".strip(" .")


@frozen
class Location:
    """Where a change stands in a file.

    Args:
        file: The file as people know it; empty where there is only the document.
        pointer: JSON pointer into the document as published (for Python: `module:Class.name`).
        line: Line of the file, from 1; None where it is unknown.
    """

    file: str = ""
    pointer: str = ""
    line: int | None = None


@frozen
class Usage:
    """One operation in which a change is met.

    Args:
        operation: `GET /v2/access/chats`, with paths in braces; `webhook NAME`; empty where a
            change is not an operation's.
        steps: The way to the changed place inside the operation, as `pipeline.common.schemas`
            writes it: `?limit`, `request` or a status, then properties, `[]`, `{}`, `|0`.
    """

    operation: str
    steps: tuple[str, ...] = ()


@frozen
class Acceptance:
    """Why a change was accepted.

    Args:
        reason: In the words of who accepted it.
        expires: Day after which it no longer counts, as `YYYY-MM-DD`; empty for never.
    """

    reason: str
    expires: str = ""


@frozen
class Change:
    """One change, however many operations meet it.

    Args:
        area: What it is seen in.
        check: Stable id of the kind of change, such as `response-property-became-nullable`.
        level: How bad it is.
        message: One sentence for people, without a final period.
        owner: Name of the schema, the operation or the class that it is a change of.
        path: The changed place inside the owner, such as `media[].type` or `?limit`.
        direction: Who meets it.
        before: The old value; None where there was none.
        after: The new value; None where there is none.
        identity: What tells equal changes of different owners apart without naming operations,
            such as a digest of the owner's old and new shape.
        places: Every place of a change that is one whatever owns it, as `Owner.path`; the first is
            that of owner and path. Empty for a change that is its owner's alone.
        usages: Where it is met, sorted.
        old: Where it stands in the old document.
        new: Where it stands in the new document.
        overlays: Our overlays that the old side is of, where upstream has come to have what they
            had described; empty for a change of upstream's own.
        causes: Fingerprints of the changes on the wire that caused it (Python alone).
        accepted: Why it was accepted, if it was.
    """

    area: Area
    check: str
    level: Level
    message: str
    owner: str = ""
    path: str = ""
    direction: Direction = Direction.NEITHER
    before: Json = None
    after: Json = None
    identity: str = ""
    places: tuple[str, ...] = ()
    usages: tuple[Usage, ...] = ()
    old: Location | None = None
    new: Location | None = None
    overlays: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    accepted: Acceptance | None = None

    @property
    def fingerprint(self) -> str:
        """What the change is known by in openapi/accepted.toml: no operation, level or line is
        part of it."""
        path = "" if self.places else self.path
        parts = [self.area, self.check, self.identity, path, self.before, self.after]
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations that meet the change, each once, sorted."""
        return tuple(sorted({place.operation for place in self.usages if place.operation}))

    def order(self) -> tuple[int, str, str, str, str, str]:
        """Return what changes are sorted by: the most severe first."""
        return (-self.level, self.area, self.owner, self.path, self.check, self.fingerprint)
