"""The clients of two documents are generated, as in an update from the old to the new document."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from pipeline.common.collector import collector_at_rest
from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.errors import explaining_os_errors as told
from pipeline.common.files import temporary_folder
from pipeline.common.report import Report
from pipeline.generate import generate_to_read
from pipeline.generate.process import WaitingProcess
from pipeline.generate.run import waiting_generator
from pipeline.names.ledger import Ledger
from pipeline.operations import operation_key
from pipeline.prepare import Prepared, prepare
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.public_surface import Surface
from pipeline.review.surface.reading import read_surface

_T = TypeVar("_T")
#: A normalized document, with the report of its normalization.
Repaired: TypeAlias = tuple[Document, Report]

_Package: TypeAlias = "Future[Path | PipelineError]"


@frozen
class Side:
    """One side of the comparison.

    Args:
        document: The prepared document.
        ledger: The names of the document.
        surface: The public surface of the generated package.
    """

    document: Document
    ledger: Ledger
    surface: Surface


@frozen
class Pair:
    """Both sides; an error replaces a side that could not be generated."""

    old: Side | PipelineError
    new: Side | PipelineError


@frozen(eq=False)
class Generation:
    """Two clients during their generation.

    Args:
        prepared: The old and the new prepared document; an error replaces a document that could
            not be prepared.
    """

    prepared: tuple[Prepared | PipelineError, Prepared | PipelineError]
    _packages: tuple[_Package, _Package]

    def pair(self) -> Pair:
        """Wait for both clients and read them; a client for both documents is read once.

        Raises:
            PipelineError: The system refuses to write temporary files.
        """
        old, new = (package.result() for package in self._packages)
        side = _side(self.prepared[0], old)
        return Pair(side, side if old is new else _side(self.prepared[1], new))


def generated_pair(
    old: Document,
    new: Document,
    overlay_set: OverlaySet | None = None,
    new_overlay_set: OverlaySet | None = None,
) -> Pair:
    """Prepare and generate two documents, and read the packages; see `generating`."""
    with generating(old, new, overlay_set, new_overlay_set) as generation:
        return generation.pair()


@contextmanager
def generating(
    old: Document,
    new: Document,
    overlay_set: OverlaySet | None = None,
    new_overlay_set: OverlaySet | None = None,
    repaired: tuple[Repaired | None, Repaired | None] = (None, None),
) -> Generator[Generation]:
    """Prepare two documents, and generate them in a temporary folder while the block runs.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlay_set: Overlays and names of the old document; None for a foreign API.
        new_overlay_set: Overlays and names of the new document, if other than those. If both
            ledgers are equal, the new document starts with the names of the old document, as in
            an update.
        repaired: The normalized documents with their reports, as far as they are known already.

    Yields:
        The running generation.

    Raises:
        PipelineError: The system refuses to write temporary files.
    """
    known = overlay_set or OverlaySet()
    coming = new_overlay_set or known
    with (
        # A run of the garbage collector may switch threads in the middle of `ast.parse`, which
        # fails then before CPython 3.11.8 and 3.12.2 (python/cpython issue 106905).
        collector_at_rest(),
        _temporary() as folder,
        waiting_generator() as first,
        waiting_generator() as second,
        # Each generator is a process: the threads only wait for it.
        ThreadPoolExecutor(2) as beside,
    ):
        before = _result_or_error(lambda: prepare(old, known.overlays, known.ledger, repaired[0]))
        first_package = beside.submit(_generated, before, first, folder / "old")
        names = coming.ledger
        if names == known.ledger:
            given = before.ledger if isinstance(before, Prepared) else names
            names = _without_renamed(_without_overlaid(given, known, coming), old, new)
        after = _result_or_error(lambda: prepare(new, coming.overlays, names, repaired[1]))
        if _is_same(before, after):
            yield Generation((before, after), (first_package, first_package))
        else:
            second_package = beside.submit(_generated, after, second, folder / "new")
            yield Generation((before, after), (first_package, second_package))


@contextmanager
def _temporary() -> Generator[Path]:
    """Create a folder that is removed at the end of the block."""
    with _refusals_told():
        folder = tempfile.TemporaryDirectory()
    with folder as name:
        yield Path(name)


def _refusals_told() -> AbstractContextManager[None]:
    """Report refusals of the system: a full disk says nothing about the document."""
    return told("cannot generate a client here to compare", temporary_folder())


def _without_overlaid(given: Ledger, old_set: OverlaySet, new_set: OverlaySet) -> Ledger:
    """Return a ledger without the ids that only overlays gave, if the overlays changed.

    The recorded ledger lacks these ids, so they must not override the overlays of now.
    """
    if old_set.overlays == new_set.overlays:
        return given
    recorded = {
        key: name for key, name in given.operations.items() if key in old_set.ledger.operations
    }
    return evolve(given, operations=recorded)


def _without_renamed(ledger: Ledger, old: Document, new: Document) -> Ledger:
    """Return a ledger without the ids that the documents themselves changed.

    An update refuses such ids until a maintainer decides; a review shows their effect.
    """
    before, after = _ids(old), _ids(new)
    gone = {before[key] for key in before.keys() & after.keys() if before[key] != after[key]}
    names = {key: name for key, name in ledger.operations.items() if name not in gone}
    return evolve(ledger, operations=names)


def _ids(document: Document) -> dict[str, str]:
    """Return the operation ids of a published document."""
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
        return _result_or_error(lambda: generate_to_read(generator, prepared.document, folder))


def _side(
    prepared: Prepared | PipelineError, package: Path | PipelineError
) -> Side | PipelineError:
    if isinstance(prepared, PipelineError):
        return prepared
    if isinstance(package, PipelineError):
        return package
    return _result_or_error(lambda: Side(prepared.document, prepared.ledger, read_surface(package)))


def _result_or_error(make: Callable[[], _T]) -> _T | PipelineError:
    try:
        return make()
    except PipelineError as error:
        return error
