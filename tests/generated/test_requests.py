"""The generated functions send what is documented, to a server on loopback."""

from __future__ import annotations

import asyncio
import importlib
import json
import pkgutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from attrs import define, field
from ofauth_api import AuthenticatedClient, api
from ofauth_api.models import ChatFilter, ChatMessagePage, ChatOrder, ChatPage, ErrorBody


def functions(name: str) -> Any:
    """Return the module with the functions of an operation, whatever tag the operation has."""
    modules = pkgutil.walk_packages(api.__path__, "ofauth_api.api.")
    (found,) = [each.name for each in modules if each.name.rpartition(".")[2] == name]
    return importlib.import_module(found)


chats_list, chats_search = functions("chats_list"), functions("chats_search")
chats_messages_list = functions("chats_messages_list")
KEY, CONNECTION = "sk_sandbox_key", "conn_one"


@define
class Server:
    """A server that remembers what it was sent, and answers with what it is told to."""

    url: str = ""
    status: int = 200
    body: Any = field(factory=lambda: {"list": [], "hasMore": False})
    seen: list[tuple[str, dict[str, str]]] = field(factory=list[tuple[str, dict[str, str]]])

    def last(self) -> tuple[str, dict[str, str]]:
        """Return path and query of the last request."""
        parts = urlsplit(self.seen[-1][0])
        return parts.path, dict(parse_qsl(parts.query))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on loopback."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            body = json.dumps(state.body).encode()
            self.send_response(state.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (named so above)
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        state.url = f"http://127.0.0.1:{http.server_port}"
        thread = Thread(target=http.serve_forever)
        thread.start()
        yield state
        http.shutdown()
        thread.join()


@pytest.fixture
def client(server: Server) -> Iterator[AuthenticatedClient]:
    """A client of the generator's kind, with both security headers."""
    with AuthenticatedClient(
        base_url=server.url,
        token=KEY,
        prefix="",
        auth_header_name="apiKey",
        headers={"x-connection-id": CONNECTION},
    ) as made:
        yield made


def test_both_security_headers_are_sent(server: Server, client: AuthenticatedClient) -> None:
    """The key and the connection travel in the headers the document names."""
    chats_list.sync(client=client)
    headers = server.seen[-1][1]
    assert (headers["apikey"], headers["x-connection-id"]) == (KEY, CONNECTION)


def test_nothing_is_sent_that_was_not_given(server: Server, client: AuthenticatedClient) -> None:
    """Defaults of the document stay in the documentation."""
    for operation in (chats_list, chats_search):
        operation.sync(client=client)
        assert server.last()[1] == {}
    chats_messages_list.sync(42, client=client)
    assert server.last() == ("/v2/access/chats/42/messages", {})
    assert 'Default: "recent"' in (chats_list.sync.__doc__ or "")


def test_chats_are_listed_with_every_parameter(server: Server, client: AuthenticatedClient) -> None:
    """The parameters of the chats list go out under their wire names."""
    page = chats_list.sync(
        client=client,
        limit=20,
        offset=5,
        order=ChatOrder.OLD,
        filter_=ChatFilter.WHO_TIPPED,
        query="a b&c",
        user_list_id=3,
    )
    assert isinstance(page, ChatPage)
    sent = {"limit": "20", "offset": "5", "order": "old", "filter": "who_tipped"}
    sent |= {"query": "a b&c", "userListId": "3"}
    assert server.last() == ("/v2/access/chats", sent)


def test_chats_are_searched_with_every_parameter(
    server: Server, client: AuthenticatedClient
) -> None:
    """The search takes its four parameters; a null offset is not sent."""
    chats_search.sync(client=client, query="x", limit=1, offset=0, order=ChatOrder.RECENT)
    sent = {"query": "x", "limit": "1", "offset": "0", "order": "recent"}
    assert server.last() == ("/v2/access/chats/search", sent)
    chats_search.sync(client=client, offset=None)
    assert server.last()[1] == {}


def test_messages_are_listed_with_every_parameter(
    server: Server, client: AuthenticatedClient
) -> None:
    """The messages of a chat take six parameters beside the user's id."""
    page = asyncio.run(
        chats_messages_list.asyncio(
            42,
            client=client,
            limit=10,
            offset=0,
            query="q",
            last_id=9,
            first_id=1,
            include_users=True,
        )
    )
    assert isinstance(page, ChatMessagePage)
    path, sent = server.last()
    assert path == "/v2/access/chats/42/messages"
    assert sent.pop("include_users").lower() == "true"
    assert sent == {"limit": "10", "offset": "0", "query": "q", "last_id": "9", "first_id": "1"}


def test_a_documented_error_is_read(server: Server, client: AuthenticatedClient) -> None:
    """An error body, in its current and its older form, is a model."""
    server.status = 401
    for body in (
        {"error": "no", "type": "SESSION_EXPIRED", "requestId": "req_1", "actionRequired": "x"},
        {"error": "no", "code": "E1", "details": {"a": [1]}},
    ):
        server.body = body
        answer = chats_list.sync_detailed(client=client)
        assert answer.status_code == 401
        assert isinstance(answer.parsed, ErrorBody)
        assert answer.parsed.to_dict() == body
