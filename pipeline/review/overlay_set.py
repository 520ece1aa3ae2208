"""The overlay set of each side of a review: our overlays, and the ledger of names.

A document of a git revision is prepared with the overlay set of the same revision, as when it was
pinned there. Any other document is prepared with the overlay set of the working copy. So a review
also shows the effect of a changed overlay or name on callers.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from attrs import field, frozen

from pipeline.common.errors import PipelineError
from pipeline.names.ledger import Ledger, parse_ledger
from pipeline.overlay import Overlay
from pipeline.overlay.document import parse_overlay
from pipeline.reading import Lines, parse_located, read_bytes
from pipeline.review.sources.origins import Revision

_OVERLAYS, _PATTERN = "overlays", "*.y*ml"
#: Path of the names ledger in a repository.
LEDGER = "openapi/names.lock.json"


@frozen
class OverlaySet:
    """Our overlays and names for a document.

    Args:
        overlays: The overlays in the order of their application, with paths from the repository:
            fingerprints and pull requests contain these paths.
        ledger: The names of earlier documents.
        lines: The lines of the values of each overlay, by its path.
    """

    overlays: tuple[Overlay, ...] = ()
    ledger: Ledger = field(factory=Ledger)
    lines: Mapping[str, Lines] = field(factory=dict[str, Lines])


def current_overlay_set(root: Path) -> OverlaySet:
    """Read the overlays and names of the working copy.

    Args:
        root: The repository.

    Returns:
        The overlay set; without the folder it has no overlays, without the ledger no names.

    Raises:
        PipelineError: An overlay or the ledger cannot be used.
    """
    overlays = {path.name: read_bytes(path) for path in (root / _OVERLAYS).glob(_PATTERN)}
    ledger = root / LEDGER
    return _parsed(overlays, read_bytes(ledger) if ledger.exists() else None)


def overlay_set_at(revision: Revision) -> OverlaySet:
    """Read the overlays and names of a git revision.

    Args:
        revision: The revision of the document.

    Returns:
        The overlay set; it is empty for a revision without overlays.

    Raises:
        PipelineError: An overlay or the ledger cannot be used; the error names the revision.
    """
    repository, commit = revision.repository, revision.commit
    top = repository.prefix()
    ledger = f"{top}{LEDGER}"
    listed = repository.files(commit, f"{top}{_OVERLAYS}/", ledger)
    paths = [path for path in listed if path == ledger or fnmatchcase(Path(path).name, _PATTERN)]
    texts = repository.read_all(commit, paths)
    names = texts.pop(ledger, None)
    try:
        return _parsed({Path(path).name: text for path, text in texts.items()}, names)
    except PipelineError as error:
        raise PipelineError(error.message, revision.shown(f"{top}{error.where}")) from None


def _parsed(overlays: dict[str, bytes], ledger: bytes | None) -> OverlaySet:
    read = [_overlay(f"{_OVERLAYS}/{name}", overlays[name]) for name in sorted(overlays)]
    return OverlaySet(
        tuple(overlay for overlay, _ in read),
        Ledger() if ledger is None else parse_ledger(ledger, LEDGER),
        {overlay.source: lines for overlay, lines in read},
    )


@lru_cache(maxsize=256)
def _overlay(name: str, text: bytes) -> tuple[Overlay, Lines]:
    """Read an overlay; the cache helps because most overlays are equal on both sides."""
    value, lines = parse_located(text, name)
    return parse_overlay(value, lines), lines
