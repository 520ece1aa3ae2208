"""The pin of this repository is what fetching made of it."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.common.documents import canonical_json
from pipeline.fetch.pin import read_pin

OPENAPI = Path(__file__).resolve().parents[2] / "openapi"


def test_the_lock_describes_the_pinned_document() -> None:
    """upstream.json was not edited by hand: particulars of the API belong in overlays."""
    pin = read_pin(OPENAPI)
    assert pin.intact()
    assert pin.lock is not None
    assert pin.lock.operations == pin.operations() > 0


def test_the_pinned_document_is_canonical() -> None:
    """upstream.json is stored in the one form that makes differences readable."""
    text = (OPENAPI / "upstream.json").read_text("utf-8")
    assert text == canonical_json(json.loads(text))
