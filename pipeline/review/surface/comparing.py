"""Compare the public surfaces of two generated packages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from pipeline.review.changes import Change
from pipeline.review.surface.class_changes import class_findings
from pipeline.review.surface.findings import Finding
from pipeline.review.surface.kinship import kinship
from pipeline.review.surface.method_changes import method_findings
from pipeline.review.surface.pairing import paired_classes, paired_methods
from pipeline.review.surface.records import Surface
from pipeline.review.surface.telling import told
from pipeline.review.surface.usage import Usage


@frozen
class Side:
    """One of two documents that are compared.

    Args:
        document: The prepared document.
        ledger: The names it gave.
        surface: The surface of what was generated of it.
    """

    document: Document
    ledger: Ledger
    surface: Surface


def compare_surface(old: Side, new: Side, wire: Sequence[Change] = ()) -> tuple[Change, ...]:
    """Compare what callers can name, call and read.

    Args:
        old: The old side.
        new: The new side.
        wire: The changes on the wire between them, to find causes among.

    Returns:
        The changes, the most severe first; those without `causes` come from naming or from
        the generation alone.
    """
    if old.surface == new.surface:
        return ()
    return told(_findings(old, new), Usage(old.document), Usage(new.document), wire)


def _findings(old: Side, new: Side) -> Iterator[Finding]:
    methods = paired_methods(old.surface, new.surface)
    same = paired_classes(old.surface, new.surface, (old.ledger, new.ledger))
    kin = kinship(old.surface, new.surface, same, methods)
    yield from class_findings(old.surface, new.surface, kin)
    yield from method_findings(old.surface, new.surface, methods, kin)
    yield from _names(old.surface, new.surface)


def _names(old: Surface, new: Surface) -> Iterator[Finding]:
    for module in sorted(old.names.keys() | new.names.keys()):
        was, now = old.names.get(module, frozenset()), new.names.get(module, frozenset())
        owner = "ofauth_api" if module == "__init__" else f"ofauth_api.{module}"
        for name in sorted(was - now):
            yield Finding("python-name-removed", owner, name, identity=owner)
        for name in sorted(now - was):
            yield Finding("python-name-added", owner, name, identity=owner)
