"""The whole API as upstream would write it: every schema inline, as often as the API repeats it."""

from __future__ import annotations

from pipeline.common.documents import Document, operations
from pipeline.operations import operation_key
from tests.prepare.arriving import as_upstream, pinned, whole


def whole_api() -> Document:
    """Return a document with all operations that our overlays know, without our additions."""
    upstream, prepared = pinned(), whole()
    known = {operation_key(path, method) for path, method, _ in operations(upstream)}
    wanted = {operation_key(path, method) for path, method, _ in operations(prepared)} - known
    paths = as_upstream(prepared, wanted)
    components = {**prepared["components"], "schemas": {}}
    document = {**upstream, "paths": {**upstream["paths"], **paths}, "components": components}
    for _, _, operation in operations(document):
        # Upstream describes no errors.
        kept = {k: each for k, each in operation["responses"].items() if k.startswith("2")}
        operation["responses"] = kept or operation["responses"]
    return document
