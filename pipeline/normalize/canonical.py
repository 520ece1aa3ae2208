"""The copy of a document that normalization works on, and the canonical order of the result."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from pipeline.common.documents import Document, Json, json_line, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.walk import Place, walk

_CONTAINERS = (dict, list)

#: The keys that lead to a value: those that lead to the container around it, and its own.
_Way: TypeAlias = "tuple[_Way, str | int] | None"


def copy_document(value: Json, found: list[Finding], at: _Way = None) -> Json:
    """Copy a document, and refuse values that JSON cannot have.

    Keys that are whole numbers, which YAML allows, become text.

    Args:
        value: The document or a part of it.
        found: Receives the repaired keys.
        at: The way to the part.

    Raises:
        PipelineError: JSON cannot have a value or a key.
    """
    if isinstance(value, dict):
        copied: dict[str, Json] = {}
        for key, child in value.items():
            name = key if _is_plain(key) else _text_key(key, found, at)
            if name in copied:
                raise PipelineError(f"the key {name!r} stands here twice; keep one", _pointer(at))
            copied[name] = child if _is_plain(child) else copy_document(child, found, (at, name))
        return copied
    if isinstance(value, list):
        return [copy_document(child, found, (at, index)) for index, child in enumerate(value)]
    return _scalar(value, at)


def _is_plain(value: Json) -> bool:
    """Tell whether a value is a text that needs no check; most values are."""
    return isinstance(value, str) and value.isascii()


def _pointer(at: _Way) -> str:
    return "" if at is None else _pointer(at[0]) + pointer(at[1])


def copy_json(value: Json) -> Json:
    """Copy a part of a document that has been checked already."""
    if isinstance(value, dict):
        return {key: copy_json(child) for key, child in value.items()}
    return [copy_json(child) for child in value] if isinstance(value, list) else value


def _text_key(key: Json, found: list[Finding], at: _Way) -> str:
    if isinstance(key, str):
        return _text(key, at)
    if isinstance(key, int) and not isinstance(key, bool):
        found.append(Finding("number keys written as text", _pointer(at), str(key)))
        return str(key)
    raise PipelineError(f"the key {key!r} is not text; put it in quotes", _pointer(at))


def _scalar(value: Json, at: _Way) -> Json:
    if isinstance(value, str):
        return _text(value, at)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    shown = str(value)[:80]
    raise PipelineError(f"{shown} is not a JSON value; put it in quotes or remove it", _pointer(at))


def _text(text: str, at: _Way) -> str:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            message = "the text here is not valid Unicode; correct it"
            raise PipelineError(message, _pointer(at)) from None
    return text


def sort_document(document: Document, _found: list[Finding]) -> None:
    """Sort parameters, alternatives, security, tags and all keys.

    `required`, `enum` and `type` are sorted by their own repairs. The order of `allOf`,
    `prefixItems`, servers, an operation's tags, and of lists inside data has a meaning.
    """
    walk(document, _sort_sets, "document", "operation", "schema", "security requirement")
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
        keys = sorted(value)
        if keys != list(value):
            for key in keys:
                value[key] = value.pop(key)
        for child in value.values():
            if isinstance(child, _CONTAINERS):
                _sort_keys(child)
    else:
        for child in value:
            if isinstance(child, _CONTAINERS):
                _sort_keys(child)
