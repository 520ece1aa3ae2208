"""The vocabulary of a review: a change and its usages.

An edit that affects forty operations is a single `Change` with forty usages, whether its schema is
inlined or referenced.
"""

from __future__ import annotations

import hashlib
import json
from enum import IntEnum, StrEnum
from functools import cached_property

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.locations import Location
from pipeline.common.schemas import WEBHOOK


class Level(IntEnum):
    """The severity of a change for callers."""

    INFO = 1
    WARN = 2
    ERR = 3


class Area(StrEnum):
    """The part of a review: requests and responses, callers' Python, or our overlays."""

    WIRE = "wire"
    PYTHON = "python"
    OVERLAY = "overlay"


class Direction(StrEnum):
    """Whom a change affects: senders of requests, readers of responses, both, or neither."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"
    NEITHER = ""


def qualified_path(owner: str, path: str) -> str:
    """Join owner and path: `Chat.avatar`, `GET /chats ?limit`; both may be empty."""
    nested = path[:1].isidentifier() and " " not in owner
    return f"{owner}{'.' if nested else ' '}{path}".strip(" .")


@frozen(order=True)
class Usage:
    """The use of a value by an operation.

    Args:
        operation: `GET /v2/access/chats`, with path parameters in braces; `webhook NAME`; empty
            for a value of the document itself.
        steps: The steps from the operation to the value, as `pipeline.common.schemas` writes
            them: `?limit`, `request` or a status, then properties, `[]`, `{}`, `|0`.
    """

    operation: str = ""
    steps: tuple[str, ...] = ()

    @property
    def direction(self) -> Direction:
        """The direction of the value, seen from callers: a webhook's request is a response."""
        if not self.steps:
            return Direction.BOTH
        part = self.steps[0]
        is_request = part == "request" or part.startswith("?")
        is_sent = is_request != self.operation.startswith(WEBHOOK)
        return Direction.REQUEST if is_sent else Direction.RESPONSE


@frozen
class Acceptance:
    """The acceptance of a change by a maintainer.

    Args:
        reason: The maintainer's reason.
        expires: Last day of the acceptance, as `YYYY-MM-DD`; empty if it does not expire.
    """

    reason: str
    expires: str = ""


@frozen(slots=False)  # for its cached properties
class Change:
    """A change, with all operations that it affects.

    Args:
        area: The part of the review that found the change.
        check: Stable id of the kind of change, such as `response-property-became-nullable`.
        level: Severity for callers.
        message: One sentence, without a final period.
        owner: Name of the schema, operation or class that changed.
        path: Path of the changed value inside the owner, such as `media[].type` or `?limit`.
        direction: Whom the change affects.
        before: The old value; None if there was no value.
        after: The new value; None if there is no value.
        identity: Distinguishes equal changes of different owners without naming operations, such as
            a digest of the owner's old and new shape.
        places: `Owner.path` of every owner of a change that several owners share; the first item
            is `owner` with `path`. Empty for a change of a single owner.
        usages: The usages of the changed value: where it is most severe first, then by operation.
        old: Location in the old document.
        new: Location in the new document.
        overlays: Our overlays that described the old side, if upstream now publishes an operation
            that they had added; empty for a change of upstream's own document.
        causes: Fingerprints of the wire changes that caused this change (only in Python).
        accepted: The acceptance, if a maintainer accepted the change.
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

    @cached_property
    def fingerprint(self) -> str:
        """The id of the change in openapi/accepted.toml: not of its operations, level or lines."""
        path = "" if self.places else self.path
        parts = [self.area, self.check, self.identity, path, self.before, self.after]
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @cached_property
    def operations(self) -> tuple[str, ...]:
        """The operations that the change affects, each once, in the order of the usages."""
        return tuple(dict.fromkeys(use.operation for use in self.usages if use.operation))

    def order(self) -> tuple[int, str, str, str, str, str]:
        """Return the sort key of changes: the most severe change first."""
        return (-self.level, self.area, self.owner, self.path, self.check, self.fingerprint)

    def review_order(self) -> tuple[int, int, int, tuple[object, ...]]:
        """Return the sort key in a review: by level, area, and number of operations."""
        return -self.level, list(Area).index(self.area), -len(self.operations), self.order()
