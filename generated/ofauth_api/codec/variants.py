"""Which of several models an object is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .decoding import Attempt, best
from .drift import Drift
from .model import ApiModel
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
        self._untagged = [model for model in models if model not in self._tags.values()]

    def __call__(self, value: Mapping[str, Any], drift: Drift, holder: Any, key: Any) -> Any:
        """Decode an object; one that is like none of the models is kept as it is."""
        said = value.get(self._tag, UNSET) if self._tags else UNSET
        if not isinstance(said, str):
            return self._fitting(self._models, value, drift, holder, key)
        if said in self._tags:
            return self._tags[said].__binding__.decode(value, drift)
        if self._untagged:
            return self._fitting(self._untagged, value, drift, holder, key)
        drift.unlisted(said, self._tags, value, self._tag)
        return value

    def _fitting(
        self, models: Sequence[type[ApiModel]], value: Any, drift: Drift, holder: Any, key: Any
    ) -> Any:
        """Decode an object as the one of these models that it fits best."""
        names = value.keys()
        candidates = [model for model in models if model.__binding__.required <= names]
        if not candidates:
            candidates = [model for model in models if _knows(model, names)]
        if candidates:
            return best([_attempt(model, value) for model in candidates], drift)
        drift.note(value, " or ".join(model.__name__ for model in models), holder, key)
        return value


def _knows(model: type[ApiModel], names: Iterable[str]) -> bool:
    return not model.__binding__.known.keys().isdisjoint(names)


def _attempt(model: type[ApiModel], value: Any) -> Attempt:
    return lambda drift: model.__binding__.decode(value, drift)
