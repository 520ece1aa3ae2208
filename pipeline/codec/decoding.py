"""Decoders that every model shares: of lists, of maps, of unions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from .drift import Decoder, Drift, ModelDecoder
from .unset import UNSET


def decode_model(
    value: Any, decode: ModelDecoder, drift: Drift, expected: str, holder: Any, key: Any
) -> Any:
    """Decode what may be an object; anything else is kept as it is."""
    if isinstance(value, Mapping):
        return decode(value, drift)
    return drift.unlike(value, expected, holder, key)


def decode_models(values: Sequence[Any], decode: ModelDecoder, drift: Drift) -> list[Any]:
    """Decode a list of objects."""
    made: list[Any] = []
    for value in values:
        if type(value) is dict:
            made.append(decode(value, drift))
        else:
            made.append(decode_model(value, decode, drift, "object", values, len(made)))
    return made


def decode_scalars(
    values: list[Any], types: frozenset[type], expected: str, drift: Drift
) -> list[Any]:
    """Return a list of scalars, the same one if all are of the types expected."""
    if types.issuperset(map(type, values)):
        return values
    return [
        value if type(value) in types else drift.unlike(value, expected, values, number)
        for number, value in enumerate(values)
    ]


def decode_each(values: Sequence[Any], decode: Decoder, drift: Drift) -> list[Any]:
    """Decode a list of anything else."""
    return [decode(value, drift, values, number) for number, value in enumerate(values)]


def decode_extras(
    source: Mapping[str, Any],
    known: Collection[str],
    drift: Drift,
    decode: Decoder | None = None,
) -> dict[str, Any]:
    """Return the properties of an object that have no field, decoded where they have a type."""
    extras = {key: value for key, value in source.items() if key not in known}
    if decode is not None:
        for key, value in extras.items():
            extras[key] = decode(value, drift, source, key)
    return extras


class Variants:
    """Decodes an object that is one of several models.

    Where a property names the model, that decides. Otherwise candidates are the models that
    require no more properties than the object has; the best of them leaves the fewest
    mismatches, and then the fewest properties that it does not know.

    Args:
        expected: Names of the JSON types that the union holds.
        models: Of each model: the properties required, all properties, the decoder.
        tag: The property that names the model, if there is one.
        tags: Decoders by what the property says.
    """

    def __init__(
        self,
        expected: str,
        models: Sequence[tuple[frozenset[str], frozenset[str], ModelDecoder]],
        tag: str = "",
        tags: Mapping[str, ModelDecoder] | None = None,
    ) -> None:
        self._expected = expected
        self._models = models
        self._tag = tag
        self._tags = tags or {}

    def __call__(self, value: Mapping[str, Any], drift: Drift, holder: Any, key: Any) -> Any:
        """Decode an object; one that is like none of the models is kept as it is."""
        name = value.get(self._tag, UNSET) if self._tags else UNSET
        if isinstance(name, str):
            return self._tagged(value, name, drift)
        candidates = self._candidates(value)
        if not candidates:
            return drift.unlike(value, self._expected, holder, key)
        return best([_of_model(decode, value) for decode in candidates], drift)

    def _tagged(self, value: Mapping[str, Any], name: str, drift: Drift) -> Any:
        if name in self._tags:
            return self._tags[name](value, drift)
        drift.unlisted(name, self._tags, value, self._tag)
        return value

    def _candidates(self, value: Mapping[str, Any]) -> list[ModelDecoder]:
        names = value.keys()
        fitting = [decode for required, _, decode in self._models if required <= names]
        if fitting:
            return fitting
        return [decode for _, known, decode in self._models if not known.isdisjoint(names)]


def _of_model(decode: ModelDecoder, value: Any) -> Callable[[Drift], Any]:
    return lambda drift: decode(value, drift)


def best(attempts: Sequence[Callable[[Drift], Any]], drift: Drift) -> Any:
    """Return what the attempt makes that finds the least amiss, the first of equals."""
    if len(attempts) == 1:
        return attempts[0](drift)
    trials = [(trial, attempt(trial)) for attempt in attempts for trial in [drift.trial()]]
    trial, made = min(trials, key=_cost)
    drift.take_over(trial)
    return made


def _cost(trial: tuple[Drift, Any]) -> tuple[int, int]:
    return len(trial[0].found), len(getattr(trial[1], "additional_properties", ()))
