"""JSON values made up by their schemas, and broken ones.

hypothesis-jsonschema knows no recursive references and has had no release that knows this
hypothesis; this is the part of JSON Schema that prepared documents use.
"""

from __future__ import annotations

from random import Random
from typing import Any

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import LENIENT_DATE, referenced

_TEXTS = ("", "a", "text with spaces", "été", "日本 😀", 'quote "\\', "\x00", "240", "null", "Z")
_WHOLES = (0, 1, -1, 240, 2**31, 2**53 + 1, -(2**63), 2**80, 7_000_000_000_000)
_NUMBERS = (0.5, -2.25, 1e300, 3.14159, 12.0, *_WHOLES)
_MOMENTS = (
    "2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+00:00",
    "2026-01-02T03:04:05.120Z",
    "2026-01-02T03:04:05.123456-08:00",
    "2024-02-29T00:00:00+05:30",
)
_FORMATS = {
    "date-time": _MOMENTS,
    LENIENT_DATE: (*_MOMENTS, "2026-01-02"),
    "date": ("2026-01-02", "2024-02-29"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"),
    "uri": ("https://example.test/a?b=c",),
}
_ANYTHING: tuple[Json, ...] = (None, True, 0, 1.5, "text", [], [1, {"a": None}], {}, {"a": [1]})
#: One of each JSON type, to put where another is expected.
_STRANGERS: tuple[Json, ...] = (None, True, 7, 1.5, "stranger", ["stranger"], {"strange": 1})

_DEEPEST = 6


@frozen
class Payloads:
    """Makes values for the schemas of one document.

    Args:
        schemas: The components of the document.
        random: Decides.
        extras: Whether objects have properties that the document does not know.
    """

    schemas: dict[str, Json]
    random: Random
    extras: bool = True

    def valid(self, schema: Json, depth: int = 0) -> Json:
        """Return a value that a schema allows."""
        if not isinstance(schema, dict):
            return _copied(self.random.choice(_ANYTHING))
        name = referenced(schema)
        if name is not None:
            return self.valid(self.schemas[name], depth + 1)
        variants = schema.get("anyOf") or schema.get("oneOf")
        if variants:
            return self._tagged(self.random.choice(variants), schema.get("discriminator"), depth)
        if "enum" in schema or "const" in schema:
            return self.random.choice(schema.get("enum") or [schema.get("const")])
        kinds = schema.get("type", "object" if "properties" in schema else None)
        kind = self.random.choice(kinds) if isinstance(kinds, list) else kinds
        return self._of_kind(kind, schema, depth)

    def _tagged(self, variant: Json, discriminator: Json, depth: int) -> Json:
        """Return a value of a variant that says which one it is, where the document asks for it."""
        value = self.valid(variant, depth)
        if isinstance(value, dict) and discriminator:
            mapping = discriminator["mapping"]
            names = [name for name, target in mapping.items() if target == variant.get("$ref")]
            value[discriminator["propertyName"]] = names[0] if names else "another"
        return value

    def _of_kind(self, kind: str | None, schema: Document, depth: int) -> Json:
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            count = 0 if depth > _DEEPEST else self.random.choice((0, 1, 1, 2, 3))
            return [self.valid(schema.get("items", {}), depth + 1) for _ in range(count)]
        if kind == "string":
            return self.random.choice(_FORMATS.get(schema.get("format", ""), _TEXTS))
        scalars: dict[str | None, tuple[Json, ...]] = {
            "boolean": (True, False),
            "integer": (*_WHOLES, 3.0),
            "number": _NUMBERS,
            "null": (None,),
        }
        return self.random.choice(scalars.get(kind, _ANYTHING))

    def _object(self, schema: Document, depth: int) -> Json:
        required = set(schema.get("required", []))
        chance = 0.0 if depth > _DEEPEST else self.random.choice((0.2, 0.7, 1.0))
        made = {
            name: self.valid(value, depth + 1)
            for name, value in schema.get("properties", {}).items()
            if name in required or self.random.random() < chance
        }
        others = schema.get("additionalProperties", {})
        if self.extras and others is not False and self.random.random() < chance / 4:
            made[f"unknown{self.random.randrange(3)}"] = self.valid(others or True, depth + 1)
        return made

    def broken(self, value: Json) -> Json:
        """Return a copy of a value with something in it replaced, removed, or out of an enum."""
        places = list(_places(value))
        if not places:
            return _copied(self.random.choice(_STRANGERS))
        made = _copied(value)
        for place in self.random.sample(places, min(len(places), self.random.choice((1, 1, 2, 4)))):
            self._break(made, place)
        return made

    def _break(self, made: Any, place: tuple[Any, ...]) -> None:
        holder = made
        for step in place[:-1]:
            holder = _inside(holder, step)
        if _inside(holder, place[-1]) is _GONE:
            return
        if isinstance(holder, dict) and self.random.random() < 0.3:
            del holder[place[-1]]
        else:
            holder[place[-1]] = _copied(self.random.choice(_STRANGERS))


_GONE = object()


def _inside(holder: Any, step: Any) -> Any:
    if isinstance(holder, dict):
        return holder.get(step, _GONE)
    fits = isinstance(holder, list) and isinstance(step, int) and step < len(holder)
    return holder[step] if fits else _GONE


def _places(value: Json, at: tuple[Any, ...] = ()) -> Any:
    """Yield the steps to everything inside a value."""
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, item in pairs:
        yield (*at, key)
        yield from _places(item, (*at, key))


def _copied(value: Json) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value
