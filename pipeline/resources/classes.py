"""The classes of a resource: sync and async, each with classes for raw and streamed answers."""

from __future__ import annotations

import re

from attrs import frozen

from pipeline.common.text import (
    counted,
    docstring_lines,
    literal,
    one_line,
    paragraphs,
    sentence,
    wrapped,
)
from pipeline.generator_input.wire import PLACES
from pipeline.names.deprecated import renamed_to
from pipeline.resources.annotations import BINARY, qualified, union
from pipeline.resources.constants import constant_name, item_decoder_name
from pipeline.resources.records import Argument, Body, Method, Resource

#: Functions of the base module that the classes use.
FUNCTIONS = ("async_raw", "async_streaming", "raw", "streaming", "unchanged")
_OPTIONS = "Options of this call; each wins over the client's."


@frozen
class _Flavour:
    """The differences between synchronous and asynchronous classes."""

    prefix: str
    page: str
    define: str
    wait: str
    binary: str
    word: str


@frozen
class _Access:
    """Another way to the answers, by a class of its own beside that of a resource."""

    word: str
    doc: str
    returned: str


_SYNC = _Flavour("", "Page", "def", "", BINARY, "")
_ASYNC = _Flavour("Async", "AsyncPager", "async def", "await ", f"Async{BINARY}", "async_")

_RAW = _Access(
    "raw", "The same methods, with status, headers and bytes of the answer.", "RawResponse"
)
_STREAMING = _Access(
    "streaming", "The methods with binary answers, to be read piece by piece.", "StreamedResponse"
)


def class_texts(resource: Resource) -> list[str]:
    """Write the classes of a resource."""
    classes = [
        lines
        for flavour in (_SYNC, _ASYNC)
        for lines in (_class(resource, flavour), *_access_classes(resource, flavour))
    ]
    return ["\n".join(lines) for lines in classes]


def method_text(method: Method, resource: Resource, prefix: str) -> str:
    """Write a method of the synchronous or, with the prefix `Async`, the asynchronous class."""
    flavour = _ASYNC if prefix else _SYNC
    return "\n".join(_method(method, resource, flavour))


def child_property(child: Resource, prefix: str) -> list[str]:
    """Write the property that leads to a resource; its module is imported on first use."""
    name, stem = child.path[-1], prefix + child.stem
    return [
        "    @cached_property",
        f"    def {name}(self) -> {stem}:",
        *docstring_lines([f"Operations of `client.{'.'.join(child.path)}`."], 8),
        f"        from .{name} import {stem}",
        f"        return {stem}(self._caller)",
    ]


def _class(resource: Resource, flavour: _Flavour) -> list[str]:
    name = flavour.prefix + resource.stem
    lines = [f"class {name}({flavour.prefix}Resource):", *class_doc(resource, flavour.prefix)]
    for child in resource.children:
        lines += ["", *child_property(child, flavour.prefix)]
    for method in resource.methods:
        lines += ["", *_method(method, resource, flavour)]
    for access in _accesses(resource):
        lines += ["", *_access_property(access, resource, flavour)]
    return lines


def _accesses(resource: Resource) -> dict[_Access, list[str]]:
    """Return the other ways to the answers of a resource, each with the names of its methods."""
    methods = {
        _RAW: [method.name for method in resource.methods],
        _STREAMING: [m.name for m in resource.methods if m.result.accept == "bytes"],
    }
    return {access: names for access, names in methods.items() if names}


def _access_property(access: _Access, resource: Resource, flavour: _Flavour) -> list[str]:
    name = f"{flavour.prefix}{access.word.title()}{resource.stem}"
    return [
        "    @cached_property",
        f"    def with_{access.word}_response(self) -> {name}:",
        f'        """{access.doc}"""',
        f"        return {name}(self._caller)",
    ]


def _access_classes(resource: Resource, flavour: _Flavour) -> list[list[str]]:
    return [
        _access_class(access, names, resource, flavour)
        for access, names in _accesses(resource).items()
    ]


def _access_class(
    access: _Access, names: list[str], resource: Resource, flavour: _Flavour
) -> list[str]:
    stem, function = flavour.prefix + resource.stem, flavour.word + access.word
    return [
        f"class {flavour.prefix}{access.word.title()}{resource.stem}(ResultAccess):",
        f'    """Methods of `{stem}`, each returning a `{access.returned}`."""',
        "",
        f"    def __init__(self, caller: {flavour.prefix or 'Sync'}Caller) -> None:",
        f"        resource = {stem}(caller.{access.word}())",
        *(f"        self.{name} = {function}(resource.{name})" for name in names),
    ]


def _method(method: Method, resource: Resource, flavour: _Flavour) -> list[str]:
    define = "def" if method.paging else flavour.define
    parameters = ", ".join(_parameters(method, resource, flavour))
    returned = qualified(_returned(method, flavour), resource.members)
    return [
        f"    {define} {method.name}({parameters}) -> {returned}:",
        *method_doc(method),
        *(f"        {line}" for line in _warnings(method)),
        f"        call = {_call(method)}",
        # Otherwise a traceback might show the connection id in the options.
        "        del request_options",
        f"        return {_performed(method, flavour)}",
    ]


def _returned(method: Method, flavour: _Flavour) -> str:
    return f"{flavour.page}[{method.paging.item}]" if method.paging else method.result.annotation


def _parameters(method: Method, resource: Resource, flavour: _Flavour) -> list[str]:
    """Return the parameters: those of the path are positional, all others keyword-only."""
    placed = [argument for argument in method.arguments if argument.place == "path"]
    named = [argument for argument in method.arguments if argument.place != "path"]
    keywords: list[Argument | Body] = [*named, *([method.body] if method.body else [])]
    keywords.sort(key=lambda keyword: not keyword.required)
    return [
        "self",
        *(_parameter(argument, resource, flavour) for argument in placed),
        "*",
        *(_parameter(argument, resource, flavour) for argument in keywords),
        "request_options: RequestOptions | None = None",
    ]


def _parameter(argument: Argument | Body, resource: Resource, flavour: _Flavour) -> str:
    annotation = qualified(argument.annotation, resource.members)
    annotation = re.sub(rf"\b{BINARY}\b", flavour.binary, annotation)
    if argument.required:
        return f"{argument.name}: {annotation}"
    return f"{argument.name}: {union([annotation, 'None'])} = None"


def _warnings(method: Method) -> list[str]:
    lines: list[str] = []
    if method.deprecated_id:
        lines.append(_warning(renamed_to(method.deprecated_id, method.id, method.until)))
    elif method.deprecated:
        lines.append(_warning(f"{method.id} is deprecated"))
    for argument in method.arguments:
        if argument.deprecated and not argument.required:
            lines.append(f"if {argument.name} is not None:")
            lines.append("    " + _warning(f"{argument.name} of {method.id} is deprecated"))
    return lines


def _warning(text: str) -> str:
    return f"_warn({literal(text)}, DeprecationWarning, stacklevel=2)"


def _performed(method: Method, flavour: _Flavour) -> str:
    if method.paging:
        return f"self._caller.page(call, {item_decoder_name(method)})"
    return f"{flavour.wait}self._caller.call(call)"


def _sent(argument: Argument) -> str:
    if argument.booleans is None:
        return argument.name
    no, yes = map(literal, argument.booleans)
    return f"_boolean({argument.name}, {no}, {yes})"


def _call(method: Method) -> str:
    fields = [constant_name(method)]
    for place, keyword in zip(PLACES, ("path", "query", "headers", "cookies"), strict=True):
        given = [argument for argument in method.arguments if argument.place == place]
        # The order of the document, in which functions send them.
        given.sort(key=lambda argument: argument.wire)
        entries = [f"{literal(argument.wire)}: {_sent(argument)}" for argument in given]
        fields += [f"{keyword}={{{', '.join(entries)}}}"] if entries else []
    fields += ["body=body"] if method.body else []
    return f"Call({', '.join(fields)}, options=request_options or {{}})"


def class_doc(resource: Resource, prefix: str) -> list[str]:
    """Return the docstring of a resource's class."""
    manner = ", asynchronous" if prefix else ""
    return docstring_lines([f"Operations of `client.{'.'.join(resource.path)}`{manner}."], 4)


def method_doc(method: Method) -> list[str]:
    """Return the docstring of a method: its purpose, permission, arguments and result."""
    title = sentence(method.summary) or f"Perform `{method.id}`."
    blocks = [[f"{' ' * 8}{one_line(f'`{method.http_method} {method.path}`')}"]]
    blocks += [wrapped(text, 8) for text in (*method.remarks, *_paragraphs(method))]
    if method.deprecated:
        gone = f", and the old name goes in {method.until}"
        now = f": it is `client.{method.id}` now{gone}" if method.deprecated_id else ""
        blocks.append([f"{' ' * 8}Deprecated{now}."])
    blocks.append([f"{' ' * 8}Args:", *_argument_entries(method)])
    if text := _returns_text(method):
        blocks.append([f"{' ' * 8}Returns:", *wrapped(text, 12)])
    first, *more = wrapped(title, 0)
    lines = [first, *(" " * 8 + line for line in more)]
    for block in blocks:
        lines += ["", *block]
    return docstring_lines(lines, 8)


def _paragraphs(method: Method) -> list[str]:
    """Return the paragraphs of the description that do not repeat the title."""
    title = one_line(method.summary)
    return [text for text in paragraphs(method.description) if one_line(text) != title]


def _argument_entries(method: Method) -> list[str]:
    lines: list[str] = []
    for argument in method.arguments:
        text = argument.text or _unexplained(argument)
        lines += _entry(argument.name, " ".join([text, *_page_size(argument, method)]))
    if method.body:
        lines += _entry("body", method.body.text)
    return lines + _entry("request_options", _OPTIONS)


def _page_size(argument: Argument, method: Method) -> list[str]:
    """Return sentences about a limit: it is a page's size, and the client has its own default."""
    paging = method.paging.fields if method.paging else {}
    if argument.wire != paging.get("limit_parameter"):
        return []
    most = paging.get("max_limit")
    asked = [f"Without it, {counted(most, 'is', 'are')} asked for."] if most else []
    return ["It is the size of a page, not of the list.", *asked]


def _unexplained(argument: Argument) -> str:
    return sentence(f"`{argument.wire}` of the {argument.place}")


def _entry(name: str, text: str) -> list[str]:
    return wrapped(f"{name}: {text}", 12, hanging=4)


def _returns_text(method: Method) -> str:
    if method.paging:
        return "The first page; iterating over it goes on to the pages behind it."
    if method.result.accept == "bytes":
        return "The whole answer."
    return ""
