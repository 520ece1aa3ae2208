"""What an upstream change does to callers' Python.

    generating    two documents            ->  two packages, prepared and generated as in an update
    reading       a package                ->  its public surface, by syntax trees
    pairing       two surfaces             ->  which class and which method is which
    comparing     two surfaces             ->  findings: class_changes, method_changes and what
                                               these are made of: signature_ and function_changes
    telling       findings, wire changes   ->  changes, with levels, occurrences and causes

The kinds of change, with their levels and sentences, are the table in `checks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.review.changes import Area, Change, Direction
from pipeline.review.ours import Ours
from pipeline.review.surface.checks import CHECKS
from pipeline.review.surface.comparing import Side, compare_surface
from pipeline.review.surface.generating import Making, Pair, generated_pair, generating
from pipeline.review.surface.reading import read_surface
from pipeline.review.surface.records import Surface

__all__ = [
    "CHECKS",
    "Making",
    "Pair",
    "Side",
    "Surface",
    "compare_pair",
    "compare_python",
    "compare_surface",
    "generated_pair",
    "generating",
    "read_surface",
]

#: The line that follows the name of a file.
_LINE = re.compile(r"(?<=\.yaml|\.json):\d+|(?<=\.yml):\d+")


def compare_python(
    old: Document,
    new: Document,
    ours: Ours | None = None,
    new_ours: Ours | None = None,
    wire: Sequence[Change] = (),
) -> tuple[Change, ...]:
    """Generate the clients of two documents and compare what callers can name, call and read.

    Args:
        old: The old document as published.
        new: The new document as published.
        ours: Overlays and names of the old document; none for an API that is not ours.
        new_ours: Overlays and names of the new document, if not the same.
        wire: The changes on the wire, to find causes among.
    """
    return compare_pair(generated_pair(old, new, ours, new_ours), wire)


def compare_pair(pair: Pair, wire: Sequence[Change] = ()) -> tuple[Change, ...]:
    """Compare two sides; one that could not be made is a change itself.

    A new document of which nothing can be generated breaks every caller who updates. That the
    old one cannot be generated any more says nothing about the new one: an overlay may have
    been written for that already. Where there is none of either, callers lose nothing.
    """
    if isinstance(pair.old, PipelineError) and isinstance(pair.new, PipelineError):
        return (_failed("python-neither-generated", pair.old, pair.new),)
    if isinstance(pair.new, PipelineError):
        return (_failed("python-new-not-generated", None, pair.new),)
    if isinstance(pair.old, PipelineError):
        return (_failed("python-old-not-generated", pair.old, None),)
    return compare_surface(pair.old, pair.new, wire)


def _failed(check: str, old: PipelineError | None, new: PipelineError | None) -> Change:
    kind = CHECKS[check]
    return Change(
        Area.PYTHON,
        check,
        kind.read,
        message=kind.sentence.format(before=old, after=new),
        owner="ofauth_api",
        direction=Direction.BOTH,
        before=_without_lines(old),
        after=_without_lines(new),
    )


def _without_lines(error: PipelineError | None) -> str | None:
    """Return what is wrong as it goes into a fingerprint, which no line is part of."""
    return _LINE.sub("", str(error)) if error else None
