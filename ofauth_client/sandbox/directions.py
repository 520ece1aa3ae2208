"""The document as requests and as answers see it.

OpenAPI limits `required` of a `readOnly` property to answers, and of a `writeOnly` property to
requests.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from attrs import frozen

from ofauth_client.sandbox.documents import resolve

#: Keywords whose values are data.
_DATA = frozenset({"const", "default", "enum", "example", "examples"})
#: Keywords whose values are objects by name, and may have the names of keywords.
_NAMED = frozenset(
    {"$defs", "dependentSchemas", "headers", "patternProperties", "properties", "responses"}
    | {"parameters", "requestBodies", "schemas"}
)


def for_requests(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document that requires no `readOnly` property, but allows them."""
    return _rewritten(document, "readOnly", keeps_properties=True)


def for_answers(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document without `writeOnly` properties."""
    return _rewritten(document, "writeOnly", keeps_properties=False)


def _rewritten(document: dict[str, Any], flag: str, *, keeps_properties: bool) -> dict[str, Any]:
    if not _mentions(document, flag):
        return document
    made: dict[str, Any] = _Direction(document, flag, keeps_properties).copied(document)
    return made


def _mentions(node: Any, keyword: str) -> bool:
    if isinstance(node, dict):
        return keyword in node or any(_mentions(value, keyword) for value in node.values())
    return isinstance(node, list) and any(_mentions(value, keyword) for value in node)


@frozen
class _Direction:
    """Copies a document for a direction.

    Args:
        document: The document.
        flag: The keyword of properties that only the other direction has.
        keeps_properties: Whether these properties are allowed nevertheless.
    """

    document: dict[str, Any]
    flag: str
    keeps_properties: bool

    def copied(self, node: Any, outer: AbstractSet[str] = frozenset()) -> Any:
        """Copy an object of the document.

        Args:
            node: A JSON value.
            outer: Properties of the schema around that only the other direction has.
        """
        if isinstance(node, list):
            return [self.copied(each) for each in node]
        if not isinstance(node, dict):
            return node
        absent = self._absent(node) | outer
        return {key: self._value(key, value, absent) for key, value in node.items()}

    def _value(self, key: str, value: Any, absent: AbstractSet[str]) -> Any:
        if key in _DATA:
            return value
        if key == "required" and isinstance(value, list):
            return [name for name in value if name not in absent]
        if key in ("allOf", "anyOf") and isinstance(value, list):
            return [self.copied(part, absent) for part in value]
        if key in _NAMED and isinstance(value, dict):
            dropped = absent if key == "properties" and not self.keeps_properties else ()
            return {name: self.copied(each) for name, each in value.items() if name not in dropped}
        return self.copied(value)

    def _absent(self, node: dict[str, Any]) -> set[str]:
        properties = node.get("properties")
        if not isinstance(properties, dict):
            return set()
        return {name for name, schema in properties.items() if self._is_flagged(schema)}

    def _is_flagged(self, schema: Any) -> bool:
        """Tell whether a schema, its target, or its only alternative to null has the flag."""
        if not isinstance(schema, dict):
            return False
        target = resolve(self.document, schema)
        if self.flag in schema or self.flag in target:
            return schema.get(self.flag, target.get(self.flag)) is True
        variants = [each for each in target.get("anyOf") or target.get("oneOf") or [] if each]
        others = [each for each in variants if each != {"type": "null"}]
        return len(others) == 1 and self._is_flagged(others[0])
