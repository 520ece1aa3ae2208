"""What people see at a prompt: of clients, resources and lists, and never a secret."""

from __future__ import annotations

from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, OFAuth
from ofauth_client._paging import async_pager, first_page
from tests.client.paging.lists import ListServer, made, make_call
from tests.client.ways import CONNECTION, KEY

CLIENTS = pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])


@CLIENTS
def test_a_client_shows_where_it_sends_to(make: Any) -> None:
    """It names what it hides, and says whether there is a connection."""
    client = make(api_key=KEY, connection_id=CONNECTION, base_url="https://api.example.test/v9")
    name = make.__name__
    assert repr(client) == f"<{name} https://api.example.test/v9, key ***, connection ***>"
    assert repr(make(api_key=KEY)).endswith(", key ***, connection None>")


@CLIENTS
def test_a_client_lists_public_names_alone(make: Any) -> None:
    """Its resources, and what it does itself."""
    client = make(api_key=KEY)
    names = dir(client)
    assert not [name for name in names if name.startswith("_")]
    assert {"close", "for_connection", "rate_limit", "request", "stream", "with_options"} < {*names}
    assert "chats" in names
    assert all(hasattr(client, name) for name in names)


@CLIENTS
def test_a_resource_shows_what_it_can_do(make: Any) -> None:
    """Methods have brackets; looking makes nothing, and shows no secret."""
    chats = make(api_key=KEY, connection_id=CONNECTION).chats
    before = set(vars(chats))
    assert repr(chats).startswith(f"<{type(chats).__name__}: ")
    assert {"list()", "messages"} <= set(repr(chats).strip("<>").replace(",", "").split())
    assert set(vars(chats)) == before
    for thing in (chats, chats.list, chats.with_raw_response, chats.with_raw_response.list):
        assert KEY not in repr(thing)
        assert CONNECTION not in repr(thing)


def test_pages_list_public_names_alone() -> None:
    """What can be done with a page, and with a list that is not awaited yet."""
    server = ListServer(made(range(3)), "offset")
    page = first_page(server.send, make_call("offset"))
    pager = async_pager(server.asend, make_call("offset"))
    names = dir(page)
    assert {"has_more", "items", "iter", "next_page", "next_params", "pages"} <= set(names)
    assert dir(pager) == ["iter", "pages"]
    assert not [name for name in names if name.startswith("_")]


def test_a_list_that_is_not_awaited_says_so() -> None:
    """Who forgets to await it sees what to do."""
    server = ListServer(made(range(3)), "offset")
    pager = async_pager(server.asend, make_call("offset"))
    assert repr(pager) == (
        "<AsyncPager of things.list: await it for a page, or iterate by async for>"
    )
