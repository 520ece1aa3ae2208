"""Methods and functions of a generated package are read from syntax trees.

Methods stand in the package `resources`; functions of openapi-python-client in the package `api`.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.names.deprecated import renamed_to
from pipeline.reading import read_bytes
from pipeline.review.surface.public_surface import (
    NOTHING,
    Functions,
    Method,
    Parameter,
    Signature,
    Type,
    read_type,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef

#: The text of the warning of a deprecated method before and after the new name.
_RENAMED, _GOES = renamed_to("", "\0", "").split("\0")

#: The flavours of a method by the base class of its resource, and all of them.
FLAVOURS_BY_BASE: Mapping[str, str] = {"Resource": "sync", "AsyncResource": "async"}
FLAVOURS = tuple(FLAVOURS_BY_BASE.values())

#: Keywords of `Call` with parameters.
_PLACES = ("path", "query", "headers", "cookies")


def resource_class(tree: ast.Module) -> str:
    """Return the class of the synchronous resource in a module."""
    return next((node.name for node, flavour in _classes(tree) if flavour == "sync"), "")


def read_methods(way: str, tree: ast.Module) -> Iterator[Method]:
    """Yield the methods of a resource.

    Args:
        way: The attributes from the client to the resource.
        tree: The module of the resource.
    """
    names, records = imported(tree), dict(_records(tree))
    for name, functions in _methods(tree).items():
        calls = {flavour: _call(node) for flavour, node in functions.items()}
        record = records[ast.unparse(next(iter(calls.values())).args[0])]
        warned = [text for node in functions.values() for text in _warnings(node)]
        now = [_between(text) for text in warned if _RENAMED in text]
        yield Method(
            key=f"{record['method']} {record['path']}",
            id=record["id"],
            name=f"{way}.{name}",
            signatures={
                flavour: _signature(node, calls[flavour], names)
                for flavour, node in functions.items()
            },
            deprecated=bool(warned),
            paging=record["paging"],
            renamed=now[0] if now else "",
        )


def _methods(tree: ast.Module) -> dict[str, dict[str, Function]]:
    """Return the methods of the resource by name, and by flavour."""
    found: defaultdict[str, dict[str, Function]] = defaultdict(dict)
    for node, flavour in _classes(tree):
        functions = (statement for statement in node.body if isinstance(statement, Function))
        for function in functions:
            if not function.decorator_list:
                found[function.name][flavour] = function
    return found


def _between(text: str) -> str:
    """Return the new name in a warning."""
    return text.partition(_RENAMED)[2].partition(_GOES)[0]


def _classes(tree: ast.Module) -> Iterator[tuple[ast.ClassDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.bases:
            flavour = FLAVOURS_BY_BASE.get(ast.unparse(node.bases[0]), "")
            if flavour:
                yield node, flavour


def _records(tree: ast.Module) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield the record of each operation by its name, with its constants and its paging."""
    for node in tree.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(keywords=keywords)):
                yield name, {**_constants(keywords), "paging": _paging(keywords)}
            case _:
                pass


def _constants(keywords: list[ast.keyword]) -> dict[str, Json]:
    pairs = [(keyword.arg or "", keyword.value) for keyword in keywords]
    return {name: value.value for name, value in pairs if isinstance(value, ast.Constant)}


def _paging(keywords: list[ast.keyword]) -> str:
    """Return the style and parameter of an operation's paging, empty without pages."""
    given = next((keyword.value for keyword in keywords if keyword.arg == "pagination"), None)
    return paging_text(_constants(given.keywords)) if isinstance(given, ast.Call) else ""


def paging_text(fields: Mapping[str, Json]) -> str:
    """Return the style and parameter of an operation's paging, empty without pages.

    Args:
        fields: The arguments of `Pagination`.
    """
    return f"{fields['style']} (?{fields['next_parameter']})" if fields else ""


def _call(node: Function) -> ast.Call:
    """Return the `Call` of a method."""
    return next(
        call
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Call"
    )


def _signature(node: Function, call: ast.Call, names: dict[str, str]) -> Signature:
    """Read a method; parameters get their wire names, and are deprecated if they warn."""
    made, wires, warn = read_signature(node, names), dict(_wires(call)), set(_warned(node))
    parameters = [
        evolve(
            parameter,
            wire=wires.get(parameter.name, parameter.name),
            deprecated=parameter.name in warn,
        )
        for parameter in made.parameters
    ]
    return evolve(made, parameters=tuple(parameters))


def _wires(call: ast.Call) -> Iterator[tuple[str, str]]:
    for keyword in call.keywords:
        if keyword.arg in _PLACES and isinstance(keyword.value, ast.Dict):
            for key, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Name):
                    yield value.id, f"?{ast.literal_eval(key)}"


def _warned(node: Function) -> Iterator[str]:
    """Yield the parameters that warn."""
    for statement in node.body:
        match statement:
            case ast.If(test=ast.Compare(left=ast.Name(id=name))):
                yield name
            case _:
                pass


def _warnings(node: Function) -> Iterator[str]:
    """Yield the warnings of every call of a method."""
    for statement in node.body:
        match statement:
            case ast.Expr(
                value=ast.Call(func=ast.Name(id="_warn"), args=[ast.Constant(value=str(text)), *_])
            ):
                yield text
            case _:
                pass


_PUBLIC = ("sync", "asyncio", "sync_detailed", "asyncio_detailed")


def read_functions(folder: Path) -> dict[str, Functions]:
    """Read the functions of every operation, by the name of their module."""
    paths = sorted(folder.glob("*/*.py"))
    return {
        path.stem: Functions(f"api.{path.parent.name}.{path.stem}", _signatures(parse_file(path)))
        for path in paths
        if path.stem != "__init__"
    }


def _signatures(tree: ast.Module) -> dict[str, Signature]:
    names = imported(tree)
    return {
        node.name: read_signature(node, names)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in _PUBLIC
    }


def parse(text: str | bytes, name: str) -> ast.Module:
    """Parse the text of a module.

    Args:
        text: The text.
        name: The name of the module in errors.

    Raises:
        PipelineError: The text is not Python.
    """
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise PipelineError(f"cannot be read as Python ({error})", name) from error


def parse_file(path: Path) -> ast.Module:
    """Parse a module in a file.

    Raises:
        PipelineError: The file cannot be read, or is not Python.
    """
    return parse(read_bytes(path), str(path))


def assigned(tree: ast.Module, name: str) -> Json:
    """Return the literal that a module assigns to a name, else None."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_name(node.targets[0], name):
            return ast.literal_eval(node.value)
        if isinstance(node, ast.AnnAssign) and node.value and _is_name(node.target, name):
            return ast.literal_eval(node.value)
    return None


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def imported(tree: ast.Module) -> dict[str, str]:
    """Return the original names of imports with `as`.

    Types are imported at the top level, or below a condition there, such as `if TYPE_CHECKING`.
    """
    blocks = [node.body for node in tree.body if isinstance(node, ast.If)]
    nodes = (node for block in (tree.body, *blocks) for node in block)
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    aliases = [alias for node in imports for alias in node.names if alias.asname]
    return {str(alias.asname): alias.name for alias in aliases}


def read_signature(node: Function, names: dict[str, str]) -> Signature:
    """Read the signature of a function, with the Python names as wire names."""
    arguments = node.args
    placed = [*arguments.posonlyargs, *arguments.args]
    defaults = [*[None] * (len(placed) - len(arguments.defaults)), *arguments.defaults]
    made = [
        _parameter(argument, default, "positional", names)
        for argument, default in zip(placed, defaults, strict=True)
        if argument.arg != "self"
    ]
    made += [
        _parameter(argument, default, "keyword", names)
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    returns = read_type(node.returns, names)
    return Signature(tuple(made), returns, isinstance(node, ast.AsyncFunctionDef))


def _parameter(
    node: ast.arg, default: ast.expr | None, kind: str, names: dict[str, str]
) -> Parameter:
    written = ast.unparse(default) if default else ""
    given = read_type(node.annotation, names)
    return Parameter(
        node.arg, node.arg, without_default(given, written), default is None, kind, written
    )


def without_default(given: Type, default: str) -> Type:
    """Return a type without the variant of its default."""
    left = {"None": given.without("None"), "UNSET": given.without("Unset")}.get(default, given)
    return given if left == NOTHING else left
