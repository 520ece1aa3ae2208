"""Methods of the resources, read from the package `resources`."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.names.deprecated import renamed_to
from pipeline.review.surface.records import Method, Signature
from pipeline.review.surface.syntax import Function, imported, read_signature

#: What a method under an old name says between that and the new one, and after it.
_RENAMED, _GOES = renamed_to("", "\0", "").split("\0")
_FLAVOURS = {"Resource": "sync", "AsyncResource": "async"}
#: Keywords of `Call` that hold parameters.
_PLACES = ("path", "query", "headers", "cookies")


def resource_class(tree: ast.Module) -> str:
    """Return the class of the synchronous resource in a module."""
    return next((node.name for node, flavour in _classes(tree) if flavour == "sync"), "")


def read_methods(way: str, tree: ast.Module) -> Iterator[Method]:
    """Yield the methods of a resource.

    Args:
        way: Attributes that lead to it from the client.
        tree: Its module.
    """
    names, records = imported(tree), dict(_records(tree))
    found: defaultdict[str, dict[str, Function]] = defaultdict(dict)
    for node, flavour in _classes(tree):
        for one in node.body:
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and not one.decorator_list:
                found[one.name][flavour] = one
    for name, functions in found.items():
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


def _between(text: str) -> str:
    """Return the new name that a warning tells."""
    return text.partition(_RENAMED)[2].partition(_GOES)[0]


def _classes(tree: ast.Module) -> Iterator[tuple[ast.ClassDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.bases:
            flavour = _FLAVOURS.get(ast.unparse(node.bases[0]), "")
            if flavour:
                yield node, flavour


def _records(tree: ast.Module) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield the name of each operation's record, the texts in it, and how it pages."""
    for node in tree.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(keywords=keywords)):
                yield name, {**_constants(keywords), "paging": _paging(keywords)}
            case _:
                pass


def _constants(keywords: list[ast.keyword]) -> dict[str, Json]:
    pairs = [(one.arg or "", one.value) for one in keywords]
    return {name: value.value for name, value in pairs if isinstance(value, ast.Constant)}


def _paging(keywords: list[ast.keyword]) -> str:
    """Return how an operation goes on to its next page, empty where it does not."""
    given = next((one.value for one in keywords if one.arg == "pagination"), None)
    if not isinstance(given, ast.Call):
        return ""
    record = _constants(given.keywords)
    return f"{record['style']} (?{record['next_parameter']})"


def _call(node: Function) -> ast.Call:
    """Return the `Call` that a method makes."""
    return next(
        one
        for one in ast.walk(node)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "Call"
    )


def _signature(node: Function, call: ast.Call, names: dict[str, str]) -> Signature:
    """Read a method, its parameters under their wire names, those that warn as deprecated."""
    made, wires, warn = read_signature(node, names), dict(_wires(call)), set(_warned(node))
    parameters = [
        evolve(one, wire=wires.get(one.name, one.name), deprecated=one.name in warn)
        for one in made.parameters
    ]
    return evolve(made, parameters=tuple(parameters))


def _wires(call: ast.Call) -> Iterator[tuple[str, str]]:
    for keyword in call.keywords:
        if keyword.arg in _PLACES and isinstance(keyword.value, ast.Dict):
            for key, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Name):
                    yield value.id, f"?{ast.literal_eval(key)}"


def _warned(node: Function) -> Iterator[str]:
    """Yield the parameters that warn when they are given."""
    for one in node.body:
        match one:
            case ast.If(test=ast.Compare(left=ast.Name(id=name))):
                yield name
            case _:
                pass


def _warnings(node: Function) -> Iterator[str]:
    """Yield what a method says whenever it is called."""
    for one in node.body:
        match one:
            case ast.Expr(
                value=ast.Call(func=ast.Name(id="_warn"), args=[ast.Constant(value=str(text)), *_])
            ):
                yield text
            case _:
                pass
