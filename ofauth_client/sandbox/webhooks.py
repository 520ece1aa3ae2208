"""Delivers webhooks to a server on this machine, signed like OFAuth or like Svix."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from attrs import field, frozen

from ofauth_client.errors import ConfigurationError
from ofauth_client.sandbox.errors import SandboxError
from ofauth_client.sandbox.loopback import is_loopback
from ofauth_client.webhooks import sign, sign_svix

SCHEMES = ("ofauth", "svix")
FAULTS = ("", "forged", "stale", "unsigned", "malformed")
_STALE = 3600
#: Seconds that OFAuth waits for an answer to a delivery.
_PATIENCE = 10.0


@frozen
class Delivery:
    """A webhook delivery.

    Args:
        url: URL of a server on this machine.
        type: Type of the event, such as `connection.expired`.
        data: Data of the event.
        secret: The signing secret, or several secrets while one replaces another.
        scheme: Kind of signature: `ofauth`, or `svix`, whose secrets start with `whsec_`.
        fault: `forged`, `stale`, `unsigned` or `malformed`; empty for a correct delivery.
        time: Time of the event, in seconds since 1970.
        id: Id of the delivery, the same for each attempt.
    """

    url: str
    type: str
    data: Any = field(repr=False)
    secret: str | tuple[str, ...] = field(repr=False)
    scheme: str = "ofauth"
    fault: str = ""
    time: float = field(factory=time.time)
    id: str = "msg_sandbox"

    def __attrs_post_init__(self) -> None:
        if not is_loopback(urlsplit(self.url).hostname or ""):
            raise SandboxError("url must lead to this machine, such as http://127.0.0.1:8000/hook")
        if self.scheme not in SCHEMES:
            raise SandboxError("scheme must be ofauth or svix")
        if self.fault not in FAULTS:
            raise SandboxError(f"fault must be one of {', '.join(FAULTS[1:])}")

    def request(self) -> tuple[bytes, dict[str, str]]:
        """Return body and headers.

        Raises:
            SandboxError: The secret cannot sign, or the data is not JSON.
        """
        body = self._body()
        moment = int(self.time - (_STALE if self.fault == "stale" else 0))
        try:
            headers = self._signatures(body, moment)
        except ConfigurationError as error:
            raise SandboxError(error.message) from None
        if self.fault == "forged":
            body += b" "
        return body, ({} if self.fault == "unsigned" else headers) | {
            "Content-Type": "application/json"
        }

    def _signatures(self, body: bytes, moment: int) -> dict[str, str]:
        """Return the headers, with a signature by each secret."""
        secrets = (self.secret,) if isinstance(self.secret, str) else self.secret
        if not secrets:
            raise SandboxError("a delivery needs a secret")
        if self.scheme == "svix":
            made = [sign_svix(body, secret, moment, self.id) for secret in secrets]
            joined = " ".join(each["svix-signature"] for each in made)
            return made[0] | {"svix-signature": joined}
        signed = [sign(body, secret, moment)["OFAuth-Signature"] for secret in secrets]
        more = ["v1=" + each.rpartition("v1=")[2] for each in signed[1:]]
        return {"OFAuth-Signature": ",".join([signed[0], *more])}

    def _body(self) -> bytes:
        if self.fault == "malformed":
            return b'{"type": "connection.'
        written = datetime.fromtimestamp(self.time, UTC).isoformat()
        try:
            event = {"type": self.type, "timestamp": written, "data": self.data}
            return json.dumps(event).encode()
        except (TypeError, ValueError, RecursionError):
            raise SandboxError("the data of a delivery must be JSON") from None


def deliver(delivery: Delivery) -> int:
    """Send a delivery, and return the status of the answer.

    Args:
        delivery: The delivery.

    Raises:
        SandboxError: The delivery is invalid, or no server answers.
    """
    body, headers = delivery.request()
    try:
        with httpx.Client(trust_env=False, timeout=_PATIENCE) as client:
            return client.post(delivery.url, content=body, headers=headers).status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        raise SandboxError("no server answers at the URL of the delivery") from None


def deliver_persistently(delivery: Delivery, attempts: int, copies: int) -> list[int]:
    """Send a delivery until it is answered with success, and return the statuses of all attempts.

    Args:
        delivery: The delivery; each attempt and copy has its id.
        attempts: Number of attempts at most.
        copies: Number of times that the delivery succeeds; 2 for a duplicate.

    Raises:
        SandboxError: The delivery is invalid, or no server answers the last attempt.
    """
    if attempts < 1 or copies < 1:
        raise SandboxError("attempts and copies must be at least 1")
    statuses = list[int]()
    for _ in range(copies):
        for left in range(attempts - 1, -1, -1):
            try:
                statuses.append(deliver(delivery))
            except SandboxError:
                if not left:
                    raise
                continue
            if 200 <= statuses[-1] < 300:
                break
    return statuses
