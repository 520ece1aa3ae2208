"""Clients in other processes: without connections, and without secrets."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth, RateLimit, RetryPolicy, errors
from tests.client.serving import Server
from tests.client.ways import CONNECTION, KEY, LIST, Way, travel

OTHER = "conn_planted_other"


def sent(server: Server) -> tuple[str | None, str | None]:
    """Return key and connection of the last request."""
    last = server.received[-1]
    return last.header("apikey"), last.header("x-connection-id")


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what makes the environment that of a worker."""

    def become(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(f"OFAUTH_{name}", value)

    return become


def sent_away(thing: Any) -> Any:
    """Return what another process would get, after a look into it."""
    data = pickle.dumps(thing)
    for secret in (KEY, CONNECTION, OTHER):
        assert secret.encode() not in data
    return travel(thing)


def test_configuration_travels_and_secrets_do_not(
    server: Server, way: Way, worker: Callable[..., None]
) -> None:
    """A worker that has the same secrets in its environment goes on as the client would."""
    client = way.make(
        api_key=KEY,
        connection_id=CONNECTION,
        base_url=server.url,
        timeout=7,
        max_retries=4,
        headers={"X-A": "b"},
        retry=RetryPolicy(budget=3),
        rate_limit=RateLimit(burst=1),
    )
    worker(API_KEY=KEY, CONNECTION_ID=CONNECTION)
    twin = sent_away(client)
    way.opened.append(twin)
    way.call(twin, LIST)
    assert sent(server) == (KEY, CONNECTION)
    assert server.received[0].header("x-a") == "b"
    before, after = client._engine.options, twin._engine.options
    assert before == after
    assert twin._engine.context.limiter.limit == RateLimit(burst=1)
    assert twin._engine.driver.transport is not client._engine.driver.transport


@pytest.mark.parametrize(
    ("variables", "problem"),
    [
        ({}, "api_key is not in a pickle: set OFAUTH_API_KEY"),
        ({"API_KEY": ""}, "api_key is not in a pickle: set OFAUTH_API_KEY"),
        ({"API_KEY": "sk_another"}, "api_key .* OFAUTH_API_KEY has another"),
        ({"API_KEY": KEY}, "connection_id is not in a pickle: set OFAUTH_CONNECTION_ID"),
        ({"API_KEY": KEY, "CONNECTION_ID": OTHER}, "connection_id .* has another"),
    ],
)
def test_other_secrets_never_take_their_place(
    server: Server,
    way: Way,
    worker: Callable[..., None],
    variables: dict[str, str],
    problem: str,
) -> None:
    """A worker without the same secrets can unpickle; its first request says what is missing."""
    worker(**variables)
    twin = sent_away(way.client())
    assert KEY not in repr(twin)
    way.opened.append(twin)
    with pytest.raises(errors.ConfigurationError, match=problem):
        way.call(twin, LIST)
    assert server.received == []


def test_secrets_of_the_environment_are_read_again(
    server: Server, way: Way, worker: Callable[..., None]
) -> None:
    """What came from the environment may have changed by the time a worker reads it."""
    worker(API_KEY="sk_old", CONNECTION_ID="conn_old", BASE_URL=server.url)
    way.options = {}
    client = way.client()
    data = pickle.dumps(client)
    assert b"sk_old" not in data
    assert b"conn_old" not in data
    worker(API_KEY="sk_new", CONNECTION_ID="conn_new")
    way.opened.append(travel(client))
    way.call(way.opened[-1], LIST)
    assert sent(server) == ("sk_new", "conn_new")


def test_views_for_other_connections(server: Server, way: Way, worker: Callable[..., None]) -> None:
    """A worker names the connection that it is to act for, and does not get another by accident."""
    worker(API_KEY=KEY, CONNECTION_ID=CONNECTION)
    twin = sent_away(way.client().for_connection(OTHER))
    way.opened.append(twin)
    with pytest.raises(errors.ConfigurationError, match="has another value than was pickled"):
        way.call(twin, LIST)
    way.call(twin.for_connection(OTHER), LIST)
    assert sent(server) == (KEY, OTHER)


def test_pickles_of_pickles(way: Way, worker: Callable[..., None], server: Server) -> None:
    """A client that was lost on its way stays lost, and one that was found travels on."""
    lost = sent_away(way.client())
    worker(API_KEY=KEY, CONNECTION_ID=CONNECTION)
    found = sent_away(sent_away(way.client()))
    way.opened += [lost, found]
    way.call(found, LIST)
    assert sent(server) == (KEY, CONNECTION)
    with pytest.raises(errors.ConfigurationError, match="OFAUTH_API_KEY"):
        way.call(lost, LIST)


def test_views_in_one_pickle_share_their_connections(way: Way) -> None:
    """What is shared before is shared after."""
    client = way.client()
    one, two = sent_away([client, client.for_connection(OTHER)])
    assert one._engine.driver.transport is two._engine.driver.transport
    way.opened += [one]


def test_resources_sent_away(way: Way) -> None:
    """A resource, and a method of one, can be sent to a worker as well."""
    client = way.client()
    engine = sent_away(client._caller.call).__self__
    assert engine.options.base_url == client._engine.options.base_url


@pytest.mark.parametrize("kind", ["transport", "http_client"])
def test_connections_of_the_callers_own_do_not_sent_away(way: Way, kind: str) -> None:
    """A client with connections that the caller made says why it cannot be pickled."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    inner: Any = transport
    if kind == "http_client":
        inner = (httpx.Client if way.name == "sync" else httpx.AsyncClient)(transport=transport)
    with pytest.raises(errors.ConfigurationError, match="cannot be pickled"):
        pickle.dumps(way.client(**{kind: inner}))


def test_copies_are_views(server: Server, way: Way) -> None:
    """A copy in the same process has the same secrets and connections, and closes nothing."""
    client = way.client()
    for twin in (copy.copy(client), copy.deepcopy(client)):
        way.call(twin, LIST)
        assert sent(server) == (KEY, CONNECTION)
        way.do(twin.close())
    way.call(client, LIST)


def work(client: OFAuth) -> int:
    """Do what a worker does."""
    with client:
        return client.request("GET", "/v2/work").status


def test_workers(server: Server, worker: Callable[..., None]) -> None:
    """A client can be an argument of what a pool of processes does."""
    worker(API_KEY=KEY, CONNECTION_ID=CONNECTION)
    client = OFAuth(base_url=server.url)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(work, [client, client.with_options(timeout=3)]) == [200, 200]
    assert sent(server) == (KEY, CONNECTION)


def test_every_client_has_a_pickle_of_its_own() -> None:
    """A pickle does not tell whether two clients have the same key."""
    one, two = (pickle.dumps(AsyncOFAuth(api_key=KEY)) for _ in range(2))
    assert one != two


@pytest.mark.parametrize("kind", [OFAuth, AsyncOFAuth])
def test_a_proxy_and_headers_travel(kind: Any) -> None:
    """They are in the pickle as they were given, as documented, and show nowhere afterwards."""
    client = kind(api_key=KEY, proxy="http://u:pw@localhost:1", headers={"Authorization": "mine"})
    assert b"pw@" in pickle.dumps(client)
    engine = travel(client)._engine
    assert engine.driver.transport.settings.proxy == "http://u:pw@localhost:1"
    assert engine.options.headers["authorization"] == (b"Authorization", b"mine")
    assert not {"pw", "mine"} & set(repr((engine, engine.driver.transport.settings)).split("'"))
