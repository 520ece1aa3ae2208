"""Schemas of a normalized document are read as shapes."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import ANNOTATIONS, MAPS, SINGLE, referenced
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import plain, text
from pipeline.review.wire.schemas.idle import settled
from pipeline.review.wire.schemas.shape import (
    MOST_ALTERNATIVES,
    Part,
    Property,
    Shape,
    Variant,
    accepts_anything,
    limits,
    merged,
    with_annotations,
)
from pipeline.review.wire.schemas.simplified_unions import simplified_union

#: Annotations that change the behaviour of programs; the others only describe.
_ACTED_ON = ("default", "deprecated")

#: Keywords beside a reference that OpenAPI 3.0 ignores, as an extension.
IGNORED = "x-ignored"

_NOTES = (ANNOTATIONS - {*_ACTED_ON}) | {IGNORED}

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
#: Keywords of a union itself, and those that stay there when other keywords move.
_NOT_BESIDE = {*_UNIONS, *ANNOTATIONS, "discriminator"}
_OF_UNIONS = _NOT_BESIDE - {*_UNIONS}

#: Levels of references and parts that are followed for the direction of a property.
_DEPTH = 8

_ANYTHING: Document = {}
_NOTHING: Document = {"not": {}}


class ShapeReader:
    """Reads the schemas of one normalized document."""

    def __init__(self, document: Document) -> None:
        self._components: dict[str, Json] = document.get("components", {}).get("schemas", {})
        self._names = {id(schema): name for name, schema in self._components.items()}
        self._known: dict[int, tuple[Json, Shape]] = {}
        self._bases: dict[int, str] = {}

    def shape(self, schema: Json) -> Shape:
        """Return the shape of a schema of the document."""
        known = self._known.get(id(schema))
        if known is None:
            shape = settled(self._read(schema), self._is_one_way)
            name = self._names.get(id(schema), "")
            base = self._bases.get(id(schema), "")
            if name or base:
                shape = evolve(shape, name=shape.name or name or base, component=name)
            # The schema is kept with its shape, so that no other object gets its id.
            known = self._known[id(schema)] = schema, shape
        return known[1]

    def _read(self, schema: Json) -> Shape:
        if not isinstance(schema, dict):
            return self._read(_NOTHING if schema is False else _ANYTHING)
        spread = self._spread(schema)
        if spread is not None:
            return evolve(self._read(spread), schema=schema)
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

    def _spread(self, schema: Document) -> Document | None:
        """Write a union beside other keywords as a union of alternatives that have them all.

        Returns:
            The written schema; None if the schema has no union, several unions, too many
            alternatives, or no keywords beside the union that limit more than types.
        """
        found = self._union(schema)
        if found is None:
            return None
        keyword, union, base = found
        shapes = [self.shape(variant) for variant in union[keyword]]
        beside = self.shape(base)
        if not any(shape.enum != () for shape in shapes) or not _limits(beside, shapes):
            return None
        if sum(max(1, len(shape.variants)) for shape in shapes) > MOST_ALTERNATIVES:
            return None
        name = schema.get("title") or self._names.get(id(schema), "")
        if name:
            self._bases[id(base)] = name
        kept = {k: v for k, v in {**union, **schema}.items() if k in _OF_UNIONS}
        return {**kept, keyword: [{"allOf": [variant, base]} for variant in union[keyword]]}

    def _union(self, schema: Document) -> tuple[str, Document, Document] | None:
        """Find the only union of a schema: its own, or that of one part of its `allOf`.

        Returns:
            The keyword of the union, the schema that has it, and all others as a schema.
        """
        own = _UNIONS.keys() & schema.keys()
        parts = list(self._flat_parts(schema))
        holders = [self._end(part) for part in parts]
        inner = [i for i, holder in enumerate(holders) if _UNIONS.keys() & holder.keys()]
        if len(own) == 1 and not inner:
            (keyword,) = own
            return keyword, schema, {k: v for k, v in schema.items() if k not in _NOT_BESIDE}
        if own or len(inner) != 1:
            return None
        holder = holders[inner[0]]
        if len(_UNIONS.keys() & holder.keys()) != 1 or "allOf" in holder:
            return None
        (keyword,) = _UNIONS.keys() & holder.keys()
        others = [part for i, part in enumerate(parts) if i != inner[0]]
        rest = {k: v for k, v in schema.items() if k != "allOf" and k not in _NOT_BESIDE}
        own_rest = {k: v for k, v in holder.items() if k not in _NOT_BESIDE}
        return keyword, holder, {**rest, "allOf": [*others, *([own_rest] if own_rest else [])]}

    def _flat_parts(self, schema: Document) -> Iterator[Json]:
        """Yield the parts of an `allOf`; of a part with a union in its `allOf`, the parts of it."""
        for part in schema.get("allOf", ()):
            holder = self._end(part)
            if "allOf" in holder and self._has_union(holder["allOf"]):
                yield from self._flat_parts(holder)
                rest = {k: v for k, v in holder.items() if k not in _NOT_BESIDE and k != "allOf"}
                yield from [rest] if rest else []
            else:
                yield part

    def _has_union(self, parts: list[Json]) -> bool:
        ends = [self._end(part) for part in parts]
        return any(
            _UNIONS.keys() & end.keys() or self._has_union(end.get("allOf", [])) for end in ends
        )

    def _end(self, schema: Json) -> Document:
        """Return a schema, or the component that it refers to."""
        while isinstance(schema, dict) and (target := referenced(schema)) is not None:
            schema = self._components[target]
        return schema if isinstance(schema, dict) else {}

    def _is_one_way(self, schema: Json, depth: int = _DEPTH) -> bool:
        """Tell whether a property is read-only or write-only, also by its reference or a part."""
        if depth == 0 or not isinstance(schema, dict):
            return False
        if schema.get("readOnly") is True or schema.get("writeOnly") is True:
            return True
        parts = list(schema.get("allOf", ()))
        target = referenced(schema)
        parts += [] if target is None else [self._components[target]]
        return any(self._is_one_way(part, depth - 1) for part in parts)

    def _own(self, schema: Document) -> Shape:
        """Read a schema without its reference and without its `allOf`."""
        names = _types(schema)
        union = next((keyword for keyword in _UNIONS if keyword in schema), "")
        contradicts = "not" in schema and accepts_anything(self.shape(schema["not"]))
        contradicts = contradicts or ("const" in schema and not _is_listed(schema))
        parts = {step: self._plain_part(part) for step, part in _parts(schema).items()}
        if contradicts:
            parts.pop("not", None)
        return Shape(
            schema=schema,
            name=schema.get("title", ""),
            types=frozenset(_without_subtypes(names - {"null"})),
            nullable=_accepts_null(schema, names) and not contradicts,
            enum=_values(schema),
            keywords=_keywords(schema),
            notes={k: v for k, v in schema.items() if k in _NOTES},
            properties={n: Property(s) for n, s in schema.get("properties", {}).items()},
            required=frozenset(schema.get("required", ())),
            parts=parts,
            union=_UNIONS.get(union, ""),
            variants=tuple(
                Variant((f"|{i}",), self.shape(s)) for i, s in enumerate(schema.get(union, ()))
            ),
            rest=self._second_union(schema),
            contradicts=contradicts,
        )

    def _plain_part(self, part: Part) -> Part:
        """Write a dependent schema that only requires properties without references and parts."""
        if part.keyword != "dependentSchemas":
            return part
        shape = self.shape(part.schema)
        is_plain = shape.is_open and not shape.contradicts
        if is_plain and not limits(evolve(shape, required=frozenset[str]())):
            return evolve(part, schema={"required": sorted(shape.required)})
        return part

    def _second_union(self, schema: Document) -> tuple[Shape, ...]:
        """Read a `oneOf` beside an `anyOf`."""
        if not _UNIONS.keys() <= schema.keys():
            return ()
        return (self.shape({"oneOf": schema["oneOf"]}),)


def _without_subtypes(names: set[str]) -> set[str]:
    return names - {"integer"} if "number" in names else names


def _is_listed(schema: Document) -> bool:
    """Tell whether the enum of a schema has its constant, if it has an enum."""
    return text(schema["const"]) in map(text, schema.get("enum", [schema["const"]]))


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
    | {*SINGLE, *MAPS, IGNORED}
) - {*_ACTED_ON}


def _keywords(schema: Document) -> dict[str, Json]:
    keywords: dict[str, Json] = {}
    for keyword, value in schema.items():
        name = _RENAMED.get(keyword, keyword)
        if name not in _READ_ELSEWHERE and not (name in _IDLE and value == _IDLE[name]):
            keywords[name] = plain(value)
    _settle_encoding(keywords)
    return keywords


#: Encodings by the formats of OpenAPI 3.0 for encoded bytes.
_ENCODED = {"base64": "base64", "base64url": "base64url", "byte": "base64"}

_BYTES = "application/octet-stream"


def _settle_encoding(keywords: dict[str, Json]) -> None:
    """Write base64 as OpenAPI 3.1 does, and bytes as OpenAPI 3.0 does.

    Names of encodings have no case (RFC 2045, section 6.1).
    """
    given = keywords.get("format")
    if isinstance(given, str) and given in _ENCODED:
        del keywords["format"]
        keywords.setdefault("contentEncoding", _ENCODED[given])
    for keyword in ("contentEncoding", "contentMediaType"):
        if isinstance(keywords.get(keyword), str):
            keywords[keyword] = keywords[keyword].lower()
    is_encoded = "contentEncoding" in keywords or keywords.get("format", "binary") != "binary"
    if keywords.get("contentMediaType") == _BYTES and not is_encoded:
        del keywords["contentMediaType"]
        keywords["format"] = "binary"


def _limits(base: Shape, variants: list[Shape]) -> bool:
    """Tell whether keywords beside a union limit more than the types of its alternatives."""
    if base.properties or base.required or base.parts or base.rest or base.enum is not None:
        return True
    limits = [k for k in base.keywords if k not in _ACTED_ON and not k.startswith("x-")]
    return bool(limits) or any(base.types and not _is_of(base, shape) for shape in variants)


def _is_of(base: Shape, shape: Shape) -> bool:
    """Tell whether a shape accepts only types of another."""
    if shape.variants:
        return all(_is_of(base, variant.shape) for variant in shape.variants)
    types = base.types | ({"integer"} if "number" in base.types else set[str]())
    return shape.enum == () or (bool(shape.types) and shape.types <= types)


def _parts(schema: Document) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    if "additionalProperties" in schema:  # it describes all properties, so that none are left
        schema = {k: value for k, value in schema.items() if k != "unevaluatedProperties"}
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
