"""All operations of the API as data: their parameters, descriptions and requests.

The command line and the MCP server offer the methods of a client. They learn about a method from
its signature, its docstring, and the call that it describes to its caller.
"""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Callable, Iterator
from functools import reduce
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen
from ofauth_api.resources import Resources
from ofauth_api.resources.permission_table import PERMISSIONS

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call, Operation

_PLACES = ("path", "query", "headers", "cookies")
#: An entry below "Args:", with its continuation lines.
_ENTRY = re.compile(r"^(\w+): (.*(?:\n +.*)*)", re.MULTILINE)
#: The headings of a docstring's sections.
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):\n", re.MULTILINE)


@frozen
class Parameter:
    """A parameter of a method.

    Args:
        name: Name in Python.
        wire: Name in the request; `body` for the body.
        place: `path`, `query`, `headers`, `cookies` or `body`.
        annotation: Type in Python's notation.
        required: Whether it has no default.
        text: Description.
    """

    name: str
    wire: str
    place: str
    annotation: str
    required: bool
    text: str


@frozen
class Method:
    """A method of a client.

    Args:
        name: Name after `client.`, such as `chats.messages.list`.
        text: Description: the docstring without its sections.
        parameters: Parameters: first those in the path, in their order.
        operation: The operation that it calls.
        returns: Type of the result in Python's notation, such as `Page[Chat]`.
    """

    name: str
    text: str
    parameters: tuple[Parameter, ...]
    operation: Operation[Any]
    returns: str = "Any"

    @property
    def reads(self) -> bool:
        """Whether the operation only reads."""
        return self.operation.method in ("GET", "HEAD")

    def of(self, client: object, access: str = "") -> Callable[..., Any]:
        """Return this method of a client.

        Args:
            client: A client.
            access: `with_raw_response` or `with_streaming_response`; empty for the method itself.
        """
        resource, _, name = self.name.rpartition(".")
        return _method(client, ".".join(filter(None, (resource, access, name))))


def method_names() -> list[str]:
    """Return the names of all methods, without deprecated names."""
    return list(PERMISSIONS)


def describe(name: str) -> Method:
    """Return a method by its name.

    Args:
        name: One of `method_names`.
    """
    function = _method(Resources(cast("Any", _Recorder())), name)
    text, entries = sections(function.__doc__ or "")
    signature = inspect.signature(function)
    given = {
        parameter.name: parameter
        for parameter in signature.parameters.values()
        if parameter.name != "request_options"
    }
    # Whatever is passed arrives in the call unchanged, and so tells where its argument is sent.
    marks = {argument: object() for argument in given}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        call: Call[Any] = function(**marks)
    found = {id(mark): (place, wire) for place, wire, mark in _sent(call)}
    parameters = [
        _parameter(parameter, *found[id(marks[argument])], entries.get(argument, ""))
        for argument, parameter in given.items()
    ]
    return Method(name, text, tuple(parameters), call.operation, str(signature.return_annotation))


def sections(docstring: str) -> tuple[str, dict[str, str]]:
    """Return the description in a docstring, and the texts of its arguments or attributes."""
    text, *rest = _SECTION.split(inspect.cleandoc(docstring))
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    listed = inspect.cleandoc("\n" + parts.get("Args", parts.get("Attributes", "")))
    entries = {name: " ".join(entry.split()) for name, entry in _ENTRY.findall(listed)}
    return text.strip(), entries


class _Recorder:
    """A caller that returns calls instead of carrying them out."""

    def call(self, call: Call[Any]) -> Call[Any]:
        return call

    def page(self, call: Call[Any], _item: object) -> Call[Any]:
        return call


def _method(client: object, name: str) -> Callable[..., Any]:
    return cast("Callable[..., Any]", reduce(getattr, name.split("."), client))


def _sent(call: Call[Any]) -> Iterator[tuple[str, str, object]]:
    """Yield place, name and value of everything that a call sends."""
    for place in _PLACES:
        for wire, value in getattr(call, place).items():
            yield place, wire, value
    yield "body", "body", call.body


def _parameter(parameter: inspect.Parameter, place: str, wire: str, text: str) -> Parameter:
    required = parameter.default is inspect.Parameter.empty
    return Parameter(parameter.name, wire, place, str(parameter.annotation), required, text)
