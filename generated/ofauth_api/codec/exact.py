"""Decode JSON that is exactly as documented, by msgspec, which checks values while it parses them.

The decoders of the models look at each value in Python. msgspec does that in C: it parses a text
into structs with the fields of the models, and refuses any other text, be it for one unknown
property. The models are made of the structs without a further test. A text that was refused goes
to the decoders, which keep all values and tell what is wrong.

The structs, and the functions that make models of them, are defined after some texts of a type:
programs that decode few answers do not pay for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, partial
from inspect import get_annotations
from threading import Lock
from types import NoneType, UnionType
from typing import Any, NamedTuple, NoReturn, TypeAlias, Union, get_args, get_origin
from uuid import UUID

from .drift import Drift, ModelDecoder
from .encoding import Encodable
from .enums import OpenIntEnum, OpenStrEnum, members
from .json_bytes import msgspec
from .moments import day, identifier, moment
from .unset import UNSET, Unset

#: What msgspec reads for types whose values stay as they are. A number may be an integer.
_PLAIN: Mapping[Any, str] = {
    Any: "Any",
    NoneType: "None",
    bool: "bool",
    float: "int | float",
    int: "int",
    str: "str",
}
#: Functions that read a text with a format.
_FORMATS: Mapping[Any, str] = {date: "day", datetime: "moment", UUID: "identifier"}
#: The name of a property with one of these cannot be the name of a field in msgspec.
_REFUSED_IN_NAMES = frozenset('"\\').union(map(chr, range(32)))
#: The type of extras that are kept as they are.
_ANY_EXTRAS = dict[str, Any]

#: The most lists inside one another. CPython 3.12 and 3.13 crash on 21 nested comprehensions.
_MOST_NESTED = 8
#: Bytes of a type that are left to the decoders at first. A definition takes as long as decoding
#: some hundred kilobytes.
_FIRST_PAUSE = 2**16
#: After many attempts in vain, the next one waits for so many times the bytes of the last one.
_LONGEST_PAUSE = 1024

#: Makes the value of a text.
_Read: TypeAlias = Callable[[bytes], Any]


class _UnfitError(Exception):
    """A type that structs cannot stand for, or a value that is not as documented."""


class _Reading(NamedTuple):
    """How a value is read.

    Args:
        type: What msgspec reads, as an annotation with the names in `_TYPES`.
        made: Returns the expression for the value of what was read, which has a name; None if
            both are the same.
    """

    type: str
    made: Callable[[str], str] | None = None


class ExactReader:
    """Makes instances of a type of JSON that is exactly as documented.

    After a text that was not as documented, the reader leaves as many bytes to the decoders as that
    text had; then twice, four, eight times as many. An API that does not keep to its document is
    decoded without many attempts in vain.

    Args:
        form: The type, a model or a list.
        pause: How many bytes the reader leaves to the decoders at first.
    """

    def __init__(self, form: Any, pause: int) -> None:
        self._form = form
        self._read: _Read | None = None
        self._left = pause
        self._factor = 1

    def read(self, content: bytes) -> Any:
        """Return the instance, or None for a text that is left to the decoders.

        Args:
            content: The JSON.
        """
        if self._left > 0:
            self._left -= len(content)
            return None
        try:
            if self._read is None:
                self._read = _defined_read(self._form)
            made = self._read(content)
        except (ValueError, LookupError, RecursionError, _UnfitError):
            self._left = self._factor * len(content)
            self._factor = min(self._factor * 2, _LONGEST_PAUSE)
            return None
        self._factor = 1
        return made


def decode_exact(form: Any, content: bytes) -> Any:
    """Make an instance of a type of JSON, if the JSON is exactly as documented.

    Args:
        form: The type.
        content: The JSON.

    Returns:
        The instance; None if the decoders have to make it, because the JSON is not as documented,
        the type is neither model nor list, msgspec is not installed, or an attempt is too early.
    """
    reader = _READERS.get(form)
    if reader is None:
        # No reader is kept for a class that a caller derives from a model, because the class may
        # be local to a function.
        if not _is_generated(form) and get_origin(form) is not list:
            return None
        reader = _READERS.setdefault(form, ExactReader(form, _FIRST_PAUSE))
    return reader.read(content)


def _is_generated(form: Any) -> bool:
    return isinstance(form, type) and "__binding__" in vars(form)


def _defined_read(form: Any) -> _Read:
    """Define the structs and functions for a type, and return the function that reads it.

    Raises:
        _UnfitError: Other code is defining structs at the moment. Waiting for it would block a
            signal handler forever if the handler interrupts that code.
    """
    lock = _LOCKS.setdefault(os.getpid(), Lock())
    if lock.locked():
        raise _UnfitError(form)
    with lock:
        try:
            return _new_read(form)
        except RecursionError:
            raise
        except Exception:
            # Python or another version of msgspec may refuse a definition. The decoders need none.
            return _refuse


def _new_read(form: Any) -> _Read:
    package = msgspec()
    if package is None:
        raise _UnfitError(form)
    reading = _list(form) if get_origin(form) is list else _model(form)
    _define_models(package.defstruct)
    struct = eval(reading.type, {**_TYPES})  # noqa: S307  (written in this module)
    if struct in (Any, list[Any]):
        # Without a struct, msgspec checks nothing.
        raise _UnfitError(form)
    parse = package.json.Decoder(struct).decode
    make = eval(f"lambda value: {_made(reading, 'value')}", _NAMES)  # noqa: S307  (as above)
    return lambda content: make(parse(content))


def _reading(form: Any) -> _Reading:
    """Return how a value of a type is read.

    Raises:
        _UnfitError: No struct can tell whether a value is of that type.
    """
    if get_origin(form) is list:
        return _list(form)
    if get_origin(form) in (Union, UnionType):
        return _union(get_args(form))
    if form in _FORMATS:
        return _Reading("str", lambda value: f"({_FORMATS[form]}({value}) or refuse())")
    if form in _PLAIN:
        return _Reading(_PLAIN[form])
    if isinstance(form, type) and issubclass(form, OpenStrEnum | OpenIntEnum):
        table = _table(form)
        plain = "str" if issubclass(form, str) else "int"
        return _Reading(plain, lambda value: f"{table}[{value}]")
    return _model(form)


def _list(form: Any) -> _Reading:
    items = _reading(get_args(form)[0])
    made = f"list[{items.type}]"
    if made.count("list[") > _MOST_NESTED:
        raise _UnfitError(form)
    if items.made is None:
        return _Reading(made)
    return _Reading(
        made, lambda value: f"[{_made(items, f'each_{value}')} for each_{value} in {value}]"
    )


def _union(forms: tuple[Any, ...]) -> _Reading:
    """Return how a union is read, of scalars, or of null and another type."""
    readings = [_reading(form) for form in forms if form is not Unset]
    plain = " | ".join(reading.type for reading in readings)
    lists = [reading for reading in readings if reading.type.startswith("list[")]
    others = [reading for reading in readings if reading.made is not None]
    if len(lists) > 1:
        raise _UnfitError(forms)
    if not others:
        return _Reading(plain)
    if len(readings) - len(others) > (NoneType in forms) or len(others) > 1:
        raise _UnfitError(forms)
    if NoneType not in forms:
        return others[0]
    return _Reading(
        plain, lambda value: f"(None if {value} is None else {_made(others[0], value)})"
    )


def _model(form: Any) -> _Reading:
    """Return how a model is read; its struct is defined later, because models form circles."""
    if not _is_generated(form):
        raise _UnfitError(form)
    number = _MODELS.setdefault(form, len(_MODELS))
    return _Reading(f"structs[{number}]", lambda value: f"made_{number}({value})")


@cache
def _table(enum: type[OpenStrEnum | OpenIntEnum]) -> str:
    """Return the name of the members of an enum by value."""
    name = f"members_{len(_NAMES)}"
    _NAMES[name] = members(enum)
    return name


def _made(reading: _Reading, value: str) -> str:
    """Return the expression for the value of what was read, which has a name."""
    return reading.made(value) if reading.made else value


def _define_models(defstruct: Callable[..., Any]) -> None:
    """Define the structs of all models that were met, and of those that they lead to."""
    while len(_STRUCTS) < len(_MODELS):
        number = len(_STRUCTS)
        model = [*_MODELS][number]
        try:
            _STRUCTS.append(_defined(model, number, defstruct))
        except _UnfitError:
            _NAMES[f"made_{number}"] = partial(_checked, model.__binding__.decode)
            _STRUCTS.append(Any)


def _defined(model: type[Encodable], number: int, defstruct: Callable[..., Any]) -> Any:
    """Define the struct of a model, and the function that makes the model of it.

    Raises:
        _UnfitError: A property of the model cannot be read.
    """
    known, required = model.__binding__.known, model.__binding__.required
    hints = _types_of_fields(model)
    if not known or model.__binding__.narrower or hints["additional_properties"] != _ANY_EXTRAS:
        raise _UnfitError(model)
    if any(not _REFUSED_IN_NAMES.isdisjoint(wire) for wire in known):
        raise _UnfitError(model)
    readings = {wire: _reading(hints[name]) for wire, name in known.items()}
    names = {wire: f"field_{place}" for place, wire in enumerate(known)}
    lines = [f"def made_{number}(read):", f"model = new(model_{number})"]
    for wire, name in known.items():
        lines += _assignment(name, f"read.{names[wire]}", readings[wire], wire in required)
    _NAMES[f"model_{number}"] = model
    text = "\n    ".join([*lines, "model._extras = None", "return model"])
    exec(text, _NAMES)  # noqa: S102  (its only foreign words are names of fields)
    return defstruct(
        f"Struct{number}",
        [
            (names[wire], reading.type, *([] if wire in required else [UNSET]))
            for wire, reading in readings.items()
        ],
        rename={field: wire for wire, field in names.items()},
        namespace=_TYPES,
        kw_only=True,
        gc=False,
        forbid_unknown_fields=True,
    )


def _types_of_fields(model: Any) -> dict[str, Any]:
    # `get_type_hints` would look names up in `sys.modules`. If a program imports the package twice,
    # as some test runners do, models of the first import would get types of the second.
    names = model.__binding__.decode.__globals__
    return get_annotations(model, globals=names, locals={}, eval_str=True)


def _assignment(name: str, read: str, reading: _Reading, is_required: bool) -> list[str]:
    """Return the statements that set a field."""
    if reading.made is None:
        return [f"model.{name} = {read}"]
    made = reading.made("value")
    if not is_required:
        made = f"value if value is UNSET else {made}"
    return [f"value = {read}", f"model.{name} = {made}"]


def _checked(decode: ModelDecoder, value: Any) -> Any:
    """Decode an object that structs cannot stand for.

    Raises:
        _UnfitError: It is not exactly as documented.
    """
    if type(value) is not dict:
        _refuse()
    drift = Drift()
    made = decode(value, drift)
    drift.finish()
    if drift.found or drift.undated:
        _refuse()
    return made


def _refuse(_content: bytes = b"") -> NoReturn:
    raise _UnfitError


#: A lock for each process. The thread that holds the lock of its parent is missing in a forked
#: process, which makes unfinished definitions again.
_LOCKS: dict[int, Lock] = {}
#: The readers of the types that were met.
_READERS: dict[Any, ExactReader] = {}
#: The models that were met, with their numbers.
_MODELS: dict[type[Encodable], int] = {}
#: The struct of each model; Any for a model that no struct can stand for.
_STRUCTS: list[Any] = []
#: What the annotations of structs use.
_TYPES: dict[str, Any] = {"Any": Any, "structs": _STRUCTS}
#: What the functions that make models use.
_NAMES: dict[str, Any] = {
    "UNSET": UNSET,
    "day": day,
    "identifier": identifier,
    "moment": moment,
    "new": object.__new__,
    "refuse": _refuse,
}
