"""Paths in OpenAPI's notation, with all their parameters declared; equal paths are joined."""

from __future__ import annotations

from pipeline.common.documents import METHODS, Document, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.templates import Asked, Slot, Template, read_template

REPEATED = "operations with the same requests kept apart"
FIXED = "query parameters that the path fixes dropped"
UNPLACED = "path parameters without a place dropped"


def settle_paths(document: Document, found: list[Finding]) -> None:
    """Write every path in OpenAPI's notation, with exactly its parameters declared.

    Paths that become equal are joined. Operations with the same requests at several paths are told
    apart by a fragment. Extensions beside the paths are dropped: later steps find only paths.

    Raises:
        PipelineError: A path is malformed, or two equal paths have the same method.
    """
    settled: dict[str, Document] = {}
    owners: dict[tuple[str, str], str] = {}
    firsts: dict[str, Template] = {}
    limited = set[str]()
    for path, item in sorted(document["paths"].items()):
        if path.startswith("x-"):
            found.append(Finding("extensions among paths dropped", pointer("paths", path)))
            continue
        template = read_template(path, _declared(item))
        if template.path != path:
            found.append(Finding("paths rewritten", pointer("paths", path), template.path))
        firsts.setdefault(template.skeleton, template)
        if template.is_limited:
            limited.add(path)
        for method in _methods(item):
            _refuse_same(path, template, method, owners, limited)
        repeated = [m for m in _methods(item) if _is_repeated(path, template, m, owners, found)]
        for method in _methods(item):
            _settle_parameters(item[method], template, pointer("paths", path, method), found)
        for method in repeated:
            alone = {key: item[key] for key in item if key not in METHODS or key == method}
            first = firsts[template.skeleton]
            _add(settled, _apart(template, first, settled, method), copy_json(alone))
            del item[method]
        if _methods(item) or not repeated:
            _add(settled, template.path, item)
    document["paths"] = settled


def _add(settled: dict[str, Document], path: str, item: Document) -> None:
    other = settled.get(path)
    settled[path] = item if other is None else _joined(other, item)


def _apart(template: Template, first: Template, settled: dict[str, Document], method: str) -> str:
    """Return a path of its own for an operation whose requests another operation has.

    Args:
        template: The path of the operation.
        first: The path of the other operation.
        settled: The paths so far.
        method: The method of both.
    """
    own = [name for name in template.names() if name not in first.names()]
    name = "-".join(own or template.names()) or "order"
    base = f"{template.path}{'-' if '#' in template.path else '#'}by-{name}"
    path, number = base, 2
    while method in settled.get(path, ()):
        path, number = f"{base}-{number}", number + 1
    return path


def _joined(first: Document, second: Document) -> Document:
    """Join the items of a path. The servers of an item are those of its operations only."""
    for item in (first, second):
        servers = item.pop("servers", None)
        for method in _methods(item) if servers else ():
            item[method].setdefault("servers", servers)
    return {**second, **first}


def _methods(item: Document) -> list[str]:
    return [method for method in METHODS if method in item]


def _declared(item: Document) -> set[str]:
    return {
        parameter["name"]
        for method in _methods(item)
        for parameter in item[method].get("parameters", [])
        if parameter["in"] == "path"
    }


def _refuse_same(
    path: str,
    template: Template,
    method: str,
    owners: dict[tuple[str, str], str],
    limited: set[str],
) -> None:
    """Refuse an operation at a path that another path is in another notation.

    A query may tell the two apart, or a pattern of a parameter: `/a/:id{[0-9]+}`.
    """
    other = owners.setdefault((template.path, method), path)
    if other != path and not template.asked and limited.isdisjoint((path, other)):
        message = f"{method.upper()} {path!r} is the same operation as {other!r}; remove one"
        raise PipelineError(message, pointer("paths", path, method))


def _is_repeated(
    path: str,
    template: Template,
    method: str,
    owners: dict[tuple[str, str], str],
    found: list[Finding],
) -> bool:
    """Tell whether there is an operation for the same requests before.

    Some published documents have both `/a/{id}` and `/a/{name}`, and are sound otherwise.
    """
    other = owners.setdefault((template.skeleton, method), path)
    if other != path:
        found.append(Finding(REPEATED, pointer("paths", path, method), f"from {other}"))
    return other != path


def _settle_parameters(
    operation: Document, template: Template, at: str, found: list[Finding]
) -> None:
    """Let the path parameters of an operation be those of its path, and those of its query."""
    parameters = operation.get("parameters", [])
    others = [parameter for parameter in parameters if parameter["in"] != "path"]
    declared = {p["name"]: p for p in parameters if p["in"] == "path"}
    settled = [_settle(slot, declared, at, found) for slot in template.slots]
    for asked in template.asked:
        _settle_asked(asked, declared, others, at, found)
    _drop_fixed(template.constants, others, at, found)
    found.extend(Finding(UNPLACED, at, name) for name in declared)
    if others or settled or "parameters" in operation:
        operation["parameters"] = others + settled
    if operation.get("parameters") == []:
        del operation["parameters"]


def _settle(slot: Slot, declared: dict[str, Document], at: str, found: list[Finding]) -> Document:
    """Return the declaration of a parameter, or a new declaration."""
    name = _match((slot.written, slot.name), declared)
    if name is None:
        found.append(Finding("path parameters declared", at, slot.name))
        made = {"name": slot.name, "in": "path", "required": True, "schema": {"type": "string"}}
        return made | slot.style
    if name != slot.name:
        found.append(Finding("path parameters renamed", at, f"{name} to {slot.name}"))
    return {**slot.style, **declared.pop(name), "name": slot.name}


def _match(names: tuple[str, ...], declared: dict[str, Document]) -> str | None:
    for name in names:
        if name in declared:
            return name
    folded = [name for name in declared if name.casefold() == names[0].casefold()]
    return min(folded, default=None)


def _settle_asked(
    asked: Asked,
    declared: dict[str, Document],
    others: list[Document],
    at: str,
    found: list[Finding],
) -> None:
    """Let a parameter in the query of a path be a query parameter of the operation."""
    queries = {p["name"]: p for p in others if p["in"] == "query"}
    known = queries.get(asked.name) or queries.get(asked.written)
    if known is None:
        name = _match((asked.written,), declared)
        given = declared.pop(name) if name is not None else {"schema": _undeclared(asked)}
        known = {key: given[key] for key in given if key not in ("style", "explode", "required")}
        others.append(known)
    known |= {"name": asked.name, "in": "query"}
    if asked.required:
        known["required"] = True
    found.append(Finding("query parameters taken from paths", at, asked.name))


def _undeclared(asked: Asked) -> Document:
    """Return the schema of a parameter that nobody declares."""
    return {"type": "array", "items": {"type": "string"}} if asked.repeated else {"type": "string"}


def _drop_fixed(
    constants: dict[str, str], others: list[Document], at: str, found: list[Finding]
) -> None:
    """Drop the query parameters that the path has a constant for."""
    fixed = [p for p in others if p["in"] == "query" and p["name"] in constants]
    for parameter in fixed:
        others.remove(parameter)
        value = constants[parameter["name"]]
        is_same = parameter["schema"].get("enum") == [value]
        kind = "query parameters that the path has dropped" if is_same else FIXED
        found.append(Finding(kind, at, f"{parameter['name']} ({value!r} is sent)"))
