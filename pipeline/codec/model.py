"""What every generated model can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import fields

from .decoding import decode_root, decoded_model
from .drift import Decoder, Drift, Holder, Key, ModelDecoder, kind_of
from .encoding import Binding, Encodable, ModelEncoder
from .json_bytes import dumps, loads
from .unset import UNSET

_M = TypeVar("_M", bound="ApiModel")

#: Makes an instance without calling `__init__`.
new: Any = object.__new__

_LOCK = Lock()


class ApiModel(Encodable):
    """A JSON object.

    A generated model has a field for each property of the document, which is UNSET where the
    object does not have it, and `additional_properties` for all others.
    """

    __slots__ = ()

    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], *, strict: bool = False) -> Self:
        """Make a model of a JSON object.

        What is unlike the document is kept as it is; what is missing is UNSET; properties
        that the document does not know are in `additional_properties`.

        Args:
            src_dict: What the JSON parser returned; it is not changed, but its parts are kept.
            strict: Raise an error if the object is not what the document says.

        Raises:
            DecodeError: With `strict`, for all that is wrong together.
        """
        made: Self = decode_root(decode_model, cls, src_dict, strict, None)
        return made

    @classmethod
    def from_json(cls, text: str | bytes, *, strict: bool = False) -> Self:
        """Make a model of the text of a JSON object.

        Args:
            text: The text, as bytes in UTF-8.
            strict: As for `from_dict`.

        Raises:
            ValueError: The text is not JSON, or not that of an object.
            DecodeError: With `strict`, for all that is wrong together.
        """
        try:
            value = loads(text.encode() if isinstance(text, str) else text)
        except ValueError as error:
            raise ValueError(f"{cls.__name__} is made of JSON, not of this: {error}") from None
        if not isinstance(value, dict):
            raise ValueError(f"{cls.__name__} is made of a JSON object, not of {kind_of(value)}")
        return cls.from_dict(value, strict=strict)

    def to_json(self) -> str:
        """Return the text of the JSON object that this model stands for, as the client sends it.

        Raises:
            TypeError: A value that somebody has set has no form in JSON.
            ValueError: A number is infinite, or none.
        """
        return dumps(self.to_dict())

    def to_row(
        self, *, depth: int = 3, separator: str = "_", scalars: bool = False
    ) -> dict[str, Any]:
        """Return the fields as a row of a table, flat and under their names in Python.

        Every model of a class has the same keys: None stands for what is UNSET, and for all
        of an object that is missing. Enums are plain values, dates stay `datetime`. What is
        not flattened is JSON: lists, an object inside one of its own class, an object of
        several possible classes. `additional_properties` are left out, unless the document
        describes them.

        Args:
            depth: How many objects inside one another are flattened, from 0.
            separator: Stands between the names of fields inside one another: `with_user_id`.
            scalars: Make dates, lists and objects texts (ISO 8601, JSON), for CSV files and
                SQL databases.
        """
        # Few programs make rows.
        from .rows import row_of

        return row_of(self, depth, separator, scalars)

    @classmethod
    def row_keys(cls, *, depth: int = 3, separator: str = "_") -> list[str]:
        """Return the keys that every row of this class has, in their order.

        Args:
            depth: As for `to_row`.
            separator: As for `to_row`.
        """
        from .rows import keys_of

        return keys_of(cls, depth, separator)

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return _extras_with(self, key)[key]

    def __setitem__(self, key: str, value: Any) -> None:
        _refuse_field(self, key)
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del _extras_with(self, key)[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

    if not TYPE_CHECKING:
        # Type checkers tell by themselves that a model has no length. Iterating begins with
        # model[0]: with an `__iter__`, pandas and others would take a model for a list.

        def __len__(self) -> int:
            raise TypeError(_no_list(self))

        def __bool__(self) -> bool:
            return True

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def __repr__(self) -> str:
        values = {field.name: getattr(self, field.name) for field in _fields(type(self))}
        shown = [f"{name}={value!r}" for name, value in values.items() if _is_shown(name, value)]
        return f"{type(self).__name__}({', '.join(shown)})"


def _extras_with(model: ApiModel, key: Any) -> dict[str, Any]:
    """Return the properties without a field, if a key is one of them."""
    _refuse_field(model, key)
    if key not in model.additional_properties:
        raise KeyError(f"{type(model).__name__} has no property {key}: see additional_keys")
    return model.additional_properties


def _refuse_field(model: ApiModel, key: Any) -> None:
    """Raise if a key is no property's, or is that of a property with a field."""
    if not isinstance(key, str):
        raise TypeError(_no_list(model))
    known = model.__binding__.known
    field = known.get(key, key)
    if field in known.values() and key not in model.additional_properties:
        raise KeyError(f"{key} of {type(model).__name__} is the attribute .{field}")


def _no_list(model: ApiModel) -> str:
    lists = [field.name for field in _fields(type(model)) if str(field.type).startswith("list[")]
    items = f"; iterate over its .{lists[0]}" if len(lists) == 1 else ""
    return (
        f"{type(model).__name__} is one object, not a list: its fields are attributes, "
        f"additional_properties has the rest, to_dict() makes a dict{items}"
    )


def _fields(model: Any) -> Any:
    return fields(model)


def _is_shown(name: str, value: Any) -> bool:
    return value is not UNSET and (name != "additional_properties" or value != {})


def bind(
    model: type[ApiModel],
    decode: ModelDecoder,
    encode: ModelEncoder,
    *,
    required: Iterable[str],
    known: Mapping[str, str],
) -> None:
    """Give a generated model the functions that decode and encode it.

    Its `additional_properties` become a dict only when somebody asks for them: most objects
    have no unknown properties, and a dict takes as much memory as a small model.

    Args:
        model: The model.
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: Names that have a field, and what the field is called.
    """
    slot = vars(model)["additional_properties"]
    given = {
        "__binding__": Binding(decode, encode, frozenset(required), known),
        "_extras": slot,
        "additional_properties": property(_extras, slot.__set__, doc=_extras.__doc__),
    }
    for name, value in given.items():
        setattr(model, name, value)


def _extras(model: Any) -> dict[str, Any]:
    """The properties that the document does not know."""
    if model._extras is None:
        with _LOCK:
            if model._extras is None:
                model._extras = {}
    made: dict[str, Any] = model._extras
    return made


def decode_model(
    model: type[ApiModel], value: object, drift: Drift, holder: Holder, key: Key
) -> Any:
    """Decode a value that should be a JSON object as a model."""
    made = decoded_model(value, model.__binding__.decode, drift, "object", holder, key)
    if type(made) is model or not isinstance(made, ApiModel):
        return made
    drift.finish()
    return _derived(model, made)


def _derived(model: type[_M], made: ApiModel) -> _M:
    """Make an instance of a class that somebody derived from a generated one."""
    values = {field.alias: getattr(made, field.name) for field in _fields(type(made))}
    return model(**values)


def decoded_extras(
    source: Mapping[str, Any], model: type[ApiModel], drift: Drift, decode: Decoder | None = None
) -> dict[str, Any] | None:
    """Return the properties that have no field, decoded where they have a type."""
    known = model.__binding__.known
    extras = {key: value for key, value in source.items() if key not in known}
    if decode is not None:
        for key, value in extras.items():
            extras[key] = decode(value, drift, source, key)
    return extras or None
