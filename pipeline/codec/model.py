"""The base class of all generated models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import fields

from .decoding import decode_root, decoded_model
from .drift import Decoder, Drift, Holder, Key, ModelDecoder, kind_of
from .encoding import Binding, Encodable, ModelEncoder
from .exact import decode_exact
from .json_bytes import dumps, loads
from .unset import UNSET

_M = TypeVar("_M", bound="ApiModel")

#: Makes an instance without calling `__init__`.
new: Any = object.__new__

_LOCK = Lock()


class ApiModel(Encodable):
    """A JSON object.

    A generated model has a field for each property of the document, and `additional_properties`
    for all others. A field is UNSET if the object lacks the property.
    """

    __slots__ = ()

    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], *, strict: bool = False) -> Self:
        """Make a model of a JSON object.

        A value unlike the document is kept as it is; a missing value is UNSET; properties
        that the document does not know are in `additional_properties`.

        Args:
            src_dict: The result of the JSON parser; it is not changed, but its parts are kept.
            strict: Raise an error if the object is not what the document says.

        Raises:
            DecodeError: With `strict`, if there are mismatches; it has all of them.
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
            ValueError: The text is no JSON, or its value is no object.
            DecodeError: With `strict`, if there are mismatches; it has all of them.
        """
        try:
            content = text.encode() if isinstance(text, str) else text
            made: Self | None = decode_exact(cls, content)
            if made is not None:
                return made
            value = loads(content)
        except ValueError as error:
            raise ValueError(f"{cls.__name__} is made of JSON, not of this: {error}") from None
        if not isinstance(value, dict):
            raise ValueError(f"{cls.__name__} is made of a JSON object, not of {kind_of(value)}")
        return cls.from_dict(value, strict=strict)

    def to_json(self) -> str:
        """Return the JSON object that this model stands for as a text, as the client sends it.

        Raises:
            TypeError: Somebody has set a value that JSON cannot express.
            ValueError: A number is infinite or not a number.
        """
        return dumps(self.to_dict())

    def to_row(
        self, *, depth: int = 3, separator: str = "_", scalars: bool = False
    ) -> dict[str, Any]:
        """Return the fields as a row of a table, flat and under their names in Python.

        Every model of a class has the same keys. A field that is UNSET is None, and so are all
        fields of a missing object. Enums become plain values, dates stay `datetime`. Lists,
        objects inside an object of the same class, and objects of several possible classes are
        not flattened: they become JSON. `additional_properties` are left out, unless the
        document describes them.

        Args:
            depth: Number of levels of objects that are flattened, from 0.
            separator: Joins the names of nested fields: `with_user_id`.
            scalars: Turn dates, lists and objects into texts (ISO 8601, JSON), for CSV files
                and SQL databases.
        """
        # Imported late: few programs make rows.
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
        # These are hidden from type checkers, which then report `len(model)` by themselves. There
        # is no `__iter__`: pandas and others would take a model for a list. A loop over a model
        # calls model[0], which raises the error.

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
    """Return the properties without a field; a key must be among them."""
    _refuse_field(model, key)
    if key not in model.additional_properties:
        raise KeyError(f"{type(model).__name__} has no property {key}: see additional_keys")
    return model.additional_properties


def _refuse_field(model: ApiModel, key: Any) -> None:
    """Raise an error if a key is no text, or names a property with a field."""
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
    narrower: bool = False,
    tags: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Give a generated model the functions that decode and encode it.

    The `additional_properties` of an instance become a dict at first use: most objects have no
    unknown properties, and a dict takes as much memory as a small model.

    Args:
        model: The model.
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: The field of each name that has one.
        narrower: Whether the document allows fewer values of a field than its type does.
        tags: The values by which a discriminator names the model, for each property.
    """
    slot = vars(model)["additional_properties"]
    given = {
        "__binding__": Binding(decode, encode, frozenset(required), known, narrower, tags or {}),
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
    made_by = model.__binding__.decode
    if type(value) is dict:
        made = made_by(value, drift)
    else:
        made = decoded_model(value, made_by, drift, "object", holder, key)
    if type(made) is model or not isinstance(made, ApiModel):
        return made
    drift.finish()
    return _derived(model, made)


def _derived(model: type[_M], made: ApiModel) -> _M:
    """Make an instance of a class that somebody derived from a generated class."""
    values = {field.alias: getattr(made, field.name) for field in _fields(type(made))}
    return model(**values)


def decoded_extras(
    source: Mapping[str, Any], model: type[ApiModel], drift: Drift, decode: Decoder | None = None
) -> dict[str, Any] | None:
    """Return the properties that have no field; `decode` makes their values, if it is given."""
    known = model.__binding__.known
    extras = {key: value for key, value in source.items() if key not in known}
    if decode is not None:
        for key, value in extras.items():
            extras[key] = decode(value, drift, source, key)
    return extras or None
