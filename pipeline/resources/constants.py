"""The records of operations in a resource module: their requests, and how answers are decoded."""

from __future__ import annotations

import re
from collections.abc import Collection

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.text import literal
from pipeline.generator_input.wire import PLACES, Style, sent_path
from pipeline.resources.records import Method


@frozen
class Models:
    """The places of the models, seen from a resource module.

    Args:
        up: Dots that lead to the generated package.
        modules: Module of each model, by its name.
        aliases: Names of models in this module that differ from their own names.
    """

    up: str
    modules: dict[str, str]
    aliases: dict[str, str]

    def imports(self, words: Collection[str]) -> list[str]:
        """Return the imports of the models among some words."""
        local = {model: self.aliases.get(model, model) for model in self.modules}
        return [self._import(model, name) for model, name in local.items() if name in words]

    def late_imports(self, words: Collection[str]) -> list[str]:
        """Return imports that the package of the models carries out, for one thread at a time."""
        return [re.sub(r"models\.\w+", "models", line) for line in self.imports(words)]

    def _import(self, model: str, name: str) -> str:
        renamed = "" if name == model else f" as {name}"
        return f"from {self.up}models.{self.modules[model]} import {model}{renamed}"


def operation_lines(method: Method, models: Models) -> list[str]:
    """Write the record of an operation, after the functions that decode its answer."""
    lines: list[str] = []
    if method.result.decoded:
        lines += _decoder(decoder_name(method), method.result.annotation, models)
    if method.paging and method.paging.decoded:
        lines += _decoder(item_decoder_name(method), method.paging.item, models)
    fields = ", ".join(f"{name}={value}" for name, value in _fields(method).items())
    annotation = f"Operation[{method.result.annotation}]"
    return [*lines, f"{constant_name(method)}: {annotation} = Operation({fields})"]


def constant_name(method: Method) -> str:
    """Return the name of an operation's record."""
    return f"_{method.name.upper()}"


def decoder_name(method: Method) -> str:
    """Return the name of the function that decodes the answer."""
    return f"_decode_{method.name}" if method.result.decoded else "unchanged"


def item_decoder_name(method: Method) -> str:
    """Return the name of the function that decodes an item of a page."""
    decoded = method.paging is not None and method.paging.decoded
    return f"_item_of_{method.name}" if decoded else "unchanged"


def _decoder(name: str, annotation: str, models: Models) -> list[str]:
    """Write a function that imports models when it decodes an answer."""
    return [
        f"def {name}(value: Any, **options: Any) -> {annotation}:",
        *(f"    {line}" for line in models.late_imports(re.findall(r"\w+", annotation))),
        f"    made: {annotation} = decode({annotation}, value, **options)",
        "    return made",
    ]


def _fields(method: Method) -> dict[str, str]:
    """Return the arguments of `Operation` that differ from their defaults."""
    media_type = method.body.media_type if method.body else ""
    fields = {
        "id": literal(method.id),
        "method": literal(method.http_method),
        "path": literal(sent_path(method.path)),
        "decode": decoder_name(method),
    }
    others: dict[str, tuple[Json, Json]] = {
        "accept": (method.result.accept, "json"),
        "answer_types": (method.result.media_types, ""),
        "media_type": (media_type, ""),
        "needs_connection": (method.needs_connection, True),
        "deprecated": (method.deprecated, False),
        "permission": (method.permission, None),
        **{f"{place}_styles": (_styles(method, place), {}) for place in PLACES},
        "encodings": (method.body.encodings if method.body else {}, {}),
        "server": (method.server, None),
        "sends_null": (method.body is not None and method.body.sends_null, False),
        "decodes_bytes": (method.result.decoded and method.result.accept == "json", False),
    }
    fields |= {name: literal(value) for name, (value, usual) in others.items() if value != usual}
    if method.paging:
        record = (f"{name}={literal(value)}" for name, value in method.paging.fields.items())
        fields["pagination"] = f"Pagination({', '.join(record)})"
    return fields


def _styles(method: Method, place: str) -> dict[str, Style]:
    """Return the unusual styles of the arguments at a place, by wire name."""
    placed = [argument for argument in method.arguments if argument.place == place]
    return {argument.wire: argument.style for argument in placed if argument.style is not None}
