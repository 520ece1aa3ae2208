"""Paths that differ only by a fragment are operations of their own, with methods of their own."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document
from pipeline.review.changes import Level
from pipeline.review.surface.comparison import client_methods, compare_pair
from pipeline.review.surface.generating import generated_pair
from pipeline.review.wire import compare_wire
from tests.components.building import NUMBER, TEXT, content, document_of, obj, ref

pytestmark = pytest.mark.long

#: The operations by the fragment of their path.
KINDS = {"": "get_file", "#get_link": "get_link", "#get_lock": "get_lock"}


def files(**more: Document) -> Document:
    """Return a document with several operations on a path; more properties are those of a lock."""
    schemas = {
        "get_file": obj("id", id=TEXT),
        "get_link": obj("url", url=TEXT),
        "get_lock": obj("owner", owner=TEXT, **more),
    }
    paths = {
        f"/v2/files{fragment}": {
            "get": {
                "operationId": kind,
                "tags": ["files"],
                "responses": {"200": {"description": "", "content": content(ref(kind))}},
            }
        }
        for fragment, kind in KINDS.items()
    }
    return document_of(paths, schemas)


def test_an_edit_of_one_of_them_changes_one_method() -> None:
    """The others are not taken for it."""
    old, new = files(), files(since=NUMBER)
    wire = compare_wire(old, new)
    pair = generated_pair(old, new)
    (change,) = compare_pair(pair, wire)
    assert (change.check, change.level) == ("python-field-added", Level.INFO)
    assert change.operations == ("GET /v2/files#get_lock",)
    assert change.causes == tuple(cause.fingerprint for cause in wire)
    assert client_methods(pair).keys() == {f"GET /v2/files{fragment}" for fragment in KINDS}
