"""The content of resource modules as records, before it is written as code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from pipeline.generator_input.servers import OwnServer
from pipeline.generator_input.wire import FieldEncoding, Style

Accept: TypeAlias = Literal["json", "bytes", "text", "nothing"]


@frozen
class Argument:
    """A parameter of an operation as an argument of its method.

    Args:
        name: Python name.
        wire: Name in the request.
        place: `path`, `query`, `header` or `cookie`.
        annotation: Type without None.
        required: It has no default.
        text: Its description, for the docstring.
        deprecated: Its use causes a warning.
        style: Style and explode, see `style_of`.
        schema: Schema of the prepared document.
        example: Example of the document, if any.
        booleans: Values of False and True in the query, if they are not written as in JSON.
    """

    name: str
    wire: str
    place: str
    annotation: str
    required: bool
    text: str
    deprecated: bool = False
    style: Style | None = None
    schema: Json = field(factory=dict[str, Json])
    example: Json = None
    booleans: tuple[Json, Json] | None = None


@frozen
class Body:
    """The body of a request as an argument of its method.

    Args:
        media_type: The media type that is sent.
        annotation: Type without None, unless None is sent as null.
        required: It has no default.
        text: Its description, for the docstring.
        schema: Schema of the prepared document; empty for a binary body.
        example: Example of the document, if any.
        encodings: Style, explode and media type of the fields of a form that have an encoding.
        sends_null: None is sent as null.
        name: Name of the argument.
    """

    media_type: str
    annotation: str
    required: bool
    text: str
    schema: Json = field(factory=dict[str, Json])
    example: Json = None
    encodings: dict[str, FieldEncoding] = field(factory=dict[str, FieldEncoding])
    sends_null: bool = False
    name: str = "body"


@frozen
class Result:
    """The result of a method.

    Args:
        accept: Form of the answer.
        annotation: Type of the result.
        decoded: It has models, enums or dates, which have to be decoded.
        plain: Its schema as the generator reads it.
        media_types: The header `Accept` of JSON that is not `application/json`.
    """

    accept: Accept
    annotation: str
    decoded: bool = False
    plain: Document = field(factory=dict[str, Json])
    media_types: str = ""


@frozen
class Paging:
    """The way from a page of a list to the next page.

    Args:
        item: Type of an item.
        decoded: An item has models, enums or dates, which have to be decoded.
        fields: Arguments of `Pagination`.
    """

    item: str
    decoded: bool
    fields: dict[str, Json]


@frozen
class Method:
    """An operation as a method of a resource.

    Args:
        id: Dotted id of the operation.
        name: Name of the method.
        deprecated_id: The deprecated id, if this is the method under that id.
        until: Release in which the deprecated id goes.
        permission: The permission that it needs, such as `messages:read`.
        remarks: Lines of the docstring about permission and evidence.
        server: Its own server, see `OwnServer`.
    """

    id: str
    name: str
    http_method: str
    path: str
    summary: str
    description: str
    arguments: tuple[Argument, ...]
    body: Body | None
    result: Result
    paging: Paging | None
    deprecated: bool
    needs_connection: bool
    deprecated_id: str = ""
    until: str = ""
    permission: str | None = None
    remarks: tuple[str, ...] = ()
    server: OwnServer | None = None


@frozen
class Resource:
    """A resource: its methods, and the resources inside it.

    Args:
        path: Attribute names that lead to it from the client.
        stem: Name of the class, without `Async` and `Raw`.
        methods: Its methods, by name.
        children: The resources inside it, by name.
        aliases: Names of models in its module that differ from their own names.
    """

    path: tuple[str, ...]
    stem: str
    methods: tuple[Method, ...]
    children: tuple[Resource, ...]
    aliases: dict[str, str]

    @property
    def members(self) -> set[str]:
        """Names of the members of the class."""
        return {m.name for m in self.methods} | {child.path[-1] for child in self.children}

    def calls(self) -> Iterator[tuple[str, Method]]:
        """Yield its methods and those inside it, each with the text after `client.` in a call."""
        for method in self.methods:
            yield ".".join((*self.path, method.name)), method
        for child in self.children:
            yield from child.calls()
