"""Which alternative of a schema as published is the one of the normalized schema."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pipeline.review.wire.cursor import Cursor
from pipeline.review.wire.values import text


@frozen
class _Traits:
    """What alternatives are known by."""

    name: str
    types: frozenset[str]
    properties: frozenset[str]
    values: frozenset[str]


class Resemblance:
    """Finds alternatives in one document as published."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | int, ...], list[tuple[Cursor, _Traits]]] = {}

    def most_alike(self, wanted: Cursor, holder: Cursor) -> Cursor:
        """Return the alternative that is most like a normalized schema.

        Args:
            wanted: The alternative in the normalized document.
            holder: The schema as published.

        Returns:
            The first of the most alike; the schema itself where it has no alternatives.
        """
        alternatives = self._alternatives(holder)
        if not alternatives:
            return holder
        traits = _traits(wanted)
        return max(alternatives, key=lambda one: _likeness(one[1], traits))[0]

    def _alternatives(self, holder: Cursor) -> list[tuple[Cursor, _Traits]]:
        known = self._known.get(holder.keys)
        if known is None:
            found = [one for schema in holder.same_value() for one in _alternatives(schema)]
            known = self._known[holder.keys] = [(one, _traits(one)) for one in found]
        return known


def _alternatives(schema: Cursor) -> Iterator[Cursor]:
    """Yield the alternatives of a schema; those inside them are found by themselves."""
    return schema.members("anyOf", "oneOf")


def _traits(schema: Cursor) -> _Traits:
    types, properties, values = set[str](), set[str](), set[str]()
    for part in schema.same_value():
        if isinstance(part.value, dict):
            given = part.value.get("type", [])
            types |= {str(name).lower() for name in (given if isinstance(given, list) else [given])}
            held = part.value.get("properties")
            properties |= set(map(str, held)) if isinstance(held, dict) else set()
            listed = part.value.get("enum")
            values |= set(map(text, listed)) if isinstance(listed, list) else set()
            values |= {text(part.value["const"])} if "const" in part.value else set()
    kinds = frozenset(types - {"null"})
    return _Traits(_name(schema), kinds, frozenset(properties), frozenset(values))


def _name(schema: Cursor) -> str:
    target = schema.value.get("$ref") if isinstance(schema.value, dict) else None
    return str(target).rpartition("/")[2] if isinstance(target, str) else ""


def _likeness(one: _Traits, other: _Traits) -> float:
    pairs = (
        (one.types, other.types),
        (one.properties, other.properties),
        (one.values, other.values),
    )
    named = bool(one.name) and one.name == other.name
    return named * 4 + sum(len(a & b) / len(a | b) if a | b else 1 for a, b in pairs)
