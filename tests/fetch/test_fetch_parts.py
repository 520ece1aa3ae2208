"""Documents of several files: pinned as one, and fetched anew if any of the files changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.errors import PipelineError
from pipeline.fetch import fetch
from pipeline.normalize import normalize
from tests.fetch.serving import Server, send

ROOT = {
    "openapi": "3.1.0",
    "info": {"title": "Parts", "version": "1"},
    "paths": {"/a": {"get": {"$ref": "parts/a.yaml#/get"}}},
}
PART = """
get:
  responses:
    '200':
      description: OK
      content: {$ref: 'content.yaml'}
"""
CONTENT = (
    "application/json: {schema: {$ref: '#/$defs/A'}}\n$defs: {A: {type: object, title: ONE}}\n"
)


def written(folder: Path, content: str = CONTENT) -> Path:
    """Write a document of three files, and return the path of the first."""
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    (folder / "api.json").write_text(json.dumps(ROOT))
    (folder / "parts/a.yaml").write_text(PART)
    (folder / "parts/content.yaml").write_text(content)
    return folder / "api.json"


def pinned(root: Path) -> tuple[Any, Any]:
    """Return the pinned document and its lock."""
    documents = (root / "openapi" / name for name in ("upstream.json", "upstream.lock.json"))
    upstream, lock = (json.loads(path.read_text()) for path in documents)
    return upstream, lock


def test_the_pin_holds_all_files(tmp_path: Path) -> None:
    """The pinned document refers to no other file; the lock names them by relative paths."""
    (tmp_path / "openapi").mkdir()
    report = fetch(tmp_path, str(written(tmp_path / "from")))
    assert "1 operation" in report.summary
    upstream, lock = pinned(tmp_path)
    assert "yaml" not in json.dumps(upstream)
    document, _ = normalize(upstream)
    assert "ONE" in json.dumps(document)
    assert sorted(lock["parts"]) == ["parts/a.yaml", "parts/content.yaml"]


def test_another_file_that_changes_changes_the_pin(tmp_path: Path) -> None:
    """Even if the first file is the same; without a change the pin stays."""
    (tmp_path / "openapi").mkdir()
    source = str(written(tmp_path / "from"))
    fetch(tmp_path, source)
    assert fetch(tmp_path, source).summary == "unchanged"
    written(tmp_path / "from", CONTENT.replace("ONE", "TWO"))
    assert fetch(tmp_path, source).summary != "unchanged"
    assert "TWO" in json.dumps(pinned(tmp_path)[0])


def test_files_beside_a_url_are_asked_for(server: Server, tmp_path: Path) -> None:
    """At the same server, and without validators: they would cover one file only."""
    (tmp_path / "openapi").mkdir()
    answers = [send(ROOT, etag='"1"'), send(PART.encode()), send(CONTENT.encode())]
    url = server.answers(*answers)
    fetch(tmp_path, url)
    assert [path for path, _ in server.requests] == [
        "/openapi.json",
        "/parts/a.yaml",
        "/parts/content.yaml",
    ]
    server.answers(*answers)
    assert fetch(tmp_path, url).summary == "unchanged"
    assert all("if-none-match" not in headers for _, headers in server.requests)


def test_a_document_of_webhooks_alone_is_pinned(tmp_path: Path) -> None:
    """OpenAPI 3.1 needs no paths beside them."""
    (tmp_path / "openapi").mkdir()
    hooks: Any = {"sent": {"post": {"responses": {}}}}
    served = {"openapi": "3.1.0", "info": ROOT["info"], "webhooks": hooks}
    (tmp_path / "hooks.json").write_text(json.dumps(served))
    assert "0 operations" in fetch(tmp_path, str(tmp_path / "hooks.json")).summary
    assert pinned(tmp_path)[0] == served


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("../outside.yaml", "leaves the folder"),
        ("https://elsewhere.example/a.yaml", "is a URL"),
        ("missing.yaml", "api.json:"),
        ("parts/a.yaml#/put", "points at nothing"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, reference: str, said: str) -> None:
    """In a sentence with file and line; nothing is pinned."""
    (tmp_path / "openapi").mkdir()
    source = written(tmp_path / "from")
    source.write_text(json.dumps(ROOT).replace("parts/a.yaml#/get", reference))
    (tmp_path / "outside.yaml").write_text("get: {}")
    with pytest.raises(PipelineError) as caught:
        fetch(tmp_path, str(source))
    assert said in str(caught.value)
    assert not list((tmp_path / "openapi").glob("upstream*"))


def test_an_identifier_is_no_file(tmp_path: Path) -> None:
    """A schema may refer to itself, or to another schema, by `$id`."""
    inner = {"$id": "Node", "type": "object", "properties": {"next": {"$ref": "Node"}}}
    content = {"application/json": {"schema": inner}}
    answer = {"responses": {"200": {"description": "", "content": content}}}
    document = {**ROOT, "paths": {"/a": {"get": answer}}}
    (tmp_path / "openapi").mkdir()
    (tmp_path / "api.json").write_text(json.dumps(document))
    fetch(tmp_path, str(tmp_path / "api.json"))
    upstream, lock = pinned(tmp_path)
    assert '"$ref": "Node"' in json.dumps(upstream)
    assert not lock.get("parts")
