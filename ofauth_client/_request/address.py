"""Paths of requests: templates with values, and paths that callers write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from ofauth_api.codec import NO_STYLES, EncodeError, Styles
from ofauth_api.codec import fill as filled_path

from ofauth_client.errors import ArgumentError

#: Characters that stay unquoted in a path that a caller wrote; "%" because the caller may have
#: quoted the path already.
_PATH_CHARACTERS = "/%:@!$&'()*+,;=~"


def fill(template: str, values: Mapping[str, Any], styles: Styles = NO_STYLES) -> str:
    """Fill a path template with values. No value can leave its segment.

    Args:
        template: A path with names in braces.
        values: Values by name.
        styles: Style and explode of the parameters that may be lists or objects, or have another
            style than `simple`.

    Raises:
        ArgumentError: A value is missing, empty, or would change the path.
    """
    try:
        return filled_path(template, values, styles)
    except EncodeError as error:
        raise ArgumentError(str(error)) from None


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
