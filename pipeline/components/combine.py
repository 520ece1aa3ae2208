"""Merge `allOf` into plain schemas, and spread an object over the union beside it.

A class has one list of fields. `allOf` spreads that list over several schemas, so they
are merged here; `properties` beside `anyOf` become one object per variant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.documents import Document, Json, pointer
from pipeline.errors import PipelineError
from pipeline.report import Finding
from pipeline.schemas import is_annotation, map_document, map_subschemas, referenced

_UNIONS = ("anyOf", "oneOf")
#: Keywords of which the tighter bound holds when two schemas hold at once.
_UPPER_BOUNDS = ("exclusiveMaximum", "maxItems", "maxLength", "maxProperties", "maximum")
_LOWER_BOUNDS = ("exclusiveMinimum", "minItems", "minLength", "minProperties", "minimum")


def combine(document: Document) -> tuple[Document, list[Finding]]:
    """Return the document without `allOf` and without objects beside unions.

    Raises:
        PipelineError: A schema is part of its own `allOf`.
    """
    combiner = _Combiner(document.get("components", {}).get("schemas", {}))
    return map_document(document, combiner.combined), combiner.findings


class _Combiner:
    def __init__(self, components: dict[str, Json]) -> None:
        self._components = components
        self.findings: list[Finding] = []

    def combined(self, schema: Json, at: tuple[str, ...]) -> Json:
        """Return the schema with every `allOf` at or below it merged."""
        if isinstance(schema, dict) and "allOf" in schema:
            schema = self._merged(schema, at, ())
        schema = self._spread(schema, at)
        return map_subschemas(schema, at, self.combined)

    def _merged(self, schema: Json, at: tuple[str, ...], seen: tuple[str, ...]) -> Json:
        """Merge the `allOf` of one schema; a lone reference stays a reference."""
        parts = schema["allOf"]
        rest = {keyword: value for keyword, value in schema.items() if keyword != "allOf"}
        self.findings.append(Finding("allOf merged", pointer(*at)))
        if len(parts) == 1 and referenced(parts[0]) and all(map(is_annotation, rest)):
            return {**rest, **parts[0]}
        made: Json = {}
        for part in (*parts, rest):
            made = merged(made, self._content(part, at, seen))
        return made

    def _content(self, schema: Json, at: tuple[str, ...], seen: tuple[str, ...]) -> Json:
        """Return a part of an `allOf` with its reference followed and its `allOf` merged."""
        name = referenced(schema)
        if name is not None:
            if name in seen:
                raise PipelineError(
                    f"{name} is part of its own allOf; break the circle", pointer(*at)
                )
            beside = {k: v for k, v in schema.items() if k != "$ref"}
            target = self._content(self._components[name], at, (*seen, name))
            return merged({k: v for k, v in target.items() if k != "title"}, beside)
        if isinstance(schema, dict) and "allOf" in schema:
            return self._merged(schema, at, seen)
        return schema

    def _spread(self, schema: Json, at: tuple[str, ...]) -> Json:
        """Turn an object with a union beside its properties into a union of objects."""
        if not isinstance(schema, dict) or "properties" not in schema:
            return schema
        for union in _UNIONS:
            if union in schema:
                self.findings.append(Finding("object spread over union", pointer(*at)))
                return self._variants(schema, union, at)
        return schema

    def _variants(self, schema: Json, union: str, at: tuple[str, ...]) -> Json:
        base = {k: v for k, v in schema.items() if k != union and not is_annotation(k)}
        notes = {k: v for k, v in schema.items() if is_annotation(k)}
        variants = [self._content(variant, at, ()) for variant in schema[union]]
        if not any("properties" in variant for variant in variants if isinstance(variant, dict)):
            return {**notes, **base}
        return {**notes, union: [merged(base, variant) for variant in variants]}


def merged(first: Json, second: Json) -> Json:
    """Return one schema that accepts about what both accept; `second` wins where they clash."""
    if not isinstance(first, dict) or not isinstance(second, dict):
        return second if first is True or first == {} else first
    made = {**first, **second}
    for keyword in first.keys() & second.keys():
        made[keyword] = _both(keyword, first[keyword], second[keyword])
    return made


def _both(keyword: str, first: Any, second: Any) -> Any:
    if keyword in ("properties", "patternProperties"):
        names = sorted(first.keys() | second.keys())
        return {n: _both_properties(first.get(n), second.get(n)) for n in names}
    if keyword == "required":
        return sorted({*first, *second})
    if keyword == "items":
        return merged(first, second)
    if keyword == "enum":
        return [value for value in first if value in second] or second
    if keyword == "type":
        return _common_type(first, second)
    if keyword == "additionalProperties":
        return first if second is False else second
    if keyword in _UPPER_BOUNDS:
        return min(first, second)
    if keyword in _LOWER_BOUNDS:
        return max(first, second)
    return second


def _both_properties(first: Json, second: Json) -> Json:
    if first is None or second is None or first == second:
        return second if first is None else first
    if referenced(first) or referenced(second):
        return second
    return merged(first, second)


def _common_type(first: str | list[str], second: str | list[str]) -> str | list[str]:
    others = _types(second)
    common = [name for name in _types(first) if name in others]
    if {"integer", "number"} <= {*_types(first), *others} and not common:
        return "integer"
    return (common[0] if len(common) == 1 else common) or second


def _types(value: str | list[str]) -> Iterable[str]:
    return [value] if isinstance(value, str) else value
