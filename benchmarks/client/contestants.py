"""The ways to ask for twenty chats: by this client on each backend, and by bare libraries."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from functools import partial
from typing import Any, TypeAlias

import aiohttp
import httpx
import httpx2

from ofauth_client import AsyncOFAuth, OFAuth

CONNECTIONS = 50
CHATS = 20
_PATH = "/v2/access/chats"
_QUERY: dict[str, Any] = {"limit": CHATS, "order": "recent"}
_KEY, _CONNECTION = "sk_benchmark", "conn_benchmark"
_HEADERS = {"apiKey": _KEY, "x-connection-id": _CONNECTION}

OURS, OURS_HTTPX2, OURS_AIOHTTP = "ours", "ours, httpx2", "ours, aiohttp"
HTTPX, HTTPX2, AIOHTTP = "httpx", "httpx2", "aiohttp"
#: Names of all contestants: ours first, then bare libraries, which parse JSON into dicts.
NAMES = (OURS, OURS_HTTPX2, OURS_AIOHTTP, HTTPX, HTTPX2, AIOHTTP)

#: Asks once, and returns how many chats came.
Ask: TypeAlias = Callable[[], int]
AskAsync: TypeAlias = Callable[[], Awaitable[int]]


def waiting(url: str) -> dict[str, Callable[[], AbstractContextManager[Ask]]]:
    """Return what opens the synchronous contestants, by name."""
    return {
        OURS: partial(_ours, url, "httpx"),
        OURS_HTTPX2: partial(_ours, url, "httpx2"),
        HTTPX: partial(_bare, httpx, url),
        HTTPX2: partial(_bare, httpx2, url),
    }


def awaiting(url: str) -> dict[str, Callable[[], AbstractAsyncContextManager[AskAsync]]]:
    """Return what opens the asynchronous contestants, by name."""
    return {
        OURS: partial(_ours_async, url, "httpx"),
        OURS_HTTPX2: partial(_ours_async, url, "httpx2"),
        OURS_AIOHTTP: partial(_ours_async, url, "aiohttp"),
        HTTPX: partial(_bare_async, httpx, url),
        HTTPX2: partial(_bare_async, httpx2, url),
        AIOHTTP: partial(_bare_aiohttp, url),
    }


@contextmanager
def _ours(url: str, backend: Any) -> Generator[Ask]:
    options: Any = {"api_key": _KEY, "connection_id": _CONNECTION, "base_url": url}
    with OFAuth(http_backend=backend, max_connections=CONNECTIONS, **options) as client:
        yield lambda: len(client.chats.list(limit=CHATS, order="recent").items)


@asynccontextmanager
async def _ours_async(url: str, backend: Any) -> AsyncGenerator[AskAsync]:
    options: Any = {"api_key": _KEY, "connection_id": _CONNECTION, "base_url": url}
    async with AsyncOFAuth(http_backend=backend, max_connections=CONNECTIONS, **options) as client:

        async def ask() -> int:
            return len((await client.chats.list(limit=CHATS, order="recent")).items)

        yield ask


@contextmanager
def _bare(library: Any, url: str) -> Generator[Ask]:
    limits = library.Limits(max_connections=CONNECTIONS)
    with library.Client(base_url=url, headers=_HEADERS, limits=limits) as client:
        yield lambda: len(json.loads(client.get(_PATH, params=_QUERY).content)["list"])


@asynccontextmanager
async def _bare_async(library: Any, url: str) -> AsyncGenerator[AskAsync]:
    limits = library.Limits(max_connections=CONNECTIONS)
    async with library.AsyncClient(base_url=url, headers=_HEADERS, limits=limits) as client:
        get = partial(client.get, _PATH, params=_QUERY)

        async def ask() -> int:
            return len(json.loads((await get()).content)["list"])

        yield ask


@asynccontextmanager
async def _bare_aiohttp(url: str) -> AsyncGenerator[AskAsync]:
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(url, headers=_HEADERS, connector=connector) as session:

        async def ask() -> int:
            async with session.get(_PATH, params=_QUERY) as response:
                return len(json.loads(await response.read())["list"])

        yield ask
