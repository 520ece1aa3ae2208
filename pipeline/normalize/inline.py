"""References to anything but schemas, replaced by copies of what they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, TypeAlias

from pipeline.documents import Document, Json, pointer
from pipeline.errors import PipelineError
from pipeline.normalize.copying import copy_json
from pipeline.normalize.grammar import OBJECTS, SECTIONS
from pipeline.normalize.pointers import Target, find
from pipeline.normalize.walk import Place, walk
from pipeline.report import Finding

Spot: TypeAlias = "tuple[int, Json]"

#: Values that copies may add to a document; beyond, references multiply one another.
MAX_COPIED = 2_000_000

_KEPT = ("schemas", "securitySchemes")


class _Reference(NamedTuple):
    place: Place
    target: Target


def inline_references(document: Document, found: list[Finding]) -> None:
    """Replace every reference that is no schema by a copy of its target.

    Afterwards the components hold schemas and security schemes only.

    Raises:
        PipelineError: A reference dangles, leaves the document, leads to another kind of
            object or to itself, or the copies would be too many.
    """
    references = _References(document)
    copied = 0
    for reference in references.innermost_first():
        place, target = reference.place, reference.target
        copied += _size(target.value)
        if copied > MAX_COPIED:
            raise PipelineError("references multiply one another; resolve them", place.pointer)
        place.holder[place.key] = _resolved(place, target.value)
        found.append(Finding("references replaced by copies", place.pointer, place.kind))
    components = document["components"]
    document["components"] = {
        key: value
        for key, value in components.items()
        if key in _KEPT or key.startswith("x-")
    }


class _References:
    """The references of a document, and the order in which to replace them."""

    def __init__(self, document: Document) -> None:
        self._kinds: dict[Spot, str] = {}
        self._places: list[Place] = []
        walk(document, self._visit)
        self._references = [self._found(document, place) for place in self._places]

    def _visit(self, place: Place) -> None:
        if place.kind in SECTIONS:
            self._kinds[id(place.holder), place.key] = place.kind
            if "$ref" in place.value:
                self._places.append(place)

    def _found(self, document: Document, place: Place) -> _Reference:
        text = place.value["$ref"]
        target = find(document, text, place.pointer)
        if self._kinds.get(target.spot) != place.kind:
            message = f"the reference {text!r} leads to no {place.kind}; correct it"
            raise PipelineError(message, place.pointer)
        return _Reference(place, target)

    def innermost_first(self) -> Iterator[_Reference]:
        """Yield references so that a target is complete before it is copied."""
        targets = {reference.target.spot: reference.target for reference in self._references}
        inside: dict[Spot, list[_Reference]] = {spot: [] for spot in targets}
        outside: list[_Reference] = []
        for reference in self._references:
            around = [spot for spot in _spots_around(reference.place) if spot in targets]
            (inside[around[0]] if around else outside).append(reference)
            for spot in around:
                graph.add(spot, reference.target.spot)
