"""A review of a document that an overlay mends: the mended documents are compared."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document
from tests.review.command.documents import last_message, newer
from tests.review.command.repository import commit, git, pin, run
from tests.slice import write_repository

pytestmark = pytest.mark.long

MENDING = """overlay: 1.1.0
x-stage: published
info: {title: A missing schema, version: 1.0.0}
actions:
  - target: "$..lastMessage.properties.badge"
    description: Badges refer to nothing
    x-evidence: The published document
    remove: true
"""


def flawed() -> Document:
    """Return the chats list with a reference to a missing schema."""
    document = deepcopy(newer())
    last_message(document)["properties"]["badge"] = {"$ref": "#/components/schemas/Badge"}
    return document


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the flawed document and the overlay that mends it, both committed."""
    root = write_repository(tmp_path / "root", flawed())
    (root / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    (root / "overlays" / "00-published.overlay.yaml").write_text(MENDING, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def checks(root: Path) -> list[str]:
    """Return the checks of the changes since the last commit."""
    done = run(root, "--format", "json")
    assert done.status == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return sorted(change["check"] for change in found["changes"])


def test_a_known_flaw_is_no_change_and_hides_none(root: Path) -> None:
    """The rest of the object with the flaw is compared."""
    assert checks(root) == []
    document = flawed()
    last_message(document)["properties"]["mood"] = {"type": "string"}
    pin(root, document)
    assert checks(root) == ["python-field-added", "response-optional-property-added"]


def test_a_flaw_that_upstream_mends_is_told(root: Path) -> None:
    """The action of the overlay matches nothing any more."""
    pin(root, newer())
    assert checks(root) == ["overlay-matches-nothing"]
