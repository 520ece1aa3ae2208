"""The client calls every operation, and the sandbox and the client check each other's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofauth_client import OFAuth
from ofauth_client.errors import NotFoundError
from ofauth_client.sandbox import Sandbox
from tests.sandbox.calling import MESSAGES, call_both_ways, check_outcomes
from tests.sandbox.conftest import CHATS

EXAMPLES = Path(__file__).parents[2] / "generated" / "examples"


def test_every_operation_is_called_both_ways() -> None:
    """Each example is a request that the pinned document allows; its answer is read strictly."""
    with Sandbox(chats=CHATS, messages=MESSAGES) as sandbox:
        outcomes = call_both_ways(sandbox.url, sandbox.api_key, EXAMPLES)
        check_outcomes(outcomes, sandbox)
    assert outcomes["sync"]["chats_search"] == f"list {CHATS}"


def test_options_are_all_that_a_client_needs(sandbox: Sandbox) -> None:
    """A client made with the sandbox's options reads, and errors have the API's types."""
    with OFAuth(**sandbox.options()) as client:
        assert len(client.chats.list(limit=20).items) == 20
        with pytest.raises(NotFoundError, match="there is no chat with this user"):
            list(client.chats.messages.list(5))
