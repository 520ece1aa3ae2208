"""Whole operations that an overlay adds only as long as upstream lacks them.

Paths are the same whatever their parameters are called and however they are written:
`/chats/{userId}/messages`, `/chats/:id/messages` and `/chats/{id}/messages` are one path.
"""

from __future__ import annotations

import re

from attrs import evolve, frozen

from pipeline.documents import METHODS, Document, Json
from pipeline.errors import PipelineError
from pipeline.overlay.conflicts import Claims
from pipeline.overlay.document import Action, Update
from pipeline.overlay.merge import clone
from pipeline.overlay.select import Place, compile_query, select

#: Of an action: how we know that upstream is wrong; of an operation: how we know that there is one.
EVIDENCE = "x-evidence"

_PARAMETER = re.compile(r"\{([^{}/]*)\}|:([A-Za-z_]\w*)")


@frozen(eq=False)
class Addition:
    """What is left of an action that adds operations.

    Args:
        action: The action with only those operations that upstream lacks.
        arrived: The other operations, as `GET /chats`, by upstream's path.
    """

    action: Action
    arrived: tuple[str, ...]


def missing_operations(root: list[Json], action: Action, claims: Claims) -> Addition:
    """Reduce an action to the operations that the document lacks.

    Where the document has the path in another spelling, the operation joins that path, and
    its path parameters take the names they have there. An operation without `x-evidence` of its
    own has that of the action.

    Args:
        root: A list that holds the document as its only item.
        action: An update of `$.paths`, or of one path item.
        claims: What earlier actions have written.

    Raises:
        PipelineError: The action is not about whole operations, or an earlier action adds one
            of them already.
    """
    places = select(action.query, root)
    if not places:
        return Addition(action, ())
    added = _operations(action, places)
    paths = root[0]["paths"]
    if not isinstance(paths, dict):
        raise PipelineError("the paths of the document are not an object", action.where)
    missing: Document = {}
    arrived: list[str] = []
    for path, method, operation in added:
        spellings = [known for known in paths if _shape(known) == _shape(path)]
        present = [known for known in spellings if method in _object(paths[known])]
        if present:
            _refuse_twice(claims.writer(paths[present[0]], method), action)
            arrived.append(f"{method.upper()} {present[0]}")
        else:
            home = (spellings or [path])[0]
            made = {EVIDENCE: action.extensions[EVIDENCE], **_renamed(operation, path, home)}
            missing.setdefault(home, {})[method] = made
    query = compile_query("$.paths", action.where)
    return Addition(evolve(action, query=query, edit=Update(missing)), tuple(arrived))


def _operations(action: Action, places: list[Place]) -> list[tuple[str, str, Json]]:
    """Return the operations in an update, as path, method and operation."""
    value = action.edit.value if isinstance(action.edit, Update) else None
    items: Json = None
    match [place.location for place in places]:
        case [("paths",)]:
            items = value
        case [("paths", path)]:
            items = {path: value}
        case _:
            pass
    if not _holds_operations(items):
        message = (
            "an action that adds operations is an update of $.paths or of one path in it, and "
            "its value has nothing but paths, methods and operations"
        )
        raise PipelineError(message, action.where)
    return [(path, method, item[method]) for path, item in items.items() for method in item]


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
