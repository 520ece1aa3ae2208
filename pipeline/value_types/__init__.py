"""More exact types of values, by rules: whole numbers, dates, models, yes or no.

Upstream declares every number as `number` and every date as `string`, and has `{}` or an object
without properties beside the known alternatives of a union. The names of properties and parameters
reveal more, so these rules go by names, in any document. Where a document forgets the type of a
list or a map, the schema of its values reveals it. An overlay that knows better sets
`x-value-type: declared` on a schema, and the schema stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.report import Finding, Report
from pipeline.common.schemas import BOOLEANS, LENIENT_DATE, is_annotation, referenced, types_of
from pipeline.common.text import shortened_list
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.grammar import is_number
from pipeline.normalize.schema_rules import set_types
from pipeline.normalize.walk import Place, walk
from pipeline.value_types.roles import MARK, Role, is_declared, role_of

#: Number of places that a notice names.
_MOST_NAMED = 5
#: Keywords that describe a text which is no date.
_SPECIFIC = frozenset(
    "const contentEncoding contentMediaType contentSchema enum format pattern x-pattern".split()
)
#: Length of the shortest date: 2026-01-02.
_SHORTEST_DATE = 10

_DIGITS = frozenset({r"^\d+$", "^[0-9]+$", r"^[1-9]\d*$", "^[1-9][0-9]*$"})
_OF_TEXTS = ("format", "maxLength", "minLength", "pattern")
_NUMBERS = "const default example exclusiveMaximum exclusiveMinimum maximum minimum multipleOf"

_UNIONS = ("anyOf", "oneOf")
#: Keywords with the schemas of the values inside a list or a map.
_HOLDING = {
    "additionalProperties": "object",
    "items": "array",
    "patternProperties": "object",
    "prefixItems": "array",
}
#: Keywords that say the type in another way, or leave it to other schemas.
_WITH_A_TYPE = frozenset("$ref allOf anyOf const enum if not oneOf properties type".split())
#: Two ways to say no and yes, as JSON.
_PAIRS = (frozenset({'"0"', '"1"'}), frozenset({'"false"', '"true"'}), frozenset({"0", "1"}))


def settle_value_types(document: Document) -> tuple[Document, Report]:
    """Return a document with more exact types, and a report of the changes.

    Args:
        document: A normalized document; it is not changed.
    """
    made = copy_json(document)
    settler = _Settler(made["components"].get("schemas", {}), _of_queries_alone(made))
    walk(made, settler.visit, "schema")
    return made, Report("types", settler.found, settler.notices())


def _of_queries_alone(document: Document) -> set[str]:
    """Return the components that only the outermost schemas of query parameters refer to."""
    by_use: dict[bool, set[str]] = {True: set(), False: set()}

    def visit(place: Place) -> None:
        name = referenced(place.value)
        if name is not None:
            role = role_of(place)
            by_use[role.location == "query" and not role.nested].add(name)

    walk(document, visit, "schema")
    return by_use[True] - by_use[False]


@define
class _Settler:
    """Changes schemas, inner schemas first.

    Args:
        schemas: The components of the document.
        of_queries: Components that only queries use.
    """

    schemas: dict[str, Json]
    of_queries: set[str]
    found: list[Finding] = field(factory=list[Finding])
    fractions: list[str] = field(factory=list[str])

    def visit(self, place: Place) -> None:
        """Change a schema, unless an overlay has declared that it is right."""
        role = role_of(place)
        if isinstance(place.value, dict) and not role.declared:
            if settle_collection(place.value):
                self.found.append(Finding("lists and maps without type", place.pointer))
            self._by_name(place, role)
            self._by_location(place, role)
            if settle_alternatives(place.value, self.schemas):
                self.found.append(Finding("free alternatives dropped", place.pointer))

    def notices(self) -> list[str]:
        """Return a notice about numbers that have names of whole numbers but may have fractions."""
        if not self.fractions:
            return []
        shown = shortened_list(self.fractions, _MOST_NAMED)
        return [
            f"called like whole numbers, but with fractions in their schema: {shown}; "
            f"correct it in an overlay, or set `{MARK}: declared` there"
        ]

    def _by_name(self, place: Place, role: Role) -> None:
        if role.is_whole() and is_fractional(self._resolved(place.value)):
            self.fractions.append(place.pointer)
        elif role.is_whole():
            self._apply(as_whole_number, place, "whole numbers")
        if role.is_date():
            self._apply(as_date, place, "dates")

    def _by_location(self, place: Place, role: Role) -> None:
        """Apply the rules for parameters of paths and queries."""
        in_query = role.location == "query" or role.component in self.of_queries
        # Inside an object, True is always written as `true`.
        is_written = not role.nested or "true" in place.value.get("enum", [])
        if role.location == "path" and not role.nested:
            self._apply(as_path_number, place, "numbers in paths")
        elif in_query and is_written:
            self._apply(accept_booleans, place, "booleans in queries")

    def _apply(self, rule: Callable[[Document], bool], place: Place, kind: str) -> None:
        """Apply a rule to a schema; if it refers to a component, to a copy in its place."""
        schema = self._resolved(place.value)
        if not is_declared(schema) and rule(schema):
            place.holder[place.key] = schema
            self.found.append(Finding(kind, place.pointer))

    def _resolved(self, schema: Document) -> Document:
        """Return a schema, or a copy of the component that it refers to, if that is no object."""
        target = self.schemas.get(referenced(schema) or "")
        if not isinstance(target, dict) or "properties" in target:
            return schema
        return {**copy_json(target), **{k: v for k, v in schema.items() if k != "$ref"}}


def settle_collection(schema: Document) -> bool:
    """Give a list or a map its type, if the schema only describes the values inside."""
    held = [keyword for keyword in _HOLDING if isinstance(schema.get(keyword), dict | list)]
    kinds = {_HOLDING[keyword] for keyword in held}
    if len(kinds) != 1 or not _WITH_A_TYPE.isdisjoint(schema):
        return False
    set_types(schema, kinds)
    return True


def as_whole_number(schema: Document) -> bool:
    """Let a number be whole."""
    kinds = {*types_of(schema)}
    if "number" not in kinds:
        return False
    set_types(schema, {*kinds - {"number"}, "integer"})
    return True


def is_fractional(schema: Document) -> bool:
    """Tell whether a schema mentions numbers that are not whole."""
    if "number" not in types_of(schema):
        return False
    given: list[Json] = [schema.get(keyword) for keyword in _NUMBERS.split()]
    given += [value for keyword in ("enum", "examples") for value in _listed(schema.get(keyword))]
    return any(is_number(value) and value != int(value) for value in given)


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def as_date(schema: Document) -> bool:
    """Let a text be a date, unless other keywords describe the text or it is too short."""
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
    """Let callers pass True and False for an enum of only yes and no; it makes no class."""
    given = {json_line(value) for value in schema.get("enum", []) if value is not None}
    fitting = [pair for pair in _PAIRS if pair <= given]
    if BOOLEANS in schema or not fitting or given - frozenset[str]().union(*fitting):
        return False
    schema[BOOLEANS] = True
    return True


def settle_alternatives(schema: Document, schemas: dict[str, Json]) -> bool:
    """Drop alternatives without a meaning beside a known alternative: a model, a list or a date.

    `anyOf [model, {type: object}]` is a model, or an error without a schema; `anyOf [date, {}]` is
    a date, perhaps in another notation. The other alternatives are sorted, each once.
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
        return [
            {**variant, "format": LENIENT_DATE} if _is_date(variant) else variant
            for variant in bound
        ]
    return variants


def _without_object(variant: Json) -> list[Json]:
    """Return an alternative, reduced to null, or to nothing, if it has no other meaning."""
    if _is_anything(variant):
        return []
    if not _is_plain_object(variant):
        return [variant]
    return [{"type": "null"}] if "null" in types_of(variant) else []


def _is_anything(schema: Json) -> bool:
    return isinstance(schema, dict) and all(map(is_annotation, schema))


def _is_plain_object(schema: Json) -> bool:
    """Tell whether a schema only says that its value is an object."""
    if not isinstance(schema, dict) or {*types_of(schema)} - {"null"} != {"object"}:
        return False
    said = {key for key in schema if not is_annotation(key) and schema[key] not in ({}, [])}
    return said == {"type"} and "additionalProperties" not in schema


def _is_known(schema: Json, schemas: dict[str, Json], seen: tuple[str, ...]) -> bool:
    """Tell whether a schema is a model, a list, or a union or extension of these."""
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
    """Replace a union by its only alternative, if the union has no other meaning."""
    notes = {key: value for key, value in schema.items() if key not in (union, "discriminator")}
    if len(schema[union]) == 1 and isinstance(schema[union][0], dict) and _is_anything(notes):
        only: Document = schema[union][0]
        schema.clear()
        schema.update({**only, **notes})
