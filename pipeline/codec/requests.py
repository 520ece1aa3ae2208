"""Requests of the generated functions: the keyword arguments of `httpx.Client.build_request`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .files import File
from .forms import MULTIPART, NO_ENCODINGS, OCTETS, URLENCODED, Encodings, parts, urlencoded
from .json_bytes import loads
from .scalars import json_content
from .styles import NO_STYLES, Styles, cookie_header, fill, header_values, query_string, with_query
from .unset import UNSET

__all__ = ["add_body", "address", "cookie_header", "header_values", "stream_file"]


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
    kind = media_type.split(";")[0].strip().lower()
    is_json = kind.endswith(("/json", "+json"))
    if body is UNSET or (body is None and not is_json):
        return
    if kind == MULTIPART:
        # httpx draws a boundary at random, and writes the header.
        request["files"] = parts(body, encodings)
        return
    if kind == URLENCODED:
        request["content"] = urlencoded(body, encodings)
    elif is_json:
        content = json_content(body)
        # httpx takes `json=None` for no body, and cannot write all values that a model may have.
        request |= {"content": content} if body is None else {"json": loads(content)}
    else:
        request["content"] = getattr(body, "payload", body)
    # A range such as "image/*" does not tell the type of this body.
    request["headers"]["Content-Type"] = OCTETS if "*" in kind else media_type


def stream_file(request: dict[str, Any], body: Any) -> None:
    """Let an async client send a file piece by piece; bytes and texts are sent as they are.

    Args:
        request: The keyword arguments, which have the body already.
        body: A `File`, or another body.
    """
    file = File(body) if hasattr(body, "read") else body
    if isinstance(file, File):
        request["content"] = file.pieces()
        request["headers"] |= file.length_header()
