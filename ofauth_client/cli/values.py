"""Texts of the command line as values of parameters, by the types in the signature."""

from __future__ import annotations

import ast
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen
from click.shell_completion import CompletionItem

from ofauth_client import models

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:
    # Older versions of click have no type argument.
    ParamType = click.ParamType

#: Forms of text that stand for the types in a signature; any other type is an enum or a model.
_FORMS = {
    "Any": "any",
    "Date": "text",
    "DateTime": "text",
    "Mapping": "object",
    "UUID": "text",
    "bool": "boolean",
    "datetime": "text",
    "dict": "object",
    "float": "number",
    "int": "integer",
    "str": "text",
}
_NOTHING = frozenset({"None", "Unset"})
_LISTS = frozenset({"Sequence", "list"})
#: The forms in the order in which a text is tried.
_ORDER = ("boolean", "integer", "number", "object", "any", "text")
_WORDS = {
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a JSON object",
}
_LONGEST_METAVAR = 60
#: Names of parameters and fields whose values are credentials.
_CREDENTIAL = re.compile(r"cookie|password|secret|token|session|api_?key", re.IGNORECASE)


@frozen
class Form:
    """The form that the values of a parameter have on the command line.

    Args:
        forms: Forms of a single value, such as `integer`; empty if no text stands for a value.
        choices: Values of an enum.
        is_list: Whether the option can be repeated.
    """

    forms: frozenset[str]
    choices: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def is_flag(self) -> bool:
        """Whether the option is a pair such as `--pinned` and `--no-pinned`."""
        return not self.is_list and list(self.forms) == ["boolean"]

    def value_type(self) -> ParamType:
        """Return the type of a single value."""
        return Value(self if self.forms else evolve(self, forms=frozenset({"any"})))


def form_of(annotation: str) -> Form:
    """Return the form of the values of a type.

    Args:
        annotation: A type in Python's notation, such as `ChatOrder | str | None`.
    """
    return _form(ast.parse(annotation, mode="eval").body)


def is_credential(name: str) -> bool:
    """Tell whether the values of a parameter must not end in the history of a shell."""
    return _CREDENTIAL.search(name) is not None


class Value(ParamType):
    """The type of an option or argument.

    Args:
        form: Form of its values.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        forms = sorted(form.forms, key=_ORDER.index)
        self.name = "|".join(form.choices) if form.choices else "|".join(forms)
        if len(self.name) > _LONGEST_METAVAR:
            self.name = "text"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str | None:  # noqa: ARG002
        """Return the values of an enum, for the help."""
        return f"[{self.name}]" if "|" in self.name and isinstance(param, click.Option) else None

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value that a text stands for."""
        if not isinstance(value, str):
            return value
        for form in filter(self.form.forms.__contains__, _ORDER):
            try:
                return _READERS[form](value)
            except ValueError:
                pass
        expected = " or ".join(_WORDS[form] for form in _ORDER if form in self.form.forms)
        return self.fail(f"{value!r} is not {expected}.", param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the known values of an enum. Enums are open, so other values are accepted."""
        return [CompletionItem(each) for each in self.form.choices if each.startswith(incomplete)]


class Credential(ParamType):
    """The type of an argument that is a credential: `-` reads it from standard input."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002
        """Return the credential."""
        return sys.stdin.readline().strip() if value == "-" else value


def _form(node: ast.expr) -> Form:
    parts = [part for part in _parts(node) if _name(part) not in _NOTHING]
    lists = [part for part in parts if _name(part) in _LISTS]
    if lists:
        inner = _form(lists[0].slice) if isinstance(lists[0], ast.Subscript) else Form(frozenset())
        return Form(frozenset() if inner.is_list else inner.forms, inner.choices, is_list=True)
    forms: set[str] = set()
    choices: list[str] = []
    for name in map(_name, parts):
        if name in _FORMS:
            forms.add(_FORMS[name])
        else:
            found = getattr(models, name, None)
            values = list(found) if isinstance(found, type) and issubclass(found, Enum) else []
            choices += [str(value.value) for value in values]
            forms |= {"integer" if isinstance(value.value, int) else "text" for value in values}
            forms |= {"object"} if found is not None and not values else set()
    return Form(frozenset(forms), tuple(choices))


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _parts(node.left)
        yield from _parts(node.right)
    else:
        yield node


def _name(node: ast.expr) -> str:
    """Return the name of a type without its module and its arguments."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else "None"


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in ("true", "false") else _refuse()


def _integer(text: str) -> int:
    # A text such as 007 is an id, not a number.
    return int(text) if re.fullmatch(r"-?(0|[1-9][0-9]*)", text) else _refuse()


def _number(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse()


def _object(text: str) -> Any:
    value = json.loads(text)
    return value if isinstance(value, dict) else _refuse()


def _any(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _refuse() -> Any:
    raise ValueError


_READERS: dict[str, Callable[[str], Any]] = {
    "any": _any,
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "object": _object,
    "text": str,
}
