"""References to values outside of the places for their kind, such as `#/x-responses/Gone`.

Normalization refuses them, because nothing says that the target is a response. A review believes
the reference, and replaces it by a copy of its target. The same holds for references in place of a
list of values, such as `enum`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.grammar import OBJECTS, SECTIONS, Leaf, ListOf
from pipeline.normalize.references import MAX_GROWTH, SPARE_COPIES, find, size
from pipeline.normalize.unusual_references import beside
from pipeline.normalize.walk import Place, Spot, walk

#: Most references in a chain.
_MOST = 64

#: Fields of schemas that hold a list of values.
_LISTS = frozenset(
    name
    for name, node in OBJECTS["schema"].fields.items()
    if isinstance(node, ListOf) and isinstance(node.item, Leaf)
) | {"required", "type"}


class _Loose(NamedTuple):
    """A reference with its target.

    Args:
        holder: The array or object that holds the reference.
        key: Its key or index in the holder.
        target: The value of the target.
    """

    holder: Json
    key: Json
    target: Json


def with_loose_targets(document: Document) -> Document:
    """Replace references to values outside of the places for their kind by copies.

    Args:
        document: The document; it is not changed.

    Returns:
        A copy, or the document itself if it has no such references, or references that multiply
        one another. References without a target stay.
    """
    if not _found(document):
        return document
    made: Document = copy_json(document)
    spare = SPARE_COPIES + MAX_GROWTH * size(document)
    for _ in range(_MOST):
        waiting = _found(made)
        spare -= sum(size(loose.target) for loose in waiting)
        if not waiting:
            return made
        if spare < 0:
            break
        for holder, key, target in waiting:
            holder[key] = beside(holder[key], copy_json(target))
    return document


def _found(document: Document) -> list[_Loose]:
    kinds: dict[Spot, str] = {}
    places: list[Place] = []

    def visit(place: Place) -> None:
        kinds[place.spot] = place.kind
        if isinstance(place.value, dict) and _may_refer(place):
            places.append(place)

    walk(document, visit)
    return [loose for place in places for loose in _loose(document, place, kinds)]


def _may_refer(place: Place) -> bool:
    if place.kind in SECTIONS:
        return "$ref" in place.value
    return place.kind == "schema" and not _LISTS.isdisjoint(place.value)


def _loose(document: Document, place: Place, kinds: dict[Spot, str]) -> Iterator[_Loose]:
    """Yield the reference at a place, or those in its lists of values."""
    if place.kind == "schema":
        for name in sorted(_LISTS & place.value.keys()):
            target = _target(document, place.value[name], kinds)
            if isinstance(target, list | str):
                yield _Loose(place.value, name, target)
        return
    target = _target(document, place.value, kinds)
    if isinstance(target, dict):
        yield _Loose(place.holder, place.key, target)


def _target(document: Document, value: Json, kinds: dict[Spot, str]) -> Json:
    """Return the target of a reference; None if it has none, or one at a place of the grammar."""
    reference = value.get("$ref") if isinstance(value, dict) else None
    if not isinstance(reference, str):
        return None
    try:
        target = find(document, reference, "")
    except PipelineError:
        return None
    return None if target.spot in kinds else target.value
