"""Callers' types are inferred, and what is inferred is what comes.

Type checkers read `assert_type`; the tests run the same lines against the documented examples.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import aclosing
from pathlib import Path
from typing import Any, assert_type

import httpx
import pytest

from ofauth_client import (
    UNSET,
    AsyncOFAuth,
    AsyncPage,
    AsyncPager,
    AsyncStreamedResponse,
    ClientOptions,
    OFAuth,
    Page,
    RawResponse,
    RequestOptions,
    StreamedResponse,
    models,
)
from ofauth_client.models import Chat, ChatMessage, ChatUser

EXAMPLES = Path(__file__).parents[2] / "generated" / "examples"
#: Examples by the end of the path they are answers of.
FILES = {"chats": "chats_list", "search": "search_chats", "messages": "chat_messages"}


def answer(request: httpx.Request) -> httpx.Response:
    """Answer with an example of the documentation, as the last page."""
    name = FILES[request.url.path.rpartition("/")[2]]
    text = (EXAMPLES / f"{name}.json").read_text()
    text = text.replace('"hasMore": true', '"hasMore": false')
    return httpx.Response(200, text=text, headers={"content-type": "application/json"})


def client() -> OFAuth:
    """Return a client of the examples."""
    return OFAuth(api_key="sk_x", connection_id="conn_x", transport=httpx.MockTransport(answer))


def async_client() -> AsyncOFAuth:
    """Return an asynchronous client of the examples."""
    return AsyncOFAuth(
        api_key="sk_x", connection_id="conn_x", transport=httpx.MockTransport(answer)
    )


def test_items_and_pages_are_typed() -> None:
    """A list method returns a page of models, and so do the pages behind it."""
    with client() as api:
        page = api.chats.list(order="recent", limit=10)
        assert_type(page, Page[Chat])
        assert_type(page.items, list[Chat])
        assert_type(page.has_more, bool)
        assert_type(page.next_page(), Page[Chat] | None)
        for each in page.pages(prefetch=1):
            assert_type(each, Page[Chat])
        for chat in page:
            assert_type(chat, Chat)
            assert_type(chat.with_user, ChatUser)
            assert isinstance(chat, models.Chat)
        for message in api.chats.messages.list(42).iter(max_items=3):
            assert_type(message, ChatMessage)
            assert isinstance(message, ChatMessage)
        assert_type(api.chats.search(query="invoice").items, list[Chat])


def test_views_are_clients() -> None:
    """Whatever a view is of, it is the same class."""
    with client() as api:
        assert_type(api.with_options(timeout=3, max_retries=0), OFAuth)
        view = api.for_connection("conn_y")
        assert_type(view, OFAuth)
        assert_type(view.chats.list(limit=1).items, list[Chat])
        assert isinstance(view, OFAuth)


def test_raw_access_is_typed() -> None:
    """The answer as it came has what the method returns; one of any path has anything."""
    with client() as api:
        raw: RawResponse[Page[Chat]] = api.chats.with_raw_response.list(limit=1)
        assert_type(api.chats.with_raw_response.list(limit=1), RawResponse[Page[Chat]])
        assert_type(raw.parsed.items, list[Chat])
        assert_type(raw.status, int)
        assert_type(raw.content, bytes)
        assert_type(raw.request_id, str | None)
        assert (raw.attempts, isinstance(raw, RawResponse)) == (1, True)
        assert isinstance(raw.parsed.items[0], Chat)
        free = api.request("GET", "/v2/access/chats")
        assert_type(free, RawResponse[Any])
        with api.stream("GET", "/v2/access/chats") as response:
            assert_type(response, StreamedResponse)
            assert_type(response.read(), bytes)
        assert (raw.status, free.status, response.status) == (200, 200, 200)


def test_options_have_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Options can be kept in typed variables, and be None where the environment may lack them."""
    monkeypatch.setenv("OFAUTH_API_KEY", "sk_x")
    options: ClientOptions = {
        "api_key": os.environ.get("NO_KEY"),
        "base_url": os.environ.get("NO_ADDRESS"),
        "transport": httpx.MockTransport(answer),
    }
    one: RequestOptions = {"timeout": 3, "connection_id": "conn_y"}
    with OFAuth(**options) as api:
        chat = api.chats.list(request_options=one).items[0]
        assert chat.unread_messages_count is not UNSET
        assert_type(chat.unread_messages_count, int)


def test_awaited_pages_are_typed() -> None:
    """An asynchronous list can be awaited for a page, or iterated over."""

    async def run() -> None:
        async with async_client() as api:
            pager = api.chats.list()
            assert_type(pager, AsyncPager[Chat])
            page = await pager
            assert_type(page, AsyncPage[Chat])
            assert_type(page.items, list[Chat])
            assert_type(await page.next_page(), AsyncPage[Chat] | None)
            async for chat in api.chats.list():
                assert_type(chat, Chat)
                assert isinstance(chat, Chat)
            async for message in page.iter(max_pages=1):
                assert_type(message, Chat)
            async with aclosing(api.chats.list().iter(max_items=1, prefetch=1)) as chats:
                assert_type([chat async for chat in chats], list[Chat])
            async for each in api.chats.list().pages(max_pages=1):
                assert_type(each, AsyncPage[Chat])
            assert_type(api.with_options(timeout=None), AsyncOFAuth)
            assert_type(api.for_connection("conn_y"), AsyncOFAuth)
            raw = await api.chats.messages.with_raw_response.list(42)
            assert_type(raw.parsed.items, list[ChatMessage])
            assert isinstance(raw.parsed.items[0], ChatMessage)
            async with api.stream("GET", "/v2/access/chats") as response:
                assert_type(response, AsyncStreamedResponse)
                assert_type([piece async for piece in response.iter_bytes()], list[bytes])

    asyncio.run(run())
