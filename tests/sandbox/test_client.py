"""The client calls every operation, and the sandbox and the client check each other's data."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from ofauth_client import OFAuth
from ofauth_client.errors import NotFoundError
from ofauth_client.sandbox import Sandbox
from tests.sandbox.calling import call_all, call_all_async, recorded
from tests.sandbox.conftest import CHATS

EXAMPLES = Path(__file__).parents[2] / "generated" / "examples"


def options(sandbox: Sandbox) -> dict[str, Any]:
    """Return the options of a client that forgives nothing."""
    return sandbox.options() | {"strict": True, "max_retries": 0}


def test_every_operation_is_called_both_ways(sandbox: Sandbox) -> None:
    """Each example is a request that the document allows, and its answer is read strictly."""
    calls = list(recorded(EXAMPLES))
    waiting = call_all(calls, options(sandbox))
    awaiting = asyncio.run(call_all_async(calls, options(sandbox)))
    assert waiting == awaiting
    assert set(waiting) == {contract.id.replace(".", "_") for contract in sandbox.service.contracts}
    assert waiting["chats_search"] == f"list {CHATS}"


def test_options_are_all_that_a_client_needs(sandbox: Sandbox) -> None:
    """A client made with the sandbox's options reads, and errors have the API's types."""
    with OFAuth(**sandbox.options()) as client:
        assert len(client.chats.list(limit=20).items) == 20
        with pytest.raises(NotFoundError, match="there is no chat with this user"):
            list(client.chats.messages.list(5))
