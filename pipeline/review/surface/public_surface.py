"""Types as unions in one normal form, so that spelling and order are no difference."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import field, frozen

#: Parts that say that a value may be missing, written last.
_ABSENCE = ("None", "Unset")


@frozen
class Part:
    """One variant of a union: a class, with its arguments in brackets."""

    name: str
    arguments: tuple[Type, ...] = ()

    def __str__(self) -> str:
        inner = ", ".join(map(str, self.arguments))
        return f"{self.name}[{inner}]" if inner else self.name


@frozen
class Type:
    """A union; one of no parts is not annotated."""

    parts: frozenset[Part]

    def __str__(self) -> str:
        names = sorted(map(str, self.parts))
        return " | ".join(sorted(names, key=lambda name: (name in _ABSENCE, name)))

    def has(self, name: str) -> bool:
        """Tell whether a class without arguments is one of the variants."""
        return Part(name) in self.parts

    def without(self, *names: str) -> Type:
        """Return the union without some variants."""
        return Type(self.parts - {Part(name) for name in names})

    def classes(self) -> set[str]:
        """Return all names in it."""
        return {part.name for part in self.parts}.union(
            *(inner.classes() for part in self.parts for inner in part.arguments)
        )

    def renamed(self, names: Mapping[str, str]) -> Type:
        """Return the type with classes called by other names."""
        return Type(
            frozenset(
                Part(names.get(p.name, p.name), tuple(a.renamed(names) for a in p.arguments))
                for p in self.parts
            )
        )


NOTHING = Type(frozenset())
ANYTHING = Type(frozenset({Part("Any")}))


class Relation(StrEnum):
    """What has become of a type."""

    EQUAL = "equal"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"


def relation(old: Type, new: Type, bases: Mapping[str, str]) -> Relation:
    """Compare two types.

    Args:
        old: The old type, in the names that classes have now.
        new: The new type.
        bases: The builtin type that each enum derives from.
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
    """Tell whether every value of one type is a value of another."""
    return all(any(_takes(one, part, bases) for one in wide.parts) for part in narrow.parts)


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
        node: The annotation; None where there is none.
        names: What names stand for that a module has imported under another one.
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
            return [Part(names.get(name, name), tuple(read_type(one, names) for one in inner))]
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id="builtins"), attr=name)):
            return _parts(ast.Subscript(ast.Name(name), node.slice), names)
        case ast.Name(id=name):
            return [Part(names.get(name, name))]
        case _:
            return [Part(ast.unparse(node).removeprefix("builtins."))]


@frozen
class Parameter:
    """A parameter of a method, or a field of a model, which its constructor takes by name.

    Args:
        name: Python name.
        wire: Name in the JSON or in the request; `body` for a body.
        type: What it can be, without a default's None.
        required: It has no default.
        kind: `positional` or `keyword`.
        default: The default as it is written; empty where it is required.
        deprecated: The document says that it goes away.
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
    """A class of JSON objects: its fields, which its constructor takes by name.

    Args:
        name: Name of the class.
        fields: Its fields.
        extras: What other properties can be.
    """

    name: str
    fields: tuple[Parameter, ...]
    extras: Type


@frozen
class Enum:
    """An enum: its base class, and its members' names and values, written as in Python."""

    name: str
    base: str
    members: dict[str, str]


@frozen
class Signature:
    """What a function takes and returns.

    Args:
        parameters: Its parameters in order, `self` left out.
        returns: What it returns.
        waits: It is asynchronous.
    """

    parameters: tuple[Parameter, ...]
    returns: Type
    waits: bool = False


@frozen
class Method:
    """An operation as callers meet it.

    Args:
        key: Method and path: `GET /v2/access/chats/{userId}/messages`.
        id: Dotted id of the operation.
        name: The way to it from the client: `chats.messages.list`.
        signatures: The synchronous and the asynchronous method, by `sync` and `async`.
        deprecated: Calling it warns.
        paging: How it goes on to the next page: `offset (?offset)`; empty where it does not.
        renamed: The id it has now; empty where this is no old name of an operation.
    """

    key: str
    id: str
    name: str
    signatures: dict[str, Signature]
    deprecated: bool = False
    paging: str = ""
    renamed: str = ""


@frozen
class Functions:
    """The functions of openapi-python-client for an operation.

    Args:
        module: Where they are: `api.chats.chats_list`.
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
        methods: Methods of the resources by the way to them.
        functions: Functions of openapi-python-client by the name of their module.
        resources: Class of each resource by the way to it.
        names: Other public names by module.
        deprecated_names: What old names of classes, kept for a while, lead to.
    """

    models: dict[str, Model] = field(factory=dict[str, Model])
    enums: dict[str, Enum] = field(factory=dict[str, Enum])
    methods: dict[str, Method] = field(factory=dict[str, Method])
    functions: dict[str, Functions] = field(factory=dict[str, Functions])
    resources: dict[str, str] = field(factory=dict[str, str])
    names: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    deprecated_names: dict[str, str] = field(factory=dict[str, str])
