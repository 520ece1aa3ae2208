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

#: All connections may stay open, so that threads taking turns need not reconnect. The time that
#: httpcore spends on a request grows with their number, and is some milliseconds with 50.
_LIMITS = httpx.Limits(max_connections=50, max_keepalive_connections=50)


@frozen
class Settings:
    """How connections are made.

    Args:
        client: An httpx client of the caller; it stays open when ours is closed.
        transport: An httpx transport of the caller.
        proxy: Address of a proxy.
    """

    client: Any = None
    transport: Any = None
    proxy: HiddenText | None = field(default=None, repr=False)

    def check(self, *, asynchronous: bool) -> None:
        """Refuse settings that httpx would refuse only with the first request.

        Raises:
            ConfigurationError: A setting has the wrong type, or contradicts another setting.
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
        """Return the addresses of all proxies that httpx would use, by option or variable."""
        if self.proxy is not None:
            return {"proxy": self.proxy}
        if self.client is not None or self.transport is not None:
            return {}
        # httpx calls the same function.
        found = getproxies()
        names = ("http", "https", "all")
        return {
            f"{name.upper()}_PROXY": _with_scheme(found[name]) for name in names if found.get(name)
        }

    def arguments(self) -> dict[str, Any]:
        """Return the arguments for a new httpx client."""
        return {
            "transport": self.transport,
            "proxy": self.proxy,
            "limits": _LIMITS,
            "verify": _certificates(),
            # A cookie that was set for one connection must not be sent for another connection.
            "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        }

    def __reduce__(self) -> tuple[object, ...]:
        if self.client is not None or self.transport is not None:
            refuse_pickling("a client with an http_client or transport option")
        return Settings, (None, None, self.proxy)


@cache
def _certificates() -> ssl.SSLContext:
    """Return the trusted certificates; loading them takes longer than many requests."""
    return httpx.create_ssl_context()


def _with_scheme(address: str) -> HiddenText:
    return HiddenText(address if "://" in address else f"http://{address}")


def _proxy_flaw(address: Any) -> str:
    """Return the flaw of a proxy address; empty for a valid address."""
    try:
        scheme = httpx.Proxy(address).url.scheme
    except (ValueError, TypeError, httpx.InvalidURL):
        return "must be an address such as http://localhost:8030"
    if scheme.startswith("socks") and find_spec("socksio") is None:
        return "is a SOCKS proxy, which needs socksio: pip install 'httpx[socks]'"
    return ""
