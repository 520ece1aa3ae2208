"""Bodies of requests."""

from __future__ import annotations

import json
from typing import Any

from attrs import frozen

from ofauth_client.sandbox.contract import Contract
from ofauth_client.sandbox.errors import bad_request
from ofauth_client.sandbox.schemas import Schemas

OCTETS = "application/octet-stream"


@frozen
class SentBody:
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


def read_body(contract: Contract, sent: SentBody, schemas: Schemas) -> Any:
    """Return the JSON of a body; None where there is none, or it is something else.

    Args:
        contract: The operation.
        sent: The body.
        schemas: Schemas of the document.

    Raises:
        Refusal: The document does not allow the body.
    """
    if not sent.size:
        if contract.body_required and not _is_empty_file(contract, sent):
            raise bad_request("body: a body is required")
        return None
    if not contract.bodies:
        return None
    if sent.media_type not in contract.bodies:
        wanted = " or ".join(contract.bodies)
        raise bad_request(f"Content-Type: it must be {wanted}")
    if sent.media_type != "application/json" or sent.content is None:
        return None
    return _read_json(sent.content, contract.bodies[sent.media_type], schemas)


def _read_json(content: bytes, place: str | None, schemas: Schemas) -> Any:
    try:
        data = json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise bad_request("body: it is not JSON") from None
    problem = schemas.problem(place, data) if place else None
    if problem is not None:
        raise bad_request(f"body: {problem}")
    return data


def _is_empty_file(contract: Contract, sent: SentBody) -> bool:
    return sent.media_type == OCTETS and OCTETS in contract.bodies


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
