"""What servers are verified with, and what the client shows them: contexts of TLS.

A context is made when a client is made, and shared by all clients with the same settings: reading
the certificates takes longer than many requests, and would hold up an event loop.
"""

from __future__ import annotations

import os
import ssl
from functools import cache
from typing import Any, TypeAlias

from ofauth_client.errors import ConfigurationError

Verify: TypeAlias = bool | str | os.PathLike[str] | ssl.SSLContext
#: Path of a certificate, or paths of certificate and key, and perhaps the key's password.
Certificate: TypeAlias = str | tuple[str, str] | tuple[str, str, str]

#: Environment variables that name certificates of authorities, the most specific first.
_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE")


def ssl_context(verify: Verify, certificate: Certificate | None) -> ssl.SSLContext:
    """Return the context for connections.

    Args:
        verify: True for the certificates of the environment, or else of certifi; a file or a
            folder of certificates; a context; False to verify nothing.
        certificate: What the client shows the server.

    Raises:
        ConfigurationError: Certificates cannot be read; the text names where they were looked for.
    """
    if isinstance(verify, ssl.SSLContext):
        return verify
    if isinstance(verify, bool):
        named = {name: os.environ.get(name, "") for name in _VARIABLES} if verify else {}
        variable = next((name for name, value in named.items() if value), "")
        return _context(verify, variable, named.get(variable, ""), certificate)
    return _context(True, "verify", os.fspath(verify), certificate)


@cache
def _context(verify: bool, name: str, path: str, certificate: Certificate | None) -> ssl.SSLContext:
    context: ssl.SSLContext
    if path:
        context = _read("certificates", name, path, _authorities)
    else:
        # Imported late, like the certificates: the first line of a program needs neither.
        import httpx

        context = httpx.create_ssl_context(verify=verify, trust_env=False)
    if certificate is not None:
        paths = (certificate,) if isinstance(certificate, str) else certificate
        _read("a certificate", "cert", paths[0], lambda _: context.load_cert_chain(*paths))
    return context


def _authorities(path: str) -> ssl.SSLContext:
    if os.path.isdir(path):
        if not os.listdir(path):
            raise OSError("the folder is empty")
        return ssl.create_default_context(capath=path)
    context = ssl.create_default_context(cafile=path)
    if not context.get_ca_certs():
        raise OSError("the file has none")
    return context


def _read(what: str, name: str, path: str, read: Any) -> Any:
    try:
        return read(path)
    except (OSError, ssl.SSLError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(
            f"{name} names {path}, from which {what} cannot be read: {reason}"
        ) from None
