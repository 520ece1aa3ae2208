"""Which documents are refused, with the pin untouched, and what the others count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.errors import PipelineError
from pipeline.fetch import Limits, fetch
from pipeline.fetch.document import check_openapi, count_paths, count_schemas, endpoints
from tests.fetch.serving import Server, document, pinned, send

LIMITS = Limits(size=100_000, pause=0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a pinned document of four operations."""
    source = tmp_path / "first.json"
    source.write_text(json.dumps(document("/a", "/b", "/c", "/d")), encoding="utf-8")
    fetch(tmp_path, str(source))
    return tmp_path


REFUSED: dict[str, tuple[bytes | dict[str, Any], str]] = {
    "nothing": (b"", "empty"),
    "HTML": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "HTML"),
    "HTML of a proxy": (b"\n  <html>502</html>", "HTML"),
    "prose": (b"not found", "openapi"),
    "broken JSON": (b'{"openapi": "3.1.0",}', "JSON"),
    "cut off JSON": (json.dumps(document("/a")).encode()[:-2], "JSON"),
    "broken YAML": (b"openapi: [3.1.0\npaths: {", "YAML"),
    "not text": (b"\x89PNG\r\n\x1a\n\0\0", "UTF-8"),
    "Latin-1": ('{"openapi": "3.1.0", "info": "\u00e9"}'.encode("latin-1"), "UTF-8"),
    "an array": (b"[]", "openapi"),
    "a string": (b'"openapi"', "openapi"),
    "null": (b"null", "openapi"),
    "another object": ({"message": "Not found"}, "openapi"),
    "Swagger 2": ({"swagger": "2.0", "paths": {"/a": {"get": {}}}}, "Swagger 2.0"),
    "Swagger 2 in YAML": (b"swagger: 2.0\npaths: {}", "Swagger 2.0"),
    "OpenAPI 3.3": (document(openapi="3.3.0"), "OpenAPI 3.3.0"),
    "OpenAPI 4": (document(openapi="4.0.0"), "OpenAPI 4.0.0"),
    "OpenAPI 3.10": (document(openapi="3.10.0"), "OpenAPI 3.10.0"),
    "OpenAPI 2": (document(openapi="2.0"), "OpenAPI 2.0"),
    "a version of many lines": (document(openapi="3.1.0\n\x1b[31m" * 9), "OpenAPI 3.1.0"),
    "an object as version": (document(openapi={"3": 1}), "OpenAPI"),
    "no version": (document(openapi=None), "openapi"),
    "no paths": ({"openapi": "3.1.0", "webhooks": {}}, "paths"),
    "paths in an array": (document(paths=[]), "paths"),
    "paths null": (document(paths=None), "paths"),
    "no path": (document(paths={}), "operations"),
    "paths without operations": (document(paths={"/a": {"get": 1}, "/b": None}), "operations"),
    "NaN": (b'{"openapi": "3.1.0", "paths": {"/a": {"get": {"x": NaN}}}}', "NaN"),
    "a number too large": (
        b'{"openapi": "3.1.0", "paths": {"/a": {"get": {"x": 1e400}}}}',
        "too large",
    ),
    "YAML too large": (b"openapi: 3.1.0\npaths: {/a: {get: {x: 1e400}}}", "1e400"),
    "half a character": (b'{"openapi": "3.1.0", "paths": {"/\\ud800": {"get": {}}}}', "surrogate"),
    "half a YAML character": (b'openapi: 3.1.0\npaths: {"/\\ud800": {get: {}}}', "Unicode"),
    "a key twice": (
        b'{"openapi": "3.1.0", "openapi": "3.1.0", "paths": {"/a": {"get": {}}}}',
        "twice",
    ),
    "too deep": (b'{"openapi": "3.1.0", "paths": ' + b'{"a":' * 600 + b"{}" + b"}" * 601, "nested"),
    "far too deep": (b"[" * 50_000, "nested"),
    "a reference to nothing": (
        document(paths={"/a": {"$ref": "#/components/pathItems/B"}, "/b": {"get": {}}}),
        "points at nothing",
    ),
    "a reference to another server": (
        document(paths={"/a": {"$ref": "https://a.example/a.json"}, "/b": {"get": {}}}),
        "is a URL",
    ),
    "digits without end": (b'{"openapi": "3.1.0", "x": ' + b"9" * 5000 + b"}", "too large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_other_documents_are_refused_and_the_pin_stays(
    root: Path, server: Server, name: str
) -> None:
    """What is no OpenAPI document from 3.0 to 3.2 with operations changes no file."""
    body, reason = REFUSED[name]
    before = pinned(root)
    with pytest.raises(PipelineError, match=reason) as caught:
        fetch(root, server.answers(send(body)), limits=LIMITS)
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 300
    assert pinned(root) == before


@pytest.mark.parametrize("name", REFUSED)
def test_files_are_refused_for_the_same_reasons(root: Path, name: str) -> None:
    """It does not matter whether a document was served or read."""
    body, reason = REFUSED[name]
    path = root / "document"
    path.write_bytes(body if isinstance(body, bytes) else json.dumps(body).encode())
    before = pinned(root)
    with pytest.raises(PipelineError, match=reason):
        fetch(root, str(path))
    assert pinned(root) == before


@pytest.mark.parametrize("name", ["missing.json", ".", "first.json/x", "nul\0.json", "x" * 300])
def test_files_that_cannot_be_read_are_refused(root: Path, name: str) -> None:
    """A path that is no readable file is one sentence."""
    before = pinned(root)
    with pytest.raises(PipelineError) as caught:
        fetch(root, f"{root}/{name}")
    assert "\n" not in str(caught.value)
    assert pinned(root) == before


def test_a_file_larger_than_the_limit_is_refused(root: Path) -> None:
    """The limit of size holds for files, too; an endless one is not read to its end."""
    with pytest.raises(PipelineError, match="larger than 10 bytes"):
        fetch(root, str(root / "first.json"), limits=Limits(size=10))
    with pytest.raises(PipelineError, match="larger than 10 bytes"):
        fetch(root, "/dev/zero", limits=Limits(size=10))


@pytest.mark.parametrize("version", ["3.0.0", "3.0.3", "3.1.0", "3.1.1", "3.1.12"])
def test_openapi_3_0_and_3_1_are_taken(root: Path, server: Server, version: str) -> None:
    """Every patch version of the two is taken."""
    url = server.answers(send(document("/a", "/b", openapi=version)))
    fetch(root, url)
    lock = json.loads((root / "openapi" / "upstream.lock.json").read_text("utf-8"))
    assert lock["openapi"] == version


def test_losing_half_of_the_operations_is_accepted(root: Path, server: Server) -> None:
    """Two of four are left: that is not more than half lost."""
    report = fetch(root, server.answers(send(document("/a", "/b"))))
    assert report.counts() == {"removed": 2, "document pinned": 1}


def test_losing_more_than_half_is_refused(root: Path, server: Server) -> None:
    """One of four is left: that is more likely a broken server than a decision."""
    before = pinned(root)
    url = server.answers(send(document("/a")))
    for dry_run in (False, True):
        with pytest.raises(PipelineError, match=r"only 1 of 4 operations .* --allow-shrink"):
            fetch(root, url, dry_run=dry_run)
    assert pinned(root) == before


def test_losing_more_than_half_can_be_allowed(root: Path, server: Server) -> None:
    """Whoever knows that operations were withdrawn says so."""
    report = fetch(root, server.answers(send(document("/a"))), allow_shrink=True)
    assert report.counts() == {"removed": 3, "document pinned": 1}


def test_without_a_readable_document_the_lock_tells_what_is_lost(root: Path) -> None:
    """A broken upstream.json does not open the way for a document that shrank."""
    (root / "openapi" / "upstream.json").write_text("{", encoding="utf-8")
    small = root / "small.json"
    small.write_text(json.dumps(document("/a")), encoding="utf-8")
    with pytest.raises(PipelineError, match="only 1 of 4"):
        fetch(root, str(small))


def test_operations_behind_a_reference_count() -> None:
    """A path item may stand elsewhere in the document."""
    there: dict[str, Any] = {"get": {}, "post": {}, "x-note": 1}
    referring = document(
        paths={
            "/a": {"$ref": "#/components/pathItems/A~1%7Ba%7D"},
            "/b": {"$ref": "#/nowhere/at/all", "put": {}},
            "/c": {"$ref": 1, "delete": {}},
            "/d": {"$ref": "other.json#/x"},
            "x-paths": {"note": 1},
        },
        components={"pathItems": {"A/{a}": there}, "schemas": {"S": True}},
    )
    assert endpoints(referring) == ["GET /a", "POST /a", "PUT /b", "DELETE /c"]
    assert (count_paths(referring), count_schemas(referring)) == (4, 1)


@pytest.mark.parametrize("components", [None, [], "x", {}, {"schemas": None}, {"schemas": []}])
def test_components_of_any_shape_are_counted(components: Any) -> None:
    """Schemas that are not there are none."""
    assert count_schemas(check_openapi(document(components=components), "x")) == 0
