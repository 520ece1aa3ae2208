"""What must be true of a document before its parts can be trusted; the rest is refused."""

from __future__ import annotations

import re

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.grammar import OBJECTS, ListOf, MapOf, Node
from pipeline.normalize.walk import Place, walk

_VERSION = re.compile(r"3\.[01](\.\d+)?(-[\w.]+)?")
_PARAMETER_PLACES = ("query", "header", "path", "cookie")


def check_document(document: Json, _found: list[Finding]) -> None:
    """Refuse what is not an OpenAPI 3.0 or 3.1 document with paths.

    Raises:
        PipelineError: The document is something else, or has no usable `paths`.
    """
    if not isinstance(document, dict):
        raise PipelineError(f"this is {_name(document)}, not an OpenAPI document (an object)")
    if "openapi" not in document:
        old = "swagger" in document
        message = "this is a Swagger 2 document; convert it to OpenAPI 3.1" if old else ""
        raise PipelineError(message or "this is not an OpenAPI document: it has no `openapi`")
    version = document["openapi"]
    if not _VERSION.fullmatch(str(version)):
        message = f"OpenAPI {str(version)[:40]!r} is not supported; convert it to 3.0 or 3.1"
        raise PipelineError(message, "/openapi")
    if "paths" not in document:
        raise PipelineError("the document has no `paths`; add the operations it describes")
    _expect(document["paths"], dict, None, ("paths",))
    components = document.get("components")
    if components is not None:
        _expect(components, dict, None, ("components",))
        if components.get("schemas") is not None:
            _expect(components["schemas"], dict, None, ("components", "schemas"))


def check_shape(document: Document, _found: list[Finding]) -> None:
    """Refuse objects, arrays and names that are not where the grammar has them.

    Raises:
        PipelineError: A part has another type than OpenAPI gives it, or a parameter, a
            reference or a security scheme lacks what makes it one.
    """

    def visit(place: Place) -> None:
        value = place.value
        if place.kind == "schema" and isinstance(value, bool):
            return
        _expect(value, dict, place, (), place.kind)
        for name, child in value.items():
            node = OBJECTS[place.kind].node(name)
            if isinstance(node, ListOf | MapOf):
                _check_container(child, node, place, (name,))
        if "$ref" in value:
            _check_reference(value["$ref"], place)
        elif place.kind == "parameter":
            _check_parameter(value, place)
        elif place.kind == "schema" and "$dynamicRef" in value:
            raise PipelineError("dynamic references are not supported; write $ref", place.pointer)

    walk(document, visit)


def _check_container(value: Json, node: Node, place: Place, steps: tuple[str | int, ...]) -> None:
    """Refuse a value that is no list or no object, at some steps below a place."""
    if isinstance(node, ListOf) and not (node.or_one and not isinstance(value, list)):
        _expect(value, list, place, steps)
        for index, item in enumerate(value):
            _check_container(item, node.item, place, (*steps, index))
    elif isinstance(node, MapOf):
        _expect(value, dict, place, steps)
        for name, member in value.items():
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
    """Refuse operations that OpenAPI 3.1 has no place for, rather than lose them.

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
        raise PipelineError(message, place.pointer)
