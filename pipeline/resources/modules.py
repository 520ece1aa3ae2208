"""The text of a resource module: its operations, and its classes, sync and async."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from pipeline.documents import Json
from pipeline.resources.annotations import qualified, union
from pipeline.resources.docs import class_doc, method_doc
from pipeline.resources.records import PLACES, Argument, Method, Resource
from pipeline.resources.texts import docstring, literal
from pipeline.resources.tree import BASE_NAMES

_FUNCTIONS = ("async_raw", "raw", "unchanged")


@frozen
class _Flavour:
    """What tells the asynchronous classes from the others."""

    prefix: str
    page: str
    define: str
    wait: str
    raw: str


_SYNC = _Flavour("", "Page", "def", "", "raw")
_ASYNC = _Flavour("Async", "AsyncPager", "async def", "await ", "async_raw")


@frozen
class Module:
    """A resource module before its imports are known.

    Args:
        resource: What the module is of.
        package: Names of the packages that the module is in, below the generated package.
        models: Module and class of each model, by the name it has here.
    """

    resource: Resource
    package: tuple[str, ...]
    models: dict[str, tuple[str, str]]

    def text(self) -> str:
        """Return the module's code, unformatted."""
        parts = [self._operations()]
        for flavour in (_SYNC, _ASYNC):
            parts += [_class(self.resource, flavour), _raw_class(self.resource, flavour)]
        body = "\n\n".join("\n".join(lines) for lines in parts if lines)
        doc = docstring([f"Operations of `client.{'.'.join(self.resource.path)}`."], 0)
        return "\n".join([*doc, "", *self._imports(body), "", "", body, ""])

    def _imports(self, body: str) -> list[str]:
        up = "." * len(self.package)
        base = _used([*BASE_NAMES, *_FUNCTIONS], body)
        lines = [
            "from __future__ import annotations",
            "import builtins" if "builtins." in body else "",
            "from functools import cached_property",
            "from typing import TYPE_CHECKING, Any",
            "from warnings import warn as _warn" if "_warn(" in body else "",
            f"from {up}base import {', '.join(base)}",
            f"from {up}decoding import decode" if "decode(" in body else "",
            "if TYPE_CHECKING:",
            "    from collections.abc import Mapping, Sequence",
            "    from uuid import UUID",
        ]
        lines += [f"    {self._import_model(name)}" for name in _used(self.models, body)]
        for child in self.resource.children:
            names = f"{child.stem}, Async{child.stem}"
            lines.append(f"    from .{child.path[-1]} import {names}")
        return [line for line in lines if line]

    def _import_model(self, name: str) -> str:
        module, model = self.models[name]
        renamed = "" if name == model else f" as {name}"
        return f"from .{'.' * len(self.package)}models.{module} import {model}{renamed}"

    def _operations(self) -> list[str]:
        return [line for method in self.resource.methods for line in self._operation(method)]

    def _operation(self, method: Method) -> list[str]:
        lines: list[str] = []
        if method.result.decoded:
            lines += self._decoder(_decoder(method), method.result.annotation)
        if method.paging and method.paging.decoded:
            lines += self._decoder(_item_decoder(method), method.paging.item)
        fields = ", ".join(f"{name}={value}" for name, value in _fields(method).items())
        annotation = f"Operation[{method.result.annotation}]"
        return [*lines, f"{_constant(method)}: {annotation} = Operation({fields})"]

    def _decoder(self, name: str, annotation: str) -> list[str]:
        """Write a function that imports the models only when there is something to decode."""
        return [
            f"def {name}(value: Any, **options: Any) -> {annotation}:",
            *(f"    {self._import_model(model)}" for model in _used(self.models, annotation)),
            f"    made: {annotation} = decode({annotation}, value, **options)",
            "    return made",
        ]


def _used(names: Iterable[str], text: str) -> list[str]:
    words = set(re.findall(r"\w+", text))
    return [name for name in names if name in words]


def _constant(method: Method) -> str:
    return f"_{method.name.upper()}"


def _decoder(method: Method) -> str:
    return f"_decode_{method.name}" if method.result.decoded else "unchanged"


def _item_decoder(method: Method) -> str:
    decoded = method.paging is not None and method.paging.decoded
    return f"_item_of_{method.name}" if decoded else "unchanged"


def _fields(method: Method) -> dict[str, str]:
    """Return the arguments of `Operation`, without those that have their default."""
    styles = {a.wire: a.style for a in method.arguments if a.style is not None}
    media_type = method.body.media_type if method.body else ""
    fields = {
        "id": literal(method.id),
        "method": literal(method.http_method),
        "path": literal(method.path),
        "decode": _decoder(method),
    }
    others: dict[str, tuple[Json, Json]] = {
        "accept": (method.result.accept, "json"),
        "media_type": (media_type, ""),
        "needs_connection": (method.needs_connection, True),
        "deprecated": (method.deprecated, False),
        "query_styles": (styles, {}),
    }
    fields |= {name: literal(value) for name, (value, usual) in others.items() if value != usual}
    if method.paging:
        record = (f"{name}={literal(value)}" for name, value in method.paging.fields.items())
        fields["pagination"] = f"Pagination({', '.join(record)})"
    return fields


def _class(resource: Resource, flavour: _Flavour) -> list[str]:
    name = flavour.prefix + resource.stem
    lines = [f"class {name}({flavour.prefix}Resource):", *class_doc(resource, flavour.prefix)]
    for child in resource.children:
        lines += ["", *_child(child, flavour)]
    for method in resource.methods:
        lines += ["", *_method(method, resource, flavour)]
    if resource.methods:
        lines += ["", *_raw_property(name)]
    return lines


def _child(child: Resource, flavour: _Flavour) -> list[str]:
    name, stem = child.path[-1], flavour.prefix + child.stem
    return [
        "    @cached_property",
        f"    def {name}(self) -> {stem}:",
        *docstring([f"Operations of `client.{'.'.join(child.path)}`."], 8),
        f"        from .{name} import {stem}",
        f"        return {stem}(self._caller)",
    ]


def _raw_property(name: str) -> list[str]:
    raw = name.replace("Async", "AsyncRaw", 1) if name.startswith("Async") else f"Raw{name}"
    return [
        "    @cached_property",
        f"    def with_raw_response(self) -> {raw}:",
        '        """The same methods, with status, headers and bytes of the answer."""',
        f"        return {raw}(self._caller)",
    ]


def _raw_class(resource: Resource, flavour: _Flavour) -> list[str]:
    if not resource.methods:
        return []
    name = flavour.prefix + resource.stem
    lines = [
        f"class {flavour.prefix}Raw{resource.stem}:",
        f'    """The methods of `{name}`, each returning a `RawResponse`."""',
        "",
        f"    def __init__(self, caller: {flavour.prefix or 'Sync'}Caller) -> None:",
        f"        resource = {name}(caller.raw())",
    ]
    for method in resource.methods:
        lines.append(f"        self.{method.name} = {flavour.raw}(resource.{method.name})")
    return lines


def _method(method: Method, resource: Resource, flavour: _Flavour) -> list[str]:
    taken = resource.members
    define = "def" if method.paging else flavour.define
    returned = qualified(_returned(method, flavour), taken)
    return [
        f"    {define} {method.name}({', '.join(_signature(method, taken))}) -> {returned}:",
        *method_doc(method),
        *(f"        {line}" for line in _warnings(method)),
        f"        return {_performed(method, flavour)}",
    ]


def _returned(method: Method, flavour: _Flavour) -> str:
    return f"{flavour.page}[{method.paging.item}]" if method.paging else method.result.annotation


def _signature(method: Method, taken: set[str]) -> list[str]:
    positional = [f"{a.name}: {a.annotation}" for a in method.arguments if a.place == "path"]
    keywords = [(a.name, a.annotation, a.required) for a in method.arguments if a.place != "path"]
    if method.body:
        keywords.append(("body", method.body.annotation, method.body.required))
    keywords.append(("request_options", "RequestOptions", False))
    keywords.sort(key=lambda keyword: not keyword[2])
    written = [
        f"{name}: {annotation}" if required else f"{name}: {union([annotation, 'None'])} = None"
        for name, annotation, required in keywords
    ]
    return ["self", *(qualified(text, taken) for text in positional), "*"] + [
        qualified(text, taken) for text in written
    ]


def _warnings(method: Method) -> list[str]:
    lines: list[str] = []
    if method.deprecated:
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
        return f"self._caller.page({_call(method)}, {_item_decoder(method)})"
    return f"{flavour.wait}self._caller.call({_call(method)})"


def _call(method: Method) -> str:
    fields = [_constant(method)]
    keywords = zip(PLACES, ("path", "query", "headers", "cookies"), strict=True)
    for place, keyword in keywords:
        values = [_entry(argument) for argument in method.arguments if argument.place == place]
        fields += [f"{keyword}={{{', '.join(values)}}}"] if values else []
    fields += ["body=body"] if method.body else []
    return f"Call({', '.join(fields)}, options=request_options or {{}})"


def _entry(argument: Argument) -> str:
    return f"{literal(argument.wire)}: {argument.name}"
