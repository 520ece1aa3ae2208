"""Decoders that every model shares: of objects, of lists, of lists of one kind or another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from .drift import DecodeError, Decoder, Drift, ModelDecoder, OnDrift, located, same

_TYPES: dict[str, type] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": float,
    "null": type(None),
}
#: Decodes by a type: type, value, drift, holder and key.
FormDecoder: TypeAlias = Callable[[Any, Any, Drift, Any, Any], Any]


def decoded_model(
    value: Any, decode: ModelDecoder, drift: Drift, expected: str, holder: Any, key: Any
) -> Any:
    """Decode what may be an object; anything else is kept as it is."""
    if isinstance(value, Mapping):
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
    """Return a list of scalars, the same one if all are of the types expected."""
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
    """Decode a list of anything else."""
    return [decode(value, drift, values, number) for number, value in enumerate(values)]


def decoded_lists(values: Sequence[Any], decoders: Sequence[Decoder], drift: Drift) -> Any:
    """Decode a list whose items are all of one kind or all of another."""

    def attempt(decode: Decoder) -> Attempt:
        return lambda trial: decoded_items(values, decode, trial)

    return best([attempt(decode) for decode in decoders], drift)


def is_one_of(value: Any, values: Sequence[Any]) -> bool:
    """Tell whether a value is one of those the document lists."""
    return any(same(value, listed) for listed in values)


#: Decodes something with a collector of its own.
Attempt = Callable[[Drift], Any]


def best(attempts: Sequence[Attempt], drift: Drift) -> Any:
    """Return what the attempt makes that finds the least amiss, the first of equals.

    Of models, the one that knows more of the properties is better.
    """
    if len(attempts) == 1:
        return attempts[0](drift)
    trials = [drift.trial() for _ in attempts]
    made = [attempt(trial) for attempt, trial in zip(attempts, trials, strict=True)]
    costs = [_cost(trial, value) for trial, value in zip(trials, made, strict=True)]
    number = costs.index(min(costs))
    drift.take_over(trials[number])
    return made[number]


def _cost(trial: Drift, made: Any) -> tuple[int, int]:
    return len(trial.found), len(getattr(made, "additional_properties", ()))


def run(decode: FormDecoder, form: Any, value: Any, strict: bool, on_drift: OnDrift | None) -> Any:
    """Decode an outermost value.

    Args:
        decode: Makes an instance of a type.
        form: The type.
        value: What the JSON parser returned.
        strict: Raise an error if there is a mismatch that is not only guessed.
        on_drift: Called with all mismatches, if there are any.

    Raises:
        DecodeError: With `strict`, for all mismatches together.
    """
    drift = Drift()
    made = decode(form, value, drift, None, None)
    drift.finish()
    found = [(*one, False) for one in drift.found] + [(*one, True) for one in drift.undated]
    if found and (strict or on_drift is not None):
        _tell(form, located(found, value), strict, on_drift)
    return made


def _tell(form: Any, mismatches: Any, strict: bool, on_drift: OnDrift | None) -> None:
    if on_drift is not None:
        on_drift(mismatches)
    sure = tuple(mismatch for mismatch in mismatches if not mismatch.guessed)
    if strict and sure:
        raise DecodeError(getattr(form, "__name__", str(form)), sure)
