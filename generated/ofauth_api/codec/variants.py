"""Which of several models an object is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .decoding import Attempt, best
from .drift import Drift
from .model import ApiModel, decoder_of, known_of, required_of
from .unset import UNSET


class Variants:
    """Decodes an object that is one of several models.

    Where a property names the model, that decides. Otherwise candidates are the models that
    require no more properties than the object has; the best of them leaves the fewest
    mismatches, and then the fewest properties that it does not know.

    Args:
        models: The models.
        tag: The property that names the model, if there is one.
        tags: The model for each text of that property.
    """

    def __init__(
        self,
        models: Sequence[type[ApiModel]],
        tag: str = "",
        tags: Mapping[str, type[ApiModel]] | None = None,
    ) -> None:
        self._models = models
        self._tag = tag
        self._tags = tags or {}

    def __call__(self, value: Mapping[str, Any], drift: Drift, holder: Any, key: Any) -> Any:
        """Decode an object; one that is like none of the models is kept as it is."""
        said = value.get(self._tag, UNSET) if self._tags else UNSET
        if isinstance(said, str):
            return self._named(value, said, drift)
        candidates = self._candidates(value)
        if candidates:
            return best([_attempt(model, value) for model in candidates], drift)
        expected = " or ".join(model.__name__ for model in self._models)
        drift.note(value, expected, holder, key)
        return value

    def _named(self, value: Mapping[str, Any], said: str, drift: Drift) -> Any:
        if said in self._tags:
            return decoder_of(self._tags[said])(value, drift)
        drift.unlisted(said, self._tags, value, self._tag)
        return value

    def _candidates(self, value: Mapping[str, Any]) -> list[type[ApiModel]]:
        names = value.keys()
        fitting = [model for model in self._models if required_of(model) <= names]
        if fitting:
            return fitting
        return [model for model in self._models if not known_of(model).isdisjoint(names)]


def _attempt(model: type[ApiModel], value: Any) -> Attempt:
    return lambda drift: decoder_of(model)(value, drift)
