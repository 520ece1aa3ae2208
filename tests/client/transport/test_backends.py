"""The choice of a backend, and clients, transports and timeouts of httpx2."""

from __future__ import annotations

from typing import Any, Literal

import anyio
import httpx
import httpx2
import pytest

from ofauth_client import AsyncOFAuth, OFAuth, Timing, errors
from tests.client.programs import run
from tests.client.serving import Server, ok
from tests.client.ways import KEY, AsyncWay, Way, travel


def name_of(client: Any) -> str:
    """Return the backend of a client."""
    name: str = client._engine.driver.transport.settings.backend.name
    return name


# --- the choice -----------------------------------------------------------------------------------


def test_httpx_is_the_default() -> None:
    """Nothing else is chosen without a word."""
    assert name_of(OFAuth(api_key=KEY)) == name_of(AsyncOFAuth(api_key=KEY)) == "httpx"


def test_the_option_counts_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable is for programs that leave the option out."""
    monkeypatch.setenv("OFAUTH_HTTP_BACKEND", "httpx2")
    assert name_of(OFAuth(api_key=KEY)) == "httpx2"
    assert name_of(OFAuth(api_key=KEY, http_backend="httpx")) == "httpx"


def test_a_synchronous_client_and_aiohttp(monkeypatch: pytest.MonkeyPatch) -> None:
    """The option is refused; the variable is for the asynchronous clients of the program."""
    with pytest.raises(errors.ConfigurationError, match=r'http_backend="aiohttp" is only for Asyn'):
        OFAuth(api_key=KEY, http_backend="aiohttp")
    monkeypatch.setenv("OFAUTH_HTTP_BACKEND", "aiohttp")
    assert name_of(OFAuth(api_key=KEY)) == "httpx"
    assert name_of(AsyncOFAuth(api_key=KEY)) == "aiohttp"


@pytest.mark.parametrize("kind", [OFAuth, AsyncOFAuth])
def test_a_backend_that_is_none(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Option or variable is named, and the names that there are."""
    for value in ("requests", 5):
        with pytest.raises(errors.ConfigurationError, match="http_backend must be one of httpx, "):
            kind(api_key=KEY, http_backend=value)
    monkeypatch.setenv("OFAUTH_HTTP_BACKEND", "nonsense")
    with pytest.raises(errors.ConfigurationError, match="OFAUTH_HTTP_BACKEND must be one of "):
        kind(api_key=KEY)


@pytest.mark.parametrize("name", ["httpx2", "aiohttp"])
def test_a_backend_that_is_not_installed(
    name: Literal["httpx2", "aiohttp"], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that installs it is told, also where a pickle arrives."""
    client = AsyncOFAuth(api_key=KEY, http_backend=name)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    said = rf"http_backend chooses {name}, .*: pip install 'ofauth-client\[{name}\]'"
    with pytest.raises(errors.ConfigurationError, match=said):
        AsyncOFAuth(api_key=KEY, http_backend=name)
    with pytest.raises(errors.ConfigurationError, match=said):
        travel(client)


@pytest.mark.parametrize(
    ("version", "is_known"), [("3.14.99", True), ("3.15.0", False), ("3.1", False)]
)
def test_another_version_of_aiohttp(
    monkeypatch: pytest.MonkeyPatch, version: str, is_known: bool
) -> None:
    """Only a version that was looked at is used, because a request goes by its inner functions."""
    monkeypatch.setattr("aiohttp.__version__", version)
    if is_known:
        assert name_of(AsyncOFAuth(api_key=KEY, http_backend="aiohttp")) == "aiohttp"
    else:
        said = rf"chooses aiohttp, which must be 3.14 and is {version}: pip install"
        with pytest.raises(errors.ConfigurationError, match=said):
            AsyncOFAuth(api_key=KEY, http_backend="aiohttp")


def test_a_transport_decides_instead(way: Way) -> None:
    """What would have no effect is refused; the variable is for other clients."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={}))
    assert way.request(way.client(transport=transport), "GET", "/x").parsed == {}
    with pytest.raises(errors.ConfigurationError, match="decide instead of http_backend"):
        way.client(transport=transport, http_backend="httpx")


def test_aiohttp_has_no_socks() -> None:
    """A proxy that it cannot use is refused."""
    with pytest.raises(errors.ConfigurationError, match="proxy is a SOCKS proxy, which http_back"):
        AsyncOFAuth(api_key=KEY, http_backend="aiohttp", proxy="socks5://localhost:1")


@pytest.mark.parametrize("backend", ["httpx", "httpx2", "aiohttp"])
def test_trio(server: Server, backend: Any) -> None:
    """Uploads wait in line as under asyncio; the backend that needs asyncio says so."""

    async def main() -> list[int]:
        statuses: list[int] = []
        options: Any = {"base_url": server.url, "http_backend": backend, "max_connections": 2}
        async with AsyncOFAuth(api_key=KEY, **options) as client:

            async def call() -> None:
                answer = await client.request("PUT", "/x", content=b"x" * 100_000)
                statuses.append(answer.status)

            async with anyio.create_task_group() as group:
                for _ in range(10):
                    group.start_soon(call)
        return statuses

    if backend != "aiohttp":
        assert anyio.run(main, backend="trio") == [200] * 10
        return
    with pytest.raises(ExceptionGroup) as caught:
        anyio.run(main, backend="trio")
    assert caught.group_contains(errors.ConfigurationError, match="aiohttp needs asyncio")


def test_backends_are_imported_when_they_are_chosen() -> None:
    """Who keeps to httpx imports no other library."""
    loaded, _ = run(
        """
        import sys
        from ofauth_client import AsyncOFAuth, OFAuth
        OFAuth(api_key="sk"), AsyncOFAuth(api_key="sk")
        print([name for name in ("aiohttp", "httpx2", "httpcore2") if name in sys.modules])
        AsyncOFAuth(api_key="sk", http_backend="aiohttp")
        print("aiohttp" in sys.modules, "httpx2" in sys.modules)
        """
    )
    assert loaded == "[]\nTrue False\n"


def test_a_pickle_keeps_the_backend(server: Server, way: Way, monkeypatch: Any) -> None:
    """A worker uses the same library."""
    monkeypatch.setenv("OFAUTH_API_KEY", KEY)
    client = AsyncWay if isinstance(way, AsyncWay) else Way
    chosen = name_of(way.client())
    made = client(way.options).make(**{**way.options, "connection_id": None, "timing": Timing()})
    twin = travel(made)
    way.opened += [made, twin]
    assert name_of(twin) == chosen
    assert way.request(twin, "GET", "/x").status == 200


# --- classes of httpx2 ----------------------------------------------------------------------------


def test_clients_and_transports_of_httpx2(server: Server, way: Way) -> None:
    """They are taken where those of httpx are."""
    asynchronous = isinstance(way, AsyncWay)
    inner: Any = httpx2.AsyncClient() if asynchronous else httpx2.Client()
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=[1]))
    server.answers(ok({"a": 1}))
    client = way.client(http_client=inner)
    assert way.request(client, "PUT", "/x", content=iter([b"a", b"b"])).parsed == {"a": 1}
    assert server.received[0].body == b"ab"
    assert way.request(way.client(transport=transport), "GET", "/x").parsed == [1]
    way.do(inner.aclose() if asynchronous else inner.close())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        way.request(client, "GET", "/x")


def test_errors_of_httpx2(way: Way) -> None:
    """They are told as those of httpx are."""

    def refuse(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("no way", request=request)

    client = way.client(transport=httpx2.MockTransport(refuse), max_retries=0)
    with pytest.raises(errors.APIConnectionError, match="could not connect: no way"):
        way.request(client, "GET", "/x")


def test_timeouts_of_httpx2(way: Way) -> None:
    """Clients, views and calls take them."""
    timeout = httpx2.Timeout(7, pool=3)
    client = way.client(timeout=timeout)
    made = client._engine.options.timeout
    assert made.as_dict() == {"connect": 7, "read": 7, "write": 7, "pool": 3}
    way.request(client, "GET", "/x", timeout=timeout)
    with pytest.raises(errors.ConfigurationError, match=r"timeout \(connect\) must be seconds"):
        way.client(timeout=httpx2.Timeout(-1))


@pytest.mark.parametrize("option", ["http_client", "transport"])
def test_what_is_neither(way: Way, option: str) -> None:
    """The classes that there are, are named."""
    other = OFAuth if isinstance(way, AsyncWay) else AsyncOFAuth
    for value in (other, 5, httpx.Client if isinstance(way, AsyncWay) else httpx.AsyncClient):
        with pytest.raises(errors.ConfigurationError, match=rf"{option} must be an httpx.* httpx2"):
            way.client(**{option: value})
