"""Changes to one schema. Each rule changes the schema and tells whether it did."""

from __future__ import annotations

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.schemas import BOOLEANS, LENIENT_DATE, is_annotation, referenced, types_of
from pipeline.normalize.grammar import is_number
from pipeline.normalize.schema_rules import set_types

#: Keywords that say what a text is, if it is no date.
_SPECIFIC = frozenset(
    "const contentEncoding contentMediaType contentSchema enum format pattern x-pattern".split()
)
#: Length of the shortest date: 2026-01-02.
_SHORTEST_DATE = 10

_DIGITS = frozenset({r"^\d+$", "^[0-9]+$", r"^[1-9]\d*$", "^[1-9][0-9]*$"})
_OF_TEXTS = ("format", "maxLength", "minLength", "pattern")
_NUMBERS = "const default example exclusiveMaximum exclusiveMinimum maximum minimum multipleOf"

_UNIONS = ("anyOf", "oneOf")
#: Two ways to say no and yes, as JSON.
_PAIRS = (frozenset({'"0"', '"1"'}), frozenset({'"false"', '"true"'}), frozenset({"0", "1"}))


def as_whole_number(schema: Document) -> bool:
    """Let a number be whole."""
    kinds = {*types_of(schema)}
    if "number" not in kinds:
        return False
    set_types(schema, {*kinds - {"number"}, "integer"})
    return True


def is_fractional(schema: Document) -> bool:
    """Tell whether a schema speaks of numbers that are not whole."""
    if "number" not in types_of(schema):
        return False
    given: list[Json] = [schema.get(keyword) for keyword in _NUMBERS.split()]
    given += [value for keyword in ("enum", "examples") for value in _listed(schema.get(keyword))]
    return any(is_number(value) and value != int(value) for value in given)


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def as_date(schema: Document) -> bool:
    """Let a text be a date, if it reads as one and nothing says what else it is."""
    is_free = "string" in types_of(schema) and not _SPECIFIC & schema.keys()
    if not is_free or schema.get("maxLength", _SHORTEST_DATE) < _SHORTEST_DATE:
        return False
    schema["format"] = LENIENT_DATE
    return True


def as_path_number(schema: Document) -> bool:
    """Let numbers in a path, and texts of digits, be whole numbers: ids, or numbers of parts."""
    kinds = {*types_of(schema)}
    digits = kinds - {"null"} == {"string"} and schema.get("pattern") in _DIGITS
    if digits:
        set_types(schema, {*kinds - {"string"}, "integer"})
    changed = as_whole_number(schema) or digits
    if "string" not in types_of(schema) and changed:
        for keyword in _OF_TEXTS:
            schema.pop(keyword, None)
    return changed


def accept_booleans(schema: Document) -> bool:
    """Let callers say True and False for an enum of nothing but yes and no; it makes no class."""
    given = {json_line(value) for value in schema.get("enum", []) if value is not None}
    fitting = [pair for pair in _PAIRS if pair <= given]
    if BOOLEANS in schema or not fitting or given - frozenset[str]().union(*fitting):
        return False
    schema[BOOLEANS] = True
    return True


def settle_alternatives(schema: Document, schemas: dict[str, Json]) -> bool:
    """Drop alternatives that say nothing beside one that is known: a model, a list or a date.

    `anyOf [model, {type: object}]` is a model, or an error nobody typed; `anyOf [date, {}]` is a
    date, or another way to write one. The others are put in order, each once.
    """
    changed = False
    for union in _UNIONS:
        if union in schema:
            before = schema[union]
            schema[union] = _each_once(_without_free(before, schemas))
            changed = changed or len(schema[union]) < len(before)
            _unwrap(schema, union)
    return changed


def _without_free(variants: list[Json], schemas: dict[str, Json]) -> list[Json]:
    if any(_is_known(variant, schemas, ()) for variant in variants):
        return [rest for variant in variants for rest in _without_object(variant)]
    if any(map(_is_date, variants)) and any(map(_is_anything, variants)):
        bound = [variant for variant in variants if not _is_anything(variant)]
        return [{**one, "format": LENIENT_DATE} if _is_date(one) else one for one in bound]
    return variants


def _without_object(variant: Json) -> list[Json]:
    """Return nothing for an alternative that says nothing, null where that is all it says."""
    if _is_anything(variant):
        return []
    if not _is_plain_object(variant):
        return [variant]
    return [{"type": "null"}] if "null" in types_of(variant) else []


def _is_anything(schema: Json) -> bool:
    return isinstance(schema, dict) and all(map(is_annotation, schema))


def _is_plain_object(schema: Json) -> bool:
    """Tell whether a schema says that something is an object, and no more."""
    if not isinstance(schema, dict) or {*types_of(schema)} - {"null"} != {"object"}:
        return False
    said = {key for key in schema if not is_annotation(key) and schema[key] not in ({}, [])}
    return said == {"type"} and "additionalProperties" not in schema


def _is_known(schema: Json, schemas: dict[str, Json], seen: tuple[str, ...]) -> bool:
    """Tell whether a schema is a model, a list, or a union or extension of such."""
    if not isinstance(schema, dict):
        return False
    name = referenced(schema)
    if name is not None:
        return name not in seen and _is_known(schemas.get(name), schemas, (*seen, name))
    parts = [part for keyword in ("allOf", *_UNIONS) for part in schema.get(keyword, [])]
    known = bool(schema.get("properties")) or "array" in types_of(schema)
    return known or any(_is_known(part, schemas, seen) for part in parts)


def _is_date(schema: Json) -> bool:
    return isinstance(schema, dict) and schema.get("format") in ("date", "date-time", LENIENT_DATE)


def _each_once(variants: list[Json]) -> list[Json]:
    by_text = {json_line(variant): variant for variant in variants}
    return [by_text[text] for text in sorted(by_text)]


def _unwrap(schema: Document, union: str) -> None:
    """Put the only alternative in the place of a union that has nothing else to say."""
    notes = {key: value for key, value in schema.items() if key not in (union, "discriminator")}
    if len(schema[union]) == 1 and isinstance(schema[union][0], dict) and _is_anything(notes):
        only: Document = schema[union][0]
        schema.clear()
        schema.update({**only, **notes})
