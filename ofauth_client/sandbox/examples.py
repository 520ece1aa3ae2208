"""Example data for any schema; the same seed gives the same data. See docs/decisions.md."""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random
from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.documents import resolve
from ofauth_client.sandbox.errors import SandboxError
from ofauth_client.sandbox.example_texts import example_text

#: Depth from which examples have only required parts, and depth that counts as endless.
_SHALLOW, _ENDLESS = 6, 60
_KIND_KEYS = (("properties", "object"), ("additionalProperties", "object"), ("items", "array"))


@frozen
class Examples:
    """Makes example data.

    Args:
        document: The OpenAPI document that references resolve in.
    """

    document: dict[str, Any]
    _targets: dict[str, Any] = field(init=False, factory=dict, repr=False, eq=False)

    def make(self, schema: Any, random: Random, given: Any = None, name: str = "") -> Any:
        """Return a value that a schema allows.

        Args:
            schema: A schema.
            random: Makes all choices.
            given: A value to complete with missing required parts; None for a new value.
            name: Name of the property; texts and numbers are chosen to fit the name.

        Raises:
            SandboxError: The schema allows no finite value.
        """
        return self._make(schema, random, given, name, 0)

    def schema_at(self, pointer: str) -> Any:
        """Return the schema at a JSON pointer."""
        return self._resolved({"$ref": pointer})

    def list_schema(self, schema: Any, name: str = "") -> dict[str, Any] | None:
        """Return the schema of a list: of a property, or of the value itself.

        Args:
            schema: A schema, possibly with alternatives or parts.
            name: Name of the property; empty for the value itself.

        Returns:
            The schema of the list; None if the schema has no list there.
        """
        node = self._resolved(schema)
        found = self._resolved(node.get("properties", {}).get(name, {})) if name else node
        if "items" in found:
            return dict(found)
        lists = (self.list_schema(part, name) for part in _parts(node))
        return next((each for each in lists if each is not None), None)

    def property_schema(self, schema: Any, name: str) -> Any:
        """Return the schema of a property; an empty schema if there is no such property.

        Args:
            schema: Schema of an object, possibly with alternatives or parts.
            name: Name of the property.
        """
        node = self._resolved(schema)
        if name in node.get("properties", {}):
            return self._resolved(node["properties"][name])
        parts = (self.property_schema(part, name) for part in _parts(node))
        return next((each for each in parts if each), {})

    def is_required(self, pointer: str, name: str) -> bool:
        """Tell whether the schema at a JSON pointer requires a property."""
        return self._requires(self.schema_at(pointer), name)

    def _requires(self, schema: Any, name: str) -> bool:
        node = self._resolved(schema)
        return name in node.get("required", ()) or any(
            self._requires(part, name) for part in _parts(node)
        )

    def _allows_null(self, schema: Any) -> bool:
        node = self._resolved(schema)
        if not isinstance(node, dict) or not node:
            return True
        named = node.get("type", ())
        return "null" in ([named] if isinstance(named, str) else named) or any(
            map(self._allows_null, [*node.get("anyOf", []), *node.get("oneOf", [])])
        )

    def _make(self, schema: Any, random: Random, given: Any, name: str, depth: int) -> Any:
        if depth > _ENDLESS:
            raise SandboxError(f"the schema of {name or 'a body'} has no finite example")
        node = self._plain(schema, random, given, depth)
        if "const" in node or "enum" in node:
            return _chosen(node, random, given)
        kind = _kind(node, random, given, depth)
        if kind == "object":
            return self._object(node, random, given, depth)
        if kind == "array":
            return self._array(node, random, given, name, depth)
        return _scalar(kind, node, random, name) if given is None else _fitted(node, given)

    def _plain(self, schema: Any, random: Random, given: Any, depth: int) -> dict[str, Any]:
        """Return a schema without references, parts and alternatives."""
        found = self._resolved(schema)
        node: dict[str, Any] = dict(found) if isinstance(found, dict) else {}
        for part in node.pop("allOf", []):
            node = _merged(node, self._plain(part, random, given, depth))
        for key in ("anyOf", "oneOf"):
            options = node.pop(key, None)
            if options:
                named = _mapping(node)
                option = _named_option(options, named, node, given)
                # A base may be an alternative, too, but no object is an instance of it.
                children = [each for each in options if each.get("$ref") in named.values()]
                option = option or self._option(children or options, random, given, depth)
                node = _merged(node, self._plain(option, random, given, depth))
                said = [value for value, target in named.items() if {"$ref": target} == option]
                _say(node, said)
        return node

    def _option(self, options: list[Any], random: Random, given: Any, depth: int) -> Any:
        if isinstance(given, Mapping):
            return max(options, key=lambda option: self._likeness(option, given))
        suiting = [option for option in options if self._suits(option, given)]
        if given is not None and suiting:
            return suiting[0]
        wanted = [option for option in options if self._resolved(option).get("type") != "null"]
        if not wanted or (depth > _SHALLOW and len(wanted) < len(options)):
            return {"type": "null"}
        return random.choice(wanted)

    def _likeness(self, option: Any, given: Mapping[str, Any]) -> int:
        node = self._resolved(option)
        return len(given.keys() & node.get("properties", {}).keys())

    def _resolved(self, node: Any) -> Any:
        """Return the target of a reference, which is looked up once, or the node itself."""
        reference = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(reference, str):
            return node
        if reference not in self._targets:
            self._targets[reference] = resolve(self.document, node)
        return self._targets[reference]

    def _suits(self, option: Any, given: Any) -> bool:
        """Tell whether an alternative has the JSON type of a value that is no object."""
        node = self._resolved(option)
        named = node.get("type", "array" if "items" in node else ())
        kinds = {named} if isinstance(named, str) else {*named}
        if isinstance(given, bool | list):
            return ("boolean" if isinstance(given, bool) else "array") in kinds
        if isinstance(given, int | float):
            return bool(kinds & {"integer", "number"})
        return "string" in kinds and given in node.get("enum", (given,))

    def _object(
        self, node: dict[str, Any], random: Random, given: Any, depth: int
    ) -> dict[str, Any]:
        made: dict[str, Any] = dict(given) if isinstance(given, Mapping) else {}
        required, properties = node.get("required", []), node.get("properties", {})
        generous = given is None and depth < _SHALLOW
        if properties and not node.get("additionalProperties"):
            made = {name: value for name, value in made.items() if name in properties}
        identifier = made.get("id")
        for name, schema in properties.items():
            if name in made and (
                _is_plain(schema, made[name]) or (made[name] is None and self._allows_null(schema))
            ):
                continue
            wanted = name in made or name in required or (generous and random.random() < 0.8)
            if identifier is not None and wanted:
                # Whatever else the request asks for, the same thing is completed in the same way.
                random = Random(f"{identifier}:{name}")  # noqa: S311 - examples
            if name in made:
                made[name] = self._make(schema, random, made[name], name, depth + 1)
            elif wanted:
                made[name] = self._make(schema, random, None, name, depth + 1)
        for name in required:
            if name not in made:
                made[name] = self._make(
                    node.get("additionalProperties"), random, None, name, depth + 1
                )
        if not properties and given is None:
            self._add_free_properties(node, random, made, depth)
        return made

    def _add_free_properties(
        self, node: dict[str, Any], random: Random, made: dict[str, Any], depth: int
    ) -> None:
        extra = node.get("additionalProperties")
        fewest = node.get("minProperties", 1 if isinstance(extra, dict) else 0)
        for number in range(fewest if depth < _SHALLOW else node.get("minProperties", 0)):
            name = f"key{number + 1}"
            made[name] = self._make(extra, random, None, name, depth + 1)

    def _array(
        self, node: dict[str, Any], random: Random, given: Any, name: str, depth: int
    ) -> list[Any]:
        first, item = node.get("prefixItems", []), node.get("items", {})
        if isinstance(given, list):
            schemas = [*first, *[item] * len(given)]
            pairs = zip(schemas, given, strict=False)
            return [self._make(schema, random, value, name, depth + 1) for schema, value in pairs]
        if first:
            return [self._make(schema, random, None, name, depth + 1) for schema in first]
        fewest = node.get("minItems", 0)
        most = min(node.get("maxItems", math.inf), max(fewest, 3))
        length = (
            fewest
            if depth > _SHALLOW
            else random.randint(max(fewest, min(1, int(most))), int(most))
        )
        made = [self._make(item, random, None, name, depth + 1) for _ in range(length)]
        return _distinct(made, fewest) if node.get("uniqueItems") else made


def _mapping(node: dict[str, Any]) -> dict[str, Any]:
    """Return the mapping of a schema's discriminator; empty without one."""
    return dict(node.get("discriminator", {}).get("mapping", {}))


def _named_option(
    options: list[Any], named: dict[str, Any], node: dict[str, Any], given: Any
) -> Any:
    """Return the alternative that the property of a discriminator names; None without a name."""
    if not named or not isinstance(given, Mapping):
        return None
    option = {"$ref": named.get(str(given.get(node["discriminator"]["propertyName"])))}
    return option if option in options else None


def _say(node: dict[str, Any], values: list[Any]) -> None:
    """Let the property of a discriminator have the first of the values that name an alternative."""
    if not values:
        return
    name = node["discriminator"]["propertyName"]
    properties = node.get("properties", {})
    if "const" not in properties.get(name, {}):
        node["properties"] = {**properties, name: {"const": values[0]}}


def _is_plain(schema: Any, value: Any) -> bool:
    """Tell whether a value stays as it is, because its schema only names its JSON type."""
    named = schema.get("type") if isinstance(schema, dict) and "enum" not in schema else None
    if isinstance(value, bool):
        return named == "boolean"
    if isinstance(value, str):
        return named == "string" or named == ["string", "null"]
    return isinstance(value, int) and named == "integer"


def _parts(node: dict[str, Any]) -> list[Any]:
    return [*node.get("anyOf", []), *node.get("oneOf", []), *node.get("allOf", [])]


def _merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    joined = {**first, **second}
    for key in ("properties",):
        if key in first and key in second:
            joined[key] = {**first[key], **second[key]}
    if "required" in first and "required" in second:
        joined["required"] = [*first["required"], *second["required"]]
    return joined


def _chosen(node: dict[str, Any], random: Random, given: Any) -> Any:
    values = [node["const"]] if "const" in node else node["enum"]
    return given if given in values and given is not None else random.choice(values)


def _fitted(node: dict[str, Any], given: Any) -> Any:
    """Convert a number to a text if the schema allows texts, but no numbers."""
    named = node.get("type", ())
    kinds = {named} if isinstance(named, str) else {*named}
    is_number = isinstance(given, int) and not isinstance(given, bool)
    wants_text = "string" in kinds and not kinds & {"integer", "number"}
    return str(given) if is_number and wants_text else given


def _kind(node: dict[str, Any], random: Random, given: Any, depth: int) -> str:
    named = node.get("type")
    if isinstance(named, str):
        return named
    if named is None:
        kinds = [kind for key, kind in _KIND_KEYS if key in node]
        return kinds[0] if kinds else "string"
    if isinstance(given, Mapping | list):
        return "object" if isinstance(given, Mapping) else "array"
    solid = [kind for kind in named if kind != "null"]
    null_is_possible = "null" in named and (depth > _SHALLOW or random.random() < 0.2)
    return "null" if null_is_possible or not solid else random.choice(solid)


def _scalar(kind: str, node: dict[str, Any], random: Random, name: str) -> Any:
    if kind == "null":
        return None
    if kind == "boolean":
        return random.random() < 0.5
    if kind in ("integer", "number"):
        return _number(kind, node, random, name)
    return example_text(node, random, name)


def _number(kind: str, node: dict[str, Any], random: Random, name: str) -> int | float:
    low, high = _limits(node, _usual_range(name))
    step = node.get("multipleOf", 1)
    fewest, most = math.ceil(low / step), math.floor(high / step)
    fewest += fewest * step == node.get("exclusiveMinimum")
    most -= most * step == node.get("exclusiveMaximum")
    if fewest > most:
        return float(low + high) / 2
    whole: int | float = random.randint(fewest, most) * step
    wants_cents = kind == "number" and step == 1 and name.lower().endswith(("price", "amount"))
    return round(whole + 0.99, 2) if wants_cents and whole + 1 <= high else whole


def _limits(node: dict[str, Any], usual: int) -> tuple[float, float]:
    """Return the smallest and largest number that a schema allows, by default a usual range."""
    low = node.get("minimum", node.get("exclusiveMinimum"))
    high = node.get("maximum", node.get("exclusiveMaximum"))
    if low is None:
        low = min(0, 0 if high is None else high - usual)
    return low, low + usual if high is None else high


def _usual_range(name: str) -> int:
    return 10**9 if name.lower().endswith("id") else 500


def _distinct(values: list[Any], fewest: int) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found if len(found) >= fewest else values
