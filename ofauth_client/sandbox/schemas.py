"""The schemas of the document, compiled for validation."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import jsonschema_rs
from attrs import field, frozen

from ofauth_client.sandbox.documents import resolve

_ADDRESS = "urn:openapi"
_KINDS = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})


@frozen
class Schemas:
    """The schemas of a document. Each schema is compiled on first use.

    Args:
        document: An OpenAPI document.
    """

    document: dict[str, Any]
    _registry: list[Any] = field(init=False, factory=list)
    _compiled: dict[str, Any] = field(init=False, factory=dict)

    def problem(self, pointer: str, value: Any) -> str | None:
        """Validate a value; return a description of its problem, or None for a valid value.

        Args:
            pointer: JSON pointer to a schema.
            value: A JSON value.
        """
        validator = self._validator(pointer)
        if validator.is_valid(value):
            return None
        return min(map(_described, validator.iter_errors(value)), key=len, default="not valid")

    def kinds(self, schema: Any) -> frozenset[str]:
        """Return the JSON types that a schema allows; all types if the schema names none."""
        node = resolve(self.document, schema)
        if not isinstance(node, dict):
            return _KINDS
        if "type" in node:
            named = node["type"]
            return frozenset([named] if isinstance(named, str) else named)
        parts = [*node.get("anyOf", []), *node.get("oneOf", []), *node.get("allOf", [])]
        if parts:
            return frozenset[str]().union(*map(self.kinds, parts))
        values = node.get("enum", [node["const"]] if "const" in node else None)
        return _KINDS if values is None else frozenset(map(_kind, values))

    def _validator(self, pointer: str) -> Any:
        if pointer not in self._compiled:
            if not self._registry:
                document = _without_exclusion(self.document)
                self._registry.append(jsonschema_rs.Registry([(_ADDRESS, document)]))
            self._compiled[pointer] = jsonschema_rs.Draft202012Validator(
                {"$ref": f"{_ADDRESS}#{quote(pointer[1:], safe='/~')}"},
                registry=self._registry[0],
                validate_formats=True,
            )
        return self._compiled[pointer]


def _without_exclusion(node: Any) -> Any:
    """Return schemas whose `oneOf` allows values of several alternatives; see docs/decisions.md."""
    if isinstance(node, list):
        return [_without_exclusion(each) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: _without_exclusion(value) for key, value in node.items()}
    if isinstance(made.get("oneOf"), list):
        made["allOf"] = [*made.get("allOf", []), {"anyOf": made.pop("oneOf")}]
    return made


def _described(error: jsonschema_rs.ValidationError) -> str:
    where = "".join(
        f"[{key}]" if isinstance(key, int) else f".{key}" for key in error.instance_path
    )
    return f"{where.removeprefix('.')}: {error.message}"[:300].removeprefix(": ")


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    names = {str: "string", int: "integer", float: "number", list: "array", dict: "object"}
    return names.get(type(value), "null")
