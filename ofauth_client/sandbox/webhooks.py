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
        secret: The signing secret.
        scheme: Kind of signature: `ofauth`, or `svix`, whose secrets start with `whsec_`.
        fault: `forged`, `stale`, `unsigned` or `malformed`; empty for a correct delivery.
        time: Time of the event, in seconds since 1970.
        id: Id of the delivery, the same for each attempt.
    """

    url: str
    type: str
    data: Any = field(repr=False)
    secret: str = field(repr=False)
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
            if self.scheme == "svix":
                headers = sign_svix(body, self.secret, moment, self.id)
            else:
                headers = sign(body, self.secret, moment)
        except ConfigurationError as error:
            raise SandboxError(error.message) from None
        if self.fault == "forged":
            body += b" "
        return body, ({} if self.fault == "unsigned" else headers) | {
            "Content-Type": "application/json"
        }

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


async def deliver_async(delivery: Delivery) -> int:
    """Send a delivery asynchronously; see `deliver`."""
    body, headers = delivery.request()
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=_PATIENCE) as client:
            return (await client.post(delivery.url, content=body, headers=headers)).status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        raise SandboxError("no server answers at the URL of the delivery") from None
