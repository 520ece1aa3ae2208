"""Paths of requests: templates with values, and paths that callers write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from ofauth_client._request.parameters import is_given, quoted, text
from ofauth_client.errors import ArgumentError

_NAME = re.compile(r"\{([^{}]*)\}")
_NEXT_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

#: Characters that stay unquoted in a path that a caller wrote; "%" because the caller may have
#: quoted the path already.
_PATH_CHARACTERS = "/%:@!$&'()*+,;=~"


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Fill a path template with values. No value can leave its segment.

    Args:
        template: A path with names in braces.
        values: Values by name.

    Raises:
        ArgumentError: A value is missing, empty, or would change the path.
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
            # Servers and proxies resolve dot segments, even if they are quoted.
            raise ArgumentError(f"{segment!r} cannot stand in a path")
        return quoted(segment)
    except ArgumentError as error:
        raise ArgumentError(f"{_argument(name)}: {error.message}") from None


def _argument(name: str) -> str:
    """Return the Python name of a path parameter."""
    return _NEXT_WORD.sub("_", name).lower()


def check_path(path: object) -> tuple[str, str]:
    """Return the quoted path and query of a path that a caller wrote.

    Args:
        path: Path from the root of the API, optionally with a query.

    Raises:
        ArgumentError: The path is malformed or leads elsewhere.
    """
    if not isinstance(path, str):
        raise ArgumentError(f"a path must be a text, not {type(path).__name__}")
    if not path.startswith("/") or path.startswith("//"):
        raise ArgumentError(f"a path must start with a single slash, unlike {path[:80]!r}")
    if not path.isprintable():
        raise ArgumentError("a path must not contain control characters")
    path, _, query = path.partition("?")
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise ArgumentError("a path must not contain the segments . or ..")
    return quote(path, safe=_PATH_CHARACTERS), quote(query, safe=_PATH_CHARACTERS + "?")
