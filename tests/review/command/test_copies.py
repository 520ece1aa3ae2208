"""A review says the same, whether or not a copy of the process prepares the old document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document
from tests.review.command.documents import newer, older, shop, without_id
from tests.review.command.repository import HERE, write_repository

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")

#: Runs the command with or without copies, and prints how many were made.
_PROGRAM = """
import os, sys
from pipeline.__main__ import main
from pipeline.common import beside
fork, copies = os.fork, []
os.fork = lambda: copies.append(0) or fork()
beside.can_copy = lambda: sys.argv[1] == "copies"
main(sys.argv[2:])
print(len(copies), file=sys.stderr)
"""

#: The checks of a client that cannot be generated.
_SIDES = {"python-new-not-generated", "python-old-not-generated"}


def _reviewed(root: Path, how: str, *documents: str) -> tuple[dict[str, Any], int]:
    """Return a review as JSON, and the number of copies."""
    command = (sys.executable, "-c", _PROGRAM, how, "--root", str(root), "review", *documents)
    done = subprocess.run(
        (*command, "--format", "json"),
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout), int(done.stderr.splitlines()[-1])


def _dangling() -> Document:
    """Return a document that cannot be prepared: a reference leads nowhere."""
    gone = {"$ref": "#/components/schemas/Gone"}
    made = shop()
    made["paths"]["/gone"] = {"get": {"responses": {"200": {"description": "", "content": gone}}}}
    return made


@pytest.mark.parametrize(
    ("old", "new"),
    [(shop(), without_id()), (shop(), _dangling()), (_dangling(), shop())],
    ids=["changed", "new cannot be generated", "old cannot be generated"],
)
def test_a_foreign_pair(tmp_path: Path, old: Document, new: Document) -> None:
    """The same holds for a document that cannot be prepared."""
    for name, document in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    with_copy, copies = _reviewed(tmp_path, "copies", "old.json", "new.json")
    without, none = _reviewed(tmp_path, "alone", "old.json", "new.json")
    assert with_copy == without
    checks = {change["check"] for change in with_copy["changes"]}
    assert (_dangling() in (old, new)) is bool(_SIDES & checks)
    assert (copies, none) == (1, 0)


def test_our_pinned_documents_with_overlays(tmp_path: Path) -> None:
    """The overlays are tried on both documents."""
    root = write_repository(tmp_path, older(), newer())
    with_copy, copies = _reviewed(root, "copies")
    without, none = _reviewed(root, "alone")
    assert with_copy == without
    assert with_copy["changes"]
    assert (copies, none) == (1, 0)
