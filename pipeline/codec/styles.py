"""Parameters and form fields in the styles of OpenAPI (3.1, section "Style Values")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias, cast
from urllib.parse import unquote

from .encoding import field_values
from .scalars import EncodeError, is_given, json_content, quoted, text

#: A style and whether it is exploded. The style `json` is a JSON text. A style of a query that ends
#: in `+reserved` leaves reserved characters in values as they are.
Style: TypeAlias = tuple[str, bool]
Styles: TypeAlias = Mapping[str, Style]
Pair: TypeAlias = tuple[str, str]

NO_STYLES: Styles = MappingProxyType({})
#: Default of queries and forms.
FORM: Style = ("form", True)

#: Types of values that need no conversion but `str`.
_PLAIN = frozenset({str, int})

_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
#: The beginning of a path value of a style, and the separator of exploded values.
_PREFIXES = {"label": ".", "matrix": ";"}
_NAME = re.compile(r"\{([^{}]*)\}")
_RESERVED = "+reserved"
#: Quoted characters that a value may have in a query: the reserved ones without `#`, `[` and `]`,
#: which no query has, and without `&` and `+`, which have a meaning in it; and the percent sign of
#: a character that the caller has quoted.
_UNQUOTED = re.compile("%(?:2[1479ACF8]|3[ABDF]|40|25(?=[0-9A-Fa-f]{2}))")
_NEXT_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def query_string(values: Mapping[str, Any], styles: Styles = NO_STYLES) -> str:
    """Return query parameters, quoted and without None and UNSET.

    Args:
        values: Scalars, lists, mappings or models, by name.
        styles: Style and explode of parameters that differ from exploded form style.

    Raises:
        EncodeError: A value cannot be sent.
    """
    found: list[Pair] = []
    for name, value in values.items():
        if is_given(value):
            found += pairs(name, value, styles.get(name, FORM))
    return joined(found)


def with_query(path: str, query: str) -> str:
    """Return a path with a query, which follows the query that the path may have."""
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


def joined(found: Iterable[Pair]) -> str:
    """Return quoted names and values as a query."""
    return "&".join([f"{name}={value}" for name, value in found])


def pairs(name: str, value: Any, style: Style) -> list[Pair]:
    """Return a value in a style of queries, as quoted names with quoted values.

    Raises:
        EncodeError: The value cannot be sent; the message begins with its name.
    """
    try:
        if type(value) in _PLAIN and style == FORM:
            return [(quoted(name), quoted(str(value)))]
        if style[0].endswith(_RESERVED):
            plain = style[0].removesuffix(_RESERVED), style[1]
            return [(key, _with_reserved(item)) for key, item in pairs(name, value, plain)]
        return list(_pairs(name, _prepared(value, style), style))
    except EncodeError as error:
        raise EncodeError(f"{name}: {error}") from None


def fill(template: str, values: Mapping[str, Any], styles: Styles = NO_STYLES) -> str:
    """Fill a path template with values. No value can leave its segment.

    Args:
        template: A path with names in braces.
        values: Values by name.
        styles: Style and explode of the parameters that may be lists or objects, or have another
            style than `simple`.

    Raises:
        EncodeError: A value is missing, empty, or would change the path.
    """
    if "{" not in template:
        return template

    def filled(match: re.Match[str]) -> str:
        return _part_of_path(match[1], values.get(match[1]), styles.get(match[1]))

    return _NAME.sub(filled, template)


def header_values(values: Mapping[str, Any], styles: Styles = NO_STYLES) -> dict[str, str]:
    """Return header parameters as texts, without None, UNSET and empty lists.

    Args:
        values: Scalars, lists, mappings or models, by name.
        styles: Style and explode of the parameters that may be lists or objects.

    Raises:
        EncodeError: A value cannot be sent.
    """
    made = {
        name: _header(name, value, styles.get(name))
        for name, value in values.items()
        if is_given(value)
    }
    return {name: value for name, value in made.items() if value is not None}


def cookie_header(values: Mapping[str, Any], styles: Styles = NO_STYLES) -> str:
    """Return cookie parameters as a `Cookie` header; an exploded list is a cookie for each item.

    Args:
        values: Scalars, lists, mappings or models, by name.
        styles: Style and explode of the parameters that may be lists or objects.

    Raises:
        EncodeError: A value cannot be sent.
    """
    given = {name: value for name, value in values.items() if is_given(value)}
    cookies = (
        pair
        for name, value in given.items()
        for pair in (pairs(name, value, styles[name]) if name in styles else [_cookie(name, value)])
    )
    return "; ".join(f"{name}={value}" for name, value in cookies)


def composed(value: Any) -> Any:
    """Convert a model to a mapping, and an iterable to a list.

    Raises:
        EncodeError: The value is bytes.
    """
    if isinstance(value, str | Enum | date):
        return value
    if hasattr(value, "to_dict"):
        return field_values(value)
    if isinstance(value, bytes | bytearray):
        raise EncodeError("bytes cannot be sent here")
    is_sequence = isinstance(value, Iterable) and not isinstance(value, Mapping)
    return list(cast("Iterable[Any]", value)) if is_sequence else value


def _with_reserved(value: str) -> str:
    """Return a quoted value with its reserved characters (RFC 6570, section 3.2.3)."""
    return _UNQUOTED.sub(lambda match: unquote(match[0]), value)


def _prepared(value: Any, style: Style) -> Any:
    """Return a value for a style: JSON is written of the value as it is."""
    return value if style[0] == "json" else composed(value)


def _pairs(name: str, value: Any, style: Style) -> Iterator[Pair]:
    if style[0] == "json":
        yield quoted(name), quoted(json_content(value).decode())
    elif isinstance(value, Mapping):
        yield from _object(name, cast("Mapping[str, Any]", value), style)
    elif isinstance(value, list):
        yield from _list(name, value, style)
    else:
        yield quoted(name), quoted(text(value))


def _list(name: str, items: list[Any], style: Style) -> Iterator[Pair]:
    kind, exploded = style
    texts = [quoted(text(item)) for item in items if item is not None]
    if exploded:
        yield from ((quoted(name), item) for item in texts)
    elif texts:
        yield quoted(name), _SEPARATORS.get(kind, ",").join(texts)


def _object(name: str, value: Mapping[str, Any], style: Style) -> Iterator[Pair]:
    kind, exploded = style
    fields = [(str(key), composed(item)) for key, item in value.items() if is_given(item)]
    if kind == "deepObject":
        for key, item in fields:
            yield from _deep(f"{name}[{key}]", item)
    elif exploded:
        for key, item in fields:
            # Spread once more, the fields of an object would be those of the object around it.
            yield from _pairs(key, text(item) if isinstance(item, Mapping) else item, FORM)
    else:
        yield from _list(name, [*chain.from_iterable(fields)], style)


def _deep(name: str, value: Any) -> Iterator[Pair]:
    """Write nested objects with brackets; the specification leaves nesting undefined."""
    if isinstance(value, Mapping):
        for key, item in cast("Mapping[str, Any]", value).items():
            if is_given(item):
                yield from _deep(f"{name}[{key}]", composed(item))
    else:
        yield from _pairs(name, value, FORM)


def _cookie(name: str, value: Any) -> Pair:
    try:
        return name, quoted(text(value))
    except EncodeError as error:
        raise EncodeError(f"{name}: {error}") from None


def _part_of_path(name: str, value: Any, style: Style | None) -> str:
    argument = _NEXT_WORD.sub("_", name).lower()
    if not is_given(value):
        raise EncodeError(f"{argument} must have a value")
    try:
        made = value if style is None else _prepared(value, style)
        part = _styled_for_path(name, made, style) if style else quoted(text(made))
        if part in ("", ".", ".."):
            # Servers and proxies resolve dot segments, even if they are quoted.
            raise EncodeError(f"{part!r} cannot stand in a path")
    except EncodeError as error:
        raise EncodeError(f"{argument}: {error}") from None
    return part


def _styled_for_path(name: str, value: Any, style: Style) -> str:
    kind, exploded = style
    if kind == "json":
        return quoted(json_content(value).decode())
    prefix, parts = _PREFIXES.get(kind, ""), _texts(value, exploded, quoted)
    if not parts:
        raise EncodeError("an empty list or object cannot stand in a path")
    if kind == "matrix" and not (exploded and isinstance(value, Mapping)):
        key = quoted(name)
        parts = [f"{key}={part}" for part in (parts if exploded else [",".join(parts)])]
    return prefix + (prefix or "," if exploded else ",").join(parts)


def _header(name: str, value: Any, style: Style | None) -> str | None:
    """Return the value of a header; None for an empty list or object, which has no text."""
    try:
        return text(value) if style is None else _styled_header(_prepared(value, style), style)
    except EncodeError as error:
        raise EncodeError(f"{name}: {error}") from None


def _styled_header(value: Any, style: Style) -> str | None:
    if style[0] == "json":
        return json_content(value).decode()
    if isinstance(value, Mapping | list):
        return ",".join(_texts(value, style[1], _without_comma)) if value else None
    return text(value)


def _without_comma(item: str) -> str:
    if "," in item:
        raise EncodeError("an item of a list in a header must not contain a comma")
    return item


def _texts(value: Any, exploded: bool, written: Any) -> list[str]:
    """Return the texts of a scalar, of the items of a list, or of the fields of an object."""
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value).items()
        found = [(written(str(key)), written(text(v))) for key, v in fields if is_given(v)]
        return ["=".join(pair) for pair in found] if exploded else [*chain.from_iterable(found)]
    items: list[Any] = value if isinstance(value, list) else [value]
    return [written(text(item)) for item in items if item is not None]
