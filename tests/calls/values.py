"""Values that the schemas of a document allow, ranges and patterns included."""

from __future__ import annotations

import re

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import LENIENT_DATE, referenced

_DEEPEST = 5
_FORMATS = {
    "binary": "bytes of a file",
    "date": "2026-01-02",
    "uri": "https://example.test/a?b=c&d",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
}
#: What has to be quoted wherever it stands.
_TEXT = "a b&c/d=é+%?#"
_PATTERNS = {r"^\d+$": "42", "^conn_": "conn_7"}


def one_variant(schema: Json, schemas: dict[str, Json], variant: int) -> Document:
    """Return a schema with its reference followed, without null, and of variants only one.

    Args:
        schema: A schema of a prepared document.
        schemas: The components of the document.
        variant: Which variant; the last one where there are fewer.
    """
    name = referenced(schema)
    core: Document = {**(schemas[name] if name else schema)}
    variants = [one for one in core.pop("anyOf", []) if one != {"type": "null"}]
    if variants:
        core |= one_variant(variants[min(variant, len(variants) - 1)], schemas, variant)
    if isinstance(core.get("type"), list):
        kinds = [kind for kind in core["type"] if kind != "null"]
        core["type"] = kinds[min(variant, len(kinds) - 1)]
    if "enum" in core:
        core["enum"] = [value for value in core["enum"] if value is not None]
    return core


@frozen
class Values:
    """Makes values for the schemas of one document.

    Args:
        schemas: The components of the document.
        variant: Which of several variants, types or values of an enum is taken.
        every: Whether objects have all of their properties, or only the required ones.
        time: What stands for a time.
    """

    schemas: dict[str, Json]
    variant: int
    every: bool
    time: str

    def of(self, schema: Json, depth: int = 0) -> Json:
        """Return a value for a schema."""
        core = one_variant(schema, self.schemas, self.variant)
        if "enum" in core:
            return core["enum"][self.variant % len(core["enum"])]
        kind = core.get("type", "object" if "properties" in core else "string")
        if kind == "object":
            return self._object(core, depth)
        if kind == "array":
            count = 0 if depth > _DEEPEST else max(2, core.get("minItems", 0))
            return [self.of(core.get("items", {}), depth + 1) for _ in range(count)]
        return self.variant == 0 if kind == "boolean" else self._scalar(kind, core)

    def _object(self, core: Document, depth: int) -> Document:
        names: list[str] = core.get("required", [])
        if self.every and depth <= _DEEPEST:
            names = list(core.get("properties", {}))
        return {name: self.of(core["properties"][name], depth + 1) for name in names}

    def _scalar(self, kind: str, core: Document) -> Json:
        if core.get("format") in ("date-time", LENIENT_DATE):
            return self.time
        return _text(core) if kind == "string" else _number(core)


def _number(core: Document) -> int:
    """Return the largest number that is allowed, if there is one."""
    if "maximum" in core:
        return int(core["maximum"])
    return int(max(core.get("minimum", 3), core.get("exclusiveMinimum", 2) + 1))


def _text(core: Document) -> str:
    if "pattern" in core:
        text = _PATTERNS[core["pattern"]]
        assert re.search(core["pattern"], text)
        return text
    return _FORMATS.get(core.get("format", ""), _TEXT)[: core.get("maxLength")]
