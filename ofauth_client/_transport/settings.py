"""How connections are made."""

from __future__ import annotations

import ssl
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec
from typing import Any
from urllib.request import getproxies

import httpx
from attrs import field, frozen

from ofauth_client._options.credentials import HiddenText, refuse_pickling
from ofauth_client.errors import ConfigurationError

#: As many connections stay open as may be opened, so that threads taking turns need not reconnect.
#: What httpcore spends on a request grows with their number: with 50 it is some milliseconds.
_LIMITS = httpx.Limits(max_connections=50, max_keepalive_connections=50)


@frozen
class Settings:
    """How connections are made, if not by a client that the caller made.

    Args:
        client: The caller's own client, which stays open when ours is closed.
        transport: The caller's own transport.
        proxy: Address of a proxy.
    """

    client: Any = None
    transport: Any = None
    proxy: HiddenText | None = field(default=None, repr=False)

    def check(self, *, asynchronous: bool) -> None:
        """Refuse what httpx would refuse only when the first request is sent.

        Raises:
            ConfigurationError: Something is of another kind, or contradicts the rest.
        """
        client = httpx.AsyncClient if asynchronous else httpx.Client
        transport = httpx.AsyncBaseTransport if asynchronous else httpx.BaseTransport
        if not isinstance(self.client, client | None):
            raise ConfigurationError(f"http_client must be an httpx.{client.__name__}")
        if not isinstance(self.transport, transport | None):
            raise ConfigurationError(f"transport must be an httpx.{transport.__name__}")
        if self.client is not None and (self.transport is not None or self.proxy is not None):
            raise ConfigurationError("http_client has its own transport and proxy: set them there")
        for name, address in self._proxies().items():
            flaw = _proxy_flaw(address)
            if flaw:
                raise ConfigurationError(f"{name} {flaw}")

    def _proxies(self) -> dict[str, HiddenText]:
        """Return the addresses of all proxies that httpx would use, and where they stand."""
        if self.proxy is not None:
            return {"proxy": self.proxy}
        if self.client is not None or self.transport is not None:
            return {}
        # httpx asks the same function.
        found = getproxies()
        names = ("http", "https", "all")
        return {
            f"{name.upper()}_PROXY": _with_scheme(found[name]) for name in names if found.get(name)
        }

    def arguments(self) -> dict[str, Any]:
        """Return how to make a client."""
        return {
            "transport": self.transport,
            "proxy": self.proxy,
            "limits": _LIMITS,
            "verify": _certificates(),
            # A cookie that came for one connection must not go out with another.
            "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        }

    def __reduce__(self) -> tuple[object, ...]:
        if self.client is not None or self.transport is not None:
            refuse_pickling("a client with an http_client or a transport of the caller's")
        return Settings, (None, None, self.proxy)


@cache
def _certificates() -> ssl.SSLContext:
    """Return what servers are verified with; reading it takes longer than many requests."""
    return httpx.create_ssl_context()


def _with_scheme(address: str) -> HiddenText:
    return HiddenText(address if "://" in address else f"http://{address}")


def _proxy_flaw(address: Any) -> str:
    """Return what is wrong with the address of a proxy, or an empty text."""
    try:
        scheme = httpx.Proxy(address).url.scheme
    except (ValueError, TypeError, httpx.InvalidURL):
        return "must be an address such as http://localhost:8030"
    if scheme.startswith("socks") and find_spec("socksio") is None:
        return "is of the kind SOCKS, for which socksio is missing: pip install 'httpx[socks]'"
    return ""
