"""The two documents of a review share their equal parts, and are compared as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.common.documents import canonical_json
from pipeline.review.command import Request, review_sources
from pipeline.review.sources import kept_text, load
from tests.made_up import made_up_document
from tests.review.command.repository import write_repository
from tests.review.full_scale.edits import EDITS


@pytest.mark.parametrize(
    "wire_only", [True, pytest.param(False, marks=pytest.mark.long)], ids=["wire", "all"]
)
def test_a_review_leaves_the_documents_as_they_were(tmp_path: Path, wire_only: bool) -> None:
    """A change in place would reach the other document, too."""
    old, new = made_up_document(), made_up_document()
    for edit in EDITS[:8]:
        edit.apply(new)
    texts = canonical_json(old), canonical_json(new)
    root = write_repository(tmp_path, old, new)
    files = root / "old.json", root / "openapi" / "upstream.json"
    for path, text in zip(files, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    sources = load(str(files[0]), root), load(str(files[1]), root)
    assert review_sources(Request(root, wire_only=wire_only), *sources).changes
    assert tuple(canonical_json(source.document) for source in sources) == texts
    before, after = (source.document["paths"] for source in sources)
    shared = [path for path in before if before[path] is after.get(path)]
    assert len(shared) > len(before) / 3


def test_a_long_text_is_kept_compressed(tmp_path: Path) -> None:
    """The lines of its values are found all the same."""
    document = made_up_document(scale=3)
    text = canonical_json(document)
    (tmp_path / "long.json").write_text(text, encoding="utf-8")
    source = load(str(tmp_path / "long.json"), tmp_path)
    line = text[: text.index('  "info": ')].count("\n") + 1
    assert source.locations(["/info"])["/info"].line == line
    assert len(kept_text(text.encode()).kept) < len(text) / 5
    assert kept_text(text.encode()).data() == text.encode()
    assert kept_text(b"short").kept == b"short"
