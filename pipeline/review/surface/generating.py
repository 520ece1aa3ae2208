"""Generate the clients of two documents, as an update from one to the other would."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.os_errors import told
from pipeline.common.temporary import temporary_folder
from pipeline.generate import generate_to_read
from pipeline.generate.process import WaitingProcess
from pipeline.generate.run import waiting_generator
from pipeline.names.ledger import Ledger
from pipeline.operations import operation_key
from pipeline.prepare import Prepared, collector_at_rest, prepare
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.public_surface import Surface
from pipeline.review.surface.reading import read_surface

_T = TypeVar("_T")
_Package: TypeAlias = "Future[Path | PipelineError]"


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


@frozen
class Pair:
    """Both sides, or why there is none."""

    old: Side | PipelineError
    new: Side | PipelineError


@frozen(eq=False)
class Generation:
    """Two clients while they are being generated.

    Args:
        prepared: The old and the new document, prepared, or why one cannot be.
    """

    prepared: tuple[Prepared | PipelineError, Prepared | PipelineError]
    _packages: tuple[_Package, _Package]

    def pair(self) -> Pair:
        """Wait for both clients and read them; a client that stands for both is read once.

        Raises:
            PipelineError: The system refuses to write temporary files.
        """
        old, new = (package.result() for package in self._packages)
        side = _side(self.prepared[0], old)
        return Pair(side, side if old is new else _side(self.prepared[1], new))


def generated_pair(
    old: Document,
    new: Document,
    ours: OverlaySet | None = None,
    new_ours: OverlaySet | None = None,
) -> Pair:
    """Prepare and generate two documents, and read what came of it; see `generating`."""
    with generating(old, new, ours, new_ours) as making:
        return making.pair()


@contextmanager
def generating(
    old: Document,
    new: Document,
    ours: OverlaySet | None = None,
    new_ours: OverlaySet | None = None,
) -> Generator[Generation]:
    """Prepare two documents, and generate them in a temporary folder while the block runs.

    Args:
        old: The old document as published.
        new: The new document as published.
        ours: Overlays and names of the old document; none for an API that is not ours.
        new_ours: Overlays and names of the new document, if not the same. Names that are the
            same go on to those that the old document gives, as in an update.

    Yields:
        What is being made. A side that cannot be prepared or generated is the error that says
        why.

    Raises:
        PipelineError: The system refuses to write temporary files.
    """
    known = ours or OverlaySet()
    coming = new_ours or known
    with (
        # What the collector calls may let another thread run in the middle of `ast.parse`, which
        # before CPython 3.11.8 and 3.12.2 fails then (python/cpython issue 106905).
        collector_at_rest(),
        _temporary() as folder,
        waiting_generator() as first,
        waiting_generator() as second,
        # Generators are processes of their own: the threads do little but wait for them.
        ThreadPoolExecutor(2) as beside,
    ):
        before = _tried(lambda: prepare(old, known.overlays, known.ledger))
        making = beside.submit(_generated, before, first, folder / "old")
        names = coming.ledger
        if names == known.ledger:
            given = before.ledger if isinstance(before, Prepared) else names
            names = _without_renamed(_without_overlaid(given, known, coming), old, new)
        after = _tried(lambda: prepare(new, coming.overlays, names))
        if _is_same(before, after):
            yield Generation((before, after), (making, making))
        else:
            other = beside.submit(_generated, after, second, folder / "new")
            yield Generation((before, after), (making, other))


@contextmanager
def _temporary() -> Generator[Path]:
    """Make a folder that goes when the block ends."""
    with _refusals_told():
        folder = tempfile.TemporaryDirectory()
    with folder as name:
        yield Path(name)


def _refusals_told() -> AbstractContextManager[None]:
    """Tell what the system refuses: a full disk says nothing about the document."""
    return told("cannot generate a client here to compare", temporary_folder())


def _without_overlaid(given: Ledger, ours: OverlaySet, new_ours: OverlaySet) -> Ledger:
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


def _generated(
    prepared: Prepared | PipelineError, generator: WaitingProcess, folder: Path
) -> Path | PipelineError:
    """Generate a package to read."""
    if isinstance(prepared, PipelineError):
        return prepared
    with _refusals_told():
        folder.mkdir()
        return _tried(lambda: generate_to_read(generator, prepared.document, folder))


def _side(
    prepared: Prepared | PipelineError, package: Path | PipelineError
) -> Side | PipelineError:
    if isinstance(prepared, PipelineError):
        return prepared
    if isinstance(package, PipelineError):
        return package
    return _tried(lambda: Side(prepared.document, prepared.ledger, read_surface(package)))


def _tried(make: Callable[[], _T]) -> _T | PipelineError:
    try:
        return make()
    except PipelineError as error:
        return error
