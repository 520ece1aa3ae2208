"""The published alternatives that alternatives of normalized schemas come from.

Normalization sorts alternatives, so they are found by what they describe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.review.wire.document_nodes import UNIONS, Node
from pipeline.review.wire.json_values import text

_Keys: TypeAlias = "tuple[str | int, ...]"


@frozen
class _Traits:
    """The features that alternatives are compared by.

    Args:
        name: Name of the component.
        types: Accepted types without null.
        properties: Names of the properties.
        values: Values of an enum.
        facts: Other keywords, of the alternative and of its properties and items.
    """

    name: str
    types: frozenset[str]
    properties: frozenset[str]
    values: frozenset[str]
    facts: frozenset[str]


class AlternativeMatcher:
    """Finds the alternative of a published schema that a normalized alternative comes from.

    Args:
        names: The names of the components of the normalized document, by their ids.
    """

    def __init__(self, names: dict[int, str]) -> None:
        self._names = names
        self._known: dict[tuple[_Keys, tuple[str, ...]], list[tuple[Node, _Traits]]] = {}
        self._traits: dict[int, _Traits] = {}

    def match(self, wanted: Node, holder: Node, keywords: tuple[str, ...] = UNIONS) -> Node:
        """Return the alternative that is most similar to a normalized schema.

        Args:
            wanted: The alternative in the normalized document.
            holder: The schema as published.
            keywords: The keywords with the alternatives, or that with the parts of an `allOf`.

        Returns:
            The first of the most similar alternatives; the schema itself if it has no alternatives.
        """
        alternatives = self._alternatives(holder, keywords)
        if not alternatives:
            return holder
        traits = self._traits_of(wanted, self._name(wanted.value))
        return max(alternatives, key=lambda known: _similarity(known[1], traits))[0]

    def _name(self, schema: Json) -> str:
        """Return the component of an alternative, or of its first part."""
        if id(schema) in self._names or not isinstance(schema, dict):
            return self._names.get(id(schema), "")
        parts = schema.get("allOf")
        return self._name(parts[0]) if parts else _named(schema)

    def _alternatives(self, holder: Node, keywords: tuple[str, ...]) -> list[tuple[Node, _Traits]]:
        known = self._known.get((holder.keys, keywords))
        if known is None:
            # The schemas for the same value include alternatives inside alternatives.
            found = [node for part in holder.same_value() for node in part.members(*keywords)]
            known = self._known[holder.keys, keywords] = [
                (node, self._traits_of(node, _named(node.value))) for node in found
            ]
        return known

    def _traits_of(self, schema: Node, name: str) -> _Traits:
        # The documents keep their schemas, so that no other object gets the id of one.
        key = id(schema.value)
        if key not in self._traits:
            self._traits[key] = _traits(schema, name)
        return self._traits[key]


def _traits(schema: Node, name: str) -> _Traits:
    types, properties, values, facts = set[str](), set[str](), set[str](), set[str]()
    for part in schema.same_value():
        if isinstance(part.value, dict):
            given = part.value.get("type", [])
            types |= {str(name).lower() for name in (given if isinstance(given, list) else [given])}
            held = part.value.get("properties")
            properties |= set(map(str, held)) if isinstance(held, dict) else set()
            listed = part.value.get("enum")
            values |= set(map(text, listed)) if isinstance(listed, list) else set()
            values |= {text(part.value["const"])} if "const" in part.value else set()
            facts |= {*_facts(part, "", _DEEP)}
    kinds = frozenset(types - {"null"})
    return _Traits(name, kinds, frozenset(properties), frozenset(values), frozenset(facts))


#: Keywords with schemas that are features as a whole.
_CONDITIONS = ("not", "if", "then", "else")

#: Levels of properties and items whose keywords distinguish alternatives.
_DEEP = 2


def _facts(node: Node, at: str, depth: int) -> Iterator[str]:
    """Yield the keywords of a schema, and of the schemas of its properties and items."""
    schema = node.value
    for keyword, value in schema.items():
        if isinstance(value, list):
            yield from (f"{at} {keyword} {text(item)}" for item in value if _is_scalar(item))
        elif _is_scalar(value):
            yield f"{at} {'enum' if keyword == 'const' else keyword} {text(value)}"
        elif keyword in _CONDITIONS:
            yield f"{at} {keyword} {text(value)}"
    held = schema.get("properties")
    names = [("properties", str(name)) for name in held] if isinstance(held, dict) else []
    for keys in [*names, ("items",)] if depth else ():
        inner = node.under(keys)
        for part in inner.same_value() if inner is not None else ():
            if isinstance(part.value, dict):
                yield from _facts(part, f"{at}/{keys[-1]}", depth - 1)


def _is_scalar(value: Json) -> bool:
    return value is None or isinstance(value, str | int | float)


def _named(schema: Json) -> str:
    target = schema.get("$ref") if isinstance(schema, dict) else None
    return str(target).rpartition("/")[2] if isinstance(target, str) else ""


def _similarity(first: _Traits, second: _Traits) -> float:
    pairs = (
        (first.types, second.types),
        (first.properties, second.properties),
        (first.values, second.values),
        (first.facts, second.facts),
    )
    named = bool(first.name) and first.name == second.name
    return named * 4 + sum(len(a & b) / len(a | b) if a | b else 1 for a, b in pairs)
