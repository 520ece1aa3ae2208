"""Read the public surface of a generated package by its syntax trees; nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from pipeline.common.errors import PipelineError
from pipeline.generate.models import DEPRECATED
from pipeline.review.surface.method_reading import (
    assigned,
    imported,
    parse,
    parse_file,
    without_default,
)
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Enum,
    Model,
    Parameter,
    Type,
    read_type,
)

#: Modules with public names other than models, resources and functions of operations.
_OTHERS = ("__init__", "client", "errors", "types")


def read_names(package: Path) -> dict[str, frozenset[str]]:
    """Return the public names of the modules without models and operations, by module."""
    return {name: _public(package / f"{name}.py") for name in _OTHERS}


def _public(path: Path) -> frozenset[str]:
    """Return the public names of a module: the names in `__all__`, else its classes."""
    if not path.is_file():
        return frozenset()
    tree = parse_file(path)
    listed = assigned(tree, "__all__")
    if isinstance(listed, list | tuple):
        return frozenset(map(str, listed))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return frozenset(name for name in classes if not name.startswith("_"))


_EXTRAS = "additional_properties"
_ENUM_BASES = {"OpenStrEnum": "str", "OpenIntEnum": "int"}


def read_enum(name: str, text: str) -> Enum:
    """Read an enum from the text of its module.

    Raises:
        PipelineError: The text is not Python, or lacks the enum.
    """
    node = _class(name, parse(text, name))
    return Enum(name, _ENUM_BASES[_base(node)], _members(node))


def read_model(name: str, text: str) -> Model:
    """Read a model from the text of its module.

    Raises:
        PipelineError: The text is not Python, or lacks the model.
    """
    tree = parse(text, name)
    return _model(_class(name, tree), tree)


def _class(name: str, tree: ast.Module) -> ast.ClassDef:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    raise PipelineError("the module lacks its class", name)


def read_exported(text: str) -> tuple[frozenset[str], dict[str, str]]:
    """Read the package `models`.

    Returns:
        The exported classes, and the new names of classes by their deprecated names.
    """
    tree = parse(text, "models")
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
