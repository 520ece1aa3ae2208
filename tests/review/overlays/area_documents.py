"""Two areas of an API that our overlays add, and upstream's document before and after it has them.

The overlays and upstream's document are in `areas/`, which says where the two differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.common.documents import Document
from pipeline.normalize import normalize
from pipeline.overlay import Overlay
from pipeline.overlay.document import parse_overlay
from pipeline.reading import Lines, parse_located, read_document
from pipeline.review.overlays import Trials, tried

AREAS = Path(__file__).with_name("areas")
USERS, POSTS = "overlays/60-users.overlay.yaml", "overlays/61-posts.overlay.yaml"

_CHATS = "/v2/access/chats"


def trials(
    old: Document,
    new: Document,
    overlays: Sequence[Overlay],
    then: Sequence[Overlay] | None = None,
) -> Trials:
    """Try overlays on two documents as published."""
    return tried(normalize(old)[0], normalize(new)[0], overlays, then)


def whole() -> Document:
    """Return what upstream comes to publish."""
    document: Document = read_document(AREAS / "upstream.yaml")
    return document


def part(*areas: str) -> Document:
    """Return what upstream has published before: chats, and the paths that begin with an area."""
    document = whole()
    known = (_CHATS, *(f"/v2/access/{area}" for area in areas))
    document["paths"] = {p: item for p, item in document["paths"].items() if p.startswith(known)}
    if not any(path.startswith("/v2/access/posts") for path in document["paths"]):
        del document["components"]  # of posts alone
    return document


def area_overlays() -> dict[str, tuple[Overlay, Lines]]:
    """Return the overlays by their files as seen from the repository, each with its lines."""
    read = {name: _read(name) for name in (USERS, POSTS)}
    return {name: (parse_overlay(value, lines), lines) for name, (value, lines) in read.items()}


def _read(name: str) -> tuple[Document, Lines]:
    return parse_located((AREAS / Path(name).name).read_bytes(), name)
