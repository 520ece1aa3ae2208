"""Models and enums, read from the package `models`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from pipeline.review.surface.records import Enum, Model, Parameter
from pipeline.review.surface.syntax import assigned, imported, parse, plain
from pipeline.review.surface.types import ANYTHING, Type, read_type

_EXTRAS = "additional_properties"
_ENUM_BASES = {"OpenStrEnum": "str", "OpenIntEnum": "int"}


def read_classes(folder: Path) -> tuple[dict[str, Model], dict[str, Enum]]:
    """Read the exported classes of the package `models`, by name."""
    exported = assigned(parse(folder / "__init__.py"), "__all__") or []
    models: dict[str, Model] = {}
    enums: dict[str, Enum] = {}
    for path in sorted(folder.glob("[!_]*.py")) + sorted(folder.glob("_[!_]*.py")):
        tree = parse(path)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and node.name in exported:
                base = _base(node)
                if base in _ENUM_BASES:
                    enums[node.name] = Enum(node.name, _ENUM_BASES[base], _members(node))
                else:
                    models[node.name] = _model(node, tree)
    return models, enums


def read_former(module: Path) -> dict[str, str]:
    """Return what the old names of classes lead to."""
    found = assigned(parse(module), "_FORMER") or {}
    return {old: name for old, (name, _) in found.items()}


def _base(node: ast.ClassDef) -> str:
    return ast.unparse(node.bases[0]) if node.bases else ""


def _members(node: ast.ClassDef) -> dict[str, str]:
    pairs = [(one.targets[0], one.value) for one in node.body if isinstance(one, ast.Assign)]
    return {ast.unparse(target): ast.unparse(value) for target, value in pairs}


def _model(node: ast.ClassDef, tree: ast.Module) -> Model:
    names, wires = imported(tree), dict(_wires(tree))
    fields = [evolve(one, wire=wires.get(one.name, one.name)) for one in _fields(node, names)]
    extras = next((one.type for one in fields if one.name == _EXTRAS), ANYTHING)
    return Model(node.name, tuple(one for one in fields if one.name != _EXTRAS), _values(extras))


def _values(extras: Type) -> Type:
    """Return the type of the values of a mapping."""
    (part,) = extras.parts
    return part.arguments[-1] if part.arguments else ANYTHING


def _fields(node: ast.ClassDef, names: dict[str, str]) -> Iterator[Parameter]:
    for one, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            default = ast.unparse(one.value) if one.value else ""
            given = read_type(one.annotation, names)
            yield Parameter(
                name=one.target.id,
                wire=one.target.id,
                type=plain(given, default),
                required=not default,
                kind="keyword",
                default=default,
                deprecated=_text(after).startswith("Deprecated."),
            )


def _text(node: ast.stmt | None) -> str:
    """Return what a statement says, if it is nothing but a text."""
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
        case _:
            return ""


def _wires(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the Python name of every field with its key in the JSON, as it is decoded.

    The decoder takes `value` from the source, and ends with it at the model, in turn.
    """
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    wire = ""
    for node in (one for function in functions for one in function.body):
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
