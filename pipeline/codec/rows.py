"""Models as rows of a table: flat dicts that have the same keys for every model of a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Protocol, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from .encoding import Encodable, as_json
from .json_bytes import dumps
from .moments import Identifier, Moment
from .unset import UNSET, Unset

_EXTRAS = "additional_properties"
#: Types of values in rows; a subclass stands before its base class.
_SCALARS = (bool, int, float, str, datetime, date, UUID)


class _Model(Protocol):
    """A model, by the method that makes its row."""

    def to_row(self, *, depth: int, separator: str, scalars: bool) -> dict[str, Any]: ...


class RowColumn(NamedTuple):
    """A column of the rows of a class, as the document describes it.

    Args:
        key: The key in each row.
        properties: Names of the properties that lead to the value, as in the JSON.
        types: Types that the value may have: `bool`, `int`, `float`, `str`, `datetime`, `date`,
            `UUID`; `object` for anything else, such as lists and objects.
    """

    key: str
    properties: tuple[str, ...]
    types: frozenset[type]


class _Column(NamedTuple):
    """A column.

    Args:
        key: The name of the column.
        path: The attributes that lead to its value.
    """

    key: str
    path: tuple[str, ...]


def rows(
    models: Iterable[_Model], *, depth: int = 3, separator: str = "_", scalars: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield each model as a row; all rows have the same keys in the same order.

        csv.DictWriter(file, models.Chat.row_keys()).writerows(rows(client.chats.list()))

    Args:
        models: Models of one class: a list, a page, or another iterable. They are read one by one.
        depth: See `ApiModel.to_row`, as for the other arguments.

    Raises:
        TypeError: An item is no model, or a model of another class than the first.
    """
    first: type[object] | None = None
    for number, model in enumerate(models):
        first = first or _class_of(model, number)
        if type(model) is not first:
            raise TypeError(
                f"row {number} is made of {type(model).__name__} and those before it of "
                f"{first.__name__}: make a table for each"
            )
        yield model.to_row(depth=depth, separator=separator, scalars=scalars)


def _class_of(model: object, number: int) -> type[object]:
    if not isinstance(model, Encodable):
        raise TypeError(f"row {number} is {type(model).__name__}, not a model")
    return type(model)


def row_of(model: Encodable, depth: int, separator: str, scalars: bool) -> dict[str, Any]:
    """Return the row of a model; arguments as for `ApiModel.to_row`."""
    kind: Any = type(model)
    take = _scalar if scalars else _plain
    columns = _columns(kind, depth, separator)
    return {column.key: take(_value(model, column.path)) for column in columns}


def keys_of(kind: Any, depth: int, separator: str) -> list[str]:
    """Return the keys of all rows of a class; arguments as for `ApiModel.to_row`."""
    return [column.key for column in _columns(kind, depth, separator)]


def row_columns(kind: Any, *, depth: int = 3, separator: str = "_") -> list[RowColumn]:
    """Return the columns of all rows of a class; arguments as for `ApiModel.to_row`."""
    return [_described(kind, column) for column in _columns(kind, depth, separator)]


def _described(kind: Any, column: _Column) -> RowColumn:
    """Return a column with its properties and types."""
    owner, properties, form = _generated(kind), list[str](), cast("Any", None)
    for name in column.path:
        wire_names = {field: wire for wire, field in owner.__binding__.known.items()}
        properties.append(wire_names.get(name, name))
        form = get_type_hints(owner)[name]
        owner = _model(form) or owner
    return RowColumn(column.key, tuple(properties), frozenset(map(_scalar_type, _parts(form))))


def _scalar_type(form: Any) -> type:
    """Return the type of a row's values that a type of a model stands for."""
    known = next(
        (kind for kind in _SCALARS if isinstance(form, type) and issubclass(form, kind)), None
    )
    return known or object


def _value(model: Any, path: Iterable[str]) -> Any:
    """Follow attributes; where an object is missing or is no model, its fields are missing, too."""
    for name in path:
        model = getattr(model, name, UNSET) if isinstance(model, Encodable) else UNSET
    return model


def _plain(value: Any) -> Any:
    """Return a value as an instance of Python's own classes, or as JSON."""
    if value is UNSET:
        return None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Moment):
        return datetime.combine(value.date(), value.timetz())
    if isinstance(value, Identifier):
        return UUID(int=value.int)
    is_scalar = value is None or isinstance(value, str | int | float | date | UUID)
    return value if is_scalar else as_json(value)


def _scalar(value: Any) -> Any:
    """Return a value as a text, a number, a truth value or None."""
    made = None if value is UNSET else as_json(value)
    return dumps(made) if isinstance(made, list | dict) else made


@cache
def _columns(kind: Any, depth: int, separator: str) -> tuple[_Column, ...]:
    """Return the columns of the rows that a class makes."""
    paths = list(_paths(_generated(kind), depth, ()))
    keys: dict[str, tuple[str, ...]] = {}
    # The shortest paths first: a field of the object itself keeps its name.
    for path in sorted(paths, key=len):
        key = separator.join(path)
        while key in keys:
            key += "_"
        keys[key] = path
    return tuple(
        sorted((_Column(*entry) for entry in keys.items()), key=lambda c: paths.index(c.path))
    )


def _generated(model: type[Encodable]) -> type[Encodable]:
    """Return the generated class that a class is or derives from."""
    return next(base for base in model.__mro__ if "__binding__" in vars(base))


def _paths(
    model: type[Encodable], depth: int, around: tuple[type[Encodable], ...]
) -> Iterator[tuple[str, ...]]:
    """Yield the attributes that lead to every value; a class inside itself is not opened again."""
    around = (*around, model)
    hints = get_type_hints(model)
    names = model.__binding__.known.values()
    for name in sorted(names, key=list(hints).index):
        inner = _model(hints[name])
        if inner is None or depth < 1 or inner in around:
            yield (name,)
        else:
            yield from ((name, *path) for path in _paths(inner, depth - 1, around))
    if not names or hints[_EXTRAS] != dict[str, Any]:
        yield (_EXTRAS,)


def _model(form: Any) -> type[Encodable] | None:
    """Return the model of a type that has one, with fields, and beside it only null and UNSET."""
    (inner, *others) = _parts(form) or [None]
    is_model = isinstance(inner, type) and issubclass(inner, Encodable) and not others
    return inner if is_model and inner.__binding__.known else None


def _parts(form: Any) -> list[Any]:
    """Return the types that a type consists of, without null and UNSET."""
    forms = get_args(form) if get_origin(form) in (Union, UnionType) else (form,)
    return [part for part in forms if part not in (NoneType, Unset)]
