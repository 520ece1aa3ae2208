"""Where requests go: base addresses, paths and their values."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from .errors import ArgumentError, ConfigurationError
from .values import is_given, quoted, text

_NAME = re.compile(r"\{([^{}]*)\}")
_NEXT_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

#: What may stand unquoted in a path that a caller wrote; % as they may have quoted it already.
_PATH_CHARACTERS = "/%:@!$&'()*+,;=~"


def check_base_url(value: object, insecure_http: bool) -> str:
    """Return the address of an API without a slash at its end.

    Args:
        value: An address.
        insecure_http: Whether the key may travel unencrypted to another machine.

    Raises:
        ConfigurationError: It is none, or the key would not be safe there.
    """
    # Before anything else: the parts of such an address must not be seen in a traceback.
    if _has_password(value):
        raise ConfigurationError("base_url must not have a user or a password in it")
    parts = _split(value)
    if parts.query or parts.fragment:
        raise ConfigurationError("base_url must not have a query or a fragment")
    if parts.scheme == "http" and not insecure_http and not _is_loopback(parts.hostname or ""):
        raise ConfigurationError(
            "base_url must start with https: the key would travel unencrypted; "
            "pass insecure_http=True where the network is safe"
        )
    return parts.geturl().rstrip("/")


def _has_password(value: object) -> bool:
    try:
        return isinstance(value, str) and urlsplit(value).username is not None
    except ValueError:
        return False


def _split(value: object) -> SplitResult:
    problem = "base_url must be an address such as https://api.ofauth.com"
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        raise ConfigurationError(problem)
    try:
        parts = urlsplit(value)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise ConfigurationError(problem)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Put values into a path template, each of them within its segment.

    Args:
        template: A path with names in braces.
        values: Values by name.

    Raises:
        ArgumentError: A value is missing, empty, or would lead elsewhere.
    """
    if "{" not in template:
        return template
    return _NAME.sub(lambda match: _segment(match[1], values.get(match[1])), template)


def _segment(name: str, value: Any) -> str:
    if not is_given(value):
        raise ArgumentError(f"{_argument(name)} must have a value")
    try:
        segment = text(value)
        if segment in ("", ".", ".."):
            # Servers and proxies resolve dots, quoted ones too.
            raise ArgumentError(f"{segment!r} cannot stand in a path")
        return quoted(segment)
    except ArgumentError as error:
        raise ArgumentError(f"{_argument(name)}: {error.message}") from None


def _argument(name: str) -> str:
    """Return how the argument of a method is called whose value has a name in a path."""
    return _NEXT_WORD.sub("_", name).lower()


def check_path(path: object) -> tuple[str, str]:
    """Return path and query of an address on the API, as they are sent.

    Args:
        path: A path from the API's root, perhaps with a query.

    Raises:
        ArgumentError: It leads elsewhere.
    """
    if not isinstance(path, str):
        raise ArgumentError(f"a path must be a text, not {type(path).__name__}")
    if not path.startswith("/") or path.startswith("//"):
        raise ArgumentError(f"a path must start with one slash, unlike {path[:80]!r}")
    if not path.isprintable():
        raise ArgumentError("a path must not have control characters")
    path, _, query = path.partition("?")
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise ArgumentError("a path must not have . or .. in it")
    return quote(path, safe=_PATH_CHARACTERS), quote(query, safe=_PATH_CHARACTERS + "?")


def same_origin(url: str, location: str) -> str | None:
    """Return where a redirect leads, if that is on the same server; None otherwise.

    Args:
        url: Address of the request.
        location: The answer's `Location`.
    """
    try:
        target = urljoin(url, location)
        here, there = urlsplit(url), urlsplit(target)
        same = (here.scheme, here.hostname, here.port) == (there.scheme, there.hostname, there.port)
        return target if same and there.username is None else None
    except ValueError:
        return None
