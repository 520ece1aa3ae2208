"""Trials of overlays that succeed end with the document that applying the overlays makes."""

from __future__ import annotations

from pathlib import Path

from pipeline.names.ledger import read_ledger
from pipeline.normalize import normalize
from pipeline.overlay import apply_overlays, load_overlay
from pipeline.prepare import Beginning, prepare, with_names, without_names
from pipeline.reading import read_document
from pipeline.review.overlays.trials import overlaid, try_overlays
from tests.overlay.making import overlay

ROOT = Path(__file__).resolve().parents[3]


def test_our_overlays_make_the_same_document_in_a_trial() -> None:
    """So a review applies them once, and prepares the document as a regeneration does."""
    upstream = read_document(ROOT / "openapi" / "upstream.json")
    overlays = [load_overlay(path) for path in sorted((ROOT / "overlays").glob("*.y*ml"))]
    ledger = read_ledger(ROOT / "openapi" / "names.lock.json")
    document, repairs = normalize(upstream)
    patched = overlaid(try_overlays(document, overlays))
    assert patched == apply_overlays(document, overlays)[0]
    beginning = Beginning((document, repairs), patched)
    begun = with_names(without_names(upstream, overlays, beginning), ledger)
    whole = prepare(upstream, overlays, ledger)
    assert (begun.document, begun.ledger) == (whole.document, whole.ledger)
    assert document == normalize(upstream)[0]


def test_a_trial_that_fails_makes_no_document() -> None:
    """Applying the overlays says then what is wrong."""
    action = {"target": "$.nothing", "update": {}, "description": "A.", "x-evidence": "Page A"}
    assert overlaid(try_overlays({"a": 1}, [overlay(action)])) is None
