"""The public surface of a generated package: its types, classes, methods and other names.

A type is a union in a normal form, so that spelling and order make no difference.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import field, frozen

#: Variants for a missing value, written last.
_ABSENCE = ("None", "Unset")


@frozen
class Part:
    """One variant of a union: a class with its type arguments."""

    name: str
    arguments: tuple[Type, ...] = ()

    def __str__(self) -> str:
        inner = ", ".join(map(str, self.arguments))
        return f"{self.name}[{inner}]" if inner else self.name


@frozen
class Type:
    """A union; a union without parts stands for a missing annotation."""

    parts: frozenset[Part]

    def __str__(self) -> str:
        names = sorted(map(str, self.parts))
        return " | ".join(sorted(names, key=lambda name: (name in _ABSENCE, name)))

    def has(self, name: str) -> bool:
        """Tell whether a class without type arguments is a variant of the union."""
        return Part(name) in self.parts

    def without(self, *names: str) -> Type:
        """Return the union without some variants."""
        return Type(self.parts - {Part(name) for name in names})

    def classes(self) -> set[str]:
        """Return the names of all classes in the type."""
        return {part.name for part in self.parts}.union(
            *(inner.classes() for part in self.parts for inner in part.arguments)
        )

    def renamed(self, names: Mapping[str, str]) -> Type:
        """Return the type with other names for its classes."""
        return Type(
            frozenset(
                Part(names.get(p.name, p.name), tuple(a.renamed(names) for a in p.arguments))
                for p in self.parts
            )
        )


def alternatives(text: str) -> list[str]:
    """Return the variants of a union that is written as a text."""
    made, depth = [""], 0
    for piece in re.split(r"( \| |[\[\]])", text):
        depth += (piece == "[") - (piece == "]")
        if piece == " | " and depth == 0:
            made.append("")
        else:
            made[-1] += piece
    return made


NOTHING = Type(frozenset())
ANYTHING = Type(frozenset({Part("Any")}))


class Relation(StrEnum):
    """The relation of a new type to an old type."""

    EQUAL = "equal"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"


def relation(old: Type, new: Type, bases: Mapping[str, str]) -> Relation:
    """Compare two types.

    Args:
        old: The old type, with the new names of its classes.
        new: The new type.
        bases: The builtin type of each enum.
    """
    if old == new:
        return Relation.EQUAL
    grown, shrunk = _accepts(new, old, bases), _accepts(old, new, bases)
    if grown and shrunk:
        return Relation.EQUAL
    if grown:
        return Relation.WIDENED
    return Relation.NARROWED if shrunk else Relation.CHANGED


def _accepts(wide: Type, narrow: Type, bases: Mapping[str, str]) -> bool:
    """Tell whether every value of the narrow type is a value of the wide type."""
    return all(any(_takes(outer, part, bases) for outer in wide.parts) for part in narrow.parts)


def _takes(wide: Part, narrow: Part, bases: Mapping[str, str]) -> bool:
    if wide.name == "Any":
        return True
    if wide.name == bases.get(narrow.name) or (wide.name, narrow.name) == ("float", "int"):
        return True
    same = wide.name == narrow.name and len(wide.arguments) == len(narrow.arguments)
    pairs = zip(wide.arguments, narrow.arguments, strict=False)
    return same and all(_accepts(outer, inner, bases) for outer, inner in pairs)


def read_type(node: ast.expr | None, names: Mapping[str, str]) -> Type:
    """Read an annotation.

    Args:
        node: The annotation; None if it is missing.
        names: The original names of imports with `as`.
    """
    return NOTHING if node is None else Type(frozenset(_parts(node, names)))


def _parts(node: ast.expr, names: Mapping[str, str]) -> Iterable[Part]:
    match node:
        case ast.BinOp(op=ast.BitOr()):
            return [*_parts(node.left, names), *_parts(node.right, names)]
        case ast.Constant(value=str(text)):
            return _parts(ast.parse(text, mode="eval").body, names)
        case ast.Subscript(value=ast.Name(id="Optional")):
            return [*_parts(node.slice, names), Part("None")]
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=members)):
            return [part for member in members for part in _parts(member, names)]
        case ast.Subscript(value=ast.Name(id=name)) if name != "Literal":
            inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return [
                Part(names.get(name, name), tuple(read_type(argument, names) for argument in inner))
            ]
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id="builtins"), attr=name)):
            return _parts(ast.Subscript(ast.Name(name), node.slice), names)
        case ast.Name(id=name):
            return [Part(names.get(name, name))]
        case _:
            return [Part(ast.unparse(node).removeprefix("builtins."))]


@frozen
class Parameter:
    """A parameter of a method, or a field of a model and keyword of its constructor.

    Args:
        name: Python name.
        wire: Name in the JSON or in the request; `body` for a body.
        type: The type, without the None of a default.
        required: The parameter has no default.
        kind: `positional` or `keyword`.
        default: The source of the default; empty for a required parameter.
        deprecated: The document deprecates the parameter.
    """

    name: str
    wire: str
    type: Type
    required: bool
    kind: str = "positional"
    default: str = ""
    deprecated: bool = False


@frozen
class Model:
    """A class of JSON objects.

    Args:
        name: Name of the class.
        fields: The fields, which are also the keywords of the constructor.
        extras: The type of additional properties.
    """

    name: str
    fields: tuple[Parameter, ...]
    extras: Type


@frozen
class Enum:
    """An enum: its base class, and the values of its members as Python literals."""

    name: str
    base: str
    members: dict[str, str]


@frozen
class Signature:
    """The signature of a function.

    Args:
        parameters: The parameters in order, without `self`.
        returns: The type of the result.
        is_async: The function is asynchronous.
    """

    parameters: tuple[Parameter, ...]
    returns: Type
    is_async: bool = False


@frozen
class Method:
    """A method of a resource, which calls an operation.

    Args:
        key: Method and path: `GET /v2/access/chats/{userId}/messages`.
        id: Dotted id of the operation.
        name: The attributes from the client to the method: `chats.messages.list`.
        signatures: The synchronous and the asynchronous method, by `sync` and `async`.
        deprecated: A call warns.
        paging: Style and parameter of the next page: `offset (?offset)`; empty without pages.
        renamed: The new id, if this method has a deprecated name; else empty.
    """

    key: str
    id: str
    name: str
    signatures: Mapping[str, Signature]
    deprecated: bool = False
    paging: str = ""
    renamed: str = ""


@frozen
class Functions:
    """The functions of openapi-python-client for an operation.

    Args:
        module: The module of the functions: `api.chats.chats_list`.
        signatures: `sync`, `asyncio`, `sync_detailed`, `asyncio_detailed`.
    """

    module: str
    signatures: dict[str, Signature]


@frozen
class Surface:
    """Everything public in a generated package.

    Args:
        models: Models by name.
        enums: Enums by name.
        methods: Methods of the resources by name.
        functions: Functions of openapi-python-client by the name of their module, without those
            that both sides of a review have.
        resources: Class of each resource by the attributes from the client.
        names: Other public names by module.
        deprecated_names: New names of classes by their deprecated names.
    """

    models: Mapping[str, Model] = field(factory=dict[str, Model])
    enums: Mapping[str, Enum] = field(factory=dict[str, Enum])
    methods: dict[str, Method] = field(factory=dict[str, Method])
    functions: dict[str, Functions] = field(factory=dict[str, Functions])
    resources: dict[str, str] = field(factory=dict[str, str])
    names: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    deprecated_names: dict[str, str] = field(factory=dict[str, str])
