"""The whole API as upstream would write it: every schema inline, as often as the API repeats it."""

from __future__ import annotations

import re

from pipeline.common.documents import Document, operations
from pipeline.operations import operation_key
from tests.prepare.arriving import as_upstream, pinned, whole

_PARAMETER = re.compile(r":(\w+)")


def whole_api() -> Document:
    """Return a document with all operations that our overlays know, without our additions.

    Its paths have braces, because the bare generator drops operations with other paths.
    """
    upstream, prepared = pinned(), whole()
    known = {operation_key(path, method) for path, method, _ in operations(upstream)}
    wanted = {operation_key(path, method) for path, method, _ in operations(prepared)} - known
    paths = as_upstream(prepared, wanted)
    named = {_PARAMETER.sub(r"{\1}", path): item for path, item in paths.items()}
    components = {**prepared["components"], "schemas": {}}
    document = {**upstream, "paths": {**upstream["paths"], **named}, "components": components}
    for _, _, operation in operations(document):
        # Upstream describes no errors.
        kept = {k: each for k, each in operation["responses"].items() if k.startswith("2")}
        operation["responses"] = kept or operation["responses"]
    return document
