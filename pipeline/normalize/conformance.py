"""Conformance to the grammar: later steps can trust every part of the document.

`check_document` refuses a value that is no OpenAPI document at all. `tidy` drops empty, malformed
and unknown parts that a document is usable without, and counts them. `check_shape` refuses what is
still wrong. `complete` fills missing fields, and drops objects without an essential field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from pipeline.common.documents import Document, Json, escape_token, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.grammar import (
    FLAG,
    OBJECTS,
    TEXT,
    Leaf,
    ListOf,
    MapOf,
    Node,
    Shape,
    is_number,
)
from pipeline.normalize.walk import Place, walk

_VERSION = re.compile(r"3\.[012](\.\d+)?(-[\w.]+)?")
_PARAMETER_PLACES = ("query", "header", "path", "cookie")
#: Objects and fields that only explain: a document is usable without them.
_DISPENSABLE_KINDS = {
    "contact",
    "encoding",
    "example",
    "external docs",
    "license",
    "link",
    "server variable",
    "xml",
}
_DISPENSABLE_FIELDS = {"encoding", "examples", "links", "mapping", "variables"}


def _containers(shape: Shape) -> tuple[frozenset[str], bool]:
    """Return the fields of an object with lists and maps, and whether its other fields are such."""
    named = (name for name, node in shape.fields.items() if isinstance(node, ListOf | MapOf))
    return frozenset(named), isinstance(shape.others, ListOf | MapOf)


#: The fields with lists and maps, by the kind of the object.
_CONTAINERS = {kind: _containers(shape) for kind, shape in OBJECTS.items()}

_GONE = object()
#: Required fields, and their values if they are missing.
_FALLBACKS: dict[str, dict[str, str]] = {
    "info": {"title": "API", "version": "0"},
    "license": {"name": "unnamed"},
    "response": {"description": ""},
    "server": {"url": "/"},
    "server variable": {"default": ""},
}

#: Fields without which an optional object has no meaning.
_ESSENTIALS = {
    "discriminator": ("propertyName",),
    "external docs": ("url",),
    "tag": ("name",),
}


def check_document(document: Json, _found: list[Finding]) -> None:
    """Refuse a value that is no OpenAPI document from 3.0 to 3.2 with paths.

    Raises:
        PipelineError: The value is no such document, or has no usable `paths`.
    """
    if not isinstance(document, dict):
        raise PipelineError(f"this is {_name(document)}, not an OpenAPI document (an object)")
    if "openapi" not in document:
        old = "swagger" in document
        message = "this is a Swagger 2 document; convert it to OpenAPI 3.1" if old else ""
        raise PipelineError(message or "this is not an OpenAPI document: it has no `openapi`")
    version = document["openapi"]
    if not _VERSION.fullmatch(str(version)):
        message = f"OpenAPI {str(version)[:40]!r} is not supported; convert it to 3.1"
        raise PipelineError(message, "/openapi")
    if "webhooks" in document:
        document.setdefault("paths", {})  # optional beside webhooks
    if "paths" not in document:
        raise PipelineError("the document has no `paths`; add the operations it describes")
    _expect(document["paths"], dict, None, ("paths",))
    components = document.get("components")
    if components is not None:
        _expect(components, dict, None, ("components",))
        if components.get("schemas") is not None:
            _expect(components["schemas"], dict, None, ("components", "schemas"))


def check_shape(place: Place, _found: list[Finding]) -> None:
    """Refuse an object, an array or a name that violates the grammar.

    Raises:
        PipelineError: A part has another type than in OpenAPI, or a parameter or a reference
            lacks an essential field.
    """
    _, _, holder, key, kind = place
    value = holder[key]
    if kind == "schema" and isinstance(value, bool):
        return
    _expect(value, dict, place, (), kind)
    named, is_others = _CONTAINERS[kind]
    if is_others or not named.isdisjoint(value):
        for name, child in value.items():
            if is_others or name in named:
                _check_container(child, OBJECTS[kind].node(name), place, (name,))
    if "$ref" in value:
        _check_reference(value["$ref"], place)
    elif kind == "parameter":
        _check_parameter(value, place)
    elif kind == "schema" and "$dynamicRef" in value:
        raise PipelineError("dynamic references are not supported; write $ref", place.pointer)


def _check_container(
    value: Json, node: Node | None, place: Place, steps: tuple[str | int, ...]
) -> None:
    """Refuse a value that is no list or no object, at some steps below a place."""
    if isinstance(node, ListOf) and not (node.or_one and not isinstance(value, list)):
        _expect(value, list, place, steps)
        for index, item in enumerate(value if isinstance(node.item, ListOf | MapOf) else ()):
            _check_container(item, node.item, place, (*steps, index))
    elif isinstance(node, MapOf):
        _expect(value, dict, place, steps)
        inside = value if isinstance(node.value, ListOf | MapOf) else {}
        for name, member in inside.items():
            _check_container(member, node.value, place, (*steps, name))


def _check_reference(reference: Json, place: Place) -> None:
    if not isinstance(reference, str):
        raise PipelineError(f"$ref is {_name(reference)}; write a JSON pointer", place.pointer)


def _check_parameter(value: Document, place: Place) -> None:
    name, where = value.get("name"), value.get("in")
    if not name:
        raise PipelineError("the parameter has no name; give it one", place.pointer)
    if not name.isprintable():
        message = f"the parameter name {name!r} holds control characters; remove them"
        raise PipelineError(message, place.pointer)
    if where not in _PARAMETER_PLACES:
        message = (
            f"the parameter {name!r} has {where!r} as `in`; say one of {_listed(_PARAMETER_PLACES)}"
        )
        raise PipelineError(message, place.pointer)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _expect(
    value: Json,
    kind: type,
    place: Place | None,
    steps: tuple[str | int, ...],
    what: str = "value",
) -> None:
    if not isinstance(value, kind):
        wanted = "an object" if kind is dict else "a list"
        at = (place.pointer if place else "") + pointer(*steps)
        raise PipelineError(f"the {what} here is {_name(value)}; OpenAPI has {wanted}", at)


def _name(value: Json) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {dict: "an object", list: "a list", str: "text", type(None): "null"}
    return names.get(type(value), "a number")


def refuse_unknown_methods(document: Document, _found: list[Finding]) -> None:
    """Refuse operations under methods that OpenAPI 3.1 does not have, rather than lose them.

    Raises:
        PipelineError: A path item holds an operation under an unknown method.
    """

    def visit(place: Place) -> None:
        if not isinstance(place.value, dict):
            return
        for name, value in place.value.items():
            if name not in OBJECTS["path item"].fields and isinstance(value, dict):
                _refuse_operation(name, value, place)

    walk(document, visit, "path item")


def _refuse_operation(name: str, value: Document, place: Place) -> None:
    if "responses" in value and not name.startswith("x-"):
        message = f"OpenAPI 3.1 has no method {name!r}; remove the operation or give it another"
        raise PipelineError(message, place.pointer + pointer(name))


def tidy(document: Document, found: list[Finding]) -> None:
    """Drop parts without a meaning from every object of the grammar.

    A null where OpenAPI has no null means that the field is absent. Values of a wrong type with a
    clear meaning (`"true"`, a number for a text) are rewritten.
    """

    def visit(place: Place) -> None:
        if isinstance(place.value, dict):
            _tidy_object(place, found)

    walk(document, visit)


def _tidy_object(place: Place, found: list[Finding]) -> None:
    value, shape = place.value, OBJECTS[place.kind]
    checks, other = _CHECKS[place.kind]
    untidy = [
        name
        for name, child in value.items()
        if (is_tidy := checks.get(name, other)) is None or not is_tidy(child)
    ]
    for name in untidy:
        node = shape.node(name)
        if node is None:
            if not name.startswith("x-") or not shape.extensible:
                found.append(Finding("unknown fields dropped", place.pointer, name))
                del value[name]
            continue
        tidier = _Tidier(found, place, name)
        cleaned = tidier.field(value[name], node)
        if cleaned is _GONE:
            del value[name]
        else:
            value[name] = cleaned


def _is_object(value: Json) -> bool:
    return isinstance(value, dict)


def _has_object_items(value: Json) -> bool:
    return isinstance(value, list) and all(map(_is_object, value))


def _has_object_members(value: Json) -> bool:
    return isinstance(value, dict) and all(map(_is_object, value.values()))


def _check_of(node: Node) -> Callable[[Json], bool] | None:
    """Return a check whether a field is clearly as it should be; most fields are."""
    if isinstance(node, str):
        return _is_object
    if isinstance(node, Leaf):
        return node.accepts
    if isinstance(node, ListOf):
        return _has_object_items if isinstance(node.item, str) else None
    return _has_object_members if isinstance(node.value, str) else None


#: The checks of the named fields and of the others, by the kind of the object; None for a field
#: that has to be looked at more closely.
_CHECKS = {
    kind: (
        {name: _check_of(node) for name, node in shape.fields.items()},
        _check_of(shape.others) if isinstance(shape.others, Leaf) else None,
    )
    for kind, shape in OBJECTS.items()
}


class _Tidier:
    """Tidies a field of an object."""

    def __init__(self, found: list[Finding], place: Place, name: str) -> None:
        self._found, self._place, self._name = found, place, name

    def field(self, value: Json, node: Node) -> Json:
        if isinstance(node, ListOf | MapOf) and self._name in _DISPENSABLE_FIELDS:
            wanted = list if isinstance(node, ListOf) else dict
            if not isinstance(value, wanted):
                return self._gone(value, "")
        if value is None and self._place.kind == "security requirement":
            return []
        if value is None and not isinstance(node, Leaf):
            return self._gone(value, "")
        return self._value(value, node, "")

    def _value(self, value: Json, node: Node, at: str) -> Json:
        if isinstance(node, Leaf):
            return self._leaf(value, node, at)
        if isinstance(node, ListOf) and isinstance(value, list):
            items = [self._value(item, node.item, f"{at}/{i}") for i, item in enumerate(value)]
            return [item for item in items if item is not _GONE]
        if isinstance(node, MapOf) and isinstance(value, dict):
            members = {
                name: self._value(member, node.value, f"{at}/{escape_token(name)}")
                for name, member in value.items()
            }
            return {name: member for name, member in members.items() if member is not _GONE}
        return self._object(value, node, at)

    def _object(self, value: Json, node: Node, at: str) -> Json:
        """Tidy a value that should be an object; `check_shape` refuses other values later."""
        if value is None and node == "schema":
            self._note("empty schemas written out", at)
            return {}
        if value is None or (node in _DISPENSABLE_KINDS and not isinstance(value, dict)):
            return self._gone(value, at)
        return value

    def _leaf(self, value: Json, leaf: Leaf, at: str) -> Json:
        if leaf.accepts(value):
            return value
        if leaf is TEXT and is_number(value):
            self._note("numbers written as text", at)
            return json.dumps(value)
        if leaf is FLAG and value in ("true", "false"):
            self._note("flags written as text", at)
            return value == "true"
        return self._gone(value, at)

    def _gone(self, value: Json, at: str) -> Json:
        self._note("empty fields dropped" if value is None else "malformed values dropped", at)
        return _GONE

    def _note(self, kind: str, at: str) -> None:
        pointer = f"{self._place.pointer}/{escape_token(self._name)}{at}"
        self._found.append(Finding(kind, pointer))


def add_info(document: Document, _found: list[Finding]) -> None:
    """Let a document have an `info`, which `complete` fills."""
    document.setdefault("info", {})


def complete(place: Place, found: list[Finding]) -> None:
    """Fill missing required fields, and drop objects that have no meaning without a field."""
    _, _, holder, key, kind = place
    value = holder[key]
    if not isinstance(value, dict) or "$ref" in value:
        return
    for name, fallback in _FALLBACKS.get(kind, {}).items():
        if name not in value:
            value[name] = fallback
            found.append(Finding("required fields filled", place.pointer, name))
    if not _HOLLOW[kind].keys().isdisjoint(value):
        _drop_hollow(place, found)
    _drop_exclusive(place, found)


def _drop_hollow(place: Place, found: list[Finding]) -> None:
    """Drop members of an object that lack an essential field.

    This happens at the object around them: a visit to the members themselves would shift indexes.
    """
    value, fields = place.value, _HOLLOW[place.kind]
    for name in [name for name in value if name in fields]:
        kind, is_list = fields[name]
        members = value[name] if isinstance(value[name], list) else [value[name]]
        kept = [member for member in members if _ESSENTIALS[kind][0] in member]
        if len(kept) < len(members):
            found.append(
                Finding("objects without their required field dropped", place.pointer, name)
            )
            if is_list:
                value[name] = kept
            else:
                del value[name]


def _hollow(shape: Shape) -> dict[str, tuple[str, bool]]:
    """Return the fields whose objects have an essential field: their kind, and if it is a list."""
    kinds = {k: node.item if isinstance(node, ListOf) else node for k, node in shape.fields.items()}
    return {
        name: (kind, isinstance(shape.fields[name], ListOf))
        for name, kind in kinds.items()
        if isinstance(kind, str) and kind in _ESSENTIALS
    }


#: Fields with objects that have an essential field, by the kind of the object around them.
_HOLLOW = {kind: _hollow(shape) for kind, shape in OBJECTS.items()}

#: Pairs of fields that exclude each other; the first field stays.
_EXCLUSIVE = {"example": [("value", "externalValue")], "license": [("url", "identifier")]}


def _drop_exclusive(place: Place, found: list[Finding]) -> None:
    for first, second in _EXCLUSIVE.get(place.kind, ()):
        if first in place.value and second in place.value:
            del place.value[second]
            found.append(Finding("contradicting fields dropped", place.pointer, second))
