"""Answers that differ from the document, as the answers of an evolving API do."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from attrs import frozen

from ofauth_client.sandbox.documents import resolve

UNKNOWN = "sandbox_unknown_value"


@frozen
class _Spot:
    """A property of an object in an answer.

    Args:
        owner: The object.
        name: Name of the property.
        schema: Schema of the property.
        required: Whether the document requires the property.
    """

    owner: dict[str, Any]
    name: str
    schema: dict[str, Any]
    required: bool


@frozen
class Drift:
    """Changes answers so that they differ from the document.

    Args:
        document: The document.
        random: Chooses the property to change.
    """

    document: dict[str, Any]
    random: Random

    def apply(self, kind: str, data: Any, schema: Any, fixed: frozenset[str]) -> None:
        """Change an answer in place.

        Args:
            kind: `enum`, `extra`, `missing` or `type`.
            data: The answer.
            schema: Schema of the answer.
            fixed: Properties of the outermost object that never change, because paging needs them.
        """
        spots = [
            spot
            for spot in self._spots(data, schema)
            if spot.owner is not data or spot.name not in fixed
        ]
        if kind == "enum":
            self._unknown_values(spots)
        elif kind == "extra":
            self._extra_fields(spots)
        elif spots:
            suits = self._has_type if kind == "type" else _is_required
            candidates = list(filter(suits, spots)) or spots
            self._change(kind, self.random.choice(candidates))

    def _unknown_values(self, spots: list[_Spot]) -> None:
        for spot in spots:
            is_text = isinstance(spot.owner[spot.name], str)
            if is_text and self._is_enum(spot.schema):
                spot.owner[spot.name] = UNKNOWN

    def _extra_fields(self, spots: list[_Spot]) -> None:
        for spot in spots:
            spot.owner.setdefault("sandboxExtra", {"is": "new", "list": [1, None]})

    def _change(self, kind: str, spot: _Spot) -> None:
        if kind == "missing":
            del spot.owner[spot.name]
        elif isinstance(spot.owner[spot.name], dict):
            spot.owner[spot.name] = "wrong type"
        else:
            spot.owner[spot.name] = {"sandbox": "wrong type"}

    def _has_type(self, spot: _Spot) -> bool:
        return "type" in resolve(self.document, spot.schema)

    def _is_enum(self, schema: Any) -> bool:
        node = resolve(self.document, schema)
        parts = [*node.get("anyOf", []), *node.get("oneOf", [])]
        return "enum" in node or any(map(self._is_enum, parts))

    def _spots(self, data: Any, schema: Any) -> Iterator[_Spot]:
        node = self._suiting(data, resolve(self.document, schema) or {})
        if isinstance(data, list):
            for item in data:
                yield from self._spots(item, node.get("items", {}))
        if isinstance(data, dict):
            properties, required = node.get("properties", {}), node.get("required", ())
            for name, value in data.items():
                yield _Spot(data, name, properties.get(name, {}), name in required)
                yield from self._spots(value, properties.get(name, {}))

    def _suiting(self, data: Any, node: dict[str, Any]) -> dict[str, Any]:
        """Return the alternative of a schema that shares the most properties with a value."""
        options = [*node.get("anyOf", []), *node.get("oneOf", [])]
        if not options or not isinstance(data, dict):
            arrays = [resolve(self.document, option) for option in options]
            return next((option for option in arrays if "items" in option), node)
        return max(
            (resolve(self.document, option) for option in options),
            key=lambda option: len(data.keys() & option.get("properties", {}).keys()),
        )


def _is_required(spot: _Spot) -> bool:
    return spot.required
