"""What the readers of syntax trees have in common."""

from __future__ import annotations

import ast
from pathlib import Path

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.review.surface.records import Parameter, Signature
from pipeline.review.surface.types import NOTHING, Type, read_type

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parse(path: Path) -> ast.Module:
    """Parse a module.

    Raises:
        PipelineError: It cannot be read, or is no Python.
    """
    try:
        return ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError) as error:
        raise PipelineError(f"cannot be read as Python ({error})", str(path)) from error


def assigned(tree: ast.Module, name: str) -> Json:
    """Return the value that a module gives a name, if it is a literal, else None."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_name(node.targets[0], name):
            return ast.literal_eval(node.value)
        if isinstance(node, ast.AnnAssign) and node.value and _is_name(node.target, name):
            return ast.literal_eval(node.value)
    return None


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def imported(tree: ast.Module) -> dict[str, str]:
    """Return what the names stand for that a module imports under another one.

    Types are imported at the top, or below a condition there, such as `if TYPE_CHECKING`.
    """
    blocks = [node.body for node in tree.body if isinstance(node, ast.If)]
    nodes = (node for block in (tree.body, *blocks) for node in block)
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    aliases = [alias for node in imports for alias in node.names if alias.asname]
    return {str(alias.asname): alias.name for alias in aliases}


def read_signature(node: Function, names: dict[str, str]) -> Signature:
    """Read what a function takes and returns; the wire names are the Python names as yet."""
    arguments = node.args
    placed = [*arguments.posonlyargs, *arguments.args]
    defaults = [*[None] * (len(placed) - len(arguments.defaults)), *arguments.defaults]
    made = [
        _parameter(one, default, "positional", names)
        for one, default in zip(placed, defaults, strict=True)
        if one.arg != "self"
    ]
    made += [
        _parameter(one, default, "keyword", names)
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    returns = read_type(node.returns, names)
    return Signature(tuple(made), returns, isinstance(node, ast.AsyncFunctionDef))


def _parameter(
    node: ast.arg, default: ast.expr | None, kind: str, names: dict[str, str]
) -> Parameter:
    written = ast.unparse(default) if default else ""
    given = read_type(node.annotation, names)
    return Parameter(node.arg, node.arg, plain(given, written), default is None, kind, written)


def plain(given: Type, default: str) -> Type:
    """Return a type without what only its default adds to it."""
    left = {"None": given.without("None"), "UNSET": given.without("Unset")}.get(default, given)
    return given if left == NOTHING else left
