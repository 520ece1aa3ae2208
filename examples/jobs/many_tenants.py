"""Bulk work for many connections that leaves room for people who wait.

Each connection may make 60 requests a minute. The bulk work of a connection has a limiter of its
own with half of them, so that a person's click finds a place at once.

Usage: python examples/jobs/many_tenants.py CONNECTION…
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import aclosing

from ofauth_client import AsyncOFAuth, RateLimit
from ofauth_client.concurrency import each

#: Of 60 requests a minute; see https://docs.ofauth.com.
BULK = RateLimit(requests=30, period=60, burst=30)
#: Connections that are worked on at once.
AT_ONCE = 20


async def bulk(client: AsyncOFAuth) -> int:
    """Count the fans of a connection, as an example of long work."""
    return len([fan async for fan in client.subscribers.list()])


async def click(client: AsyncOFAuth) -> int:
    """Answer a person at once."""
    page = await client.chats.list(limit=1)
    return len(page.items)


async def main(connections: list[str]) -> None:
    """Work on all connections, and answer a person meanwhile."""
    async with AsyncOFAuth(rate_limit=BULK) as worker, AsyncOFAuth() as desk:
        views = {worker.for_connection(connection): connection for connection in connections}
        clicked = asyncio.create_task(click(desk.for_connection(connections[0])))
        async with aclosing(each(views, bulk, limit=AT_ONCE)) as outcomes:
            async for view, fans, error in outcomes:
                print(f"{views[view]}: {fans} fans" if error is None else f"{views[view]}: {error}")
        print(f"the person saw {await clicked} chat")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("usage: python examples/jobs/many_tenants.py CONNECTION…")
    asyncio.run(main(sys.argv[1:]))
