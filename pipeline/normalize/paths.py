"""Paths in OpenAPI's notation, with all their parameters declared; equal paths are joined.

The input may be in the notation of Express, Hono and their relatives. A colon begins a parameter
after `/`, `-` or `.`, and elsewhere only if the operations declare a path parameter of that name.
So `/:a-:b.:c` has three parameters, while `/things:batchGet` and `/{id}:cancel` keep their colons.
A pattern may follow a name: `/:id([0-9]+)` in Express, `/:id{[0-9]+}` in Hono.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from attrs import frozen

from pipeline.common.documents import METHODS, Document, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding

_TOKEN = re.compile(
    r"\{(?P<braced>(?:[^{}]|\{[^{}]*\})*)\}"
    r"|:(?P<named>\w+)(?:\((?:[^()]|\([^()]*\))*\)|\{(?!\w+\})(?:[^{}]|\{[^{}]*\})*\})?[?*+]?"
    r"|(?<=/)\*(?P<wild>\w*)(?=/|$)"
)

#: A name with a mark (catch-all or optional), or with a regular expression after a colon.
_DECORATED = re.compile(r"[*+]?(?P<name>[^:?*+{}/]+)(?::.*|[?*+])?", re.DOTALL)

REPEATED = "operations with the same requests dropped"

#: Characters that the generator cannot have in the name of a path parameter.
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
_SLOT = re.compile(r"\{[A-Za-z_-][A-Za-z0-9_-]*\}")

_REFUSED = (
    (re.compile(r"^//|://"), "a host"),
    (re.compile(r"/:(?:/|$)"), "a parameter without a name"),
    (re.compile(r"[{}]"), "braces that do not match"),
    (re.compile(r"[\"`\\]"), "a quote or a backslash"),
    (re.compile(r"[?#]"), "a query or a fragment"),
    (re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE), "a segment of dots"),
    (re.compile(r"%(?:[01][0-9a-f]|7f|2f|5c)", re.IGNORECASE), "an encoded slash or control"),
)


def settle_paths(document: Document, found: list[Finding]) -> None:
    """Write every path in OpenAPI's notation, with exactly its parameters declared.

    Paths that become equal are joined. Extensions beside the paths are dropped: later steps find
    only paths.

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
            if _is_repeated(path, template, method, owners, found):
                del item[method]
            else:
                _settle_parameters(item[method], template, pointer("paths", path, method), found)
        other = settled.get(template.path)
        settled[template.path] = item if other is None else _joined(other, item)
    document["paths"] = settled


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


def _is_repeated(
    path: str,
    template: Template,
    method: str,
    owners: dict[tuple[str, str], str],
    found: list[Finding],
) -> bool:
    """Tell whether there is an operation for the same requests before; refuse it at one path.

    Some published documents have both `/a/{id}` and `/a/{name}`, and are sound otherwise.
    """
    at = pointer("paths", path, method)
    other = owners.setdefault((template.path, method), path)
    if other != path:
        message = f"{method.upper()} {path!r} is the same operation as {other!r}; remove one"
        raise PipelineError(message, at)
    other = owners.setdefault((template.skeleton, method), path)
    if other != path:
        found.append(Finding(REPEATED, at, f"as {other}"))
    return other != path


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
    """Return the declaration of a parameter, or a new declaration."""
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


@frozen
class Slot:
    """A parameter of a path.

    Args:
        name: Its name in the template.
        written: Its name in the document.
    """

    name: str
    written: str


@frozen
class Template:
    """A path in OpenAPI's notation, and its parameters in order."""

    path: str
    slots: tuple[Slot, ...]

    @property
    def skeleton(self) -> str:
        """The path without the names of its parameters: equal for equal requests."""
        return _SLOT.sub("{}", self.path)


def read_template(path: str, declared: AbstractSet[str]) -> Template:
    """Read a path in Express's or OpenAPI's notation; add a missing slash in front.

    Args:
        path: The path in the document.
        declared: Names of the path parameters that its operations declare.

    Raises:
        PipelineError: The path is malformed, or has a part that no path may have.
    """
    if not path.isprintable():
        raise _refusal(path, "control characters")
    reader = _Reader(path, declared)
    made = _TOKEN.sub(reader.read, path if path.startswith("/") else f"/{path}")
    literal = _SLOT.sub("x", made)
    for pattern, what in _REFUSED:
        if pattern.search(literal):
            raise _refusal(path, what)
    return Template(made, tuple(reader.slots))


def _refusal(path: str, what: str) -> PipelineError:
    return PipelineError(f"the path {path!r} has {what}; correct it", pointer("paths", path))


class _Reader:
    """Reads the parameters of a path, and gives each a unique name."""

    def __init__(self, path: str, declared: AbstractSet[str]) -> None:
        self._path, self._declared = path, declared
        self.slots: list[Slot] = []

    def read(self, match: re.Match[str]) -> str:
        """Return the replacement of a token: a parameter in braces, or the token itself."""
        braced, named, wild = match["braced"], match["named"], match["wild"]
        if braced is not None:
            return self._slot(self._undecorated(braced))
        if wild is not None:
            return self._slot(wild or "wildcard")
        before = match.string[match.start() - 1]
        return self._slot(named) if before in "/-." or named in self._declared else match[0]

    def _undecorated(self, braced: str) -> str:
        if braced in self._declared:
            return braced
        match = _DECORATED.fullmatch(braced)
        if match is None or not match["name"].strip():
            raise _refusal(self._path, "a parameter without a usable name")
        return match["name"].strip()

    def _slot(self, written: str) -> str:
        if re.search(r"[/\"'`\\]", written):
            raise _refusal(self._path, "a parameter without a usable name")
        base = _UNSAFE.sub("_", written)
        base = f"_{base}" if base[0].isdigit() else base
        taken, name, number = {slot.name for slot in self.slots}, base, 2
        while name in taken:
            name, number = f"{base}{number}", number + 1
        self.slots.append(Slot(name, written if name == base else name))
        return f"{{{name}}}"
