"""The prepared document has no keyword that nobody knows: a comma in YAML makes one."""

from __future__ import annotations

from pathlib import Path

from pipeline.normalize.grammar import OBJECTS
from pipeline.normalize.walk import Place, walk
from pipeline.reading import parse_document

_ROOT = Path(__file__).parents[2]
_KNOWN = {*OBJECTS["schema"].fields, "$ref", "default", "required", "type"}


def test_schemas_have_known_keywords_only() -> None:
    """`{type: string, description: Who sends it, and when}` has a keyword `and when`."""
    file = _ROOT / "openapi" / "openapi.json"
    document = parse_document(file.read_bytes(), str(file))
    unknown: set[str] = set()

    def visit(place: Place) -> None:
        if isinstance(place.value, dict):
            names = {str(name) for name in place.value}
            unknown.update(name for name in names - _KNOWN if not name.startswith("x-"))

    walk(document, visit, "schema")
    assert unknown == set()
