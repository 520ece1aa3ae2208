"""Schemas that are their own part mean nothing, and send every reader in circles."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.common.schemas import referenced

#: References one behind the other, without a property or an item between them.
MAX_CHAIN = 64

_SAME_VALUE = ("not", "if", "then", "else")
_SAME_VALUE_LISTS = ("allOf", "anyOf", "oneOf")


def check_cycles(document: Document, _found: list[Finding]) -> None:
    """Refuse schemas that lead back to themselves for one and the same value.

    A schema may well hold itself as a property or an item; `A: {$ref: A}` and
    `A: {allOf: [{$ref: A}]}` say nothing.

    Raises:
        PipelineError: There is such a cycle, or a chain of references too long to follow.
    """
    schemas = document["components"]["schemas"]
    parts = {name: set(_parts(schema)) for name, schema in schemas.items()}
    try:
        order = list(TopologicalSorter(parts).static_order())
    except CycleError as error:
        names = error.args[1]
        message = f"the schema is its own part ({' <- '.join(names[:6])}); break the cycle"
        raise PipelineError(message, pointer("components", "schemas", names[0])) from None
    _check_chains(order, parts)


def _check_chains(order: list[str], parts: dict[str, set[str]]) -> None:
    lengths: dict[str, int] = {}
    for name in order:
        lengths[name] = 1 + max((lengths[part] for part in parts[name]), default=0)
        if lengths[name] > MAX_CHAIN:
            message = f"more than {MAX_CHAIN} schemas are part of one another; flatten them"
            raise PipelineError(message, pointer("components", "schemas", name))


def _parts(schema: Json) -> Iterator[str]:
    """Yield the components that judge the same value as the schema does."""
    if not isinstance(schema, dict):
        return
    name = referenced(schema)
    if name is not None:
        yield name
    for keyword in _SAME_VALUE:
        yield from _parts(schema.get(keyword))
    for keyword in _SAME_VALUE_LISTS:
        for member in schema.get(keyword, ()):
            yield from _parts(member)
    for member in schema.get("dependentSchemas", {}).values():
        yield from _parts(member)
