"""Schemas referred to wherever they stand become components with a valid name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen

from pipeline.documents import Document, Json, pointer
from pipeline.errors import PipelineError
from pipeline.names import pascal_case, shortened
from pipeline.normalize.copying import copy_json
from pipeline.normalize.pointers import Target, find
from pipeline.normalize.walk import Place, walk, walk_from
from pipeline.report import Finding
from pipeline.schemas import REF_PREFIX, reference

_VALID_NAME = re.compile(r"[A-Za-z0-9._-]+")

#: Tokens of a pointer that say nothing about the schema it leads to.
_STRUCTURE = frozenset(
    "paths components schemas responses requestBodies parameters headers content schema "
    "properties items definitions $defs application/json allOf anyOf oneOf".split()
)

Spot = tuple[int, Json]


@frozen
class _Use:
    """A text that refers to a schema: a `$ref`, or a value of a discriminator's mapping."""

    holder: Document
    key: str
    at: str


@frozen
class _Schemas:
    """Where schemas stand in a document, and where they are referred to."""

    kinds: dict[Spot, str] = field(factory=dict[Spot, str])
    uses: list[_Use] = field(factory=list[_Use])

    def visit(self, place: Place) -> None:
        self.kinds[id(place.holder), place.key] = place.kind
        value = place.value
        if place.kind == "schema" and isinstance(value, dict) and "$ref" in value:
            self.uses.append(_Use(value, "$ref", place.pointer))
        if place.kind == "discriminator" and isinstance(value, dict):
            self.uses.extend(_mapping_uses(value.get("mapping"), place.pointer))


def _mapping_uses(mapping: Json, at: str) -> Iterable[_Use]:
    if isinstance(mapping, dict):
        for name in mapping:
            yield _Use(mapping, name, f"{at}{pointer('mapping', name)}")


def adopt_schemas(document: Document, found: list[Finding]) -> None:
    """Let every reference to a schema name a component.

    A schema that is referred to by another pointer moves to the components and leaves a
    reference behind; a component whose name OpenAPI does not allow gets another one.

    Raises:
        PipelineError: A reference dangles, leaves the document, or leads to no schema.
    """
    components = document.get("components") or {}
    document["components"] = {**components, "schemas": components.get("schemas") or {}}
    schemas: dict[str, Json] = document["components"]["schemas"]
    known = _Schemas()
    walk(document, known.visit)
    standing = set(known.kinds)
    targets = _targets(document, known, schemas, found)
    strays = {t.spot: t for t in targets.values() if not _is_component(t, schemas)}
    strays |= {
        (id(schemas), name): Target(("components", "schemas", name), schemas, name)
        for name in schemas
        if not _VALID_NAME.fullmatch(name)
    }
    names = _names(strays, schemas)
    _move(strays, names, schemas, standing | set(known.kinds) - _adopted(known, standing))
    for key, target in targets.items():
        holder, name = known.uses[key].holder, known.uses[key].key
        holder[name] = REF_PREFIX + names.get(target.spot, str(target.key))
    found.extend(
        Finding("schemas moved to components", pointer(*strays[spot].tokens), name)
        for spot, name in names.items()
    )
