"""Merge `allOf` into plain schemas, and spread an object over the union beside it.

A class has one list of fields. `allOf` spreads that list over several schemas, so they
are merged here; `properties` beside `anyOf` become one object per variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.common.documents import Document, Json, json_line, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.common.schemas import (
    NULL,
    REF_PREFIX,
    is_annotation,
    is_class,
    map_document,
    map_subschemas,
    referenced,
    types_of,
)

#: Number of schemas to combine in a document; more mean that schemas multiply one another.
MAX_COMBINED = 10_000
#: Number of pairs of the alternatives of two unions; of larger unions, the later one counts.
MAX_PAIRS = 64

_UNIONS = ("anyOf", "oneOf")
#: The keywords of a union.
_SPREAD = (*_UNIONS, "discriminator")
#: Keywords of bounds: if two schemas hold at once, the tighter bound holds.
_UPPER_BOUNDS = ("exclusiveMaximum", "maxItems", "maxLength", "maxProperties", "maximum")
_LOWER_BOUNDS = ("exclusiveMinimum", "minItems", "minLength", "minProperties", "minimum")


def combine(document: Document) -> tuple[Document, list[Finding]]:
    """Return the document without `allOf` and without objects beside unions.

    Raises:
        PipelineError: A schema extends itself, or schemas multiply one another.
    """
    combiner = _Combiner(document.get("components", {}).get("schemas", {}))
    made = map_document(document, combiner.combined)
    schemas = {
        name: _as_nullable_class(each) for name, each in made["components"]["schemas"].items()
    }
    made["components"] = {**made["components"], "schemas": schemas}
    return made, combiner.findings


def _as_nullable_class(schema: Json) -> Json:
    """Return a component that is a class or null as a nullable class, which has its name."""
    parts = [*_alternatives(schema)]
    cores = [part for part in parts if part != NULL]
    if len(parts) != 2 or len(cores) != 1 or not is_class(cores[0]):
        return schema
    core, beside = cores[0], {k: v for k, v in schema.items() if k not in _UNIONS}
    made: Document = {**core, **beside, "type": [*(types_of(core) or ["object"]), "null"]}
    return {**made, "enum": [None, *core["enum"]]} if "enum" in core else made


def _alternatives(schema: Json) -> Iterator[Json]:
    """Yield the alternatives of a union that says nothing else."""
    rest = {*schema} if isinstance(schema, dict) else set[str]()
    unions = [union for union in _UNIONS if union in rest]
    if len(unions) == 1 and all(map(is_annotation, rest - {*unions})):
        yield from schema[unions[0]]


class _Combiner:
    def __init__(self, components: dict[str, Json]) -> None:
        self._components = components
        self._contents: dict[str, Json] = {}
        self._open: dict[str, str] = {}
        self.findings: list[Finding] = []

    def combined(self, schema: Json, at: tuple[str, ...]) -> Json:
        """Return the schema with every `allOf` at or below it merged."""
        if not isinstance(schema, dict) or not _is_composed(schema):
            return map_subschemas(schema, at, self.combined)
        text = json_line(schema)
        if text in self._open:
            message = "the schema extends one that holds it, without end; make it a component"
            raise PipelineError(f"{message} and refer to that", self._open[text])
        self._open[text] = _where(at)
        made = self._merged(schema, at, ()) if _is_allof(schema) else schema
        made = self._spread(made, at)
        made = map_subschemas(made, at, self.combined)
        del self._open[text]
        return made

    def _merged(self, schema: Document, at: tuple[str, ...], seen: tuple[str, ...]) -> Json:
        """Merge the `allOf` of one schema; a lone reference stays a reference."""
        self._note("allOf lists merged", at)
        parts = [*schema.get("allOf", ())]
        rest = {keyword: value for keyword, value in schema.items() if keyword != "allOf"}
        if "$ref" in rest:
            parts.insert(0, {"$ref": rest.pop("$ref")})
        lone = _lone_reference([*parts, rest])
        if lone:
            return lone
        made: Json = {}
        for part in (*parts, rest):
            made = merged(*_paired(made, self._content(part, at, seen)))
        return made

    def _content(self, schema: Json, at: tuple[str, ...], seen: tuple[str, ...]) -> Json:
        """Return a part of an `allOf` with its reference followed and its `allOf` merged."""
        if isinstance(schema, dict) and _is_allof(schema):
            schema = self._merged(schema, at, seen)
        name = referenced(schema)
        if name is None:
            return schema
        beside = {k: v for k, v in schema.items() if k != "$ref"}
        return merged(self._content_of(name, at, seen), beside)

    def _content_of(self, name: str, at: tuple[str, ...], seen: tuple[str, ...]) -> Json:
        if name in seen:
            raise PipelineError(f"{name} is part of its own allOf; break the circle", _where(at))
        if name not in self._contents:
            target = self._content(self._components[name], at, (*seen, name))
            self._contents[name] = {k: v for k, v in target.items() if k != "title"}
        return self._contents[name]

    def _spread(self, schema: Json, at: tuple[str, ...]) -> Json:
        """Turn an object with a union beside its properties into a union of objects."""
        if not _is_spread(schema):
            return schema
        self._note("objects spread over unions", at)
        return self._variants(schema, next(u for u in _UNIONS if u in schema), at)

    def _variants(self, schema: Document, union: str, at: tuple[str, ...]) -> Json:
        beside = (union, "discriminator")
        base = {k: v for k, v in schema.items() if k not in beside and not is_annotation(k)}
        notes = {k: v for k, v in schema.items() if is_annotation(k)}
        discriminator: Json = schema.get("discriminator", {})
        variants = [
            _listing(self._content(variant, at, ()), referenced(variant), discriminator)
            for variant in schema[union]
        ]
        if not any("properties" in variant for variant in variants if isinstance(variant, dict)):
            return {**notes, **base}
        return {**notes, union: [merged(base, variant) for variant in variants]}

    def _note(self, kind: str, at: tuple[str, ...]) -> None:
        self.findings.append(Finding(kind, _where(at)))
        if len(self.findings) > MAX_COMBINED:
            raise PipelineError("allOf and unions multiply one another; flatten them", _where(at))


def _paired(first: Json, second: Json) -> tuple[Json, Json]:
    """Return two parts of an `allOf`, of which only the first has a union.

    If both have one, a value fits an alternative of each: the first gets all pairs.
    """
    unions = [_union_of(first), _union_of(second)]
    if not all(unions) or unions[0] == unions[1]:
        return first, second
    pairs = [pair for a in unions[0] for b in unions[1] if (pair := _pair(a, b)) is not None]
    if not pairs or len(pairs) > MAX_PAIRS:
        return first, second
    bare, other = ({k: v for k, v in s.items() if k not in _SPREAD} for s in (first, second))
    return {**bare, "anyOf": pairs}, other


def _union_of(schema: Json) -> list[Json]:
    """Return the alternatives of a schema; empty without alternatives, or with two unions."""
    unions = (
        [schema[union] for union in _UNIONS if union in schema] if isinstance(schema, dict) else []
    )
    return unions[0] if len(unions) == 1 else []


def _pair(first: Json, second: Json) -> Json:
    """Return the schema of values that fit two alternatives; None if no value fits both."""
    if NULL in (first, second):
        return NULL if first == second else None
    return {"allOf": [first, second]}


def _listing(variant: Json, name: str | None, discriminator: Document) -> Json:
    """Return a variant that lists the values by which a discriminator names it.

    The variant becomes a class of its own, to which the discriminator does not lead.
    """
    mapping: Document = discriminator.get("mapping", {})
    said = [value for value, target in mapping.items() if name and target == REF_PREFIX + name]
    if not said or not isinstance(variant, dict):
        return variant
    wire: str = discriminator["propertyName"]
    given = variant.get("properties", {}).get(wire, {})
    if not isinstance(given, dict) or not {"$ref", "anyOf", "const", "enum", "oneOf"}.isdisjoint(
        given
    ):
        return variant
    listed = {**given, **({"enum": said} if len(said) > 1 else {"const": said[0]})}
    return {**variant, "properties": {**variant.get("properties", {}), wire: listed}}


def _is_allof(schema: Document) -> bool:
    return "allOf" in schema or ("$ref" in schema and "properties" in schema)


def _is_spread(schema: Json) -> bool:
    return "properties" in schema and any(union in schema for union in _UNIONS)


def _is_composed(schema: Document) -> bool:
    return _is_allof(schema) or _is_spread(schema)


def _lone_reference(parts: list[Json]) -> Document | None:
    """Return a single reference for parts that are a reference and its annotations."""
    others = [part for part in parts if not all(map(is_annotation, part))]
    if len(others) != 1 or not referenced(others[0]):
        return None
    return {k: v for part in parts for k, v in part.items()}


def _where(at: tuple[str, ...]) -> str:
    return pointer("components", "schemas", *at[1:]) if at[0] == "#" else pointer(*at)


def merged(first: Json, second: Json) -> Json:
    """Return a schema that accepts roughly what both accept; `second` wins in a conflict."""
    if not isinstance(first, dict) or not isinstance(second, dict):
        return second if first is True or first == {} else first
    made = {**first, **second}
    for keyword in first.keys() & second.keys():
        made[keyword] = _both(keyword, first[keyword], second[keyword])
    if "enum" in made and "null" not in _types(made.get("type", "null")):
        made["enum"] = [value for value in made["enum"] if value is not None] or made["enum"]
    return made


def _both(keyword: str, first: Any, second: Any) -> Any:
    if keyword in ("properties", "patternProperties"):
        names = sorted(first.keys() | second.keys())
        return {n: _both_properties(first.get(n), second.get(n)) for n in names}
    if keyword == "required":
        return sorted({*first, *second})
    if keyword == "items":
        return _both_properties(first, second)
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
    if not _is_reference(first) and not _is_reference(second):
        return merged(first, second)
    # Both schemas hold, but a reference to a named class says more than a merged schema would.
    return merged(first, second) if _is_described(first, second) else second


def _is_reference(schema: Json) -> bool:
    return referenced(schema) is not None


def _is_described(first: Json, second: Json) -> bool:
    """Tell whether a schema of two has only annotations."""
    return all(map(is_annotation, first)) or all(map(is_annotation, second))


def _common_type(first: str | list[str], second: str | list[str]) -> str | list[str]:
    common = {name for name in _types(first) if _admits(second, name)}
    common |= {name for name in _types(second) if _admits(first, name)}
    ordered = sorted(common, key=lambda name: (name == "null", name))
    return (ordered[0] if len(ordered) == 1 else ordered) or second


def _admits(value: str | list[str], name: str) -> bool:
    names = _types(value)
    return name in names or (name == "integer" and "number" in names)


def _types(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
