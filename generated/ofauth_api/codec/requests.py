"""Requests of the generated functions: the keyword arguments of `httpx.Client.build_request`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .encoding import as_json
from .forms import MULTIPART, NO_ENCODINGS, OCTETS, URLENCODED, Encodings, parts, urlencoded
from .styles import NO_STYLES, Styles, cookie_header, fill, header_values, query_string, with_query
from .unset import UNSET

__all__ = ["add_body", "address", "cookie_header", "header_values"]


def address(
    template: str,
    path: Mapping[str, Any],
    query: Mapping[str, Any],
    path_styles: Styles = NO_STYLES,
    query_styles: Styles = NO_STYLES,
) -> str:
    """Return the path and the query of a request.

    Args:
        template: A path with names in braces, perhaps with constants of a query.
        path: Values of the names in the path.
        query: Query parameters; None and UNSET are not sent.
        path_styles: Style and explode of parameters in the path.
        query_styles: Style and explode of query parameters.

    Raises:
        EncodeError: A value cannot be sent.
    """
    return with_query(fill(template, path, path_styles), query_string(query, query_styles))


def add_body(
    request: dict[str, Any], body: Any, media_type: str, encodings: Encodings = NO_ENCODINGS
) -> None:
    """Add a body to the keyword arguments of a request, unless the body is UNSET.

    Args:
        request: The keyword arguments; they have `headers`.
        body: A model, a JSON value, a `File`, or the fields of a form.
        media_type: Media type of the body.
        encodings: Encoding of the fields of a form.

    Raises:
        EncodeError: The body cannot be sent.
    """
    if body is UNSET:
        return
    kind = media_type.split(";")[0].strip().lower()
    if kind == MULTIPART:
        # httpx draws a boundary at random, and writes the header.
        request["files"] = parts(body, encodings)
        return
    if kind == URLENCODED:
        request["content"] = urlencoded(body, encodings)
    elif kind.endswith(("/json", "+json")):
        # httpx takes `json=None` for no body.
        request |= {"content": b"null"} if body is None else {"json": as_json(body)}
    else:
        request["content"] = getattr(body, "payload", body)
    # A range such as "image/*" does not tell the type of this body.
    request["headers"]["Content-Type"] = OCTETS if "*" in kind else media_type
