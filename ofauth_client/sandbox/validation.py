"""Validates requests: converts parameters to the types of the document, and reads bodies.

The text of a parameter can have several readings: `7` is a text, a number, or a list with a single
item. The readings are tried from the likeliest to the text itself, and the first reading that the
schema allows wins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from attrs import frozen

from ofauth_client.sandbox.documents import resolve
from ofauth_client.sandbox.errors import Refusal, bad_request
from ofauth_client.sandbox.http_messages import OCTETS, Pairs, RequestBody, is_json
from ofauth_client.sandbox.operations import Operation, Parameter
from ofauth_client.sandbox.schemas import Schemas

_INTEGER = re.compile(r"-?(0|[1-9]\d{0,400})", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,400})(\.\d+)?([eE][+-]?\d{1,3})?", re.ASCII)
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}
_NOTHING = object()


@frozen
class RawParameters:
    """The texts of the parameters of a request.

    Args:
        path: Unquoted path segments by parameter name.
        query: The query.
        headers: Headers, with lower-case names.
    """

    path: Mapping[str, str]
    query: Pairs
    headers: Mapping[str, str]

    def texts(self, parameter: Parameter) -> list[str]:
        """Return the texts that were sent for a parameter."""
        name = parameter.name
        if parameter.location == "query":
            return [value for key, value in self.query if key == name]
        if parameter.location == "path":
            return [self.path[name]] if name in self.path else []
        found = (
            self.headers.get(name.lower()) if parameter.location == "header" else self._cookie(name)
        )
        return [] if found is None else [found]

    def _cookie(self, name: str) -> str | None:
        for part in self.headers.get("cookie", "").split(";"):
            key, _, value = part.strip().partition("=")
            if key == name:
                return unquote(value)
        return None


@frozen
class ParameterReader:
    """Reads and validates the parameters of requests.

    Args:
        schemas: Schemas of the document.
    """

    schemas: Schemas

    def read(self, operation: Operation, sent: RawParameters) -> dict[str, dict[str, Any]]:
        """Return the parameters by location and name.

        Args:
            operation: An operation.
            sent: The texts that were sent.

        Raises:
            Refusal: A value is missing or invalid.
        """
        found: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}, "cookie": {}}
        for parameter in operation.parameters:
            value = self._value(parameter, sent)
            if value is not _NOTHING:
                found[parameter.location][parameter.name] = value
            elif parameter.required:
                raise bad_request(f"{parameter.name}: a value is required")
        return found

    def _value(self, parameter: Parameter, sent: RawParameters) -> Any:
        if self._is_spread_object(parameter):
            return self._spread_object(parameter, sent)
        texts = sent.texts(parameter)
        if not texts:
            return _NOTHING
        problem = None
        for value in self._readings(parameter, texts):
            found = self.schemas.problem(parameter.pointer, value)
            if found is None:
                return value
            # The problem of the likeliest reading explains more than the problem of a fallback.
            problem = problem or found
        raise _refused(parameter, problem or "unreadable")

    def _is_spread_object(self, parameter: Parameter) -> bool:
        if parameter.location != "query" or parameter.is_json:
            return False
        spread = parameter.style == "deepObject" or parameter.explode
        return (
            spread
            and "object" in self.schemas.kinds(parameter.schema)
            and self._is_object(parameter)
        )

    def _is_object(self, parameter: Parameter) -> bool:
        return bool(self._properties(parameter.schema))

    def _properties(self, schema: Any) -> dict[str, Any]:
        node = resolve(self.schemas.document, schema)
        found = dict(node.get("properties", {}))
        for part in [*node.get("anyOf", []), *node.get("oneOf", []), *node.get("allOf", [])]:
            found |= self._properties(part)
        return found

    def _spread_object(self, parameter: Parameter, sent: RawParameters) -> Any:
        """Return an object whose properties are separate parameters of the query."""
        deep, value = parameter.style == "deepObject", {}
        for name, schema in self._properties(parameter.schema).items():
            key = f"{parameter.name}[{name}]" if deep else name
            texts = [text for each, text in sent.query if each == key]
            if texts:
                value[name] = self._property(schema, texts)
        others = (parameter.name, f"{parameter.name}[]")
        if deep and not value and any(name in others for name, _ in sent.query):
            raise _refused(parameter, f"not an object, which is {parameter.name}[NAME]=VALUE")
        if not value:
            return _NOTHING
        problem = self.schemas.problem(parameter.pointer, value)
        if problem is not None:
            raise _refused(parameter, problem)
        return value

    def _property(self, schema: Any, texts: list[str]) -> Any:
        kinds = self.schemas.kinds(schema)
        if "array" in kinds and (len(texts) > 1 or "string" not in kinds):
            return [next(_scalars(text, self._items(schema))) for text in texts]
        return next(_scalars(texts[-1], kinds))

    def _readings(self, parameter: Parameter, texts: list[str]) -> Iterator[Any]:
        """Yield the possible readings of texts, the likeliest first."""
        if parameter.is_json:
            yield _json(texts[-1])
            return
        kinds = self.schemas.kinds(parameter.schema)
        parts = self._parts(parameter, texts)
        if "array" in kinds and (len(parts) > 1 or not kinds - {"array", "null"}):
            items = self._items(parameter.schema)
            yield [next(_scalars(part, items)) for part in parts]
            yield list(parts)
        if len(texts) == 1:
            yield from _scalars(texts[0], kinds)
            if "array" in kinds:
                yield [next(_scalars(texts[0], self._items(parameter.schema)))]

    def _parts(self, parameter: Parameter, texts: list[str]) -> list[str]:
        if parameter.explode and parameter.location == "query":
            return texts
        separator = _SEPARATORS.get(parameter.style, ",")
        return [part for text in texts for part in text.split(separator)]

    def _items(self, schema: Any) -> frozenset[str]:
        node = resolve(self.schemas.document, schema)
        for part in [node, *node.get("anyOf", []), *node.get("oneOf", [])]:
            resolved = resolve(self.schemas.document, part)
            if "items" in resolved:
                return self.schemas.kinds(resolved["items"])
        return frozenset({"string"})


def _scalars(text: str, kinds: frozenset[str]) -> Iterator[Any]:
    """Yield the possible readings of a text, and at the end the text itself."""
    if "integer" in kinds and _INTEGER.fullmatch(text):
        yield int(text)
    elif "integer" in kinds and _NUMBER.fullmatch(text) and float(text).is_integer():
        yield int(float(text))
    if "number" in kinds and _NUMBER.fullmatch(text):
        yield float(text) if not _INTEGER.fullmatch(text) else int(text)
    if "boolean" in kinds and text in ("true", "false"):
        yield text == "true"
    if "null" in kinds and text == "null":
        yield None
    yield text


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _refused(parameter: Parameter, problem: str) -> Refusal:
    return bad_request(f"{parameter.name}: {problem}")


def read_body(operation: Operation, sent: RequestBody, schemas: Schemas) -> Any:
    """Return the JSON of a body; None for no body, or a body of another media type.

    Args:
        operation: The operation.
        sent: The body.
        schemas: Schemas of the document.

    Raises:
        Refusal: The document does not allow the body.
    """
    if not sent.size:
        if operation.body_required and not _is_empty_file(operation, sent):
            raise bad_request("body: a body is required")
        return None
    if not operation.bodies:
        return None
    declared = _declared(sent.media_type, operation.bodies)
    if declared is None:
        wanted = " or ".join(operation.bodies)
        raise bad_request(f"Content-Type: must be {wanted}")
    if not is_json(sent.media_type) or sent.content is None:
        return None
    return _read_json(sent.content, operation.bodies[declared], schemas)


def _declared(media_type: str, declared: Iterable[str]) -> str | None:
    """Return the declared media type, or range of media types, that a media type is."""
    kinds = {each.partition(";")[0].strip().lower(): each for each in declared}
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((kinds[each] for each in ranges if each in kinds), None)


def _read_json(content: bytes, pointer: str | None, schemas: Schemas) -> Any:
    try:
        data = json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise bad_request("body: not JSON") from None
    problem = schemas.problem(pointer, data) if pointer else None
    if problem is not None:
        raise bad_request(f"body: {problem}")
    return data


def _is_empty_file(operation: Operation, sent: RequestBody) -> bool:
    return sent.media_type == OCTETS and OCTETS in operation.bodies


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
