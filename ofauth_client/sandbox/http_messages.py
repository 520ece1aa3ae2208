"""Requests as received and as validated, and answers before they become bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.operations import Operation

OCTETS = "application/octet-stream"

Pairs = list[tuple[str, str]]


@frozen
class RequestBody:
    """The body of a request as received.

    Args:
        media_type: Content-Type without parameters, in lower case.
        content: The bytes; None for a file that is too large to be kept.
        size: Number of bytes.
        digest: SHA-256 of the bytes, in hex.
    """

    media_type: str
    content: bytes | None
    size: int
    digest: str


@frozen
class IncomingRequest:
    """A request as received.

    Args:
        operation: Operation of the request.
        path: Unquoted path segments by parameter name.
        query: The query.
        headers: Headers, with lower-case names.
        body: The body.
    """

    operation: Operation
    path: Mapping[str, str]
    query: Pairs
    headers: Mapping[str, str]
    body: RequestBody


@frozen
class ValidRequest:
    """A request with valid parameters and a valid body.

    Args:
        operation: Operation of the request.
        connection: Connection id; empty if the operation needs no connection.
        path: Values in the path.
        query: Query parameters.
        body: The JSON body; None for no body.
        size: Number of bytes of a binary body.
        digest: SHA-256 of a binary body, in hex.
        content: The bytes of a binary body; None if they are too many to be kept.
        headers: Headers, with lower-case names.
    """

    operation: Operation
    connection: str
    path: dict[str, Any]
    query: dict[str, Any]
    body: Any = None
    size: int = 0
    digest: str = ""
    content: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(factory=dict, repr=False)


@frozen
class Answer:
    """An answer.

    Args:
        status: Status code.
        data: The JSON body, unless `content` is given.
        headers: Headers, in addition to the headers of every answer.
        content: A body that is not JSON.
        media_type: Media type of the body; empty for no body.
    """

    status: int
    data: Any = None
    headers: dict[str, str] = field(factory=dict)
    content: bytes | None = None
    media_type: str = "application/json"


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON, such as `text/json` or `application/hal+json`."""
    return media_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))
