"""Required fields that are missing, and fields that cannot stand together."""

from __future__ import annotations

from pipeline.common.documents import Document
from pipeline.common.report import Finding
from pipeline.normalize.grammar import OBJECTS, ListOf
from pipeline.normalize.walk import Place, walk

#: Fields an object must have, and what they hold if nobody says.
_FALLBACKS: dict[str, dict[str, str]] = {
    "info": {"title": "API", "version": "0"},
    "license": {"name": "unnamed"},
    "response": {"description": ""},
    "server": {"url": "/"},
    "server variable": {"default": ""},
}

#: Fields without which a dispensable object says nothing.
_ESSENTIALS = {
    "discriminator": ("propertyName",),
    "external docs": ("url",),
    "tag": ("name",),
}


def complete(document: Document, found: list[Finding]) -> None:
    """Fill required fields that are missing, and drop objects that say nothing without one."""
    if "info" not in document:
        document["info"] = {}

    def visit(place: Place) -> None:
        value = place.value
        if not isinstance(value, dict) or "$ref" in value:
            return
        for name, fallback in _FALLBACKS.get(place.kind, {}).items():
            if name not in value:
                value[name] = fallback
                found.append(Finding("required fields filled", place.pointer, name))
        _drop_hollow(place, found)
        _drop_exclusive(place, found)

    walk(document, visit)


def _drop_hollow(place: Place, found: list[Finding]) -> None:
    """Drop members of an object that lack what they need; here, so that lists keep indexes."""
    value = place.value
    for name in list(value):
        node = OBJECTS[place.kind].node(name)
        kind = node.item if isinstance(node, ListOf) else node
        if not isinstance(kind, str) or kind not in _ESSENTIALS:
            continue
        members = value[name] if isinstance(value[name], list) else [value[name]]
        kept = [member for member in members if _ESSENTIALS[kind][0] in member]
        if len(kept) < len(members):
            found.append(
                Finding("objects without their required field dropped", place.pointer, name)
            )
            if isinstance(node, ListOf):
                value[name] = kept
            else:
                del value[name]


#: Fields that exclude one another; the first stays.
_EXCLUSIVE = {"example": ("value", "externalValue"), "license": ("url", "identifier")}


def _drop_exclusive(place: Place, found: list[Finding]) -> None:
    first, second = _EXCLUSIVE.get(place.kind, ("", ""))
    if first in place.value and second in place.value:
        del place.value[second]
        found.append(Finding("contradicting fields dropped", place.pointer, second))
