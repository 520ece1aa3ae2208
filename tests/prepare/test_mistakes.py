"""What an overlay gets wrong is repaired like upstream's mistakes, and not in silence."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.names.ledger import Ledger
from pipeline.overlay import load_overlay
from pipeline.prepare import prepare
from tests.components.building import TEXT, answer, document_of, obj


def notices(tmp_path: Path, schema: object) -> tuple[str, ...]:
    """Return what a maintainer is told of an overlay that adds a property."""
    action = {
        "target": "$..properties",
        "description": "A name.",
        "x-evidence": "None.",
        "update": {"name": schema},
    }
    info = {"title": "Names", "version": "1.0.0"}
    path = tmp_path / "10-names.overlay.json"
    path.write_text(json.dumps({"overlay": "1.1.0", "info": info, "actions": [action]}))
    upstream = document_of({"/v2/posts/{id}": {"get": answer(obj(id=TEXT))}})
    prepared = prepare(upstream, [load_overlay(path)], Ledger())
    return next(one.notices for one in prepared.reports if one.step == "overlay")


def test_a_good_overlay_is_told_nothing(tmp_path: Path) -> None:
    """There is nothing to correct."""
    assert notices(tmp_path, {"type": "string", "minLength": 3}) == ()


def test_mistakes_are_told_with_their_place(tmp_path: Path) -> None:
    """A type that does not exist, a bound that is no number."""
    (one,) = notices(tmp_path, {"type": "strng"})
    assert one.startswith("of an overlay: unknown type dropped (/paths/")
    assert one.endswith("/properties/name); correct it there")
    (two,) = notices(tmp_path, {"type": "string", "minLength": "three"})
    assert one != two
    assert "/properties/name/minLength" in two
