"""The clients of the generated functions keep their secrets: from reprs, and from other hosts."""

from __future__ import annotations

import asyncio
import copy
import pprint
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import httpx
import pytest
from ofauth_api import AuthenticatedClient, Client

from tests.client.serving import Received, Reply, Server, ok, serving
from tests.generated.test_requests import chats_list

KEY, CONNECTION, COOKIE = "sk_planted_key", "conn_planted", "planted_cookie"
SECRETS = (KEY, CONNECTION, COOKIE)


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Server, Server]]:
    """Return two servers, which are two hosts to a client."""
    with serving() as home, serving() as other:
        yield home, other


@pytest.fixture
def home(running: tuple[Server, Server]) -> Server:
    """Return the server of the base URL."""
    running[0].begin()
    running[0].answers(ok({"list": [], "hasMore": False}))
    return running[0]


@pytest.fixture
def other(running: tuple[Server, Server]) -> Server:
    """Return the server of another host."""
    running[1].begin()
    running[1].answers(ok({"list": [], "hasMore": False}))
    return running[1]


def authenticated(url: str = "https://api.ofauth.com", **options: Any) -> AuthenticatedClient:
    """Return a client as the guide makes it."""
    return AuthenticatedClient(
        base_url=url,
        token=KEY,
        prefix="",
        auth_header_name="apiKey",
        headers={"x-connection-id": CONNECTION},
        cookies={"session": COOKIE},
        **options,
    )


def has_secret(value: object) -> bool:
    """Tell whether a planted secret is in a text or in a request."""
    return any(secret in str(value) for secret in SECRETS)


def call_sync(client: Any) -> int:
    """Call a function that waits."""
    with client:
        return int(chats_list.sync_detailed(client=client).status_code)


def call_async(client: Any) -> int:
    """Call a function that is awaited."""

    async def main() -> int:
        async with client:
            return int((await chats_list.asyncio_detailed(client=client)).status_code)

    return asyncio.run(main())


both_ways = pytest.mark.parametrize("call", [call_sync, call_async], ids=["sync", "async"])


def redirect(location: str, status: int = 302) -> Reply:
    """Return a redirect."""
    return Reply(status, b"", {"Location": location})


SHOWN: dict[str, Callable[[Any], str]] = {
    "repr": repr,
    "str": str,
    "cut repr": lambda client: repr(client)[:200],
    "asdict": lambda client: repr(attrs.asdict(client)),
    "astuple": lambda client: repr(attrs.astuple(client)),
    "pprint": lambda client: pprint.pformat(attrs.asdict(client), width=20),
    "attributes": lambda client: repr([getattr(client, name) for name in client.__slots__]),
    "token": lambda client: repr([client.token, client.token[:9], client.token[3:]]),
    "headers": lambda client: repr(client._headers | client._all_headers()),
    "state": lambda client: repr(client.__getstate__()),
    "copy": lambda client: repr(copy.copy(client)),
}


@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN.keys())
def test_nothing_shows_a_secret(show: Callable[[Any], str]) -> None:
    """Before and after an httpx client was made, and in further clients."""
    client = authenticated()
    further = client.with_headers({"Authorization": KEY}).with_cookies({"another": COOKIE})
    changed = authenticated()
    changed.token = f"{KEY}_2"
    for each in (client, further, changed):
        each.set_httpx_client(each.get_httpx_client())
        assert not has_secret(show(each))


def test_plain_clients_show_no_header() -> None:
    """Its headers and cookies can be secrets, too."""
    client = Client(base_url="https://x", headers={"apiKey": KEY}, cookies={"session": COOKIE})
    assert not has_secret(client)
    assert "base_url='https://x'" in repr(client)


def test_the_repr_leaves_out_arguments_of_httpx() -> None:
    """They may have a password, such as that of a proxy."""
    assert not has_secret(authenticated(httpx_args={"proxy": f"http://u:{KEY}@x"}))


def test_secrets_remain_usable() -> None:
    """Only the repr is hidden."""
    client = authenticated()
    assert (client.token, f"Bearer {client.token}") == (KEY, f"Bearer {KEY}")


@both_ways
def test_the_host_of_the_base_url_receives_everything(
    home: Server, call: Callable[[Any], int]
) -> None:
    """At first, and after a redirect on the same host."""
    home.answers(redirect("/elsewhere"), ok({"list": [], "hasMore": False}))
    assert call(authenticated(home.url, follow_redirects=True)) == 200
    assert [each.path for each in home.received] == ["/v2/access/chats", "/elsewhere"]
    for received in home.received:
        assert received.header("apikey") == KEY
        assert received.header("x-connection-id") == CONNECTION
        assert received.header("cookie") == f"session={COOKIE}"


@both_ways
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("kind", ["authenticated", "bearer", "plain", "further"])
def test_another_host_receives_no_secret(
    home: Server, other: Server, call: Callable[[Any], int], status: int, kind: str
) -> None:
    """Neither token nor headers nor cookies, whatever they are called."""
    headers = {"apiKey": KEY, "x-connection-id": CONNECTION, "X-Mine": KEY}
    bearer = AuthenticatedClient(home.url, KEY, headers=headers, follow_redirects=True)
    clients: dict[str, Client | AuthenticatedClient] = {
        "authenticated": authenticated(home.url, follow_redirects=True),
        "bearer": bearer,
        "plain": Client(home.url, headers=headers, follow_redirects=True),
        "further": bearer.with_headers({"X-Further": KEY}).with_cookies({"session": COOKIE}),
    }
    home.answers(redirect(f"{other.url}/elsewhere", status))
    assert call(clients[kind]) == 200
    (received,) = other.received
    assert not has_secret(received)
    assert received.header("host") == other.url.removeprefix("http://")
    assert received.header("user-agent")


@both_ways
def test_secrets_stay_away_after_a_way_round(
    home: Server, other: Server, call: Callable[[Any], int]
) -> None:
    """Another host that redirects on receives nothing at its second visit, either."""
    home.answers(redirect(f"{other.url}/a"), redirect(f"{other.url}/b"))
    other.answers(redirect(f"{home.url}/back"), ok({"list": [], "hasMore": False}))
    assert call(authenticated(home.url, follow_redirects=True)) == 200
    assert [each.path for each in other.received] == ["/a", "/b"]
    assert not any(map(has_secret, other.received))


@both_ways
def test_no_redirect_is_followed_unasked(
    home: Server, other: Server, call: Callable[[Any], int]
) -> None:
    """The default of the generator."""
    home.answers(redirect(other.url))
    assert call(authenticated(home.url)) == 302
    assert other.received == []


def seen_headers(base: str, location: str) -> list[httpx.Headers]:
    """Return the headers of a call with a redirect, in order."""
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(httpx.Headers(request.headers))
        return httpx.Response(200, json={"list": [], "hasMore": False}) if len(seen) > 1 else first

    first = httpx.Response(302, headers={"Location": location})
    args = {"transport": httpx.MockTransport(answer)}
    assert call_sync(authenticated(base, follow_redirects=True, httpx_args=args)) == 200
    return seen


@pytest.mark.parametrize(
    ("base", "location", "trusted"),
    [
        ("http://x.test", "https://x.test/a", True),
        ("https://x.test", "https://X.test:443/a", True),
        ("https://x.test", "http://x.test/a", False),
        ("https://x.test", "https://x.test:444/a", False),
        ("http://x.test:80", "https://x.test:8443/a", False),
        ("https://x.test", "https://y.x.test/a", False),
        ("https://x.test", "https://x.test.evil.test/a", False),
        ("https://x.test", "//evil.test/a", False),
    ],
)
def test_an_origin_is_scheme_host_and_port(base: str, location: str, trusted: bool) -> None:
    """Only encryption may be added."""
    first, second = seen_headers(base, location)
    assert first["apiKey"] == KEY
    assert (second.get("apiKey") == KEY) is trusted
    assert has_secret(second.raw) is trusted


@pytest.mark.parametrize("call", [call_sync, call_async], ids=["sync", "async"])
def test_hooks_of_the_caller_run_too(home: Server, other: Server, call: Any) -> None:
    """And what a hook adds does not reach another host."""

    def add(request: httpx.Request) -> None:
        request.headers["X-Added"] = KEY

    async def add_async(request: httpx.Request) -> None:
        add(request)

    hooks = {"request": [add if call is call_sync else add_async]}
    args = {"event_hooks": hooks}
    home.answers(redirect(f"{other.url}/elsewhere"))
    assert call(authenticated(home.url, follow_redirects=True, httpx_args=args)) == 200
    assert home.received[0].header("x-added") == KEY
    assert not has_secret(other.received)
    assert hooks == {"request": hooks["request"]}
    assert len(hooks["request"]) == 1


def test_clients_do_not_share_the_mapping_of_the_caller(home: Server) -> None:
    """The key of one client would reach the requests of another client."""
    headers = {"x-connection-id": CONNECTION}
    call_sync(AuthenticatedClient(home.url, KEY, headers=headers))
    call_sync(Client(home.url, headers=headers))
    assert headers == {"x-connection-id": CONNECTION}
    assert home.received[1].header("authorization") is None


def test_a_setting_that_is_given_twice_is_refused() -> None:
    """As by the generator's own clients; neither value would be right to ignore."""
    with pytest.raises(TypeError, match="headers"):
        authenticated(httpx_args={"headers": {}}).get_httpx_client()


def test_secrets_are_not_in_what_servers_say_back(home: Server) -> None:
    """A client can be shown when an answer is."""

    def echo(received: Received) -> Reply:
        return ok({"list": [], "hasMore": False}, X_Echo=str(received.header("apikey")))

    home.answers(echo)
    client = authenticated(home.url)
    with client:
        answer = chats_list.sync_detailed(client=client)
    assert answer.headers["x-echo"] == KEY
    assert not has_secret(repr(client))
