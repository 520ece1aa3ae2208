"""An operation with a small answer, by the client and by bare httpx in turn."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from attrs import frozen

from ofauth_client import AsyncOFAuth, OFAuth

PAIRS = 3000
_PATH = "/v2/access/chats"
_QUERY = {"limit": 10, "order": "recent"}
_KEY, _CONNECTION = "sk_benchmark", "conn_benchmark"


@frozen
class Pair:
    """Microseconds of a request, the median of many.

    Args:
        ours: By the client.
        bare: By httpx.
    """

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours, in times of httpx's."""
        return self.ours / self.bare


def waiting(url: str) -> Pair:
    """Measure `OFAuth`."""
    with (
        OFAuth(base_url=url, api_key=_KEY, connection_id=_CONNECTION) as client,
        _bare(httpx.Client, url) as bare,
    ):

        def ours() -> Any:
            return client.chats.list(limit=10, order="recent").items

        def theirs() -> Any:
            return bare.get(_PATH, params=_QUERY).json()["list"]

        assert ours() == theirs()
        pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(PAIRS)]
    return _pair(pairs)


def awaiting(url: str) -> Pair:
    """Measure `AsyncOFAuth`."""
    return asyncio.run(_awaiting(url))


async def _awaiting(url: str) -> Pair:
    async with (
        AsyncOFAuth(base_url=url, api_key=_KEY, connection_id=_CONNECTION) as client,
        _bare(httpx.AsyncClient, url) as bare,
    ):

        async def ours() -> Any:
            return (await client.chats.list(limit=10, order="recent")).items

        async def theirs() -> Any:
            return (await bare.get(_PATH, params=_QUERY)).json()["list"]

        assert await ours() == await theirs()
        pairs = [
            (await _awaited_seconds(ours), await _awaited_seconds(theirs)) for _ in range(PAIRS)
        ]
    return _pair(pairs)


def _bare(kind: Any, url: str) -> Any:
    return kind(base_url=url, headers={"apiKey": _KEY, "x-connection-id": _CONNECTION})


def _seconds(function: Callable[[], Any]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


async def _awaited_seconds(function: Callable[[], Awaitable[Any]]) -> float:
    start = time.perf_counter()
    await function()
    return time.perf_counter() - start


def _pair(pairs: list[tuple[float, float]]) -> Pair:
    ours, bare = (statistics.median(each) * 1e6 for each in zip(*pairs, strict=True))
    return Pair(ours, bare)
