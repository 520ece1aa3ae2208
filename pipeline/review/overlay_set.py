"""Our overlays and names as they belong to one side of a review.

A document of a git revision is prepared with those of that revision, as it was when it was
pinned there; any other document with those of the working copy. Only so does a review see what a
change of an overlay or a name does to callers.
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
_LEDGER = "openapi/names.lock.json"


@frozen
class OverlaySet:
    """What is ours about a document.

    Args:
        overlays: The overlays in the order they apply; they are named as seen from the repository,
            because what they say ends in fingerprints and pull requests.
        ledger: Names given before the document.
        lines: Where the values of each overlay stand, by its name.
    """

    overlays: tuple[Overlay, ...] = ()
    ledger: Ledger = field(factory=Ledger)
    lines: Mapping[str, Lines] = field(factory=dict[str, Lines])


def current_overlay_set(root: Path) -> OverlaySet:
    """Read the overlays and names of the working copy.

    Args:
        root: The repository.

    Returns:
        What is there; a missing folder has no overlays, a missing ledger no names.

    Raises:
        PipelineError: An overlay or the ledger cannot be used.
    """
    overlays = {path.name: read_bytes(path) for path in (root / _OVERLAYS).glob(_PATTERN)}
    ledger = root / _LEDGER
    return _parsed(overlays, read_bytes(ledger) if ledger.exists() else None)


def overlay_set_at(revision: Revision) -> OverlaySet:
    """Read the overlays and names of a git revision.

    Args:
        revision: Where the document is from.

    Returns:
        What is there; a revision from before there were overlays has none.

    Raises:
        PipelineError: An overlay or the ledger cannot be used; the revision is named.
    """
    repository, commit = revision.repository, revision.commit
    top = repository.prefix()
    names = [path.removeprefix(top) for path in repository.files(commit, f"{top}{_OVERLAYS}/")]
    overlays = {
        Path(name).name: repository.read(commit, f"{top}{name}", revision.shown(f"{top}{name}"))
        for name in names
        if fnmatchcase(Path(name).name, _PATTERN)
    }
    has_ledger = repository.files(commit, f"{top}{_LEDGER}")
    try:
        ledger = repository.read(commit, f"{top}{_LEDGER}", _LEDGER) if has_ledger else None
        return _parsed(overlays, ledger)
    except PipelineError as error:
        raise PipelineError(error.message, revision.shown(f"{top}{error.where}")) from None


def _parsed(overlays: dict[str, bytes], ledger: bytes | None) -> OverlaySet:
    read = [_overlay(f"{_OVERLAYS}/{name}", overlays[name]) for name in sorted(overlays)]
    return OverlaySet(
        tuple(overlay for overlay, _ in read),
        Ledger() if ledger is None else parse_ledger(ledger, _LEDGER),
        {overlay.source: lines for overlay, lines in read},
    )


@lru_cache(maxsize=256)
def _overlay(name: str, text: bytes) -> tuple[Overlay, Lines]:
    """Read an overlay; most are the same on both sides, and reading them is not quick."""
    value, lines = parse_located(text, name)
    return parse_overlay(value, lines), lines
