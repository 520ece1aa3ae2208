"""The methods of a client as its draft has them, and functions of openapi-python-client.

A signature is read from a syntax tree: of the text of a single method, or of a module in the
package `api`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.reading import read_bytes
from pipeline.resources.classes import method_text
from pipeline.resources.records import Method as DraftedMethod
from pipeline.resources.records import Resource
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

#: The prefix of the class of a resource by the flavour of its methods, and all flavours.
_PREFIXES: Mapping[str, str] = {"sync": "", "async": "Async"}
FLAVOURS = tuple(_PREFIXES)

#: Keywords of `Call` with parameters.
_PLACES = ("path", "query", "headers", "cookies")


def drafted_method(way: str, method: DraftedMethod, signatures: Mapping[str, Signature]) -> Method:
    """Return a method as its module will have it.

    Args:
        way: The attributes from the client to the resource.
        method: The method in the draft.
        signatures: The signatures of the method.
    """
    paging = method.paging.fields if method.paging else {}
    return Method(
        key=f"{method.http_method} {method.path}",
        id=method.id,
        name=f"{way}.{method.name}",
        signatures=signatures,
        deprecated=method.deprecated,
        paging=_paging_text(paging),
        renamed=method.id if method.deprecated_id else "",
    )


def method_signature(method: DraftedMethod, resource: Resource, flavour: str) -> Signature:
    """Read a method as its module will have it.

    Args:
        method: The method in the draft.
        resource: The resource of the method.
        flavour: `sync` or `async`.

    Raises:
        PipelineError: The method is not Python.
    """
    text = method_text(method, resource, _PREFIXES[flavour])
    body = parse(f"class _:\n{text}", f"{'.'.join(resource.path)}.{method.name}").body
    node = next(each for each in ast.walk(body[0]) if isinstance(each, Function))
    return called_signature(node, {local: name for name, local in resource.aliases.items()})


def called_signature(node: Function, names: dict[str, str]) -> Signature:
    """Read a method; parameters get their wire names, and are deprecated if they warn.

    Args:
        node: The method, which makes a `Call`.
        names: The names of models by their names in the module.
    """
    made, wires, warn = read_signature(node, names), dict(_wires(call_of(node))), set(_warned(node))
    parameters = [
        evolve(
            parameter,
            wire=wires.get(parameter.name, parameter.name),
            deprecated=parameter.name in warn,
        )
        for parameter in made.parameters
    ]
    return evolve(made, parameters=tuple(parameters))


def _paging_text(fields: Mapping[str, Json]) -> str:
    """Return the style and parameter of an operation's paging, empty without pages.

    Args:
        fields: The arguments of `Pagination`.
    """
    return f"{fields['style']} (?{fields['next_parameter']})" if fields else ""


def call_of(node: Function) -> ast.Call:
    """Return the `Call` of a method."""
    return next(
        call
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Call"
    )


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
