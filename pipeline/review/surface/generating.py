"""Generate the clients of two documents, as an update from one to the other would."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from pipeline.documents import Document, operations
from pipeline.errors import PipelineError
from pipeline.generate import generate_to_read
from pipeline.generate.process import WaitingProcess
from pipeline.generate.run import waiting_generator
from pipeline.ledger import Ledger
from pipeline.operations import operation_key
from pipeline.prepare import Prepared, collector_at_rest, prepare
from pipeline.refusals import told
from pipeline.review.ours import Ours
from pipeline.review.surface.comparing import Side
from pipeline.review.surface.reading import read_surface
from pipeline.temporary import temporary_folder

_T = TypeVar("_T")


@frozen
class Pair:
    """Both sides, or why there is none."""

    old: Side | PipelineError
    new: Side | PipelineError


def generated_pair(
    old: Document,
    new: Document,
    ours: Ours | None = None,
    new_ours: Ours | None = None,
) -> Pair:
    """Prepare and generate two documents in temporary folders, and read what came of it.

    Args:
        old: The old document as published.
        new: The new document as published.
        ours: Overlays and names of the old document; none for an API that is not ours.
        new_ours: Overlays and names of the new document, if not the same. Names that are the
            same go on to those that the old document gives, as in an update.

    Returns:
        The sides; one that cannot be prepared or generated is the error that says why.

    Raises:
        PipelineError: The system refuses to write temporary files.
    """
    known = ours or Ours()
    coming = new_ours or known
    with (
        # What the collector calls may let the other side run in the middle of `ast.parse`, which
        # before CPython 3.11.8 and 3.12.2 fails then (python/cpython issue 106905).
        collector_at_rest(),
        waiting_generator() as first,
        waiting_generator() as second,
        ThreadPoolExecutor(1) as beside,
    ):
        before = _tried(lambda: prepare(old, known.overlays, known.ledger))
        # While the generator works, which is a process of its own, there is a core free.
        making = beside.submit(_side, before, first)
        names = coming.ledger
        if names == known.ledger:
            given = before.ledger if isinstance(before, Prepared) else names
            names = _without_renamed(_without_overlaid(given, known, coming), old, new)
        after = _tried(lambda: prepare(new, coming.overlays, names))
        if _is_same(before, after):
            side = making.result()
            return Pair(side, side)
        made = _side(after, second)
        return Pair(making.result(), made)


def _without_overlaid(given: Ledger, ours: Ours, new_ours: Ours) -> Ledger:
    """Return a ledger without the ids that only overlays gave, where overlays have changed.

    Nobody has recorded those, so they are not in the way of what the overlays say now.
    """
    if ours.overlays == new_ours.overlays:
        return given
    recorded = {
        key: name for key, name in given.operations.items() if key in ours.ledger.operations
    }
    return evolve(given, operations=recorded)


def _without_renamed(ledger: Ledger, old: Document, new: Document) -> Ledger:
    """Return a ledger without the ids that the documents themselves give anew.

    An update refuses them until somebody has decided; a review is there to say what they do.
    """
    before, after = _ids(old), _ids(new)
    gone = {before[key] for key in before.keys() & after.keys() if before[key] != after[key]}
    names = {key: name for key, name in ledger.operations.items() if name not in gone}
    return evolve(ledger, operations=names)


def _ids(document: Document) -> dict[str, str]:
    """Return the ids that a document as published gives its operations."""
    if not isinstance(document.get("paths"), dict):
        return {}
    return {
        operation_key(path, method): str(operation["operationId"])
        for path, method, operation in operations(document)
        if "operationId" in operation
    }


def _is_same(old: Prepared | PipelineError, new: Prepared | PipelineError) -> bool:
    if not (isinstance(old, Prepared) and isinstance(new, Prepared)):
        return False
    return (old.document, old.ledger) == (new.document, new.ledger)


def _side(prepared: Prepared | PipelineError, generator: WaitingProcess) -> Side | PipelineError:
    if isinstance(prepared, PipelineError):
        return prepared
    # Outside of what is tried: a full disk says nothing about the document.
    with told("cannot generate a client here to compare", temporary_folder()):
        return _tried(lambda: _generated(prepared, generator))


def _generated(prepared: Prepared, generator: WaitingProcess) -> Side:
    with tempfile.TemporaryDirectory() as folder:
        package = generate_to_read(generator, prepared.document, Path(folder))
        return Side(prepared.document, prepared.ledger, read_surface(package))


def _tried(make: Callable[[], _T]) -> _T | PipelineError:
    try:
        return make()
    except PipelineError as error:
        return error
