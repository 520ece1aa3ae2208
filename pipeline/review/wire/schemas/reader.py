"""Schemas of a normalized document are read as shapes."""

from __future__ import annotations

from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import ANNOTATIONS, MAPS, SINGLE, referenced
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import plain, text
from pipeline.review.wire.schemas.shape import (
    Part,
    Property,
    Shape,
    Variant,
    accepts_anything,
    merged,
    simplified_union,
    with_annotations,
)

#: Annotations that change the behaviour of programs; the others only describe.
_ACTED_ON = ("default", "deprecated")

#: Keywords by the extension to which normalization renames them.
_RENAMED = {"x-default": "default", "x-pattern": "pattern"}

#: Keywords with their default value, which has no effect.
_IDLE: dict[str, Json] = {
    "deprecated": False,
    "minContains": 1,
    "minItems": 0,
    "minLength": 0,
    "minProperties": 0,
    "readOnly": False,
    "uniqueItems": False,
    "writeOnly": False,
}

_UNIONS = {"anyOf": "any-of", "oneOf": "one-of"}
_PARTS = {"items": "[]", "additionalProperties": "{}"}
_ANYTHING: Document = {}
_NOTHING: Document = {"not": {}}


class ShapeReader:
    """Reads the schemas of one normalized document."""

    def __init__(self, document: Document) -> None:
        self._components: dict[str, Json] = document.get("components", {}).get("schemas", {})
        self._names = {id(schema): name for name, schema in self._components.items()}
        self._known: dict[int, tuple[Json, Shape]] = {}

    def shape(self, schema: Json) -> Shape:
        """Return the shape of a schema of the document."""
        known = self._known.get(id(schema))
        if known is None:
            shape = self._read(schema)
            if not shape.name and id(schema) in self._names:
                shape = evolve(shape, name=self._names[id(schema)])
            # The schema is kept with its shape, so that no other object gets its id.
            known = self._known[id(schema)] = schema, shape
        return known[1]

    def _read(self, schema: Json) -> Shape:
        if not isinstance(schema, dict):
            return self._read(_NOTHING if schema is False else _ANYTHING)
        target = referenced(schema)
        members = [self.shape(self._components[target])] if target is not None else []
        members += [self.shape(member) for member in schema.get("allOf", ())]
        own = self._own(schema)
        if len(members) == 1 and accepts_anything(own):
            return with_annotations(members[0], own)
        made = simplified_union(own) if own.variants else own
        for member in members:
            made = merged(made, member)
        return made

    def _own(self, schema: Document) -> Shape:
        """Read a schema without its reference and without its `allOf`."""
        names = _types(schema)
        union = next((keyword for keyword in _UNIONS if keyword in schema), "")
        return Shape(
            schema=schema,
            name=schema.get("title", ""),
            types=frozenset(_without_subtypes(names - {"null"})),
            nullable=_accepts_null(schema, names),
            enum=_values(schema),
            keywords=_keywords(schema),
            notes={k: v for k, v in schema.items() if k in ANNOTATIONS and k not in _ACTED_ON},
            properties={n: Property(s) for n, s in schema.get("properties", {}).items()},
            required=frozenset(schema.get("required", ())),
            parts=_parts(schema),
            union=_UNIONS.get(union, ""),
            variants=tuple(
                Variant((f"|{i}",), self.shape(s)) for i, s in enumerate(schema.get(union, ()))
            ),
            rest=self._second_union(schema),
        )

    def _second_union(self, schema: Document) -> tuple[Shape, ...]:
        """Read a `oneOf` beside an `anyOf`."""
        if not _UNIONS.keys() <= schema.keys():
            return ()
        return (self.shape({"oneOf": schema["oneOf"]}),)


def _without_subtypes(names: set[str]) -> set[str]:
    return names - {"integer"} if "number" in names else names


def _types(schema: Document) -> set[str]:
    """Return the types of a schema; without `type`, the type of its constant."""
    if "type" not in schema and "const" in schema:
        return {kind_of(schema["const"])}
    given = schema.get("type", [])
    return set(given if isinstance(given, list) else [given])


def _accepts_null(schema: Document, names: set[str]) -> bool:
    if "const" in schema:
        return schema["const"] is None
    return "null" in names and None in schema.get("enum", [None])


def _values(schema: Document) -> tuple[Json, ...] | None:
    """Return the values of an enum or of a constant, without null."""
    given = [schema["const"]] if "const" in schema else schema.get("enum")
    if given is None:
        return () if schema.get("type") == "null" else None
    known = {text(value): plain(value) for value in given if value is not None}
    return tuple(known[key] for key in sorted(known))


_READ_ELSEWHERE = (
    ANNOTATIONS
    | {"$ref", "allOf", "anyOf", "oneOf", "const", "enum", "prefixItems", "required", "type"}
    | {*SINGLE, *MAPS}
) - {*_ACTED_ON}


def _keywords(schema: Document) -> dict[str, Json]:
    keywords: dict[str, Json] = {}
    for keyword, value in schema.items():
        name = _RENAMED.get(keyword, keyword)
        if name not in _READ_ELSEWHERE and not (name in _IDLE and value == _IDLE[name]):
            keywords[name] = plain(value)
    _settle_bounds(keywords, whole=schema.get("type") == "integer")
    return keywords


def _settle_bounds(keywords: dict[str, Json], whole: bool) -> None:
    """Keep the tighter of two bounds; the bounds of integers become inclusive."""
    for bound, exclusive, sign in (
        ("minimum", "exclusiveMinimum", 1),
        ("maximum", "exclusiveMaximum", -1),
    ):
        if whole and isinstance(keywords.get(exclusive), int):
            inclusive = keywords.pop(exclusive) + sign
            given = keywords.get(bound, inclusive)
            keywords[bound] = max(inclusive * sign, given * sign) * sign
        elif {bound, exclusive} <= keywords.keys():
            tighter = keywords[exclusive] * sign >= keywords[bound] * sign
            del keywords[bound if tighter else exclusive]


def _parts(schema: Document) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for keyword in SINGLE:
        if keyword in schema and not _is_idle(keyword, schema[keyword]):
            parts[_PARTS.get(keyword, keyword)] = Part(schema[keyword], keyword)
    for index, item in enumerate(schema.get("prefixItems", ())):
        parts[f"|{index}"] = Part(item, "prefixItems", str(index))
    for keyword in MAPS:
        if keyword != "properties":
            for name, item in schema.get(keyword, {}).items():
                parts[f"{keyword} {name}"] = Part(item, keyword, name)
    return parts


def _is_idle(keyword: str, value: Json) -> bool:
    """Tell whether a part accepts every value and therefore has no effect."""
    return (value is True or value == {}) and keyword not in ("contains", "if", "not")
