"""Many connections at once on one client: no request carries anything of another's."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from typing import Any

from ofauth_api.resources.base import Call

from ofauth_client import AsyncOFAuth, OFAuth, RateLimit
from tests.client.serving import Received, Reply, Server, ok
from tests.client.ways import CHAT, KEY, FakeTime

TENANTS = [f"conn_{number}" for number in range(7)]
ROUNDS = 2


def echo(received: Received) -> Reply:
    """Answer with what was sent, and with a limit that is the connection's own."""
    tenant = received.header("x-connection-id") or "none"
    said = {"tenant": tenant, "path": received.path}
    return ok(said, X_RateLimit_Limit=tenant.removeprefix("conn_"))


def call_for(tenant: str, number: int) -> Call[Any]:
    """Return a call whose path says for whom it is; every second one says so in its options."""
    options: Any = {"connection_id": tenant} if number % 2 else {}
    return Call(CHAT, path={"userId": f"{tenant}.{number}"}, options=options)


def caller(client: Any) -> Any:
    """Return what carries out the calls of a client's resources."""
    return client._caller


def check(server: Server, workers: int) -> None:
    """Compare what every request carried with what its path says."""
    counts = Counter(one.header("x-connection-id") for one in server.received)
    assert sum(counts.values()) == workers * ROUNDS
    assert set(counts) == set(TENANTS)
    for received in server.received:
        tenant = received.path.split("/")[4].partition(".")[0]
        assert received.header("x-connection-id") == tenant
        assert received.header("apikey") == KEY


def expect(answer: Any, tenant: str) -> None:
    """Check that an answer is the one to this tenant's request."""
    assert answer["tenant"] == tenant
    assert answer["path"].startswith(f"/v2/access/chats/{tenant}.")


def test_threads(server: Server) -> None:
    """Fifty threads with seven connections on one client never get mixed up."""
    server.answers(echo)
    barrier, failures = threading.Barrier(50), list[BaseException]()

    def work(client: OFAuth, number: int) -> None:
        tenant = TENANTS[number % len(TENANTS)]
        barrier.wait()
        try:
            for turn in range(ROUNDS):
                view = client if turn % 2 else client.for_connection(tenant)
                expect(caller(view).call(call_for(tenant, turn)), tenant)
        except BaseException as failure:
            failures.append(failure)

    with OFAuth(api_key=KEY, base_url=server.url, rate_limit=RateLimit(burst=10_000)) as client:
        threads = [threading.Thread(target=work, args=(client, n)) for n in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        limits = [client.for_connection(tenant).rate_limit for tenant in TENANTS]
    assert failures == []
    assert [state.limit for state in limits if state] == list(range(len(TENANTS)))
    check(server, 50)


def test_tasks(server: Server) -> None:
    """Two hundred tasks with seven connections on one client never get mixed up."""
    server.answers(echo)

    async def work(client: AsyncOFAuth, number: int) -> None:
        tenant = TENANTS[number % len(TENANTS)]
        for turn in range(ROUNDS):
            view = client if turn % 2 else client.for_connection(tenant)
            expect(await caller(view).call(call_for(tenant, turn)), tenant)

    async def main() -> None:
        async with AsyncOFAuth(api_key=KEY, base_url=server.url) as client:
            await asyncio.gather(*(work(client, number) for number in range(200)))

    asyncio.run(main())
    check(server, 200)


def test_failures_stay_with_their_tenant(server: Server) -> None:
    """Retries of one connection's request are made for that connection."""
    refused: set[str] = set()

    def once_refused(received: Received) -> Reply:
        if received.path not in refused:
            refused.add(received.path)
            return ok({}, 503, Retry_After="0")
        return echo(received)

    server.answers(once_refused)

    async def work(client: AsyncOFAuth, number: int) -> None:
        tenant = TENANTS[number % len(TENANTS)]
        call = Call(CHAT, path={"userId": f"{tenant}.{number}"})
        expect(await caller(client.for_connection(tenant)).call(call), tenant)

    async def main() -> None:
        timing = FakeTime().timing()
        async with AsyncOFAuth(api_key=KEY, base_url=server.url, timing=timing) as client:
            await asyncio.gather(*(work(client, number) for number in range(40)))

    asyncio.run(main())
    assert len(server.received) == 80
    for received in server.received:
        tenant = received.path.split("/")[4].partition(".")[0]
        assert received.header("x-connection-id") == tenant
