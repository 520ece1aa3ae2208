"""Fetch the published document and pin it: verified, canonical, with a lock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.common.documents import pointer
from pipeline.common.errors import PipelineError
from pipeline.common.files import update_directory
from pipeline.common.locks import run_lock
from pipeline.common.report import Finding, Report
from pipeline.common.text import counted
from pipeline.fetch.bundling import bundle
from pipeline.fetch.document import check_openapi, check_version
from pipeline.fetch.limits import Limits
from pipeline.fetch.origins import origin_of_source
from pipeline.fetch.pin import DOCUMENT, Pin, make_pin, part_digests, read_pin
from pipeline.fetch.source import Source, locate, shown
from pipeline.normalize.newer import settle_own_references
from pipeline.reading import parse_document

if TYPE_CHECKING:
    from pipeline.fetch.download import Served

__all__ = ["LIMITS", "Limits", "fetch"]

LIMITS = Limits()


def _now() -> datetime:
    return datetime.now(UTC)


def fetch(
    root: Path,
    url: str | None = None,
    *,
    allow_shrink: bool = False,
    dry_run: bool = False,
    refs_anywhere: bool = False,
    limits: Limits = LIMITS,
    now: Callable[[], datetime] = _now,
) -> Report:
    """Fetch the document and replace openapi/upstream.json and its lock, if it changed.

    Args:
        root: The repository.
        url: An https URL, an http URL on loopback, or a JSON or YAML file; without it,
            `OFAUTH_OPENAPI_URL` or the published document.
        allow_shrink: Accept a document that lost more than half of its operations.
        dry_run: Report the changes and write no file.
        refs_anywhere: References to other files may leave the folder of the document.
        limits: Limits of the download.
        now: Returns the time for the lock.

        Raises:
            PipelineError: The document cannot be fetched or is refused; no file has been replaced.
    """
    # Imported late: a review needs this package for its sources, and no overlays.
    from pipeline.overlay import mended_document, normalized_or_told, overlays_of

    source = locate(url)
    with nullcontext() if dry_run else run_lock(root):
        old = read_pin(root / "openapi")
        served = _serve(source, old, limits)
        if served is None or (old.holds(served.data) and not old.parts()):
            return Report("fetch", summary="unchanged")
        place = str(source) if isinstance(source, Path) else shown(source)
        document = check_version(parse_document(served.data, place), place)
        settle_own_references(document, [])
        origin = origin_of_source(source, refs_anywhere, limits)
        bundled = bundle(document, served.data, origin, may_lose=True)
        parts = part_digests(bundled.files, origin.path)
        if old.holds(served.data) and old.parts() == parts:
            return Report("fetch", summary="unchanged")
        check_openapi(document, place)
        # A document that cannot be repaired must fail here, while the old document is still there.
        overlays = overlays_of(root)
        normalized_or_told(mended_document(document, overlays)[0], overlays, bundled.lost)
        new = make_pin(source, served, document, now(), parts)
        if not allow_shrink:
            _refuse_shrink(old, new, source)
        if not dry_run:
            update_directory(root / "openapi", new.files())
        return report_changes(old, new, len(served.data), dry_run)


def _serve(source: Source, pin: Pin, limits: Limits) -> Served | None:
    # Imported late: the review needs this package only for its sources.
    import asyncio

    from pipeline.fetch.download import Served, download

    if isinstance(source, Path):
        return Served(_read(source, limits))
    return asyncio.run(download(source, pin.validators(source), limits))


def _read(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.size + 1)
    except (OSError, ValueError) as error:  # a name with NUL is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise PipelineError(f"the file cannot be read: {reason}", str(path)) from None
    if len(data) > limits.size:
        raise PipelineError(f"the document is larger than {limits.size:,} bytes", str(path))
    return data


def _refuse_shrink(old: Pin, new: Pin, source: Source) -> None:
    before, after = old.operations(), new.operations()
    if 2 * after < before:
        message = (
            f"only {after} of {counted(before, 'operation')} left; give --allow-shrink to accept it"
        )
        raise PipelineError(message, shown(source))


def report_changes(old: Pin, new: Pin, served: int, dry_run: bool) -> Report:
    """Report the differences between the old pin and a new pin.

    Args:
        old: The old pin.
        new: The new pin.
        served: Number of bytes that were served.
        dry_run: The new pin was not written: also name every operation that comes or goes.
    """
    before, after = dict.fromkeys(old.endpoints or []), dict.fromkeys(new.endpoints or [])
    added = [name for name in after if name not in before]
    removed = [name for name in before if name not in after]
    notices: list[str] = []
    if dry_run:
        notices.append(
            f"{DOCUMENT}: {_size_text(len(old.text))} now, {_size_text(len(new.text))} then"
        )
        notices += [f"+ {name}" for name in added]
        notices += [f"− {name}" for name in removed]
    if old.text and not old.intact():
        notices.append(f"{DOCUMENT} was not as fetched (edited by hand, or its lock is broken)")
    pinned = Finding("document to pin" if dry_run else "document pinned")
    findings = [
        pinned,
        *_operation_findings(added, "added"),
        *_operation_findings(removed, "removed"),
    ]
    summary = _summary(new, served, len(added), len(removed), dry_run)
    return Report("fetch", findings, notices, summary)


def _summary(new: Pin, served: int, added: int, removed: int, dry_run: bool) -> str:
    verb = "would fetch" if dry_run else "fetched"
    change = f" (+{added} −{removed})" if added or removed else ""
    paths = new.lock.paths if new.lock else 0
    operations = counted(new.operations(), "operation")
    return f"{verb} {_size_text(served)}: {operations}{change}, {counted(paths, 'path')}"


def _operation_findings(names: list[str], kind: str) -> list[Finding]:
    return [Finding(kind, pointer("paths", *_path_and_method(name)), name) for name in names]


def _path_and_method(name: str) -> tuple[str, str]:
    method, _, path = name.partition(" ")
    return path, method.lower()


def _size_text(count: int) -> str:
    """Write a number of bytes with a unit, such as `1.1 MB`."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
