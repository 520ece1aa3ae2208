"""The clients of two documents are generated, as in an update from the old to the new document."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from pipeline.common.collector import collector_at_rest
from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.errors import explaining_os_errors as told
from pipeline.common.files import temporary_folder
from pipeline.generate import PACKAGE
from pipeline.generate.run import (
    GeneratorJob,
    begin_generator,
    finish_generator,
)
from pipeline.generator_input import GeneratorInput
from pipeline.names.ledger import Ledger
from pipeline.operations import operation_key
from pipeline.prepare import Prepared, Unnamed, prepare, with_names, without_names
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.clients import (
    Client,
    Written,
    client_of,
    read_surface,
    read_written,
)
from pipeline.review.surface.drafts import differing_functions, draft_of
from pipeline.review.surface.public_surface import Surface
from pipeline.waiting_process import WaitingProcess, waiting_generator

_T = TypeVar("_T")

#: Prepare the old document, and the new one except for its names.
Preparations: TypeAlias = "tuple[Callable[[], Prepared], Callable[[], Unnamed]]"


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
class _Drafted:
    """A client during its generation.

    Args:
        prepared: The prepared document.
        client: The client, not read yet.
        job: The functions for openapi-python-client to write; None if the other client has all.
    """

    prepared: Prepared
    client: Client
    job: GeneratorJob | None = None


@frozen(eq=False)
class Generation:
    """Two clients during their generation.

    Args:
        prepared: The old and the new prepared document; an error replaces a document that could
            not be prepared.
    """

    prepared: tuple[Prepared | PipelineError, Prepared | PipelineError]
    _old: _Drafted | PipelineError
    _new: _Drafted | PipelineError
    _generator: WaitingProcess

    def pair(self) -> Pair:
        """Wait for both clients and read them.

        Raises:
            PipelineError: The system refuses to write temporary files.
        """
        with _refusals_told():
            was, now = _written(self._generator, (self._old, self._new))
        return Pair(_side(self._old, was, self._new), _side(self._new, now, self._old))


_Written: TypeAlias = "Written | PipelineError"


def _written(
    generator: WaitingProcess, sides: Sequence[_Drafted | PipelineError]
) -> tuple[_Written, ...]:
    """Wait for the generator, and read the modules that it has written for each side.

    Raises:
        PipelineError: The system refuses to write temporary files.
        OSError: The disk is full.
    """
    jobs = [side.job if isinstance(side, _Drafted) else None for side in sides]
    errors = _errors(generator, [job for job in jobs if job])
    found = [errors[job] or read_written(job.package) if job else Written({}, {}) for job in jobs]
    # The generator writes the same modules beside the functions, whatever the document.
    names = next((each.names for each in found if isinstance(each, Written) and each.names), {})
    return tuple(evolve(each, names=names) if isinstance(each, Written) else each for each in found)


def _errors(
    generator: WaitingProcess, jobs: Sequence[GeneratorJob]
) -> dict[GeneratorJob, PipelineError | None]:
    """Wait for the generator, and return the errors of its jobs."""
    if not jobs:
        return {}
    try:
        finish_generator(generator, *jobs)
    except PipelineError as error:
        # Of several jobs, the output does not tell which of them failed.
        return {job: _error_alone(job) for job in jobs} if jobs[1:] else {jobs[0]: error}
    return dict.fromkeys(jobs)


def _error_alone(job: GeneratorJob) -> PipelineError | None:
    """Do a job again, and return its error, if any."""
    with waiting_generator() as generator:
        begin_generator(generator, job)
        try:
            finish_generator(generator, job)
        except PipelineError as error:
            return error
    return None


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
    preparations: Preparations | None = None,
    generator: WaitingProcess | None = None,
) -> Generator[Generation]:
    """Prepare two documents, and generate them in a temporary folder while the block runs.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlay_set: Overlays and names of the old document; None for a foreign API.
        new_overlay_set: Overlays and names of the new document, if other than those. If both
            ledgers are equal, the new document starts with the names of the old document, as in
            an update.
        preparations: Prepare the documents with these overlays and names, if something of the
            preparations is known already.
        generator: A process of `waiting_generator`, if one is waiting already.

    Yields:
        The running generation.

    Raises:
        PipelineError: The system refuses to write temporary files.
    """
    known = overlay_set or OverlaySet()
    coming = new_overlay_set or known
    prepare_old, prepare_new = preparations or (
        partial(prepare, old, known.overlays, known.ledger),
        partial(without_names, new, coming.overlays),
    )
    waiting = nullcontext(generator) if generator else waiting_generator()
    with collector_at_rest(), _temporary() as folder, waiting as generator:
        # The old document may be prepared beside this process.
        unnamed = _result_or_error(prepare_new)
        before = _result_or_error(prepare_old)
        names = coming.ledger
        if names == known.ledger:
            given = before.ledger if isinstance(before, Prepared) else names
            names = _without_renamed(_without_overlaid(given, known, coming), old, new)
        after = _named(unnamed, names)
        if _is_same(before, after):
            after = before
        yield _begun((before, after), generator, folder)


def _named(unnamed: Unnamed | PipelineError, names: Ledger) -> Prepared | PipelineError:
    if isinstance(unnamed, PipelineError):
        return unnamed
    return _result_or_error(lambda: with_names(unnamed, names))


def _begun(
    prepared: tuple[Prepared | PipelineError, Prepared | PipelineError],
    generator: WaitingProcess,
    folder: Path,
) -> Generation:
    """Begin to generate two clients.

    Args:
        prepared: The prepared documents.
        generator: The generator, waiting.
        folder: A temporary folder.
    """
    before, after = prepared
    old = _drafted(before)
    new = old if after is before else _drafted(after, old)
    parts: tuple[GeneratorInput | None, ...] = (None, None)
    if isinstance(old, _Drafted) and isinstance(new, _Drafted):
        parts = differing_functions(old.client.draft.made, new.client.draft.made)
    old = _with_job(old, parts[0], folder / "old")
    new = _with_job(new, parts[1], folder / "new")
    jobs = [side.job for side in (old, new) if isinstance(side, _Drafted) and side.job]
    if jobs:
        with _refusals_told():
            begin_generator(generator, *jobs)
    return Generation(prepared, old, new, generator)


def _drafted(
    prepared: Prepared | PipelineError, other: _Drafted | PipelineError | None = None
) -> _Drafted | PipelineError:
    if isinstance(prepared, PipelineError):
        return prepared
    draft = _result_or_error(lambda: draft_of(prepared.document))
    if isinstance(draft, PipelineError):
        return draft
    known = other.client if isinstance(other, _Drafted) else None
    return _Drafted(prepared, client_of(draft, known))


def _with_job(
    side: _Drafted | PipelineError, part: GeneratorInput | None, folder: Path
) -> _Drafted | PipelineError:
    """Let a side have a job for the generator.

    Args:
        side: The side.
        part: The part of the generator's input that the other side lacks; None without the other.
        folder: A folder for the job.
    """
    if isinstance(side, PipelineError):
        return side
    made = part or side.client.draft.made
    job = GeneratorJob(made, folder / PACKAGE, folder / "workspace")
    return evolve(side, job=job) if made.requests else side


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
    drafted: _Drafted | PipelineError,
    written: Written | PipelineError,
    other: _Drafted | PipelineError,
) -> Side | PipelineError:
    if isinstance(drafted, PipelineError):
        return drafted
    if isinstance(written, PipelineError):
        return written
    known = other.client if isinstance(other, _Drafted) else None
    surface = _result_or_error(lambda: read_surface(drafted.client, written, known))
    if isinstance(surface, PipelineError):
        return surface
    return Side(drafted.prepared.document, drafted.prepared.ledger, surface)


def _result_or_error(make: Callable[[], _T]) -> _T | PipelineError:
    try:
        return make()
    except PipelineError as error:
        return error
