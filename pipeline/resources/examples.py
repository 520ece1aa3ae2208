"""An example call of every operation: documentation that tests check and run.

Arguments have the examples of the document, or else the simplest value that the schema allows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

from attrs import evolve, frozen

from pipeline.common.constraints import read_only, settled
from pipeline.common.documents import Document, Json
from pipeline.common.schemas import LENIENT_DATE, NULL, referenced, types_of
from pipeline.common.text import docstring_lines, literal, one_line, sentence
from pipeline.resources.annotations import BINARY
from pipeline.resources.records import Argument, Body, Method
from pipeline.resources.tree import Tree

#: The content of a file that is sent.
_CONTENT = b"content"

_HEAD = [
    "from __future__ import annotations",
    "",
    "from typing import TYPE_CHECKING",
    "",
    "if TYPE_CHECKING:",
    "    from ofauth_client import OFAuth",
]
_SAMPLE_TEXTS = {
    "date": "2025-01-31",
    "date-time": "2025-01-31T12:00:00Z",
    LENIENT_DATE: "2025-01-31T12:00:00Z",
    "duration": "P1D",
    "email": "name@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "12:00:00Z",
    "uri": "https://example.com/file",
    "url": "https://example.com/file",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
#: Functions that read a format, or raise ValueError.
_PARSERS: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uuid": UUID,
}
_LENGTH_OF_DAY = len("2025-01-31")
#: Depth from which values that may be null are null, and depth from which lists and objects are
#: empty.
_SHALLOW, _DEPTH = 3, 6
_LONGEST = 200
#: Number of values inside a value; further lists and objects stay empty.
_MOST = 200

#: A pattern that begins with literal text.
_PREFIX = re.compile(r"\^([\w-]+)(?![*+?{|\w-])")
#: Texts for patterns, the simplest first.
_GUESSES = ("1", "1.5", "1,5", "a", "A", "ab", "AB", "ABC", "12", "123", "1234", "12345")


def example_files(tree: Tree, prepared: Document) -> Iterator[tuple[str, str]]:
    """Yield name and text of a module of examples for each outermost resource."""
    samples = Samples(prepared["components"]["schemas"])
    yield "__init__.py", '"""How to call each operation of the API."""\n'
    for resource in tree.resources:
        lines = [f'"""How to call the operations of `client.{resource.path[0]}`."""', "", *_HEAD]
        for path, method in resource.calls():
            if not method.deprecated_id:
                lines += ["", "", *_example(method, path, samples)]
        yield f"{resource.path[0]}.py", "\n".join([*lines, ""])


def _example(method: Method, path: str, samples: Samples) -> list[str]:
    call = f"client.{path}({', '.join(_arguments(method, samples))})"
    title = sentence(method.summary) or one_line(f"`{method.http_method} {method.path}`.")
    return [
        f"def {method.id.replace('.', '_')}(client: OFAuth) -> None:",
        *docstring_lines([title], 4),
        *(f"    {line}" for line in _use(method, call)),
    ]


def _use(method: Method, call: str) -> list[str]:
    if method.paging:
        return [f"for item in {call}:", "    print(item)"]
    return [call if method.result.annotation == "None" else f"print({call})"]


def _arguments(method: Method, samples: Samples) -> Iterator[str]:
    paging = method.paging.fields if method.paging else {}
    for argument in method.arguments:
        if argument.required or not _is_left_out(argument, paging):
            value = literal(_value(argument, samples, paging))
            yield value if argument.place == "path" else f"{argument.name}={value}"
    if method.body:
        yield f"body={_body(method.body, samples)}"


def _is_left_out(argument: Argument, paging: dict[str, Json]) -> bool:
    """Tell whether an argument is deprecated, or asks for a page, as iterating does by itself."""
    return argument.deprecated or argument.wire == paging.get("next_parameter")


def _value(argument: Argument, samples: Samples, paging: dict[str, Json]) -> Json:
    """Return a value for an argument; for a single text, a list or an object is none."""
    if argument.wire == paging.get("limit_parameter") and "max_limit" in paging:
        return paging["max_limit"]
    value = samples.of(argument.schema, argument.example)
    return value if argument.annotation != "str" or isinstance(value, str) else "text"


def _body(body: Body, samples: Samples) -> str:
    if body.annotation.startswith(BINARY):
        return repr(_CONTENT)
    in_form = body.media_type.startswith("multipart/")
    samples = evolve(samples, binary=_CONTENT) if in_form else samples
    return ascii(samples.of(body.schema, body.example))


@frozen
class Samples:
    """Makes values for the schemas of a document.

    Args:
        schemas: The components of the prepared document.
        binary: The value for a text of binary format.
    """

    schemas: dict[str, Json]
    binary: str | bytes = "text"

    def of(self, schema: Json, example: Json = None) -> Json:
        """Return a value for a schema; the example, if it fits."""
        return _Sample(self).of(schema, example, 0)


class _Sample:
    """Makes a value; schemas that refer to themselves are cut off at some depth."""

    def __init__(self, samples: Samples) -> None:
        self.schemas, self._binary = samples.schemas, samples.binary
        self._left = _MOST

    def of(self, schema: Json, example: Json, depth: int) -> Json:
        """Return a value for a schema at a depth below the outermost schema."""
        self._left -= 1
        core = settled(schema, self.schemas)
        for value in (example, core.get("example"), *_as_list(core.get("examples"))):
            if value is not None and self._fits(value, core):
                return value
        if values := [value for value in core.get("enum", []) if value is not None]:
            return values[0]
        if "const" in core:
            return core["const"]
        variants = core.get("anyOf") or core.get("oneOf")
        if depth > _SHALLOW and NULL in _variants(schema, self.schemas):
            return None
        if variants and depth <= _DEPTH:
            variant: Json = next(filter(None, variants), {})
            return _saying(self.of(variant, None, depth + 1), core, variant)
        return self._made(core, depth)

    def _made(self, core: Document, depth: int) -> Json:
        kinds = [name for name in types_of(core) if name != "null"]
        kind = kinds[0] if kinds else "object" if "properties" in core else "string"
        if (depth > _DEPTH or self._left < 0) and kind in ("array", "object"):
            return [] if kind == "array" else {}
        makers: dict[str, Callable[[], Json]] = {
            "array": lambda: self._array(core, depth),
            "boolean": lambda: True,
            "integer": lambda: _sample_number(core),
            "number": lambda: _sample_number(core),
            "object": lambda: self._object(core, depth),
        }
        return makers.get(kind, lambda: self._text(core))()

    def _array(self, core: Document, depth: int) -> Json:
        if first := core.get("prefixItems"):
            return [self.of(schema, None, depth + 1) for schema in first]
        count = min(max(1, core.get("minItems", 1)), _MOST)
        return [self.of(core.get("items", {}), None, depth + 1)] * count

    def _object(self, core: Document, depth: int) -> Json:
        properties = core.get("properties", {})
        required = {*core.get("required", [])} - read_only(core, self.schemas)
        wanted = [name for name in properties if name in required]
        wanted = wanted or list(properties)[:1]
        return {name: self.of(properties[name], None, depth + 1) for name in wanted}

    def _text(self, core: Document) -> str | bytes:
        return self._binary if core.get("format") == "binary" else _sample_text(core)

    def _fits(self, value: Json, core: Document) -> bool:
        """Tell whether an example is a value of the schema, and is not too long."""
        kinds = types_of(core)
        variants = core.get("anyOf") or core.get("oneOf") or []
        if variants and not kinds:
            settled_variants = (settled(variant, self.schemas) for variant in variants)
            return any(self._fits(value, variant) for variant in settled_variants)
        short = len(ascii(value)) <= _LONGEST and _is_finite(value)
        listed = _is_listed(value, core)
        typed = not kinds or any(_is_of(value, kind) for kind in kinds)
        limited = _is_within(value, core, self.schemas) and _has_format(
            value, str(core.get("format", ""))
        )
        return short and listed and typed and limited and self._is_filled(value, core)

    def _is_filled(self, value: Json, core: Document) -> bool:
        """Tell whether what is inside of a list or an object fits as well."""
        inner: list[tuple[Json, Json]] = []
        if isinstance(value, list):
            first = core.get("prefixItems", [])
            inner = [*zip(value, first, strict=False)]
            inner += [(item, core.get("items", {})) for item in value[len(first) :]]
        elif isinstance(value, dict):
            properties, others = core.get("properties", {}), core.get("additionalProperties", {})
            inner = [(value[name], properties.get(name, others)) for name in value]
        return all(self._fits_inside(item, schema) for item, schema in inner)

    def _fits_inside(self, value: Json, schema: Json) -> bool:
        if schema is False or schema == {"not": {}}:
            return False
        return self._fits(value, settled(schema, self.schemas))


def _variants(schema: Json, schemas: dict[str, Json]) -> list[Json]:
    """Return the alternatives of a schema, or of the component to which it refers."""
    target: Json = schemas.get(referenced(schema) or "", schema)
    if not isinstance(target, dict):
        return []
    return [*target.get("anyOf", []), *target.get("oneOf", [])]


def _saying(value: Json, core: Document, variant: Json) -> Json:
    """Return a value of an alternative with the property by which a discriminator names it."""
    discriminator = core.get("discriminator", {})
    mapping = discriminator.get("mapping", {}).items()
    said = [name for name, target in mapping if variant == {"$ref": target}]
    if not said or not isinstance(value, dict) or value.get(discriminator["propertyName"]) in said:
        return value
    return {**value, discriminator["propertyName"]: said[0]}


def _is_listed(value: Json, core: Document) -> bool:
    """Tell whether a value is one that a schema lists; most schemas list none."""
    listed = core["enum"] if "enum" in core else [core["const"]] if "const" in core else [value]
    return any(value == each and type(value) is type(each) for each in listed)


def _is_within(value: Json, core: Document, schemas: dict[str, Json]) -> bool:
    """Tell whether a value has the size that a schema demands."""
    if isinstance(value, str):
        return _is_between(len(value), core, "Length")
    if isinstance(value, list):
        return _is_between(len(value), core, "Items")
    if isinstance(value, dict):
        properties = core.get("properties", {})
        missing = {*core.get("required", [])} - value.keys() - read_only(core, schemas)
        closed = core.get("additionalProperties") is False and "patternProperties" not in core
        return not missing and not (closed and value.keys() - properties.keys())
    if isinstance(value, bool) or value is None:
        return True
    above = value > core.get("exclusiveMinimum", -math.inf)
    below = value < core.get("exclusiveMaximum", math.inf)
    return above and below and _is_between(value, core, "imum")


def _is_between(size: float, core: Document, what: str) -> bool:
    least, most = core.get(f"min{what}", -math.inf), core.get(f"max{what}", math.inf)
    return bool(least <= size <= most)


def _has_format(value: Json, name: str) -> bool:
    """Tell whether a text has a format that generated code parses."""
    if not isinstance(value, str) or name not in _PARSERS:
        return True
    try:
        _PARSERS[name](value)
    except ValueError:
        return False
    return name != "date-time" or len(value) > _LENGTH_OF_DAY


def _as_list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _is_finite(value: Json) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def _is_of(value: Json, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "number":
        return isinstance(value, int | float)
    kinds = {"array": list, "integer": int, "object": dict, "string": str}
    return kind in kinds and isinstance(value, kinds[kind])


def _sample_number(core: Document) -> int:
    lowest: float | None = core.get("exclusiveMinimum")
    least: float | None = core.get("minimum")
    highest: float | None = core.get("exclusiveMaximum")
    most: float = core.get("maximum", 1)
    if lowest is not None:
        return math.floor(lowest) + 1
    if least is not None:
        return math.ceil(least)
    return min(1, math.floor(most) if highest is None else math.ceil(highest) - 1)


def _sample_text(core: Document) -> str:
    pattern = core.get("pattern", "")
    text = _SAMPLE_TEXTS.get(core.get("format", ""), "text")
    prefix = _PREFIX.match(pattern)
    guesses = (text, f"{prefix[1]}1" if prefix else text, *_GUESSES)
    if pattern:
        text = next((guess for guess in guesses if re.search(pattern, guess)), guesses[1])
    return text.ljust(min(core.get("minLength", 0), _LONGEST), "x")[: core.get("maxLength")]
