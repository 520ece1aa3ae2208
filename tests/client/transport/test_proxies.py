"""Which proxy leads where, by `NO_PROXY` with names, networks and addresses of both kinds."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from ofauth_client import errors
from ofauth_client._options.credentials import HiddenText
from ofauth_client._transport.proxies import proxy_for
from tests.client.serving import Server
from tests.client.transport.raw import head, raw_server, reply, secure, trusting
from tests.client.ways import LIST, Way

PROXIES = {"http": HiddenText("http://proxy:1"), "all": HiddenText("http://other:2")}


@pytest.mark.parametrize(
    ("url", "no_proxy", "direct"),
    [
        ("http://api.test", "", False),
        ("http://api.test", "*", True),
        ("http://api.test", "api.test", True),
        ("http://api.test", " API.test , b", True),
        ("http://v2.api.test", "api.test", True),
        ("http://v2.api.test", ".api.test", True),
        ("http://v2.api.test", "*.api.test", True),
        ("http://myapi.test", "api.test", False),
        ("http://api.test:81", "api.test:81", True),
        ("http://api.test:82", "api.test:81", False),
        ("http://api.test", "http://api.test", True),
        ("http://10.1.2.3", "10.0.0.0/8", True),
        ("http://11.1.2.3", "10.0.0.0/8", False),
        ("http://127.0.0.1:80", "127.0.0.1", True),
        ("http://127.0.0.1:80", "127.0.0.1:81", False),
        ("http://[::1]:80", "::1", True),
        ("http://[::1]:80", "[::1]", True),
        ("http://[::1]:80", "[::1]:80", True),
        ("http://[::1]:80", "[::1]:81", False),
        ("http://[fd00::5]", "fd00::/8", True),
        ("http://[fe00::5]", "fd00::/8", False),
        ("http://api.test", "10.0.0.0/8,[,:,/,]:x,::/", False),
        ("http://10.1.2.3", "[,:,/,]:x,::/999,10.1.2", False),
    ],
)
def test_no_proxy(url: str, no_proxy: str, direct: bool) -> None:
    """Names, domains, ports and networks; entries that nobody can read are none."""
    assert proxy_for(url, PROXIES, no_proxy) == (None if direct else "http://proxy:1")


def test_a_proxy_for_all_schemes() -> None:
    """It serves where a scheme has none of its own."""
    assert proxy_for("https://api.test", PROXIES, "") == "http://other:2"


def test_an_address_of_the_environment_without_a_proxy(
    server: Server, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network in `NO_PROXY` is reached directly."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "::1,127.0.0.0/8")
    assert way.call(way.client(), LIST) == {}


@pytest.mark.parametrize("value", ["http://[x", "http://user:pw@host:port", "nonsense://x"])
def test_a_proxy_of_the_environment_that_is_none(
    way: Way, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable is named, and what may be a password in it is not."""
    monkeypatch.setenv("HTTPS_PROXY", value)
    with pytest.raises(errors.ConfigurationError, match="HTTPS_PROXY must be") as caught:
        way.client()
    assert "pw" not in str(caught.value)


SECURE = "https://api.ofauth.test"


def test_a_proxy_that_refuses_connections(way: Way) -> None:
    """The error says that it is the proxy, which, and not its password."""
    client = way.client(base_url=SECURE, proxy="http://user:pw@127.0.0.1:1", max_retries=0)
    said = "could not connect through the proxy http://127.0.0.1:1: "
    with pytest.raises(errors.APIConnectionError, match=said) as caught:
        way.call(client, LIST)
    assert "pw" not in str(caught.value)


def test_a_proxy_of_the_environment_that_refuses_connections(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as well."""
    monkeypatch.setenv("HTTP_PROXY", "http://user:pw@127.0.0.1:1")
    client = way.client(base_url="http://api.localhost:1", max_retries=0)
    with pytest.raises(errors.APIConnectionError, match="through the proxy"):
        way.call(client, LIST)


@pytest.mark.parametrize(
    ("status", "attempts"), [("407 Proxy Authentication Required", 1), ("502 Bad Gateway", 3)]
)
def test_a_proxy_that_opens_no_tunnel(way: Way, status: str, attempts: int) -> None:
    """A wrong password is not tried again, and other troubles of the proxy are."""
    heads: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        heads.append(head(connection))
        connection.sendall(reply(status))

    with raw_server(talk) as server:
        client = way.client(base_url=SECURE, proxy=f"http://user:pw@{server.address}")
        said = f"could not connect through the proxy http://{server.address}: {status}"
        with pytest.raises(errors.APIConnectionError, match=said) as caught:
            way.call(client, LIST)
    assert caught.value.attempts == len(heads) == attempts
    assert heads[0].startswith(b"CONNECT api.ofauth.test:443 HTTP/1.1\r\n")
    # "user:pw" in Base64.
    assert b"Proxy-Authorization: Basic dXNlcjpwdw==" in heads[0]
    assert b"apiKey" not in heads[0]


def test_a_tunnel(way: Way) -> None:
    """Through it, the call is under TLS with the server itself."""

    def answer(connection: Any) -> None:
        heads.append(head(connection))
        connection.sendall(reply())

    def talk(connection: socket.socket) -> None:
        heads.append(head(connection))
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        secure(answer, "api.ofauth.test")(connection)

    heads: list[bytes] = []
    with raw_server(talk) as server:
        proxy = f"http://{server.address}"
        client = way.client(base_url=SECURE, proxy=proxy, verify=trusting(), timeout=5)
        assert way.call(client, LIST) == {}
    assert [one.split()[0] for one in heads] == [b"CONNECT", b"GET"]


def test_http_through_a_proxy(way: Way) -> None:
    """The proxy is told the whole address, and its password each time on the same connection."""
    heads: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        for _ in range(2):
            heads.append(head(connection))
            connection.sendall(reply())

    with raw_server(talk) as server:
        proxy = f"http://user:pw@{server.address}"
        client = way.client(
            base_url="http://api.ofauth.test", insecure_http=True, proxy=proxy, max_retries=0
        )
        assert [way.call(client, LIST) for _ in range(2)] == [{}, {}]
        assert server.connections == 1
    for each in heads:
        assert each.startswith(b"GET http://api.ofauth.test/v2/")
        lines = each.lower().split(b"\r\n")
        assert b"host: api.ofauth.test" in lines
        assert b"proxy-authorization: basic dxnlcjpwdw==" in lines


def test_a_proxy_that_hangs_up(way: Way) -> None:
    """No library asks it again by itself: the client counts its attempts."""
    with raw_server(head) as server:
        client = way.client(base_url=SECURE, proxy=f"http://{server.address}", max_retries=0)
        with pytest.raises(errors.APIConnectionError) as caught:
            way.call(client, LIST)
        assert caught.value.attempts == server.connections == 1
