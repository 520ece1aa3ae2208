"""Encodes the request of a call: URL, headers, body."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from ofauth_api.codec import (
    EncodeError,
    cookie_header,
    fill,
    header_values,
    query_string,
    with_query,
)

from ofauth_client._json_types import is_object
from ofauth_client._messages.bodies import Body
from ofauth_client._messages.messages import Request
from ofauth_client._options.credentials import CONNECTION_HEADER, KEY_HEADER, KeyFunction, Secret
from ofauth_client._options.headers import HeaderTable, header_table
from ofauth_client._options.options import Options
from ofauth_client._request.bodies import encode_body
from ofauth_client._version import __version__
from ofauth_client.errors import ArgumentError

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call, Operation

_ANYTHING = b"*/*"
_ACCEPT = {"json": b"application/json", "text": b"text/*, */*;q=0.5"}
#: Characters that stay unquoted in a path that a caller wrote; "%" because the caller may have
#: quoted the path already.
_PATH_CHARACTERS = "/%:@!$&'()*+,;=~"
_METHOD = re.compile(r"[A-Z]{1,20}", re.ASCII)
_PYTHON = ".".join(map(str, sys.version_info[:3]))
_USER_AGENT = f"ofauth-client/{__version__} Python/{_PYTHON}".encode()


def encode_call(call: Call[Any], options: Options) -> Request:
    """Return the request of a call.

    Args:
        call: An operation and its arguments.
        options: Options of the call.

    Raises:
        ArgumentError: A value cannot be sent.
    """
    try:
        return _encoded(call, options)
    except EncodeError as error:
        raise ArgumentError(str(error)) from None


def _encoded(call: Call[Any], options: Options) -> Request:
    operation = call.operation
    query = query_string({**call.query, **options.query}, operation.query_styles)
    body = encode_body(call.body, operation.media_type, operation.encodings, operation.sends_null)
    connection = options.connection_id if operation.needs_connection else None
    accept = operation.answer_types.encode() or _ACCEPT.get(operation.accept, _ANYTHING)
    headers = _headers(options, accept, body)
    if call.headers or call.cookies:
        headers.update(_parameters(call))
    return Request(
        operation=operation.id,
        method=operation.method,
        path=operation.path,
        url=_base(operation, options)
        + with_query(fill(operation.path, call.path, operation.path_styles), query),
        headers=_sealed(headers, options.api_key, connection),
        body=body,
        connection=connection,
        options=options,
        permission=operation.permission,
        removed=_removed(headers),
    )


def encode_custom(
    method: object,
    path: object,
    params: object,
    body: Body | None,
    options: Options,
) -> Request:
    """Return a request to any path.

    Args:
        method: Method, in any case.
        path: Path from the root of the API, optionally with a query.
        params: Query parameters.
        body: The body.
        options: Options of the call.

    Raises:
        ArgumentError: The request cannot be sent.
    """
    if not isinstance(method, str) or not _METHOD.fullmatch(method.upper()):
        raise ArgumentError(f"{method!r} is not an HTTP method")
    path, own_query = check_path(path)
    if not is_object(params):
        raise ArgumentError(f"params must be a mapping, not {type(params).__name__}")
    try:
        query = query_string({**params, **options.query})
    except EncodeError as error:
        raise ArgumentError(str(error)) from None
    headers = _headers(options, b"application/json, */*;q=0.5", body)
    return Request(
        operation="",
        method=method.upper(),
        path=path,
        url=options.base_url + with_query(path, "&".join(filter(None, (own_query, query)))),
        headers=_sealed(headers, options.api_key, options.connection_id),
        body=body,
        connection=options.connection_id,
        options=options,
        removed=_removed(headers),
    )


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


def _base(operation: Operation[Any], options: Options) -> str:
    """Return the address of an operation's server.

    A base URL of the caller, such as that of a sandbox, also wins over the operation's own server.
    """
    own, usual = operation.server or ("", ())
    return own if options.base_url in usual else options.base_url


def _headers(
    options: Options, accept: bytes, body: Body | None
) -> dict[str, tuple[bytes, bytes] | None]:
    headers: dict[str, tuple[bytes, bytes] | None] = {
        "user-agent": (b"User-Agent", _USER_AGENT),
        "accept": (b"Accept", accept),
    }
    if body is not None and body.media_type:
        headers["content-type"] = (b"Content-Type", body.media_type.encode())
    if body is not None and body.size is not None:
        headers["content-length"] = (b"Content-Length", b"%d" % body.size)
    headers.update(options.headers)
    return headers


def _parameters(call: Call[Any]) -> HeaderTable:
    """Return the headers that are arguments of a call."""
    given = header_values(call.headers, call.operation.header_styles)
    cookies = cookie_header(call.cookies, call.operation.cookie_styles)
    return header_table({**given, "Cookie": cookies} if cookies else given)


def _sealed(
    headers: HeaderTable, api_key: Secret | KeyFunction, connection: Secret | None
) -> list[tuple[bytes, bytes]]:
    """Return headers with key and connection id, which no other header can replace.

    The key of a function is missing, because each attempt asks for the key.
    """
    sealed = [pair for pair in headers.values() if pair is not None]
    if isinstance(api_key, Secret):
        sealed.append((KEY_HEADER, api_key.check("api_key").header))
    if connection is not None:
        sealed.append((CONNECTION_HEADER, connection.check("connection_id").header))
    return sealed


def _removed(headers: HeaderTable) -> frozenset[bytes]:
    return frozenset(name.encode() for name, pair in headers.items() if pair is None)
