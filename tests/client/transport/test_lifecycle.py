"""Opening, sharing and closing connections: loops, processes, and clients of the caller's own."""

from __future__ import annotations

import asyncio
import gc
import sys
from typing import Any

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth, errors
from tests.client.programs import run
from tests.client.serving import Reply, Server, ok
from tests.client.ways import KEY, LIST, AsyncWay, Way


def pool(client: Any) -> Any:
    """Return the connections of a client."""
    return client._engine.driver.transport._pool


def test_connections_are_reused(server: Server, way: Way) -> None:
    """One connection serves request after request, through whatever view."""
    client = way.client()
    for view in (client, client.for_connection("conn_a"), client.with_options(timeout=3)):
        way.call(view, LIST)
    assert len(server.connections) == 1


def test_a_closed_client_says_so(server: Server, way: Way) -> None:
    """After closing, client and views raise, and closing again does nothing."""
    client = way.client()
    way.call(client, LIST)
    way.do(client.close())
    way.do(client.close())
    assert pool(client).closed
    for view in (client, client.with_options()):
        with pytest.raises(errors.ConfigurationError, match="closed"):
            way.call(view, LIST)
    assert len(server.received) == 1


def test_closing_before_the_first_request(way: Way) -> None:
    """A client that was never used can be closed, and stays closed."""
    client = way.client()
    way.do(client.close())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        way.call(client, LIST)


def test_closing_a_view_closes_nothing(server: Server, way: Way) -> None:
    """A view is not the owner of the connections that others use as well."""
    client = way.client()
    view = client.for_connection("conn_a")
    way.call(view, LIST)
    way.do(view.close())
    way.call(view, LIST)
    way.call(client, LIST)


def test_context_managers(server: Server) -> None:
    """Leaving the block closes the client."""
    with OFAuth(api_key=KEY, base_url=server.url) as client:
        client.request("GET", "/x")
    assert pool(client).closed

    async def main() -> Any:
        async with AsyncOFAuth(api_key=KEY, base_url=server.url) as client:
            await client.request("GET", "/x")
        return client

    assert pool(asyncio.run(main())).closed


def test_asynchronous_clients_have_both_names_for_closing() -> None:
    """`aclose` is what httpx calls it, `close` what others do."""
    assert AsyncOFAuth.aclose is AsyncOFAuth.close


def test_forgotten_clients_close_themselves(server: Server) -> None:
    """A client that nobody closed leaves no open socket behind."""
    client = OFAuth(api_key=KEY, base_url=server.url).with_options(timeout=3)
    client.request("GET", "/x")
    inner = pool(client)
    del client
    gc.collect()
    assert inner.closed


def test_another_event_loop_is_a_clear_error(server: Server) -> None:
    """Connections belong to the loop that opened them; another one is told what to do."""
    client = AsyncOFAuth(api_key=KEY, base_url=server.url)

    async def ask() -> None:
        # What asyncio leaves open when a loop ends, it complains about.
        await client.request("GET", "/x", headers={"Connection": "close"})

    asyncio.run(ask())
    with pytest.raises(errors.ConfigurationError, match="another event loop"):
        asyncio.run(ask())
    view = client.with_options()
    with pytest.raises(errors.ConfigurationError, match="another event loop"):
        asyncio.run(view.request("GET", "/x"))
    assert len(server.received) == 1


def test_closing_in_another_loop(server: Server) -> None:
    """Connections of a loop that is gone cannot be closed, and need not be."""
    client = AsyncOFAuth(api_key=KEY, base_url=server.url)

    async def ask() -> None:
        await client.request("GET", "/x", headers={"Connection": "close"})

    asyncio.run(ask())
    asyncio.run(client.aclose())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        asyncio.run(ask())


def test_clients_of_the_callers_own(server: Server, way: Way) -> None:
    """A client of httpx is used with its headers, hooks and all, and is not closed."""
    seen: list[str] = []

    async def note_later(request: httpx.Request) -> None:
        seen.append(request.method)

    def note(request: httpx.Request) -> None:
        seen.append(request.method)

    given: dict[str, Any] = {"headers": {"X-Mine": "1", "Accept": "x/y"}}
    inner: Any
    if isinstance(way, AsyncWay):
        inner = httpx.AsyncClient(event_hooks={"request": [note_later]}, **given)
    else:
        inner = httpx.Client(event_hooks={"request": [note]}, **given)
    client = way.client(http_client=inner)
    way.call(client, LIST, options={"headers": {"X-Mine": "2"}})
    way.call(client, LIST)
    way.do(client.close())
    assert not inner.is_closed
    assert seen == ["GET", "GET"]
    assert [one.header("x-mine") for one in server.received] == ["2", "1"]
    assert {one.header("accept") for one in server.received} == {"application/json"}
    way.do(close(inner))


def close(inner: Any) -> Any:
    """Close a client of httpx, or return what to await for it."""
    return inner.aclose() if isinstance(inner, httpx.AsyncClient) else inner.close()


def test_the_callers_client_may_be_closed(way: Way) -> None:
    """A client of httpx that its owner closed is a clear error."""
    inner: Any = httpx.AsyncClient() if isinstance(way, AsyncWay) else httpx.Client()
    client = way.client(http_client=inner)
    way.do(close(inner))
    with pytest.raises(errors.ConfigurationError, match="closed"):
        way.call(client, LIST)


def test_one_way_to_connect(way: Way) -> None:
    """A client of httpx has its own transport and proxy."""
    inner: Any = httpx.AsyncClient() if isinstance(way, AsyncWay) else httpx.Client()
    with pytest.raises(errors.ConfigurationError, match="its own"):
        way.client(http_client=inner, proxy="http://localhost:1")


def test_transports_of_the_callers_own(way: Way) -> None:
    """Requests go through a transport of the caller's."""
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=[request.url.host]))
    assert way.call(way.client(transport=transport), LIST) == ["127.0.0.1"]


def test_proxies(server: Server, way: Way) -> None:
    """Requests go through a proxy."""
    way.call(way.client(proxy=server.url, base_url="http://127.0.0.1:1"), LIST)
    assert server.received[0].target == "http://127.0.0.1:1/v2/access/chats"


def test_proxies_of_the_environment(
    server: Server, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the option, requests go through the proxy that the environment names."""
    monkeypatch.setenv("HTTP_PROXY", server.url)
    for name in ("NO_PROXY", "no_proxy", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    way.call(way.client(base_url="http://api.localhost:1"), LIST)
    assert server.received[0].target == "http://api.localhost:1/v2/access/chats"


def test_cookies_are_forgotten(server: Server, way: Way) -> None:
    """A cookie that came for one connection does not go out with another."""
    server.answers(Reply(200, b"{}", {"Set-Cookie": "session=a; Path=/"}))
    client = way.client()
    for connection in ("conn_a", "conn_b"):
        way.call(client.for_connection(connection), LIST)
    assert [one.header("cookie") for one in server.received] == [None, None]


def moved(location: str, status: int = 302) -> Reply:
    """Return a redirect."""
    return Reply(status, b"", {"Location": location})


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_on_the_same_server_are_followed(server: Server, way: Way, status: int) -> None:
    """A question may be asked where the same server points to, with the same headers."""
    server.answers(moved("../new?x=1", status), ok({"id": 1}))
    assert way.call(way.client(), LIST) == {"id": 1}
    assert server.received[1].target == "/v2/new?x=1"
    assert server.received[1].header("apikey") == KEY


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.test/",
        "//evil.test/x",
        "http://127.0.0.1:1/x",
        "http://localhost/",
        "",
        "http://[",
    ],
)
def test_redirects_elsewhere_are_not_followed(server: Server, way: Way, location: str) -> None:
    """Key and connection go to no other server, port or scheme."""
    server.answers(moved(location))
    with pytest.raises(errors.OFAuthError):
        way.call(way.client(max_retries=0), LIST)
    assert {one.path for one in server.received} == {"/v2/access/chats"}


def test_redirects_of_changes_are_not_followed(server: Server, way: Way) -> None:
    """A change is not made somewhere else than where the caller asked for it."""
    server.answers(moved("/v2/new"))
    with pytest.raises(errors.RedirectError):
        way.request(way.client(), "POST", "/v2/x", json={})
    assert len(server.received) == 1


def test_redirects_without_end(server: Server, way: Way) -> None:
    """A circle of redirects ends."""
    server.answers(moved("/v2/access/chats"))
    with pytest.raises(errors.RedirectError):
        way.call(way.client(), LIST)
    assert len(server.received) == 6


FORKING = """
    import os, sys, warnings
    from ofauth_client import OFAuth
    warnings.simplefilter("ignore", DeprecationWarning)
    client = OFAuth(api_key="sk", base_url=os.environ["URL"])
    client.request("GET", "/parent")
    child = os.fork()
    client.request("GET", "/child" if child == 0 else "/parent")
    if child == 0:
        client.request("GET", "/child")
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    client.request("GET", "/parent")
    client.close()
    """


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_forked_processes_have_their_own_connections(server: Server) -> None:
    """Parent and child never speak on one connection."""
    run(FORKING, URL=server.url)
    assert len(server.connections) == 2
    assert sorted(one.path for one in server.received) == ["/child"] * 2 + ["/parent"] * 3


HOLDING = """
    import os, threading
    from ofauth_client._exchange.limits import LastStates, TokenBuckets
    from ofauth_client import RateLimit, RateLimitState
    import time, warnings
    warnings.simplefilter("ignore", DeprecationWarning)
    buckets, states = TokenBuckets(RateLimit(), time.monotonic), LastStates()
    held, over = threading.Event(), threading.Event()

    def hold():
        with buckets._lock, states._lock:
            held.set()
            over.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    child = os.fork()
    if child == 0:
        buckets.reserve("a")
        states.put("a", RateLimitState(1, 1, 1.0, 0.0))
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    over.set()
    thread.join()
    """


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_lock_that_was_held_amid_a_fork_is_free_in_the_child() -> None:
    """The thread that held it is not there to let it go."""
    run(HOLDING)


def test_a_transport_of_the_callers_belongs_to_one_event_loop() -> None:
    """Another loop is told what to do, as with connections of our own."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={}))
    client = AsyncOFAuth(api_key=KEY, transport=transport)

    async def ask() -> None:
        await client.request("GET", "/x")

    asyncio.run(ask())
    with pytest.raises(errors.ConfigurationError, match="another event loop"):
        asyncio.run(ask())


class ClosingTransport(httpx.BaseTransport):
    """Notes that it was closed."""

    closed = False

    def close(self) -> None:
        """Close it."""
        self.closed = True


def test_a_forgotten_client_closes_the_transport_it_was_given() -> None:
    """A client that nobody closed leaves nothing open."""
    transport = ClosingTransport()
    client = OFAuth(api_key=KEY, transport=transport)
    del client
    gc.collect()
    assert transport.closed


def test_a_proxy_counts_beside_a_transport(server: Server, way: Way) -> None:
    """Neither option is left out silently: requests go through the proxy."""
    transport = httpx.MockTransport(lambda _: httpx.Response(500))
    options = {"proxy": server.url, "base_url": "http://127.0.0.1:1", "transport": transport}
    way.call(way.client(**options), LIST)
    assert server.received[0].target == "http://127.0.0.1:1/v2/access/chats"
