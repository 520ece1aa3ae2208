"""Documents in memory: JSON values, their pointers, and their canonical form."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from types import GeneratorType
from typing import Any, TypeAlias

from pipeline.common.errors import PipelineError

Json: TypeAlias = Any
Document: TypeAlias = dict[str, Any]

#: Levels of containers that a document may have. The published document has about 40. Every
#: function that walks through a document recurses, and this limit keeps it within the stack.
MAX_DEPTH = 256

#: A walk takes a few frames for each level, and follows references from component to component.
sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))

#: An encoder that is made once: `json.dumps` with options makes another for each value.
_ENCODE = json.JSONEncoder(sort_keys=True).encode

#: The types of values with values inside them.
_CONTAINERS = (dict, list)

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def pointer(*tokens: str | int) -> str:
    """Join tokens to a JSON pointer (RFC 6901)."""
    return "".join(f"/{escape_token(token)}" for token in tokens)


def escape_token(token: str | int) -> str:
    """Escape one token of a JSON pointer (RFC 6901, section 3)."""
    return str(token).replace("~", "~0").replace("/", "~1")


def unescape_token(token: str) -> str:
    """Undo `escape_token`."""
    return token.replace("~1", "/").replace("~0", "~")


def check_depth(value: Json, source: str) -> None:
    """Refuse a document nested deeper than `MAX_DEPTH`.

    Args:
        value: Any JSON value.
        source: File or URL named in the error.

    Raises:
        PipelineError: The value is nested too deeply.
    """
    level, depth = [value] if isinstance(value, _CONTAINERS) else [], 0
    while level:
        if depth > MAX_DEPTH:
            raise PipelineError(
                f"the document is nested more than {MAX_DEPTH} levels deep; flatten it", source
            )
        # Not by `children`: every document is checked more than once.
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, _CONTAINERS)
        ]
        depth += 1


def children(node: Json) -> list[Json]:
    """Return the values directly inside an object or array that are containers themselves."""
    if isinstance(node, dict):
        return [child for child in node.values() if isinstance(child, dict | list)]
    if isinstance(node, list):
        return [child for child in node if isinstance(child, dict | list)]
    return []


def share_equal_parts(value: Json, known: Json, depth: int = 0) -> None:
    """Replace parts of a value by equal parts at the same places of another value.

    Two versions of a document then take little more memory than one. Neither may be changed in
    place from then on.

    Args:
        value: An object or array, which is changed in place.
        known: The other value.
        depth: The number of containers around both.
    """
    if isinstance(value, dict) and isinstance(known, dict):
        keys: Iterable[Any] = value.keys() & known.keys()
    elif isinstance(value, list) and isinstance(known, list):
        keys = range(min(len(value), len(known)))
    else:
        return
    for key in keys:
        part, other = value[key], known[key]
        if not isinstance(part, _CONTAINERS) or part is other:
            continue
        if depth >= _LEAST_SHARED and part == other and repr(part) == repr(other):
            value[key] = other
        else:
            share_equal_parts(part, other, depth + 1)


#: The depth of path items and of sections of the components. What is above is seldom equal, and
#: its text is long.
_LEAST_SHARED = 1


def canonical_json(value: Json) -> str:
    """Write a JSON value with sorted keys, two spaces of indent and a final newline.

    A generator is written as an array, without keeping its items.
    """
    return "".join([*_pieces(value, "\n", _OUTER_LEVELS), "\n"])


#: Levels whose members are joined once: every other join copies the whole text.
_OUTER_LEVELS = 2


def _pieces(value: Json, newline: str, levels: int) -> Iterator[str]:
    """Yield the text of a value, that of the members of its outer levels in a piece each."""
    if not levels or not isinstance(value, dict | list | GeneratorType):
        yield _indented(value, newline)
        return
    inner = f"{newline}  "
    if isinstance(value, dict):
        members = ((f"{encode_basestring(key)}: ", value[key]) for key in sorted(value))
    else:
        members = (("", item) for item in value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    before = opening
    for name, member in members:
        yield f"{before}{inner}{name}"
        yield from _pieces(member, inner, levels - 1)
        before = ","
    yield f"{opening}{closing}" if before == opening else f"{newline}{closing}"


def _indented(value: Json, newline: str) -> str:
    """Write a value as `json.dumps` does with an indent, for which it has no compiled code.

    Args:
        value: The value; keys are texts.
        newline: A line break, and the indent of the value.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{newline}  "
    if isinstance(value, dict) and value:
        keys = sorted(value)
        lines = [f"{encode_basestring(key)}: {_indented(value[key], inner)}" for key in keys]
        return f"{{{inner}{f',{inner}'.join(lines)}{newline}}}"
    if isinstance(value, list | tuple | GeneratorType):
        lines = [_indented(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(lines)}{newline}]" if lines else "[]"
    return _ENCODE(value)


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield every operation as (path, method, operation), in document order."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield path, method, item[method]


def json_line(value: Json) -> str:
    """Return a JSON value as a line with sorted keys, to compare, sort or digest it.

    Without indentation, `json` uses its C encoder, which is quick for deep values, too.
    """
    return _ENCODE(value)
