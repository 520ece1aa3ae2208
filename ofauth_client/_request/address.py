"""Where requests go: base addresses, paths and their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from ofauth_client._request.parameters import is_given, quoted, text
from ofauth_client.errors import ArgumentError

_NAME = re.compile(r"\{([^{}]*)\}")
_NEXT_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

#: What may stand unquoted in a path that a caller wrote; % as they may have quoted it already.
_PATH_CHARACTERS = "/%:@!$&'()*+,;=~"


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Put values into a path template, each of them within its segment.

    Args:
        template: A path with names in braces.
        values: Values by name.

    Raises:
        ArgumentError: A value is missing, empty, or would lead elsewhere.
    """
    if "{" not in template:
        return template
    return _NAME.sub(lambda match: _segment(match[1], values.get(match[1])), template)


def _segment(name: str, value: Any) -> str:
    if not is_given(value):
        raise ArgumentError(f"{_argument(name)} must have a value")
    try:
        segment = text(value)
        if segment in ("", ".", ".."):
            # Servers and proxies resolve dots, quoted ones too.
            raise ArgumentError(f"{segment!r} cannot stand in a path")
        return quoted(segment)
    except ArgumentError as error:
        raise ArgumentError(f"{_argument(name)}: {error.message}") from None


def _argument(name: str) -> str:
    """Return how the argument of a method is called whose value has a name in a path."""
    return _NEXT_WORD.sub("_", name).lower()


def check_path(path: object) -> tuple[str, str]:
    """Return path and query of an address on the API, as they are sent.

    Args:
        path: A path from the API's root, perhaps with a query.

    Raises:
        ArgumentError: It leads elsewhere.
    """
    if not isinstance(path, str):
        raise ArgumentError(f"a path must be a text, not {type(path).__name__}")
    if not path.startswith("/") or path.startswith("//"):
        raise ArgumentError(f"a path must start with one slash, unlike {path[:80]!r}")
    if not path.isprintable():
        raise ArgumentError("a path must not have control characters")
    path, _, query = path.partition("?")
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise ArgumentError("a path must not have . or .. in it")
    return quote(path, safe=_PATH_CHARACTERS), quote(query, safe=_PATH_CHARACTERS + "?")
