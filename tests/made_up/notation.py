"""Schemas from a short notation, so that a whole document fits on a few pages.

number  string  boolean  date  uri  positive  unknown      schemas without parts
null                                                       `nullable: true`, no type
'photo' | 'video'      1 | 3 | 7                           enum; 'null' stands for null
A | B                                                      anyOf
A | null                                                   A with `nullable: true`
A[]                                                        array
{ a: A, b?: B }                                            object, b optional
{ ...A, -a, b: B }                                         A without a, and with b
{*: A}                                                     object with any names
Post                                                       a record, written out inline
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from copy import deepcopy
from typing import TypeAlias

from pipeline.common.documents import Document, Json

Tokens: TypeAlias = deque[str]
Named: TypeAlias = Callable[[str], Json]

TOKEN = re.compile(r"'[^']*'|\.\.\.|\[\]|[\w-]+\??|[{}()|:,*]|\S")
PRIMITIVES: dict[str, Document] = {
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date-time"},
    "null": {"nullable": True},
    "number": {"type": "number"},
    "positive": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
    "string": {"type": "string"},
    "unknown": {},
    "uri": {"type": "string", "format": "uri"},
}


def schema(text: str, named: Named) -> Json:
    """Return the schema a notation stands for.

    Args:
        text: The notation, as the module describes it.
        named: Returns the schema of a record, which is copied; raises where there is none.

    Raises:
        ValueError: The text is no notation.
    """
    tokens = deque(TOKEN.findall(text))
    result = _union(tokens, named)
    if tokens:
        raise ValueError(f"unexpected {tokens[0]!r} in {text!r}")
    return result


def _union(tokens: Tokens, named: Named) -> Json:
    options = [_array(tokens, named)]
    while _skipped(tokens, "|"):
        options.append(_array(tokens, named))
    return _joined(options)


def _joined(options: list[Document]) -> Document:
    null = PRIMITIVES["null"]
    rest = [option for option in options if option != null]
    if not rest:
        return dict(null)
    joined = _one(rest)
    return joined | null if null in options else joined


def _one(options: list[Document]) -> Document:
    if len(options) == 1:
        return options[0]
    if all("enum" in option for option in options):
        return options[0] | {"enum": [value for option in options for value in option["enum"]]}
    return {"anyOf": options}


def _array(tokens: Tokens, named: Named) -> Json:
    result = _atom(tokens, named)
    while _skipped(tokens, "[]"):
        result = {"type": "array", "items": result}
    return result


def _atom(tokens: Tokens, named: Named) -> Json:
    word = tokens.popleft() if tokens else "nothing"
    if word == "(":
        return _closed(_union(tokens, named), tokens, ")")
    if word == "{":
        return _closed(_object(tokens, named), tokens, "}")
    if word.startswith("'"):
        return {"type": "string", "enum": [None if word == "'null'" else word[1:-1]]}
    if word.isdecimal():
        return {"type": "number", "enum": [int(word)]}
    return deepcopy(PRIMITIVES[word] if word in PRIMITIVES else named(word))


def _object(tokens: Tokens, named: Named) -> Document:
    result: Document = {"type": "object", "properties": {}, "required": []}
    while tokens and tokens[0] != "}":
        _member(result, tokens, named)
        if not _skipped(tokens, ","):
            break
    return {key: value for key, value in result.items() if value}


def _member(result: Document, tokens: Tokens, named: Named) -> None:
    name = tokens.popleft()
    if name == "...":
        _spread(result, named(tokens.popleft()))
    elif name == "*":
        result["additionalProperties"] = _value(tokens, named)
    elif name.startswith("-"):
        result["properties"].pop(name[1:])
        result["required"] = [key for key in result["required"] if key != name[1:]]
    else:
        _property(result, name, _value(tokens, named))


def _spread(result: Document, other: Document) -> None:
    result["properties"] |= deepcopy(other["properties"])
    result["required"] += other.get("required", [])


def _property(result: Document, name: str, value: Json) -> None:
    key = name.removesuffix("?")
    result["properties"][key] = value
    if key == name and key not in result["required"]:
        result["required"].append(key)


def _value(tokens: Tokens, named: Named) -> Json:
    if not _skipped(tokens, ":"):
        raise ValueError(f"a colon is missing before {' '.join(tokens)!r}")
    return _union(tokens, named)


def _closed(result: Json, tokens: Tokens, bracket: str) -> Json:
    if not _skipped(tokens, bracket):
        raise ValueError(f"{bracket!r} is missing before {' '.join(tokens)!r}")
    return result


def _skipped(tokens: Tokens, token: str) -> bool:
    found = bool(tokens) and tokens[0] == token
    if found:
        tokens.popleft()
    return found
