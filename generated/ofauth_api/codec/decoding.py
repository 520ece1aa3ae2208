"""Decoders that all models share: of objects, of lists, and of an outermost value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias, TypeVar

from .drift import (
    DecodeError,
    Decoder,
    Drift,
    Holder,
    Key,
    Mismatch,
    ModelDecoder,
    OnDrift,
    located,
    same,
)

_TYPES: dict[str, type] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": float,
    "null": type(None),
}

_Type = TypeVar("_Type")
_Made = TypeVar("_Made")
#: Decodes by a type: type, JSON value, drift, holder and key.
TypeDecoder: TypeAlias = Callable[[_Type, Any, Drift, Holder, Key], _Made]
#: Decodes a value with a drift of its own.
Attempt: TypeAlias = Callable[[Drift], Any]


def decoded_model(
    value: object, decode: ModelDecoder, drift: Drift, expected: str, holder: Holder, key: Key
) -> Any:
    """Decode a value that may be an object; any other value is kept as it is."""
    if type(value) is dict or isinstance(value, Mapping):
        return decode(value, drift)
    return drift.unlike(value, expected, holder, key)


def decoded_models(values: Sequence[Any], decode: ModelDecoder, drift: Drift) -> list[Any]:
    """Decode a list of objects."""
    made: list[Any] = []
    for value in values:
        if type(value) is dict:
            made.append(decode(value, drift))
        else:
            made.append(decoded_model(value, decode, drift, "object", values, len(made)))
    return made


def decoded_scalars(values: Sequence[Any], expected: str, drift: Drift) -> Sequence[Any]:
    """Return a list of scalars: the same list if all are of the types expected."""
    types = _types(expected)
    if types.issuperset(map(type, values)):
        return values
    return [
        value if type(value) in types else drift.unlike(value, expected, values, number)
        for number, value in enumerate(values)
    ]


@cache
def _types(expected: str) -> frozenset[type]:
    """Return the Python types of JSON types; a number may be written as an integer."""
    kinds = expected.split(" or ")
    return frozenset([_TYPES[kind] for kind in kinds] + [int] * ("number" in kinds))


def decoded_items(values: Sequence[Any], decode: Decoder, drift: Drift) -> list[Any]:
    """Decode a list of other values."""
    return [decode(value, drift, values, number) for number, value in enumerate(values)]


def decoded_lists(values: Sequence[Any], decoders: Sequence[Decoder], drift: Drift) -> Any:
    """Decode a list with the decoder that fits its items best."""

    def attempt(decode: Decoder) -> Attempt:
        return lambda trial: decoded_items(values, decode, trial)

    return best([attempt(decode) for decode in decoders], drift)


def is_one_of(value: object, values: Sequence[Any]) -> bool:
    """Tell whether the document lists a value."""
    return any(same(value, listed) for listed in values)


def best(attempts: Sequence[Attempt], drift: Drift) -> Any:
    """Return the result of the attempt with the fewest mismatches, the first of equals.

    Of two models with as many mismatches, the model that knows more of the properties is better.
    """
    if len(attempts) == 1:
        return attempts[0](drift)
    trials = [drift.trial() for _ in attempts]
    made = [attempt(trial) for attempt, trial in zip(attempts, trials, strict=True)]
    costs = [_cost(trial, value) for trial, value in zip(trials, made, strict=True)]
    number = costs.index(min(costs))
    drift.take_over(trials[number])
    return made[number]


def _cost(trial: Drift, made: object) -> tuple[int, int]:
    return len(trial.found), len(getattr(made, "additional_properties", ()))


def decode_root(
    decode: TypeDecoder[_Type, _Made],
    form: _Type,
    value: object,
    strict: bool,
    on_drift: OnDrift | None,
) -> _Made:
    """Decode an outermost value from start to end: with the work that its parts put off.

    Args:
        decode: Makes an instance of a type.
        form: The type.
        value: The result of the JSON parser.
        strict: Raise an error if there is a mismatch that is more than a guess.
        on_drift: Called with all mismatches, if there are any.

    Raises:
        DecodeError: With `strict`, for all mismatches together.
    """
    drift = Drift()
    made = decode(form, value, drift, None, None)
    drift.finish()
    if (drift.found or drift.undated) and (strict or on_drift is not None):
        found = [(*mismatch, False) for mismatch in drift.found] + [
            (*mismatch, True) for mismatch in drift.undated
        ]
        _report(form, located(found, value), strict, on_drift)
    return made


def _report(
    form: object, mismatches: tuple[Mismatch, ...], strict: bool, on_drift: OnDrift | None
) -> None:
    if on_drift is not None:
        on_drift(mismatches)
    sure = tuple(mismatch for mismatch in mismatches if not mismatch.guessed)
    if strict and sure:
        raise DecodeError(getattr(form, "__name__", str(form)), sure)
