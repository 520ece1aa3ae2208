"""Paths in braces, their parameters declared; equal paths become one."""

from __future__ import annotations

from pipeline.common.documents import METHODS, Document, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.templates import Slot, Template, read_template


def settle_paths(document: Document, found: list[Finding]) -> None:
    """Write every path in OpenAPI's notation, with exactly its parameters declared.

    Paths that become equal are joined. Extensions beside the paths go, so that later steps
    find paths only.

    Raises:
        PipelineError: A path is malformed, or two equal paths have the same method.
    """
    settled: dict[str, Document] = {}
    owners: dict[tuple[str, str], str] = {}
    for path, item in sorted(document["paths"].items()):
        if path.startswith("x-"):
            found.append(Finding("extensions among paths dropped", pointer("paths", path)))
            continue
        template = read_template(path, _declared(item))
        if template.path != path:
            found.append(Finding("paths rewritten", pointer("paths", path), template.path))
        for method in _methods(item):
            _check_alone(path, template, method, owners)
            _settle_parameters(item[method], template, pointer("paths", path, method), found)
        settled[template.path] = {**item, **settled.get(template.path, {})}
    document["paths"] = settled


def _methods(item: Document) -> list[str]:
    return [method for method in METHODS if method in item]


def _declared(item: Document) -> set[str]:
    return {
        parameter["name"]
        for method in _methods(item)
        for parameter in item[method].get("parameters", [])
        if parameter["in"] == "path"
    }


def _check_alone(
    path: str, template: Template, method: str, owners: dict[tuple[str, str], str]
) -> None:
    """Refuse a second operation for the same requests."""
    other = owners.setdefault((template.skeleton, method), path)
    if other != path:
        message = f"{method.upper()} {path!r} is the same operation as {other!r}; remove one"
        raise PipelineError(message, pointer("paths", path, method))


def _settle_parameters(
    operation: Document, template: Template, at: str, found: list[Finding]
) -> None:
    """Let the path parameters of an operation be those of its path."""
    parameters = operation.get("parameters", [])
    others = [parameter for parameter in parameters if parameter["in"] != "path"]
    declared = {p["name"]: p for p in parameters if p["in"] == "path"}
    settled = [_settle(slot, declared, at, found) for slot in template.slots]
    found.extend(Finding("path parameters without a place dropped", at, name) for name in declared)
    if settled or "parameters" in operation:
        operation["parameters"] = others + settled
    if operation.get("parameters") == []:
        del operation["parameters"]


def _settle(slot: Slot, declared: dict[str, Document], at: str, found: list[Finding]) -> Document:
    """Take the declaration of a parameter, or make one."""
    name = _match(slot, declared)
    if name is None:
        found.append(Finding("path parameters declared", at, slot.name))
        return {"name": slot.name, "in": "path", "required": True, "schema": {"type": "string"}}
    if name != slot.name:
        found.append(Finding("path parameters renamed", at, f"{name} to {slot.name}"))
    return {**declared.pop(name), "name": slot.name}


def _match(slot: Slot, declared: dict[str, Document]) -> str | None:
    for name in (slot.written, slot.name):
        if name in declared:
            return name
    folded = [name for name in declared if name.casefold() == slot.written.casefold()]
    return min(folded, default=None)
