"""A request that is allowed, and the answer to it, before they become HTTP."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.contract import Contract


@frozen
class Received:
    """A request whose parameters and body are allowed.

    Args:
        contract: Its operation.
        connection: The connection it is for; empty for none.
        path: Values in the path.
        query: Query parameters.
        body: The JSON body; None for none.
        size: Bytes of a binary body.
        digest: SHA-256 of a binary body, in hex.
    """

    contract: Contract
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
