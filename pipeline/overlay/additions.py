"""Whole operations that an overlay adds only as long as upstream lacks them.

Two paths are the same even if the names or the notation of their parameters differ:
`/chats/{userId}/messages`, `/chats/:id/messages` and `/chats/{id}/messages` are the same path.

The operations bring the schemas that they refer to as components. If upstream has a component of
the same name, it replaces ours. A component without a reference to it is left out in the end.
"""

from __future__ import annotations

import re

from attrs import evolve, frozen

from pipeline.common.documents import METHODS, Document, Json, children
from pipeline.common.errors import PipelineError
from pipeline.common.schemas import referenced
from pipeline.overlay.apply import clone
from pipeline.overlay.conflicts import Claims
from pipeline.overlay.document import Action, Update
from pipeline.overlay.select import Place, compile_query, select
from pipeline.overlay.steps import Root

#: Evidence: of an action, that upstream is wrong; of an operation, that the operation exists.
EVIDENCE = "x-evidence"

_PARAMETER = re.compile(r"\{([^{}/]*)\}|:([A-Za-z_]\w*)")

_FORM = (
    "an action that adds operations is an update of $ with paths and components.schemas, of "
    "$.paths, or of one path in it, and a path in it has nothing but methods and operations"
)


@frozen(eq=False)
class Addition:
    """The rest of an action that adds operations.

    Args:
        action: The action, reduced to the operations and components that upstream lacks.
        arrived: The operations that upstream has, as `GET /chats`, with upstream's path.
        count: Number of all operations of the action.
        taken: Names of the components that upstream has, too.
    """

    action: Action
    arrived: tuple[str, ...] = ()
    count: int = 0
    taken: tuple[str, ...] = ()


def missing_operations(root: Root, action: Action, claims: Claims) -> Addition:
    """Reduce an action to the operations and components that the document lacks.

    If the document has the path in another spelling, the operation joins that path, and its
    path parameters take the names there. An operation without `x-evidence` gets that of the action.

    Args:
        root: The document.
        action: An update of the document, of `$.paths`, or of a path item.
        claims: The record of what earlier actions have written.

        Raises:
            PipelineError: The action does not add whole operations, or an earlier action adds the
                same operation.
    """
    places = select(action.query, root)
    if not places:
        return Addition(action)
    paths, schemas = _parts(action, places)
    known = root[0].get("paths")
    if not isinstance(known, dict):
        raise PipelineError("the paths of the document are not an object", action.where)
    missing, arrived = _missing_paths(paths, known, action, claims)
    present = _schemas(root[0])
    taken = [name for name in schemas if name in present and not claims.is_added(present, name)]
    _refuse_another(schemas, present, taken, action)
    lacking = {name: schema for name, schema in schemas.items() if name not in present}
    update: Document = {"paths": missing}
    if lacking:
        update["components"] = {"schemas": lacking}
    edit, query = Update(update), compile_query("$", action.where)
    count = sum(len(item) for item in paths.values())
    return Addition(evolve(action, query=query, edit=edit), tuple(arrived), count, tuple(taken))


def record_addition(root: Root, action: Action, claims: Claims) -> None:
    """Record the operations and components that a reduced action has added."""
    value = action.edit.value if isinstance(action.edit, Update) else {}
    for path, item in value.get("paths", {}).items():
        for method in item:
            claims.record_addition(root[0]["paths"][path], method, action)
    for name in value.get("components", {}).get("schemas", {}):
        claims.record_addition(root[0]["components"]["schemas"], name, action)


def _parts(action: Action, places: list[Place]) -> tuple[Document, Document]:
    """Return the paths and the component schemas in an update."""
    value = action.edit.value if isinstance(action.edit, Update) else None
    paths: Json = None
    schemas: Json = {}
    match [place.location for place in places]:
        case [()]:
            paths, schemas = _parts_of_document(value)
        case [("paths",)]:
            paths = value
        case [("paths", path)]:
            paths = {path: value}
        case _:
            pass
    if not _holds_operations(paths) or not isinstance(schemas, dict):
        raise PipelineError(_FORM, action.where)
    return paths, schemas


def _parts_of_document(value: Json) -> tuple[Json, Json]:
    """Return the paths and the component schemas of a document without other parts."""
    components = value.get("components", {}) if isinstance(value, dict) else None
    if not isinstance(components, dict) or value.keys() - {"paths", "components"}:
        return None, None
    schemas = components.get("schemas", {}) if components.keys() <= {"schemas"} else None
    return value.get("paths", {}), schemas


def _missing_paths(
    added: Document, known: Document, action: Action, claims: Claims
) -> tuple[Document, list[str]]:
    """Return the operations that the document lacks, and labels of those that it has."""
    missing: Document = {}
    arrived: list[str] = []
    by_shape: dict[str, list[str]] = {}
    for path in known:
        by_shape.setdefault(_shape(path), []).append(path)
    for path, item in added.items():
        spellings = by_shape.get(_shape(path), [])
        for method, operation in item.items():
            present = [each for each in spellings if method in _object(known[each])]
            if present:
                _refuse_twice(claims.adder(known[present[0]], method), action)
                arrived.append(f"{method.upper()} {present[0]}")
            else:
                home = (spellings or [path])[0]
                evidence = {EVIDENCE: action.extensions[EVIDENCE]}
                missing.setdefault(home, {})[method] = evidence | _renamed(operation, path, home)
    return missing, arrived


def _schemas(document: Json) -> Document:
    components = document.get("components") if isinstance(document, dict) else None
    return _object(_object(components).get("schemas"))


def _refuse_another(schemas: Document, present: Document, taken: list[str], action: Action) -> None:
    """Refuse a component that another overlay has added in another form."""
    for name in schemas.keys() & present.keys() - {*taken}:
        if schemas[name] != present[name]:
            message = f"another overlay adds the component {name} in another form; share it"
            raise PipelineError(message, action.where)


def unused_components(document: Json, claims: Claims) -> list[str]:
    """Return the names of components from overlays that have no reference to them."""
    schemas = _schemas(document)
    added = {name for name in schemas if claims.is_added(schemas, name)}
    if not added:
        return []
    rest = {**document["components"], "schemas": _without(schemas, added)}
    used: set[str] = set()
    waiting = [{**document, "components": rest}]
    while waiting:
        for name in _references(waiting.pop()) & added - used:
            used.add(name)
            waiting.append(schemas[name])
    return sorted(added - used)


def _without(schemas: Document, names: set[str]) -> Document:
    return {name: schema for name, schema in schemas.items() if name not in names}


def _references(value: Json) -> set[str]:
    """Return the names of the components that a value refers to, at any depth."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if (name := referenced(node)) is not None:
            found.add(name)
        waiting += children(node)
    return found


def _holds_operations(items: Json) -> bool:
    return isinstance(items, dict) and all(
        path.startswith("/") and _is_item_of_operations(item) for path, item in items.items()
    )


def _is_item_of_operations(item: Json) -> bool:
    return isinstance(item, dict) and all(
        method in METHODS and isinstance(operation, dict) for method, operation in item.items()
    )


def _object(value: Json) -> Document:
    return value if isinstance(value, dict) else {}


def _shape(path: str) -> str:
    """Return a path without the names of its parameters."""
    return _PARAMETER.sub("{}", path)


def _refuse_twice(earlier: Action | None, action: Action) -> None:
    if earlier:
        message = f"the action at {earlier.where} adds the same operation; keep one of them"
        raise PipelineError(message, action.where)


def _renamed(operation: Document, path: str, home: str) -> Document:
    """Return an operation with the parameter names of the path that it joins."""
    names = dict(zip(_parameters(path), _parameters(home), strict=True))
    operation = clone(operation)
    for parameter in operation.get("parameters", []):
        if isinstance(parameter, dict) and parameter.get("in") == "path":
            name = parameter.get("name", "")
            parameter["name"] = names.get(name, name)
    return operation


def _parameters(path: str) -> list[str]:
    return [brace or colon for brace, colon in _PARAMETER.findall(path)]
