"""A review from start to end: two documents are loaded and compared, and the review is written.

sources    the arguments                 ->  two documents
compare    two documents                 ->  changes on the wire, of Python, of overlays
accepted   openapi/accepted.toml         ->  acceptances of these changes
write      the rendered review           ->  standard output or files
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from pipeline.common.collector import collector_at_rest
from pipeline.common.documents import Document, share_equal_parts
from pipeline.common.errors import PipelineError
from pipeline.common.files import write_atomically
from pipeline.common.locks import file_lock
from pipeline.common.releases import package_version
from pipeline.review.accepted import ACCEPTED, Accepted, read_accepted
from pipeline.review.changes import Area, Change
from pipeline.review.options import Format
from pipeline.review.render import render
from pipeline.review.review import Review, make_review
from pipeline.review.sides import ReviewSide, normalized_sides, trials_of
from pipeline.review.sources import Source, diffs, load, located
from pipeline.review.sources.origins import PINNED
from pipeline.review.wire import Normalized, compare_normalized
from pipeline.review.wire.frame.operation_matching import Route, operations
from pipeline.waiting_process import WaitingProcess, waiting_generator

if TYPE_CHECKING:
    from pipeline.review.overlay_set import OverlaySet
    from pipeline.review.overlays import Arrivals, Trials
    from pipeline.review.surface.generating import Generation

_ENDINGS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
}


@frozen
class Request:
    """The request for a review.

    Args:
        root: The repository.
        old: The old document: a path, a URL, `REV` or `REV:PATH`; the committed pin if None.
        new: The new document; the pinned file if None.
        wire_only: Only the wire is compared, without callers' Python and our overlays.
        accepted: File of accepted changes; the repository's file if None.
        anywhere: References may leave the folder of a document.
    """

    root: Path
    old: str | None = None
    new: str | None = None
    wire_only: bool = False
    accepted: Path | None = None
    anywhere: bool = False


def review(request: Request) -> Review:
    """Compare two documents.

    Raises:
        PipelineError: One of the documents, or the file of accepted changes, cannot be used.
    """
    # The generator imports its modules while the documents are loaded.
    waiting = nullcontext() if request.wire_only else waiting_generator()
    with collector_at_rest(), waiting as generator:
        root = request.root
        old = load(request.old or f"HEAD:./{PINNED}", root, request.anywhere)
        new = load(request.new or os.path.relpath(root / PINNED), root, request.anywhere)
        return review_sources(request, old, new, generator)


def review_sources(
    request: Request, old: Source, new: Source, generator: WaitingProcess | None = None
) -> Review:
    """Compare two loaded documents; see `review`.

    Args:
        request: The request.
        old: The old document.
        new: The new document.
        generator: A process of `waiting_generator`, if one is waiting already.
    """
    root = request.root
    share_equal_parts(new.document, old.document)
    is_pinned = old.pinned or new.pinned
    accepted = _accepted(request, is_pinned)
    compared = _compared(request, old, new, root if is_pinned else None, generator)
    made = make_review(
        old.name,
        new.name,
        compared.changes,
        accepted,
        datetime.now(UTC).date(),
        compared.areas,
        package_version(root) if is_pinned else "",
    )
    return evolve(made, methods=compared.methods, diffs=compared.diffs)


def write(
    found: Review,
    form: Format | None,
    files: Sequence[Path],
    *,
    width: int = 100,
    colour: bool = False,
) -> str:
    """Write a review to files, and return the text for standard output; see `write_texts`.

    Args:
        found: The review.
        form: The output; None for the output of each file's ending, or text.
        files: Files to replace; empty for standard output.
        width: Columns of the terminal.
        colour: The terminal shows colours.
    """
    return write_texts(partial(render, found, width=width, colour=colour), form, files)


def write_texts(texts: Callable[[Format], str], form: Format | None, files: Sequence[Path]) -> str:
    """Write the outputs of a review or a timeline, and return the text for standard output.

    Args:
        texts: Renders the outputs.
        form: The output; None for the output of each file's ending, or text.
        files: Files to replace; empty for standard output.

    Raises:
        PipelineError: A file cannot be written, or is one of the documents.
    """
    made = [texts(form or _form(path)) for path in files]
    for path, text in zip(files, made, strict=True):
        with file_lock(path):
            write_atomically(path, text)
    return texts(Format.TEXT if files else form or Format.TEXT)


def check_outputs(files: Sequence[Path], documents: Sequence[str | None], root: Path) -> None:
    """Refuse to replace a reviewed document by its review.

    Raises:
        PipelineError: An output is one of the inputs, or two outputs are one file.
    """
    inputs = {Path(name).resolve() for name in documents if name and "://" not in name}
    inputs |= {(root / PINNED).resolve(), (root / ACCEPTED).resolve()}
    taken = set[Path]()
    for path in files:
        real = path.resolve()
        if real in inputs:
            raise PipelineError(
                "the report would replace what it is about; name another", str(path)
            )
        if real in taken:
            raise PipelineError("two reports would be this file; name another", str(path))
        taken.add(real)


def _form(path: Path) -> Format:
    return _ENDINGS.get(path.suffix.lower(), Format.TEXT)


def _accepted(request: Request, is_pinned: bool) -> Accepted:
    """Read the accepted changes; foreign documents have none without an explicit file."""
    if request.accepted is not None and not request.accepted.exists():
        raise PipelineError("there is no such file", str(request.accepted))
    if request.accepted is None and not is_pinned:
        return Accepted()
    return read_accepted(request.accepted or request.root / ACCEPTED, _check_ids())


def _check_ids() -> Iterator[str]:
    # Imported late: the table needs all modules of the review, and few files set levels.
    from pipeline.review.check_table import CHECK_IDS

    yield from CHECK_IDS


@frozen
class Compared:
    """The result of a comparison.

    Args:
        changes: The changes of all areas.
        areas: The compared areas.
        methods: The methods of the client by operation.
        diffs: The lines of a diff around each change, by its fingerprint.
    """

    changes: tuple[Change, ...]
    areas: tuple[Area, ...]
    methods: dict[str, str]
    diffs: dict[str, tuple[str, ...]]


def _compared(
    request: Request,
    old: Source,
    new: Source,
    root: Path | None,
    generator: WaitingProcess | None,
) -> Compared:
    """Compare two documents on the wire, in callers' Python, and in our overlays.

    Args:
        request: The request.
        old: The old document.
        new: The new document.
        root: The repository with our overlays and names; None for a foreign API.
        generator: A process of `waiting_generator`, if one is waiting already.
    """
    if request.wire_only:
        return _compare_wire(old, new, root)
    if root:
        return _compare_ours(old, new, root, generator)
    return _compare_clients(old, new, generator)


def _compare_wire(old: Source, new: Source, root: Path | None) -> Compared:
    """Compare two documents on the wire.

    Args:
        old: The old document.
        new: The new document.
        root: The repository with our overlays; None for a foreign API.
    """
    sides = normalized_sides(ReviewSide(old), ReviewSide(new))
    arrived, notes = _added_first(old, new, sides, root) if root else (frozenset[Route](), ())
    found = compare_normalized(*sides, arrived)
    texts = diffs(found, old.document, new.document)
    return Compared((*located(found, old, new), *notes), (Area.WIRE,), {}, texts)


def _added_first(
    old: Source, new: Source, sides: tuple[Normalized, Normalized], root: Path
) -> tuple[Container[Route], tuple[Change, ...]]:
    """Return the new operations that overlays had added before, and what to say of them."""
    before, after = ({each.route for each in operations(side.document)} for side in sides)
    if before >= after:
        return frozenset(), ()
    # Imported late: few documents bring operations.
    from pipeline.review.overlays import operations_added_first

    now, then, _ = _overlay_sets(old, new, root)
    documents = sides[0].document, sides[1].document
    return operations_added_first(*documents, now.overlays, then.overlays)


def _overlay_sets(
    old: Source, new: Source, root: Path
) -> tuple[OverlaySet, OverlaySet, OverlaySet]:
    """Return the overlays and names of now, of the old, and of the new document."""
    from pipeline.review.overlay_set import current_overlay_set, overlay_set_at

    now = current_overlay_set(root)
    before, after = (overlay_set_at(side.revision) if side.revision else now for side in (old, new))
    return now, before, after


def _compare_clients(old: Source, new: Source, generator: WaitingProcess | None) -> Compared:
    """Compare two documents of a foreign API with their clients."""
    # Imported late, here and below: generating clients needs most modules of the pipeline.
    from pipeline.review.surface.comparison import client_methods, compare_pair
    from pipeline.review.surface.generating import generating

    was, now = ReviewSide(old), ReviewSide(new)
    with was.worked_on_beside():
        sides = normalized_sides(was, now)
        preparations = was.prepared, now.unnamed
        with generating(
            old.document, new.document, preparations=preparations, generator=generator
        ) as generation:
            found = compare_normalized(*sides)
            wire = located(found, old, new)
            pair = generation.pair()
    python = compare_pair(pair, wire)
    texts = diffs((*found, *python), old.document, new.document)
    return Compared((*wire, *python), (Area.WIRE, Area.PYTHON), client_methods(pair), texts)


def _compare_ours(
    old: Source, new: Source, root: Path, generator: WaitingProcess | None
) -> Compared:
    """Compare two documents of our API with their clients and with our overlays."""
    from pipeline.review.overlays import (
        arrivals,
        compare_mending,
        compare_overlays,
        link_own_changes,
    )
    from pipeline.review.surface.comparison import client_methods, compare_pair
    from pipeline.review.surface.generating import generating

    current, before, after = _overlay_sets(old, new, root)
    was, now = ReviewSide(old, before), ReviewSide(new, after)
    with was.worked_on_beside():
        sides = normalized_sides(was, now)
        trials = trials_of(was, now, current.overlays)
        preparations = was.prepared, now.unnamed
        with generating(
            old.document, new.document, before, after, preparations, generator
        ) as generation:
            arrived = arrivals(trials)
            described = _compare_described(trials, arrived, generation, new.document, before)
            found = *compare_normalized(*sides, arrived), *(described or ())
            wire = located(found, old, new)
            overlays = compare_overlays(trials, described)
            pair = generation.pair()
    python, own = link_own_changes(compare_pair(pair, wire), (before, after), trials)
    mending = compare_mending(old.document, new.document, current.overlays)
    changes = *wire, *python, *own, *overlays, *mending
    texts = diffs((*found, *python), old.document, new.document)
    return Compared(changes, tuple(Area), client_methods(pair), texts)


def _compare_described(
    trials: Trials,
    arrived: Arrivals,
    generation: Generation,
    published: Document,
    before: OverlaySet,
) -> tuple[Change, ...] | None:
    """Compare new upstream operations with our overlays; None if a document is not prepared."""
    from pipeline.review.overlays import compare_described

    old, new = generation.prepared
    if isinstance(old, PipelineError) or isinstance(new, PipelineError):
        return None
    prepared = old.document, new.document
    return compare_described(trials, arrived, prepared, published, before.lines)
