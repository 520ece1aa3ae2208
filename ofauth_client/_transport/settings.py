"""How connections are made."""

from __future__ import annotations

import re
import ssl
import warnings
from typing import Any

from attrs import evolve, field, frozen

from ofauth_client._options.credentials import HiddenText, refuse_pickling
from ofauth_client._transport.backends import AIOHTTP, OPTION, Backend, library_of
from ofauth_client._transport.pool import ConnectionLimits
from ofauth_client._transport.proxies import (
    no_proxy_of_environment,
    proxies_of_environment,
    proxy_for,
    variable_of,
    without_password,
)
from ofauth_client._transport.tls import Certificate, Verify, ssl_context
from ofauth_client.errors import ConfigurationError

#: Most bytes of an answer, where no option says otherwise.
MOST_RESPONSE_BYTES = 256 * 1024 * 1024


@frozen
class Settings:
    """How connections are made.

    Args:
        client: An httpx client of the caller; it stays open when ours is closed.
        transport: An httpx transport of the caller.
        proxy: Address of a proxy.
        limits: How many connections there are.
        verify: What servers are verified with.
        cert: What the client shows servers.
        max_response_bytes: Most bytes of an answer that are read into memory.
        backend: Library that connections are made with.
    """

    client: Any = None
    transport: Any = None
    proxy: HiddenText | None = field(default=None, repr=False)
    limits: ConnectionLimits = field(factory=ConnectionLimits)
    verify: Verify = True
    cert: Certificate | None = field(default=None, repr=False)
    max_response_bytes: int | None = MOST_RESPONSE_BYTES
    backend: Backend = field(factory=Backend)

    def checked(self, *, asynchronous: bool) -> Settings:
        """Return the settings of a client; refuse those that would fail with the first request.

        Raises:
            ConfigurationError: A setting has the wrong type, or contradicts another setting.
        """
        self._check_callers(asynchronous)
        if self.verify is False:
            warnings.warn("verify=False: anybody on the way can read the key", stacklevel=4)
        backend = Backend() if self.is_callers else self.backend.check(asynchronous=asynchronous)
        for name, address in self._proxies().items():
            flaw = _proxy_flaw(address, backend)
            if flaw:
                raise ConfigurationError(f"{name} {flaw}")
        return evolve(self, backend=backend)

    def _check_callers(self, asynchronous: bool) -> None:
        """Refuse a client or transport of the caller's that is no such thing."""
        prefix = "Async" if asynchronous else ""
        kinds = {"http_client": f"{prefix}Client", "transport": f"{prefix}BaseTransport"}
        values = {"http_client": self.client, "transport": self.transport}
        for name, kind in kinds.items():
            if values[name] is not None and not _is_of(values[name], kind):
                raise ConfigurationError(f"{name} must be an httpx.{kind}, or an httpx2.{kind}")
        if self.client is not None and (self.transport is not None or self.proxy is not None):
            raise ConfigurationError("http_client has its own transport and proxy: set them there")
        if not self.is_callers:
            return
        if self.verify is not True or self.cert is not None:
            raise ConfigurationError("http_client and transport have their own verify and cert")
        if self.backend.source == OPTION:
            raise ConfigurationError(f"http_client and transport decide instead of {OPTION}")

    @property
    def is_callers(self) -> bool:
        """Whether requests go through a client or a transport of the caller's."""
        return self.client is not None or self.transport is not None

    def shown_proxy(self, url: str) -> str:
        """Return the address of the proxy that leads to a URL, without its password."""
        proxy = self.proxy_for(url)
        return "" if proxy is None else without_password(proxy)

    def proxy_for(self, origin: str) -> HiddenText | None:
        """Return the address of the proxy that leads to an origin; None for no proxy."""
        if self.proxy is not None:
            return self.proxy
        return proxy_for(origin, proxies_of_environment(), no_proxy_of_environment())

    def prepare(self, base_url: str) -> None:
        """Read now what the first request would have to wait for.

        Raises:
            ConfigurationError: Certificates cannot be read.
        """
        if base_url.startswith("https:") and not self.is_callers:
            self.ssl_context()

    def ssl_context(self) -> ssl.SSLContext:
        """Return what servers are verified with."""
        return ssl_context(self.verify, self.cert)

    def _proxies(self) -> dict[str, HiddenText]:
        """Return the addresses of all proxies that may be used, by option or variable."""
        if self.proxy is not None:
            return {"proxy": self.proxy}
        if self.is_callers:
            return {}
        return {
            variable_of(scheme): address for scheme, address in proxies_of_environment().items()
        }

    def client_arguments(self) -> dict[str, Any]:
        """Return how to make a client of httpx around the caller's transport."""
        # Imported late: few programs bring a transport.
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        return {
            "transport": self.transport,
            "proxy": self.proxy,
            # A cookie that was set for one connection must not be sent for another connection.
            "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        }

    def __reduce__(self) -> tuple[object, ...]:
        if self.is_callers or isinstance(self.verify, ssl.SSLContext):
            refuse_pickling("a client with an http_client, a transport or an SSLContext")
        made = (
            None,
            None,
            self.proxy,
            self.limits,
            self.verify,
            self.cert,
            self.max_response_bytes,
            self.backend,
        )
        return Settings, made


def _is_of(value: object, kind: str) -> bool:
    """Tell whether a value is an instance of a class of httpx or httpx2."""
    library = library_of(value)
    return library is not None and isinstance(value, getattr(library, kind))


def _proxy_flaw(address: Any, backend: Backend) -> str:
    """Return the flaw of a proxy address; empty for a valid address."""
    # Imported late: few programs have a proxy, and connections need only httpcore.
    import httpx

    try:
        url = httpx.Proxy(address).url
    except (ValueError, TypeError, httpx.InvalidURL):
        return "must be an address such as http://localhost:8030"
    if not re.fullmatch(r"[\w.:-]+", url.host):
        return "must be an address such as http://localhost:8030"
    if url.scheme.startswith("socks") and backend.name == AIOHTTP:
        return f'is a SOCKS proxy, which {backend.source}="{AIOHTTP}" cannot use'
    if url.scheme.startswith("socks") and not _has_socks():
        return "is a SOCKS proxy, which needs socksio: pip install 'httpx[socks]'"
    return ""


def _has_socks() -> bool:
    from importlib.util import find_spec

    return find_spec("socksio") is not None
