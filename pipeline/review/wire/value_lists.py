"""References in place of a list of values, such as `enum: {$ref: "#/x-currencies"}`.

Normalization drops or refuses them. A review reads the list that they refer to.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.references import find
from pipeline.normalize.unusual_references import VALUE_LISTS
from pipeline.normalize.walk import Place, walk


class _Found(NamedTuple):
    """A reference in place of a list.

    Args:
        schema: The schema with the list.
        name: The field of the list.
        values: The list that the reference leads to.
    """

    schema: Document
    name: str
    values: Json


def with_value_lists(document: Document) -> Document:
    """Replace references in place of lists of values by these lists.

    Args:
        document: The document; it is not changed.

    Returns:
        A copy, or the document itself if it has no such references. References that lead to no list
        stay.
    """
    if not _found(document):
        return document
    made: Document = copy_json(document)
    for schema, name, values in _found(made):
        schema[name] = copy_json(values)
    return made


def _found(document: Document) -> list[_Found]:
    found: list[_Found] = []

    def visit(place: Place) -> None:
        schema = place.value
        for name in sorted(VALUE_LISTS & schema.keys()) if isinstance(schema, dict) else ():
            values = _values(document, schema[name])
            if values is not None:
                found.append(_Found(schema, name, values))

    walk(document, visit, "schema")
    return found


def _values(document: Document, field: Json) -> list[Json] | None:
    """Return the list that a field of a schema refers to; None if it refers to none."""
    reference = field.get("$ref") if isinstance(field, dict) else None
    if not isinstance(reference, str):
        return None
    try:
        values = find(document, reference, "").value
    except PipelineError:
        return None
    return values if isinstance(values, list) else None
