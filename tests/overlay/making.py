"""Overlays made in a line, for the tests of this folder."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import Overlay, apply_overlay
from pipeline.overlay.document import parse_overlay
from pipeline.reading import Lines


def overlay(*actions: Json, version: str = "1.1.0", source: str = "a.yaml") -> Overlay:
    """Return an overlay whose first action stands on line 10, the second on line 20, and so on."""
    document = {
        "overlay": version,
        "info": {"title": "A test", "version": "1"},
        "actions": list(actions),
    }
    numbers = {f"/actions/{i}": 10 * (i + 1) for i in range(len(actions))}
    return parse_overlay(document, Lines(source, {"": 1, **numbers}))


def patched(document: Json, *actions: Json, version: str = "1.1.0") -> Json:
    """Apply actions to a document by the rules of the specification."""
    return apply_overlay(document, overlay(*actions, version=version))[0]


def refusal(document: Json, *actions: Json, version: str = "1.1.0") -> str:
    """Return the error of actions that cannot be applied."""
    with pytest.raises(PipelineError) as caught:
        patched(document, *actions, version=version)
    return str(caught.value)
