"""The canonical order: what is a set is sorted, and every object has sorted keys."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.report import Finding
from pipeline.normalize.walk import Place, walk


def sort_document(document: Document, _found: list[Finding]) -> None:
    """Sort parameters, alternatives, security, tags and all keys.

    `required`, `enum` and `type` are sorted by their own repairs. The order of `allOf`,
    `prefixItems`, servers, an operation's tags, and of lists inside data means something.
    """
    walk(document, _sort_sets)
    _sort_keys(document)


def _sort_sets(place: Place) -> None:
    value = place.value
    if not isinstance(value, dict):
        return
    if place.kind == "schema":
        _sort(value, "anyOf", json_line)
        _sort(value, "oneOf", json_line)
        for names in value.get("dependentRequired", {}).values():
            names[:] = sorted(set(names))
    elif place.kind == "security requirement":
        for scopes in value.values():
            scopes[:] = sorted(set(scopes))
    elif place.kind in ("document", "operation"):
        _sort(value, "parameters", _place_and_name)
        _sort(value, "security", json_line)
    if place.kind == "document":
        _sort(value, "tags", json_line)


def _sort(holder: Document, name: str, key: Callable[[Json], Json]) -> None:
    if name in holder:
        holder[name].sort(key=key)


def _place_and_name(parameter: Document) -> tuple[str, str]:
    return parameter["in"], parameter["name"]


def _sort_keys(value: Json) -> None:
    if isinstance(value, dict):
        for key in sorted(value):
            child = value[key] = value.pop(key)
            _sort_keys(child)
    elif isinstance(value, list):
        for child in value:
            _sort_keys(child)
