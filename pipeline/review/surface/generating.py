"""The clients of two documents are generated, as in an update from the old to the new document."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from pipeline.common.collector import collector_at_rest
from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.errors import explaining_os_errors as told
from pipeline.common.files import temporary_folder
from pipeline.generate import PACKAGE
from pipeline.generate.process import WaitingProcess
from pipeline.generate.run import begin_generator, finish_generator, waiting_generator
from pipeline.generator_input import GeneratorInput
from pipeline.names.ledger import Ledger
from pipeline.operations import operation_key
from pipeline.prepare import Beginning, Prepared, prepare
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.clients import Client, Written, read_client, read_written
from pipeline.review.surface.drafts import Draft, changed_functions, draft_of
from pipeline.review.surface.public_surface import Surface

_T = TypeVar("_T")

Beginnings: TypeAlias = "tuple[Beginning | None, Beginning | None]"


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
class _Running:
    """A client during its generation.

    Args:
        prepared: The prepared document.
        draft: The draft of the client.
        package: Folder of the modules that openapi-python-client writes.
        generator: The generator; None if it has nothing to write.
        is_part: The generator writes only the functions that the other client lacks.
    """

    prepared: Prepared
    draft: Draft
    package: Path
    generator: WaitingProcess | None
    is_part: bool = False

    def written(self, known: Written | None = None) -> Written:
        """Wait for the generator, and read the modules that it has written.

        Args:
            known: The modules of the other client, which stand for missing ones.

        Raises:
            PipelineError: The generator failed.
            OSError: The disk is full.
        """
        if self.generator is None:
            return known or Written({}, {})
        finish_generator(self.generator, self.package, _workspace(self.package))
        return read_written(self.package, known)


@frozen(eq=False)
class Generation:
    """Two clients during their generation.

    Args:
        prepared: The old and the new prepared document; an error replaces a document that could
            not be prepared.
    """

    prepared: tuple[Prepared | PipelineError, Prepared | PipelineError]
    _old: _Running | PipelineError
    _new: _Running | PipelineError

    def pair(self) -> Pair:
        """Wait for both clients and read them.

        Raises:
            PipelineError: The system refuses to write temporary files.
        """
        old = _read(self._old)
        if self.prepared[0] is self.prepared[1]:
            side = _side(self._old, old)
            return Pair(side, side)
        known = old if isinstance(old, Client) else None
        new = self._new
        if known is None and isinstance(new, _Running) and new.is_part:
            return Pair(_side(self._old, old), _side(new, _read_whole(new)))
        return Pair(_side(self._old, old), _side(new, _read(new, known)))


def _read(running: _Running | PipelineError, known: Client | None = None) -> Client | PipelineError:
    if isinstance(running, PipelineError):
        return running
    draft = running.draft
    with _refusals_told():
        return _result_or_error(
            lambda: read_client(draft, running.written(known.written if known else None), known)
        )


def _read_whole(running: _Running) -> Client | PipelineError:
    """Generate all functions of a client after all, because the other client has none."""
    with waiting_generator() as generator:
        package = running.package.parent / "whole" / PACKAGE
        whole = _begun(running.prepared, generator, package)
        return _read(whole)


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
    beginnings: Beginnings = (None, None),
) -> Generator[Generation]:
    """Prepare two documents, and generate them in a temporary folder while the block runs.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlay_set: Overlays and names of the old document; None for a foreign API.
        new_overlay_set: Overlays and names of the new document, if other than those. If both
            ledgers are equal, the new document starts with the names of the old document, as in
            an update.
        beginnings: Results of the first steps of each preparation that are known already.

    Yields:
        The running generation.

    Raises:
        PipelineError: The system refuses to write temporary files.
    """
    known = overlay_set or OverlaySet()
    coming = new_overlay_set or known
    with (
        collector_at_rest(),
        _temporary() as folder,
        waiting_generator() as first,
        waiting_generator() as second,
    ):
        before = _result_or_error(lambda: prepare(old, known.overlays, known.ledger, beginnings[0]))
        older = _begun(before, first, folder / "old" / PACKAGE)
        names = coming.ledger
        if names == known.ledger:
            given = before.ledger if isinstance(before, Prepared) else names
            names = _without_renamed(_without_overlaid(given, known, coming), old, new)
        after = _result_or_error(lambda: prepare(new, coming.overlays, names, beginnings[1]))
        if _is_same(before, after):
            yield Generation((before, before), older, older)
        else:
            newer = _begun(after, second, folder / "new" / PACKAGE, older)
            yield Generation((before, after), older, newer)


def _begun(
    prepared: Prepared | PipelineError,
    generator: WaitingProcess,
    package: Path,
    other: _Running | PipelineError | None = None,
) -> _Running | PipelineError:
    """Begin to generate a client.

    Args:
        prepared: The prepared document.
        generator: The generator, waiting.
        package: Folder of the modules that it writes.
        other: The other client, whose functions are not written again.
    """
    if isinstance(prepared, PipelineError):
        return prepared
    draft = _result_or_error(lambda: draft_of(prepared.document))
    if isinstance(draft, PipelineError):
        return draft
    if not isinstance(other, _Running):
        _begin(generator, draft.made, package)
        return _Running(prepared, draft, package, generator)
    part = changed_functions(draft.made, other.draft.made)
    if not part.requests:
        return _Running(prepared, draft, package, None, is_part=True)
    _begin(generator, part, package)
    return _Running(prepared, draft, package, generator, is_part=True)


def _begin(generator: WaitingProcess, made: GeneratorInput, package: Path) -> None:
    with _refusals_told():
        workspace = _workspace(package)
        workspace.mkdir(parents=True)
        begin_generator(generator, made, package, workspace)


def _workspace(package: Path) -> Path:
    """Return the folder of the generator's input, beside a package."""
    return package.parent / "workspace"


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


def _side(
    running: _Running | PipelineError, client: Client | PipelineError
) -> Side | PipelineError:
    if isinstance(running, PipelineError):
        return running
    if isinstance(client, PipelineError):
        return client
    return Side(running.prepared.document, running.prepared.ledger, client.surface())


def _result_or_error(make: Callable[[], _T]) -> _T | PipelineError:
    try:
        return make()
    except PipelineError as error:
        return error
