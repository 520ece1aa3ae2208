"""The public surfaces of two clients are compared, from the documents to the changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.common.collector import collector_at_rest
from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.overlay.mending import REMEDY
from pipeline.review.changes import Area, Change, Direction
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.attribution import attributed
from pipeline.review.surface.class_changes import class_findings
from pipeline.review.surface.generating import Pair, Side, generated_pair
from pipeline.review.surface.method_changes import method_findings
from pipeline.review.surface.name_matching import match_classes, paired_classes, paired_methods
from pipeline.review.surface.public_surface import Surface
from pipeline.review.surface.python_checks import CHECKS
from pipeline.review.surface.schema_usages import SchemaUsages
from pipeline.review.surface.surface_findings import Finding

#: The line number after the name of a file.
_LINE = re.compile(r"(?<=\.yaml|\.json):\d+|(?<=\.yml):\d+")


def compare_python(
    old: Document,
    new: Document,
    overlay_set: OverlaySet | None = None,
    new_overlay_set: OverlaySet | None = None,
    wire: Sequence[Change] = (),
) -> tuple[Change, ...]:
    """Generate the clients of two documents, and compare their public surfaces.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlay_set: Overlays and names of the old document; None for a foreign API.
        new_overlay_set: Overlays and names of the new document, if other than those.
        wire: The changes on the wire, which are possible causes.
    """
    with collector_at_rest():
        return compare_pair(generated_pair(old, new, overlay_set, new_overlay_set), wire)


def compare_pair(pair: Pair, wire: Sequence[Change] = ()) -> tuple[Change, ...]:
    """Compare two sides; a failed generation is a change itself.

    If no client can be generated from the new document, every caller who updates breaks. A failure
    of the old document says nothing about the new document: an overlay may have been written for
    the new document already. If both fail, callers lose nothing.
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
        message=kind.sentence.format(before=_without_remedy(old), after=_without_remedy(new)),
        owner="ofauth_api",
        direction=Direction.BOTH,
        before=_without_lines(old),
        after=_without_lines(new),
    )


def _without_remedy(error: PipelineError | None) -> str:
    """Return the text of an error without the overlay that mends it: a review writes none."""
    return str(error).partition(REMEDY)[0]


def _without_lines(error: PipelineError | None) -> str | None:
    """Return the text of an error without line numbers, for the fingerprint."""
    return _LINE.sub("", str(error)) if error else None


def compare_surface(old: Side, new: Side, wire: Sequence[Change] = ()) -> tuple[Change, ...]:
    """Compare two public surfaces.

    Args:
        old: The old side.
        new: The new side.
        wire: The changes on the wire, which are possible causes.

    Returns:
        The changes, the most severe first. Changes without `causes` come only from naming or
        from the generation.
    """
    if old.surface == new.surface:
        return ()
    return attributed(
        _findings(old, new), SchemaUsages(old.document), SchemaUsages(new.document), wire
    )


def client_methods(pair: Pair) -> dict[str, str]:
    """Return the methods of the client by operation: `client.chats.list()` by `GET /chats`.

    A method of the new client replaces the method of the old client for the same operation.
    """
    return {
        method.key: f"client.{method.name}()"
        for side in (pair.old, pair.new)
        if isinstance(side, Side)
        for method in side.surface.methods.values()
        if not method.renamed
    }


def _findings(old: Side, new: Side) -> Iterator[Finding]:
    methods = paired_methods(old.surface, new.surface)
    same = paired_classes(old.surface, new.surface, (old.ledger, new.ledger))
    matches = match_classes(old.surface, new.surface, same, methods)
    yield from class_findings(old.surface, new.surface, matches)
    yield from method_findings(old.surface, new.surface, methods, matches)
    yield from _names(old.surface, new.surface)


def _names(old: Surface, new: Surface) -> Iterator[Finding]:
    for module in sorted(old.names.keys() | new.names.keys()):
        was, now = old.names.get(module, frozenset()), new.names.get(module, frozenset())
        owner = "ofauth_api" if module == "__init__" else f"ofauth_api.{module}"
        for name in sorted(was - now):
            yield Finding("python-name-removed", owner, name, identity=owner)
        for name in sorted(now - was):
            yield Finding("python-name-added", owner, name, identity=owner)
