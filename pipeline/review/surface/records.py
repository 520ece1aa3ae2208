"""The public surface of a generated package: what callers can name, call and read."""

from __future__ import annotations

from attrs import field, frozen

from pipeline.review.surface.types import Type


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
        former: What old names of classes, kept for a while, lead to.
    """

    models: dict[str, Model] = field(factory=dict[str, Model])
    enums: dict[str, Enum] = field(factory=dict[str, Enum])
    methods: dict[str, Method] = field(factory=dict[str, Method])
    functions: dict[str, Functions] = field(factory=dict[str, Functions])
    resources: dict[str, str] = field(factory=dict[str, str])
    names: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    former: dict[str, str] = field(factory=dict[str, str])
