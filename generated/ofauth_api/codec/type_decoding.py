"""Decode by a type: a model, an enum, a list, a union.

An object of a union is decoded as the model that a property of it names. Without such a property,
all models that may fit are tried, and the best result counts: `Variants`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, overload
from uuid import UUID

from .decoding import Attempt, best, decode_root
from .drift import Drift, Holder, Key, OnDrift, kind_of
from .enums import OpenIntEnum, OpenStrEnum
from .exact import decode_exact
from .json_bytes import loads
from .model import ApiModel, decode_model
from .moments import day, identifier, moment
from .unset import UNSET

_SCALARS: Mapping[Any, str] = {
    bool: "boolean",
    float: "number",
    int: "integer",
    str: "string",
    NoneType: "null",
}


_PARSERS: Mapping[Any, Callable[[str], Any]] = {
    date: day,
    datetime: moment,
    UUID: identifier,
}

_M = TypeVar("_M", bound=ApiModel)


@overload
def decode(
    form: type[_M], value: Any, *, strict: bool = False, on_drift: OnDrift | None = None
) -> _M: ...


@overload
def decode(
    form: Any,
    value: Any,
    *,
    strict: bool = False,
    on_drift: OnDrift | None = None,
    only_exact: bool = False,
) -> Any: ...


def decode(
    form: Any,
    value: Any,
    *,
    strict: bool = False,
    on_drift: OnDrift | None = None,
    only_exact: bool = False,
) -> Any:
    """Make an instance of a type of a JSON value.

    A value unlike the document is kept as it is; a missing value is UNSET. A type takes any value
    if it is no model, enum, scalar or list, and no union of these.

    Args:
        form: The type, such as `Chat` or `list[Chat] | None`.
        value: The bytes of JSON, or the result of the JSON parser, which is not changed, but its
            parts are kept.
        strict: Raise an error if the value is not what the document says.
        on_drift: Called once with all mismatches, if there are any.
        only_exact: Return None for bytes that do not take the short way of `decode_exact`.

    Raises:
        ValueError: The bytes are no JSON.
        DecodeError: With `strict`, if there are mismatches; it has all of them.
    """
    if isinstance(value, bytes):
        made = decode_exact(form, value)
        if made is not None or only_exact:
            return made
        value = loads(value)
    is_model = isinstance(form, type) and issubclass(form, ApiModel)
    return decode_root(decode_model if is_model else decode_type, form, value, strict, on_drift)


def decode_type(form: Any, value: Any, drift: Drift, holder: Holder, key: Key) -> Any:
    """Decode a value by a type; an unknown type takes any value."""
    if isinstance(form, type) and issubclass(form, ApiModel):
        return decode_model(form, value, drift, holder, key)
    origin = get_origin(form)
    if origin is list:
        return _list(get_args(form)[0], value, drift, holder, key)
    if origin in (Union, UnionType):
        return _union(get_args(form), value, drift, holder, key)
    if isinstance(form, type) and issubclass(form, OpenStrEnum | OpenIntEnum):
        return drift.enum(value, form, _kind(form), holder, key)
    if form in _SCALARS:
        return drift.unlike(value, _SCALARS[form], holder, key)
    if form in _PARSERS:
        parsed = _PARSERS[form](value) if isinstance(value, str) else None
        return parsed or drift.unlike(value, form.__name__, holder, key)
    return value


def _list(item: Any, value: Any, drift: Drift, holder: Holder, key: Key) -> Any:
    if not isinstance(value, list):
        return drift.unlike(value, "array", holder, key)
    return [decode_type(item, inner, drift, value, number) for number, inner in enumerate(value)]


def _union(forms: tuple[Any, ...], value: Any, drift: Drift, holder: Holder, key: Key) -> Any:
    kind = kind_of(value)
    fitting = [form for form in forms if _kind(form) in (kind, "anything")]
    models = [form for form in fitting if _kind(form) == "object"]
    if len(models) > 1:
        return Variants(models)(value, drift, holder, key)
    if not fitting and kind == "integer":
        fitting = [form for form in forms if _kind(form) == "number"]
    if not fitting:
        return drift.unlike(value, " or ".join(map(_kind, forms)), holder, key)
    return best([_attempt(form, value, holder, key) for form in fitting], drift)


def _attempt(form: Any, value: Any, holder: Holder, key: Key) -> Attempt:
    return lambda drift: decode_type(form, value, drift, holder, key)


def _kind(form: Any) -> str:
    """Return the JSON type that a type stands for."""
    if get_origin(form) is list:
        return "array"
    if form in _SCALARS:
        return _SCALARS[form]
    if isinstance(form, type) and issubclass(form, ApiModel):
        return "object"
    if form in _PARSERS or (isinstance(form, type) and issubclass(form, OpenStrEnum)):
        return "string"
    return "integer" if isinstance(form, type) and issubclass(form, OpenIntEnum) else "anything"


class Variants:
    """Decodes an object that is one of several models.

    A property that names the model decides. Otherwise the candidates are the models that require
    no more properties than the object has. The best candidate leaves the fewest mismatches and,
    among equals, the fewest unknown properties.

    Args:
        models: The models.
        tag: The property that names the model; by default, what the models declare.
        tags: The model for each text of that property.
    """

    def __init__(
        self,
        models: Sequence[type[ApiModel]],
        tag: str = "",
        tags: Mapping[str, type[ApiModel]] | None = None,
    ) -> None:
        self._models = models
        self._tag, self._tags = (tag, tags) if tags else _declared(models)
        self._untagged = [model for model in models if model not in self._tags.values()]
        self._below = _below(models, self._tag, [*self._tags.values()])

    def __call__(self, value: Mapping[str, Any], drift: Drift, holder: Holder, key: Key) -> Any:
        """Decode an object; an object unlike all of the models is kept as it is."""
        said = value.get(self._tag, UNSET) if self._tags else UNSET
        if not isinstance(said, str):
            return self._fitting(self._models, value, drift, holder, key)
        if said in self._tags:
            model = self._tags[said]
            model = self._refined(model, value) if model in self._below else model
            return model.__binding__.decode(value, drift)
        if self._untagged:
            named = [model for model in self._untagged if model.__name__ == said]
            return self._fitting(named or self._untagged, value, drift, holder, key)
        drift.unlisted(said, self._tags, value, self._tag)
        return value

    def _refined(self, model: type[ApiModel], value: Mapping[str, Any]) -> type[ApiModel]:
        """Return the model made of a model that another property names, or the model itself."""
        for wire, text, made in self._below[model]:
            if value.get(wire, UNSET) == text:
                return made
        return model

    def _fitting(
        self, models: Sequence[type[ApiModel]], value: Any, drift: Drift, holder: Holder, key: Key
    ) -> Any:
        """Decode an object as the model that it fits best."""
        names = value.keys()
        candidates = [model for model in models if model.__binding__.required <= names]
        if not candidates:
            candidates = [model for model in models if _knows(model, names)]
        if candidates:
            return best([_model_attempt(model, value) for model in candidates], drift)
        drift.note(value, " or ".join(model.__name__ for model in models), holder, key)
        return value


def _declared(models: Sequence[type[ApiModel]]) -> tuple[str, Mapping[str, type[ApiModel]]]:
    """Return the property by which discriminators name most of the models, and its values."""
    best: tuple[str, Mapping[str, type[ApiModel]]] = "", {}
    for wire in sorted({wire for model in models for wire in model.__binding__.tags}):
        said = [(text, model) for model in models for text in model.__binding__.tags.get(wire, ())]
        tags = dict(said)
        if len(tags) == len(said) and len(tags) > len(best[1]):
            best = wire, tags
    return best


def _below(
    models: Sequence[type[ApiModel]], tag: str, named: Sequence[type[ApiModel]]
) -> dict[type[ApiModel], list[tuple[str, str, type[ApiModel]]]]:
    """Return the models made of named models, with the property and the text that name each.

    A model made of another one knows all of its properties.
    """
    below: dict[type[ApiModel], list[tuple[str, str, type[ApiModel]]]] = {}
    for model in dict.fromkeys(named):
        found = [
            (wire, text, made)
            for made in models
            if made is not model and made.__binding__.known.keys() >= model.__binding__.known.keys()
            for wire, texts in made.__binding__.tags.items()
            for text in texts
            if wire != tag and wire in model.__binding__.known
        ]
        below |= {model: found} if found else {}
    return below


def _knows(model: type[ApiModel], names: Iterable[str]) -> bool:
    return not model.__binding__.known.keys().isdisjoint(names)


def _model_attempt(model: type[ApiModel], value: Any) -> Attempt:
    return lambda drift: model.__binding__.decode(value, drift)
