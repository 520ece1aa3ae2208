"""Find a function by an operation's id, its arguments by their wire names, and judge its result."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from enum import Enum
from functools import cache
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import ofauth_api
from ofauth_api.resources import base
from ofauth_api.types import File, Unset

Do = Callable[..., Any]


def method(client: Any, operation: str) -> Do:
    """Return the method of a client for an operation: its attribute of that path."""
    found: Do = attrgetter(operation)(client)
    return found


def function(name: str, operation: str) -> Do:
    """Return the generated function of an operation.

    Args:
        name: `sync` or `asyncio`.
        operation: Dotted id.
    """
    found: Do = getattr(importlib.import_module(_modules()[_letters(operation)]), name)
    return found


@cache
def _modules() -> dict[str, str]:
    paths = Path(ofauth_api.__path__[0]).glob("api/*/[!_]*.py")
    return {_letters(p.stem): f"ofauth_api.api.{p.parent.name}.{p.stem}" for p in paths}


def arguments(found: Do, call: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of a call: those in the path by place, the others by name."""
    hints = _hints(found)
    names = {_letters(name): name for name in inspect.signature(found).parameters}
    made = _typed if call["typed"] else _plain
    placed = [made(value, hints[names[_letters(wire)]]) for wire, value in call["path"].items()]
    named = {
        names[_letters(wire)]: made(value, hints[names[_letters(wire)]])
        for wire, value in call["query"].items()
    }
    if call["body"] is not None:
        fill = (_file if call["typed"] else _bytes) if call["binary"] else made
        named["body"] = fill(call["body"], hints["body"])
    return placed, named


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _plain(value: Any, _hint: Any) -> Any:
    return value


def _bytes(value: str, _hint: Any) -> bytes:
    return value.encode()


def _file(value: str, hint: Any) -> Any:
    """Return an open file, in the generator's own wrapping where that is wanted."""
    file = BytesIO(value.encode())
    return File(payload=file) if hint is File else file


def _typed(value: Any, hint: Any) -> Any:
    """Return a value as the most particular type that is accepted: a member, a model, a time."""
    for kind in _variants(hint):
        if isinstance(value, list) and get_origin(kind) in (list, Sequence):
            return [_typed(item, get_args(kind)[0]) for item in value]
        if isinstance(value, dict) and hasattr(kind, "from_dict"):
            return kind.from_dict(value)
        if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Unset:
            return kind(value)
        if kind is datetime and isinstance(value, str) and value[10:11] == "T":
            return datetime.fromisoformat(value)
    return value


def returned(found: Do) -> Any:
    """Return the annotation of what a function returns."""
    return _hints(found)["return"]


def _hints(found: Do) -> dict[str, Any]:
    return _evaluated(getattr(found, "__func__", found))


@cache
def _evaluated(found: Do) -> dict[str, Any]:
    return get_type_hints(found, localns=_names(found.__module__))


@cache
def _names(module: str) -> dict[str, Any]:
    """Return what a module and the one with its base classes have for type checkers."""
    names: dict[str, Any] = {**vars(base), **vars(sys.modules[module])}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            block = ast.Module(node.body, [])
            exec(compile(block, module, "exec"), names)  # noqa: S102 - imports alone
    return names


def mismatch(value: Any, hint: Any) -> str:
    """Say how a value is not of a type; nothing if it is."""
    if _is_of(value, hint):
        return ""
    return f"{type(value).__name__} is returned, {hint} declared"


def _is_of(value: Any, hint: Any) -> bool:
    return any(_is_of_one(value, kind) for kind in _variants(hint))


def _is_of_one(value: Any, kind: Any) -> bool:
    if kind is Any:
        return True
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if origin in (base.Page, base.AsyncPager):
        return hasattr(value, "next_page") and _are_of(value.items, inner[0])
    if origin is list and inner:
        return _are_of(value, inner[0])
    return isinstance(value, int | float if origin is float else origin)


def _are_of(values: Any, hint: Any) -> bool:
    return isinstance(values, list) and all(_is_of(item, hint) for item in values)


def _variants(hint: Any) -> Iterator[Any]:
    if get_origin(hint) in (Union, types.UnionType):
        for each in get_args(hint):
            yield from _variants(each)
    else:
        yield types.NoneType if hint is None else hint


def as_json(value: Any) -> Any:
    """Return the JSON of a result; of a page, that of its items."""
    if hasattr(value, "next_page"):
        return as_json(value.items)
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.to_dict() if hasattr(value, "to_dict") else value
