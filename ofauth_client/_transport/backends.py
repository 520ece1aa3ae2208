"""The libraries that connections can be made with: httpx, httpx2 and aiohttp.

Only httpx is always installed. The others are imported with the first client that uses them.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NamedTuple

from ofauth_client.errors import ConfigurationError

OPTION = "http_backend"
VARIABLE = "OFAUTH_HTTP_BACKEND"

HTTPX, HTTPX2, AIOHTTP = "httpx", "httpx2", "aiohttp"
NAMES = (HTTPX, HTTPX2, AIOHTTP)

#: The only version that is known: a request uses functions that aiohttp does not document.
_AIOHTTP_VERSION = "3.14"

#: Modules of httpcore, which make the connections of httpx.
_CORES = {HTTPX: "httpcore", HTTPX2: "httpcore2"}


class Backend(NamedTuple):
    """The library that connections are made with.

    Args:
        name: `httpx`, `httpx2` or `aiohttp`.
        source: Option or environment variable that chose it; empty for the default.
    """

    name: str = HTTPX
    source: str = ""

    def check(self, *, asynchronous: bool) -> Backend:
        """Return the backend for a client.

        A variable holds for all clients of a program, so synchronous clients keep httpx if it
        names aiohttp.

        Args:
            asynchronous: Whether the client is an `AsyncOFAuth`.

        Raises:
            ConfigurationError: The backend is unknown, is not installed, or is not for this client.
        """
        if self.name not in NAMES:
            raise ConfigurationError(f"{self.source} must be one of {', '.join(NAMES)}")
        if self.name == AIOHTTP and not asynchronous:
            if self.source == VARIABLE:
                return Backend()
            raise ConfigurationError(
                f'{self.source}="{AIOHTTP}" is only for AsyncOFAuth: use "{HTTPX}" or "{HTTPX2}"'
            )
        self.check_installed()
        return self

    def check_installed(self) -> None:
        """Refuse a backend that is not installed, or whose version is unknown.

        Raises:
            ConfigurationError: The backend is not installed, or its version is unknown.
        """
        if self.name == HTTPX:
            return
        from importlib.util import find_spec

        if any(find_spec(module) is None for module in (self.name, _CORES.get(self.name, "ssl"))):
            raise ConfigurationError(
                f"{self.source} chooses {self.name}, which is not installed: "
                f"pip install 'ofauth-client[{self.name}]'"
            )
        if self.name == AIOHTTP:
            self._check_aiohttp()

    def _check_aiohttp(self) -> None:
        found: str = import_module(AIOHTTP).__version__
        if not found.startswith(f"{_AIOHTTP_VERSION}."):
            raise ConfigurationError(
                f"{self.source} chooses {AIOHTTP}, which must be {_AIOHTTP_VERSION} and is "
                f"{found}: pip install 'ofauth-client[{AIOHTTP}]'"
            )


def chosen_backend(given: object) -> Backend:
    """Return the backend that the option or the environment names.

    Args:
        given: Value of the option; None if it is not given.

    Raises:
        ConfigurationError: The value is not a text.
    """
    if given is None:
        named = os.environ.get(VARIABLE, "")
        return Backend(named, VARIABLE) if named else Backend()
    if not isinstance(given, str):
        raise ConfigurationError(f"{OPTION} must be one of {', '.join(NAMES)}, not {given!r}")
    return Backend(given, OPTION)


def core_of(backend: Backend) -> Any:
    """Return the module httpcore or httpcore2, whose interfaces are alike."""
    return import_module(_CORES[backend.name])


def library_of(value: object) -> Any:
    """Return the module httpx or httpx2 that a class of a value comes from; None for neither.

    A value of httpx2 exists only if httpx2 is imported.
    """
    roots = {kind.__module__.partition(".")[0] for kind in type(value).__mro__}
    found = next((name for name in (HTTPX, HTTPX2) if name in roots), None)
    return sys.modules.get(found) if found else None
