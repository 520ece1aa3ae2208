"""The schemas of arguments, from the document that the client was generated from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ofauth_client._operations import Method, Parameter
from ofauth_client.sandbox.directions import for_requests
from ofauth_client.sandbox.documents import operations, resolve

Schema = dict[str, Any]

_COMPONENTS = "#/components/schemas/"
_PLACES = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}
#: Keywords whose values are schemas by name.
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
#: Keywords whose values are data.
_DATA = frozenset({"const", "default", "enum", "example", "examples"})


class InputSchemas:
    """Makes the schemas of the arguments of tools.

    Args:
        document: The prepared document.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document = for_requests(document)
        self.schemas: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
        self.nodes = {
            node["operationId"]: (document["paths"][path], node)
            for path, _, node in operations(document)
            if "operationId" in node
        }

    def of(self, method: Method) -> Schema:
        """Return the schema of the arguments of a method.

        Args:
            method: A method of an operation of the document.
        """
        item, node = self.nodes[method.operation.id]
        parameters = dict(self._parameters(item, node))
        schemas = {
            parameter.name: self._body(method, node)
            if parameter.place == "body"
            else parameters[parameter.place, parameter.wire]
            for parameter in method.parameters
        }
        properties = {p.name: _described(schemas[p.name], p) for p in method.parameters}
        made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required := [parameter.name for parameter in method.parameters if parameter.required]:
            made["required"] = required
        if definitions := self._definitions(properties):
            made["$defs"] = definitions
        return made

    def _parameters(
        self, item: dict[str, Any], node: dict[str, Any]
    ) -> Iterator[tuple[tuple[str, str], Schema]]:
        for unresolved in (*item.get("parameters", []), *node.get("parameters", [])):
            parameter = resolve(self.document, unresolved)
            media: list[dict[str, Any]] = list(parameter.get("content", {}).values())
            schema = media[0].get("schema", {}) if media else parameter.get("schema", {})
            yield (_PLACES[parameter["in"]], parameter["name"]), _rewritten(schema)

    def _body(self, method: Method, node: dict[str, Any]) -> Schema:
        body = resolve(self.document, node["requestBody"])
        media: dict[str, Any] = body["content"][method.operation.media_type]
        schema: Schema = _rewritten(media.get("schema", {}))
        return schema

    def _definitions(self, properties: Schema) -> Schema:
        """Return all components that schemas refer to, directly or not."""
        found: Schema = {}
        waiting = list(_references(properties))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = _rewritten(self.schemas[name])
                waiting += _references(found[name])
        return dict(sorted(found.items()))


def is_binary(schema: Any) -> bool:
    """Tell whether a schema has bytes somewhere, which JSON cannot carry."""
    if isinstance(schema, list):
        return any(map(is_binary, schema))
    if not isinstance(schema, dict):
        return False
    return schema.get("format") == "binary" or any(map(is_binary, schema.values()))


def _described(schema: Schema, parameter: Parameter) -> Schema:
    return {**schema, "description": parameter.text} if parameter.text else schema


def _rewritten(node: Any) -> Any:
    """Return a schema without extensions of OpenAPI, whose references point into `$defs`."""
    if isinstance(node, list):
        return [_rewritten(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        keyword: _value(keyword, value)
        for keyword, value in node.items()
        if keyword != "discriminator" and not keyword.startswith("x-")
    }


def _value(keyword: str, value: Any) -> Any:
    if keyword in _DATA:
        return value
    if keyword in _NAMED and isinstance(value, dict):
        return {name: _rewritten(schema) for name, schema in value.items()}
    if keyword == "$ref" and isinstance(value, str):
        return value.replace(_COMPONENTS, "#/$defs/", 1)
    return _rewritten(value)


def _references(node: Any) -> Iterator[str]:
    """Yield the names of the definitions that a schema refers to."""
    if isinstance(node, list):
        for each in node:
            yield from _references(each)
    elif isinstance(node, dict):
        for keyword, value in node.items():
            if keyword == "$ref" and isinstance(value, str):
                yield value.removeprefix("#/$defs/")
            elif keyword not in _DATA:
                yield from _references(value)
