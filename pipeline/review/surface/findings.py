"""What a comparison finds, before its causes and its occurrences are looked for."""

from __future__ import annotations

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.review.surface.usage import Site

#: Parts of an operation's site: what it returns, and whatever it answers, errors too.
RETURNED, ANSWERED = "->", "=>"


@frozen
class Finding:
    """One thing that became of the surface.

    Args:
        check: Id of the check.
        owner: Class or method.
        path: The place inside of it.
        before: What it was.
        after: What it is.
        old: Where it is met in the old document, if it is.
        new: Where it is met in the new document, if it is.
        identity: What tells it from findings of other owners; empty where equal findings of
            several methods are one.
        within: What changed inside of the place may be the cause.
    """

    check: str
    owner: str
    path: str = ""
    before: Json = None
    after: Json = None
    old: Site | None = None
    new: Site | None = None
    identity: str = ""
    within: bool = False
