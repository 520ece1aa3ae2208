"""A request that is allowed, and the answer to it, before they become HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.operations import Operation

OCTETS = "application/octet-stream"

Pairs = list[tuple[str, str]]


@frozen
class RequestBody:
    """A body as it came.

    Args:
        media_type: Content-Type without parameters, in lower case.
        content: The bytes; None where they were only counted.
        size: How many there were.
        digest: Their SHA-256 in hex.
    """

    media_type: str
    content: bytes | None
    size: int
    digest: str


@frozen
class IncomingRequest:
    """A request to an operation.

    Args:
        operation: The operation.
        path: Segments for the names in its path, unquoted.
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
    """A request whose parameters and body are allowed.

    Args:
        operation: Its operation.
        connection: The connection it is for; empty for none.
        path: Values in the path.
        query: Query parameters.
        body: The JSON body; None for none.
        size: Bytes of a binary body.
        digest: SHA-256 of a binary body, in hex.
    """

    operation: Operation
    connection: str
    path: dict[str, Any]
    query: dict[str, Any]
    body: Any = None
    size: int = 0
    digest: str = ""


@frozen
class Answer:
    """An answer.

    Args:
        status: Status code.
        data: The JSON body, unless there is `content`.
        headers: Headers beside those that every answer has.
        content: A body that is not JSON.
        media_type: Type of the body; empty for no body.
    """

    status: int
    data: Any = None
    headers: dict[str, str] = field(factory=dict)
    content: bytes | None = None
    media_type: str = "application/json"
