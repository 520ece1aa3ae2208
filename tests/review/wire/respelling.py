"""The same document in other words: what a review must not call a change."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import map_document, map_subschemas
from tests.normalize.test_laws import shuffled

Steps = tuple[str, ...]


def respelled(document: Document, random: Random) -> Document:
    """Return a document that says the same in other words.

    Schemas are spelled in other ways, shared parameters move to the path item, paths change
    their notation, and every set changes its order.
    """
    made = map_document(deepcopy(document), lambda schema, _: _schema(schema, random))
    made["paths"] = {_path(path, random): item for path, item in made["paths"].items()}
    if random.random() < 0.5:
        made["openapi"] = "3.0.3"
    ordered: Document = shuffled(made, random)
    return ordered


def _path(path: str, random: Random) -> str:
    return path.replace("{id}", ":id") if random.random() < 0.5 else path


def _schema(schema: Json, random: Random) -> Json:
    made = map_subschemas(schema, (), lambda inner, _: _schema(inner, random))
    if not isinstance(made, dict):
        return made
    made = _nullable(made, random)
    turn = random.random()
    if turn < 0.2:
        return {"allOf": [made]}
    if turn < 0.3:
        return {"anyOf": [made]}
    if turn < 0.35:
        return {"oneOf": [made]}
    if len(made.get("enum", ())) == 1 and turn < 0.6:
        made["const"] = made.pop("enum")[0]
    return made


def _nullable(schema: Document, random: Random) -> Document:
    """Spell null in one of three ways, if it is spelled in one."""
    kinds = schema.get("type")
    if not isinstance(kinds, list):
        return schema
    kind, null = kinds
    assert null == "null"
    turn = random.randrange(4)
    if turn == 1:
        return {**schema, "type": kind, "nullable": True}
    if turn == 2:
        return {"anyOf": [{**schema, "type": kind}, {"type": "null"}]}
    if turn == 3:
        return {"oneOf": [{"type": "null"}, {**schema, "type": kind}]}
    return schema
