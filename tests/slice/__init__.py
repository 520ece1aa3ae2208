"""A repository that tests own: the chats as they were first pinned, with overlays and names.

It is frozen. What the repository around it pins, adds by overlays or calls by other names is no
reason for a test of the product to fail.
"""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from pipeline.common.documents import Document, canonical_json
from pipeline.names.ledger import Ledger, read_ledger
from pipeline.overlay import Overlay, load_overlay
from pipeline.prepare import Prepared, prepare

HERE = Path(__file__).parent
UPSTREAM = HERE / "openapi" / "upstream.json"


@cache
def upstream() -> Document:
    """Return the pinned document; callers copy what they change."""
    document: Document = json.loads(UPSTREAM.read_text("utf-8"))
    return document


@cache
def overlays() -> tuple[Overlay, ...]:
    """Return the overlays."""
    return tuple(load_overlay(path) for path in sorted((HERE / "overlays").glob("*.yaml")))


def names() -> Ledger:
    """Return the names of the document's operations and classes."""
    return read_ledger(HERE / "openapi" / "names.lock.json")


def prepared(document: Document, ledger: Ledger | None = None) -> Prepared:
    """Prepare a document with the overlays; without a ledger, it has no names yet."""
    return prepare(document, overlays(), ledger or Ledger())


def write_repository(root: Path, document: Document | None = None) -> Path:
    """Write the repository, not regenerated yet, and return its folder.

    Args:
        root: The folder, which is made.
        document: What is pinned; the chats by default.
    """
    (root / "openapi").mkdir(parents=True)
    shutil.copytree(HERE / "overlays", root / "overlays")
    shutil.copy(HERE / "openapi" / "names.lock.json", root / "openapi")
    pin(root, upstream() if document is None else document)
    return root


def pin(root: Path, document: Document) -> None:
    """Make a document the pinned one."""
    text = canonical_json(document)
    (root / "openapi" / "upstream.json").write_text(text, encoding="utf-8")
