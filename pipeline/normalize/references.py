"""References to objects other than schemas, replaced by copies of their targets.

A copy must not have references itself, so the references inside a target are replaced before any
reference to the target: `_innermost_first` finds that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.common.documents import Document, Json, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.grammar import OBJECTS, SECTIONS
from pipeline.normalize.walk import Place, Spot, walk

#: Limits of what copies add to a document: a number of values, and a multiple of its own size.
#: Beyond both, references multiply one another.
SPARE_COPIES, MAX_GROWTH = 100_000, 20

_KEPT = ("schemas", "securitySchemes")

#: Most references on the way of a reference.
_DEEPEST = 64


class LostReferenceError(PipelineError):
    """A reference that cannot be followed.

    Args:
        message: The mistake and its remedy.
        where: JSON pointer of the reference.
        reference: The text of the reference.
    """

    def __init__(self, message: str, where: str, reference: str) -> None:
        super().__init__(message, where)
        self.reference = reference


class DanglingError(LostReferenceError):
    """A reference that points at nothing in the document.

    Args:
        reference: The text of the reference.
        at: JSON pointer of the reference.
    """

    def __init__(self, reference: str, at: str) -> None:
        message = f"the reference {reference!r} points at nothing; correct or remove it"
        super().__init__(message, at, reference)


class Target(NamedTuple):
    """The target of a reference.

    Args:
        tokens: The tokens of its JSON pointer.
        holder: The array or object that holds it.
        key: Its key or index in the holder.
    """

    tokens: tuple[str, ...]
    holder: Json
    key: Json

    @property
    def spot(self) -> Spot:
        """The identity of the place."""
        return id(self.holder), self.key

    @property
    def value(self) -> Json:
        """The value of the target."""
        return self.holder[self.key]


def find(document: Document, reference: str, at: str) -> Target:
    """Find the target of a reference, also by way of other references in the document.

    Args:
        document: The document that holds the reference.
        reference: The text of the reference.
        at: JSON pointer of the reference, for errors.

    Raises:
        PipelineError: The reference leaves the document, is no JSON pointer, or dangles.
    """
    if not reference.startswith("#"):
        message = f"the reference {reference!r} leaves the document; fetch joins the files"
        raise LostReferenceError(message, at, reference)
    if not reference.startswith("#/"):
        message = f"the reference {reference!r} is no JSON pointer; write #/components/schemas/NAME"
        raise PipelineError(message, at)
    target = _find(document, reference, 0)
    if target is None:
        raise DanglingError(reference, at)
    return target


def leads(document: Document, reference: str) -> bool:
    """Tell whether a reference, which begins with `#/`, leads to a part of the document."""
    return _find(document, reference, 0) is not None


def held(document: Document, tokens: Sequence[str]) -> tuple[Json, Json] | None:
    """Return the holder and the key of a value, None if there is no such value.

    Args:
        document: A document.
        tokens: The tokens of a JSON pointer, at least one; references are not followed.
    """
    holder: Json = None
    key: Json = None
    value: Json = document
    for token in tokens:
        holder, key = value, _key(value, token)
        if key is None:
            return None
        value = holder[key]
    return holder, key


def _find(document: Document, reference: str, depth: int) -> Target | None:
    tokens: tuple[str, ...] = ()
    holder: Json = {"": document}
    key: Json = ""
    for token in map(unescape_token, unquote(reference[2:]).split("/")):
        between = holder[key].get("$ref") if isinstance(holder[key], dict) else None
        if isinstance(between, str) and token not in holder[key]:
            if depth > _DEEPEST or not between.startswith("#/"):
                return None
            around = _find(document, between, depth + 1)
            if around is None:
                return None
            tokens, holder, key = around
        holder, key = holder[key], _key(holder[key], token)
        if key is None:
            return None
        tokens = (*tokens, token)
    return Target(tokens, holder, key)


def _key(holder: Json, token: str) -> str | int | None:
    if isinstance(holder, dict):
        return token if token in holder else None
    if isinstance(holder, list) and token.isdecimal() and token.isascii():
        index = int(token) if len(token) < 10 else len(holder)
        return index if index < len(holder) else None
    return None


class _Reference(NamedTuple):
    """A place with a `$ref`, and its target."""

    place: Place
    target: Target


def inline_references(document: Document, found: list[Finding]) -> None:
    """Replace every reference, except those to schemas, by a copy of its target.

    Afterwards the components hold schemas and security schemes only.

    Raises:
        PipelineError: A reference dangles, leaves the document, leads to another kind of
            object or to itself, or the copies would be too many.
    """
    references = _references(document)
    spare = SPARE_COPIES + MAX_GROWTH * size(document) if references else 0
    for place, target in _innermost_first(references):
        spare -= size(target.value)
        if spare < 0:
            raise PipelineError("the references multiply one another; resolve them", place.pointer)
        _replace(place, target.value)
        found.append(Finding("references replaced by copies", place.pointer, place.kind))
    document["components"] = {
        key: value
        for key, value in document["components"].items()
        if key in _KEPT or key.startswith("x-")
    }


def _references(document: Document) -> list[_Reference]:
    kinds: dict[Spot, str] = {}
    places: list[Place] = []

    def visit(place: Place) -> None:
        kinds[place.spot] = place.kind
        if "$ref" in place.value:
            places.append(place)

    walk(document, visit, *SECTIONS)
    return [_Reference(place, _target(document, place, kinds)) for place in places]


def _target(document: Document, place: Place, kinds: dict[Spot, str]) -> Target:
    text = place.value["$ref"]
    target = find(document, text, place.pointer)
    if kinds.get(target.spot) != place.kind:
        message = f"the reference {text!r} leads to no {place.kind}; correct it"
        raise PipelineError(message, place.pointer)
    return target


def _innermost_first(references: list[_Reference]) -> Iterator[_Reference]:
    """Yield each reference once, those inside a target before any reference to the target."""
    inside: dict[Spot, list[_Reference]] = {r.target.spot: [] for r in references}
    outside: list[_Reference] = []
    for reference in references:
        around = [spot for spot in _spots_around(reference.place) if spot in inside]
        for spot in around:
            inside[spot].append(reference)
        if not around:
            outside.append(reference)
    done: set[Spot] = set()
    for spot in _order(inside):
        for reference in inside[spot]:
            if reference.place.spot not in done:
                done.add(reference.place.spot)
                yield reference
    yield from outside


def _order(inside: dict[Spot, list[_Reference]]) -> list[Spot]:
    graph = {spot: {r.target.spot for r in held} for spot, held in inside.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        first = next(r for r in inside[error.args[1][0]])
        message = "the reference leads back to itself; break the cycle"
        raise PipelineError(message, first.place.pointer) from None


def _spots_around(place: Place | None) -> Iterator[Spot]:
    while place is not None:
        yield place.spot
        place = place.parent


def _replace(place: Place, target: Json) -> None:
    """Put a copy of the target in place; fields beside `$ref` override those of the target."""
    reference, copied = place.value, copy_json(target)
    if place.kind == "path item":
        del reference["$ref"]
        for key, value in copied.items():
            reference.setdefault(key, value)
        return
    for key in ("summary", "description"):
        if key in reference and key in OBJECTS[place.kind].fields:
            copied[key] = reference[key]
    place.holder[place.key] = copied


def size(value: Json) -> int:
    """Count the values inside a value, and itself."""
    if isinstance(value, dict):
        return 1 + sum(size(child) for child in value.values())
    return 1 + sum(size(child) for child in value) if isinstance(value, list) else 1
