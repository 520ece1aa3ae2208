"""Which proxy leads where, by `NO_PROXY` with names, networks and addresses of both kinds."""

from __future__ import annotations

import pytest

from ofauth_client import errors
from ofauth_client._options.credentials import HiddenText
from ofauth_client._transport.proxies import proxy_for
from tests.client.serving import Server
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
