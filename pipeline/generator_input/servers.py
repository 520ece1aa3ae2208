"""Servers of operations: a path or an operation may have other servers than the document.

The credentials of a client go there, so an address that is not safe for them is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from pipeline.common.addresses import is_loopback
from pipeline.common.documents import Document, operations

#: Address of an operation's own server, and the base URLs in place of which it is used.
OwnServer: TypeAlias = tuple[str, tuple[str, ...]]

#: The base URL of a client that was given none.
_DEFAULT = "https://api.ofauth.com"
#: A host without a scheme in front, which would be read as a path.
_HOST = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)*\.[A-Za-z]{2,}(?::\d+)?(?:/|$)")
_VARIABLE = re.compile(r"\{([^{}]*)\}")


def own_server(document: Document, path: str, operation: Document) -> OwnServer | None:
    """Return the server of an operation if it differs from that of the document.

    Args:
        document: The prepared document.
        path: Path of the operation.
        operation: The operation.
    """
    address = _address(document, path, operation)
    if address is None or _flaw(address):
        return None
    usual = tuple(dict.fromkeys([*_usual(document), _DEFAULT]))
    return None if address == usual[0] else (address, usual)


def server_notices(document: Document) -> Iterator[str]:
    """Yield a sentence for each operation whose own server is not used."""
    for path, method, operation in operations(document):
        address = _address(document, path, operation)
        flaw = "" if address is None else _flaw(address)
        if flaw:
            yield (
                f"{method.upper()} {path} has a server of its own that {flaw}, and is sent to the "
                "server of the document; correct the server in an overlay"
            )


def _address(document: Document, path: str, operation: Document) -> str | None:
    """Return the address of the first server of an operation or its path, None without one."""
    own = operation.get("servers") or document["paths"][path].get("servers")
    if not own:
        return None
    roots, filled = _usual(document), _filled(own[0])
    if _HOST.match(filled):
        return filled
    try:
        return urljoin(f"{roots[0]}/", filled).rstrip("/") if roots else filled
    except ValueError:  # brackets around what is no IP address
        return filled


def _usual(document: Document) -> list[str]:
    """Return the addresses of the document's servers that are complete."""
    filled = [_filled(server) for server in document.get("servers", [])]
    return [address for address in filled if not _flaw(address)]


def _filled(server: Document) -> str:
    """Return the address of a server with the defaults of its variables."""
    variables = server.get("variables", {})

    def value(match: re.Match[str]) -> str:
        return str(variables.get(match[1], {}).get("default", match[0]))

    return _VARIABLE.sub(value, str(server["url"])).rstrip("/")


def _flaw(address: str) -> str:
    """Return the reason not to send credentials to an address; empty if there is none."""
    if not address.isprintable() or re.search(r"[\s{}\\?#@]", address):
        return "is not a plain address"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return "is not an address"
    is_host = all(host.removesuffix(".").split("."))
    if parts.scheme not in ("http", "https") or not is_host or port == 0:
        return "is not a complete address"
    is_safe = parts.scheme == "https" or is_loopback(host)
    return "" if is_safe else "is not encrypted"
