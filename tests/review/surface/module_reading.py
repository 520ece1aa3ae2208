"""Models, enums and methods of a generated package, read from the syntax trees of its modules."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.generate.models import DEPRECATED
from pipeline.names.deprecated import renamed_to
from pipeline.review.surface.method_reading import (
    Function,
    assigned,
    call_of,
    called_signature,
    imported,
    without_default,
)
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Enum,
    Method,
    Model,
    Parameter,
    Type,
    read_type,
)

_EXTRAS = "additional_properties"
_ENUM_BASES = {"OpenStrEnum": "str", "OpenIntEnum": "int"}


def read_enum(name: str, text: str) -> Enum:
    """Read an enum from the text of its module."""
    node = _class(name, ast.parse(text))
    return Enum(name, _ENUM_BASES[_base(node)], _members(node))


def read_model(name: str, text: str) -> Model:
    """Read a model from the text of its module."""
    tree = ast.parse(text)
    return _model(_class(name, tree), tree)


def _class(name: str, tree: ast.Module) -> ast.ClassDef:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    raise AssertionError(f"the module lacks {name}")


def read_exported(text: str) -> tuple[frozenset[str], dict[str, str]]:
    """Read the package `models`.

    Returns:
        The exported classes, and the new names of classes by their deprecated names.
    """
    tree = ast.parse(text)
    found = assigned(tree, "_FORMER") or {}
    former = {old: name for old, (name, _) in found.items()}
    return frozenset(assigned(tree, "__all__") or ()), former


def _base(node: ast.ClassDef) -> str:
    return ast.unparse(node.bases[0]) if node.bases else ""


def _members(node: ast.ClassDef) -> dict[str, str]:
    pairs = [
        (statement.targets[0], statement.value)
        for statement in node.body
        if isinstance(statement, ast.Assign)
    ]
    return {ast.unparse(target): ast.unparse(value) for target, value in pairs}


def _model(node: ast.ClassDef, tree: ast.Module) -> Model:
    names, wires = imported(tree), dict(_field_keys(tree))
    fields = [
        evolve(field, wire=wires.get(field.name, field.name)) for field in _fields(node, names)
    ]
    extras = next((field.type for field in fields if field.name == _EXTRAS), ANYTHING)
    return Model(
        node.name, tuple(field for field in fields if field.name != _EXTRAS), _values(extras)
    )


def _values(extras: Type) -> Type:
    """Return the type of the values of a mapping."""
    (part,) = extras.parts
    return part.arguments[-1] if part.arguments else ANYTHING


def _fields(node: ast.ClassDef, names: dict[str, str]) -> Iterator[Parameter]:
    for statement, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            default = ast.unparse(statement.value) if statement.value else ""
            given = read_type(statement.annotation, names)
            yield Parameter(
                name=statement.target.id,
                wire=statement.target.id,
                type=without_default(given, default),
                required=not default,
                kind="keyword",
                default=default,
                deprecated=_text(after).startswith(DEPRECATED),
            )


def _text(node: ast.stmt | None) -> str:
    """Return the text of a statement that is only a string, else an empty text."""
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
        case _:
            return ""


def _field_keys(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the Python name of every field with its key in the JSON, read from the decoder.

    For each field in turn, the decoder takes a key from the source and sets a field of the model.
    """
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    wire = ""
    for node in (statement for function in functions for statement in function.body):
        match node:
            case (
                ast.Assign(value=ast.Call(args=[ast.Constant(value=str(key)), *_]))
                | ast.AnnAssign(value=ast.Call(args=[ast.Constant(value=str(key)), *_]))
            ):
                wire = key
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="model"), attr=name)]):
                yield name, wire
            case _:
                pass


#: The text of the warning of a deprecated method before and after the new name.
_RENAMED, _GOES = renamed_to("", "\0", "").split("\0")

#: The flavours of a method by the base class of its resource, and all of them.
FLAVOURS_BY_BASE: Mapping[str, str] = {"Resource": "sync", "AsyncResource": "async"}

#: Keywords of `Call` with parameters.


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
        calls = {flavour: call_of(node) for flavour, node in functions.items()}
        record = records[ast.unparse(next(iter(calls.values())).args[0])]
        warned = [text for node in functions.values() for text in _warnings(node)]
        now = [_between(text) for text in warned if _RENAMED in text]
        yield Method(
            key=f"{record['method']} {record['path']}",
            id=record["id"],
            name=f"{way}.{name}",
            signatures={
                flavour: called_signature(node, names) for flavour, node in functions.items()
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
