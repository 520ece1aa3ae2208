"""A server between a program and the sandbox, which can do something at a request."""

from __future__ import annotations

import httpx

from ofauth_client.sandbox import Sandbox
from tests.client.serving import Received, Reply


def forward(sandbox: Sandbox, received: Received) -> Reply:
    """Return the answer of a sandbox to a GET request.

    Args:
        sandbox: The sandbox.
        received: The request.
    """
    names = ("apikey", "x-connection-id")
    headers = {name: received.header(name) or "" for name in names}
    answer = httpx.get(sandbox.url + received.target, headers=headers, trust_env=False)
    return Reply(answer.status_code, answer.content)
