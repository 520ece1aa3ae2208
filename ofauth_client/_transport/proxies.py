"""Which proxy leads to an address: that of the caller, or that of the environment.

`NO_PROXY` may name hosts, domains (with or without a dot or `*.` before them), hosts with a port,
addresses of IPv4 and IPv6 (with or without brackets), and networks such as `10.0.0.0/8`.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from urllib.parse import urlsplit

from ofauth_client._options.credentials import HiddenText, revealed

_SCHEMES = ("http", "https", "all")

#: Where the settings of the system may name proxies, too.
_HAS_SYSTEM_PROXIES = sys.platform in ("darwin", "win32")


def proxies_of_environment() -> dict[str, HiddenText]:
    """Return the proxies that the environment names, by scheme (`http`, `https`, `all`)."""
    if not (_HAS_SYSTEM_PROXIES or any(name.lower().endswith("_proxy") for name in os.environ)):
        return {}
    # Imported late: with what it imports, it takes a sixth of the time of httpx.
    from urllib.request import getproxies

    found = getproxies()
    return {scheme: _with_scheme(found[scheme]) for scheme in _SCHEMES if found.get(scheme)}


def without_password(proxy: str) -> str:
    """Return scheme, host and port of a proxy."""
    parts = urlsplit(revealed(proxy))
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def variable_of(scheme: str) -> str:
    """Return the environment variable that names the proxy for a scheme."""
    name = f"{scheme}_proxy"
    return name if os.environ.get(name) else name.upper()


def proxy_for(url: str, proxies: dict[str, HiddenText], no_proxy: str) -> HiddenText | None:
    """Return the proxy for an address; None where it is reached directly.

    Args:
        url: The address.
        proxies: Proxies by scheme.
        no_proxy: The value of `NO_PROXY`.
    """
    parts = urlsplit(url)
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if proxy is None or _is_direct(parts.hostname or "", parts.port, no_proxy):
        return None
    return proxy


def no_proxy_of_environment() -> str:
    """Return the value of `NO_PROXY`, in whichever case it is set."""
    return os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""


def _is_direct(host: str, port: int | None, no_proxy: str) -> bool:
    return any(_matches(entry.strip().lower(), host, port) for entry in no_proxy.split(","))


def _matches(entry: str, host: str, port: int | None) -> bool:
    if not entry:
        return False
    if entry == "*":
        return True
    address = _address(host)
    if address is not None:
        return _has_address(entry, address, port)
    entry = entry.partition("://")[2] or entry
    name, _, entry_port = entry.partition(":")
    if entry_port and entry_port != str(port):
        return False
    domain = name.removeprefix("*").lstrip(".")
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


def _has_address(
    entry: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int | None
) -> bool:
    try:
        has_port = entry.startswith("[") or entry.count(":") == 1
        parts = urlsplit(f"//{entry}") if has_port else None
        if parts is not None and parts.port not in (None, port):
            return False
        network = ipaddress.ip_network((parts.hostname if parts else entry) or "", strict=False)
    except ValueError:
        return False
    return address in network


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _with_scheme(address: str) -> HiddenText:
    return HiddenText(address if "://" in address else f"http://{address}")
