"""Read the public surface of a generated package by its syntax trees; nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from pipeline.review.surface.method_reading import (
    assigned,
    imported,
    parse,
    read_functions,
    read_methods,
    resource_class,
    without_default,
)
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Enum,
    Model,
    Parameter,
    Surface,
    Type,
    read_type,
)

#: Modules with public names other than models, resources and functions of operations.
_OTHERS = ("__init__", "client", "errors", "types")


def read_surface(package: Path) -> Surface:
    """Read the public surface of a generated package.

    Args:
        package: Folder of the package, formatted or not.

    Raises:
        PipelineError: A module cannot be read.
    """
    models, enums = read_classes(package / "models")
    modules = dict(_resource_modules(package / "resources"))
    methods = [method for way, tree in modules.items() for method in read_methods(way, tree)]
    return Surface(
        models=models,
        enums=enums,
        methods={method.name: method for method in methods},
        functions=read_functions(package / "api"),
        resources={way: resource_class(tree) for way, tree in modules.items()},
        names={name: _public(package / f"{name}.py") for name in _OTHERS},
        deprecated_names=read_deprecated_names(package / "models" / "__init__.py"),
    )


def _resource_modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """Yield the attributes from the client to each resource, and its module."""
    for path in sorted(folder.glob("**/*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        way = parts[:-1] if parts[-1] == "__init__" else parts
        if way and parts not in (("base",), ("decoding",)):
            yield ".".join(way), parse(path)


def _public(path: Path) -> frozenset[str]:
    """Return the public names of a module: the names in `__all__`, else its classes."""
    if not path.is_file():
        return frozenset()
    tree = parse(path)
    listed = assigned(tree, "__all__")
    if isinstance(listed, list | tuple):
        return frozenset(map(str, listed))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return frozenset(name for name in classes if not name.startswith("_"))


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


def read_deprecated_names(module: Path) -> dict[str, str]:
    """Return the new names of classes by their deprecated names."""
    found = assigned(parse(module), "_FORMER") or {}
    return {old: name for old, (name, _) in found.items()}


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
                deprecated=_text(after).startswith("Deprecated."),
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
