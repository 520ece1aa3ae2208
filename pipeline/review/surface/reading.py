"""Read the public surface of a generated package by its syntax trees; nothing is imported."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.names.deprecated import renamed_to
from pipeline.review.surface.public_surface import (
    ANYTHING,
    NOTHING,
    Enum,
    Functions,
    Method,
    Model,
    Parameter,
    Signature,
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


#: The text of the warning of a deprecated method before and after the new name.
_RENAMED, _GOES = renamed_to("", "\0", "").split("\0")
_FLAVOURS = {"Resource": "sync", "AsyncResource": "async"}
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
    found: defaultdict[str, dict[str, Function]] = defaultdict(dict)
    for node, flavour in _classes(tree):
        for statement in node.body:
            if (
                isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
                and not statement.decorator_list
            ):
                found[statement.name][flavour] = statement
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
    """Return the new name in a warning."""
    return text.partition(_RENAMED)[2].partition(_GOES)[0]


def _classes(tree: ast.Module) -> Iterator[tuple[ast.ClassDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.bases:
            flavour = _FLAVOURS.get(ast.unparse(node.bases[0]), "")
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
    if not isinstance(given, ast.Call):
        return ""
    record = _constants(given.keywords)
    return f"{record['style']} (?{record['next_parameter']})"


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
        path.stem: Functions(f"api.{path.parent.name}.{path.stem}", _signatures(parse(path)))
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


Function = ast.FunctionDef | ast.AsyncFunctionDef


def parse(path: Path) -> ast.Module:
    """Parse a module.

    Raises:
        PipelineError: The module cannot be read, or is not Python.
    """
    try:
        return ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError) as error:
        raise PipelineError(f"cannot be read as Python ({error})", str(path)) from error


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
