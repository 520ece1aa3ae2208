"""Where options come from, what they may be, and how views change them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, cast

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth, RateLimit, RetryPolicy, errors
from ofauth_client._options.timeouts import checked_timeout
from tests.client.serving import Server, ok, refusal
from tests.client.ways import CONNECTION, KEY, LIST, FakeTime, Way

CLIENTS = pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])


@CLIENTS
def test_a_missing_key_is_one_clear_error(make: Any) -> None:
    """Without a key there is no client, and the error says what to do."""
    with pytest.raises(errors.ConfigurationError) as caught:
        make()
    assert str(caught.value) == "the API needs a key: pass api_key or set OFAUTH_API_KEY"


def test_the_environment(
    server: Server, way: Way, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Key, connection and address are taken from the environment."""
    monkeypatch.setenv("OFAUTH_API_KEY", "sk_env")
    monkeypatch.setenv("OFAUTH_CONNECTION_ID", "conn_env")
    monkeypatch.setenv("OFAUTH_BASE_URL", server.url)
    way.options = {"timing": time.timing()}
    way.call(way.client(), LIST)
    way.call(way.client(api_key="sk_given", connection_id=None), LIST)
    seen = [(one.header("apikey"), one.header("x-connection-id")) for one in server.received]
    assert seen == [("sk_env", "conn_env"), ("sk_given", "conn_env")]


def test_an_empty_environment_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that are set to nothing are as good as unset."""
    for name in ("OFAUTH_API_KEY", "OFAUTH_CONNECTION_ID", "OFAUTH_BASE_URL"):
        monkeypatch.setenv(name, "")
    with pytest.raises(errors.ConfigurationError, match="needs a key"):
        OFAuth()
    assert repr(OFAuth(api_key=KEY)) == "<OFAuth https://api.ofauth.com, key ***, connection None>"


@CLIENTS
@pytest.mark.parametrize("name", ["api_key", "connection_id"])
@pytest.mark.parametrize(
    "value", ["", " ", "'a'", '"a"', "a\nb", "a\r\nX: y", "a\x00", "ä", " a", "a\n", 42, b"a"]
)
def test_secrets_are_checked(make: Any, name: str, value: Any) -> None:
    """What cannot be a header is refused where it is given, and not repeated in the error."""
    with pytest.raises(errors.ConfigurationError, match=f"^{name} ") as caught:
        make(**{"api_key": KEY, name: value})
    assert repr(value) not in str(caught.value)


@CLIENTS
@pytest.mark.parametrize("name", ["OFAUTH_API_KEY", "OFAUTH_CONNECTION_ID"])
@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("sk\r\n", "has a control character, such as a line end"),
        (" sk", "has a space at its start or end"),
        ('"sk"', "has quotes around it"),
        ("'sk'", "has quotes around it"),
    ],
)
def test_flaws_of_the_environment(
    make: Any, name: str, value: str, flaw: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the variable, because the program has no such option."""
    monkeypatch.setenv("OFAUTH_API_KEY", "sk")
    monkeypatch.setenv(name, value)
    with pytest.raises(errors.ConfigurationError) as caught:
        make()
    assert str(caught.value) == f"{name} {flaw}"


@CLIENTS
def test_seconds_say_what_they_may_be(make: Any) -> None:
    """A pair of seconds, as other libraries take it, is an `httpx.Timeout` here."""
    with pytest.raises(errors.ConfigurationError) as caught:
        make(api_key=KEY, timeout=(3, 30))
    assert str(caught.value) == (
        "timeout must be seconds above 0, an httpx.Timeout, or None, not (3, 30)"
    )


def test_connections_are_checked_everywhere(server: Server, way: Way) -> None:
    """A connection of a view or of a call is checked as well, and nothing is sent."""
    client = way.client()
    with pytest.raises(errors.ConfigurationError, match=r"^connection_id "):
        client.for_connection("a\nb")
    with pytest.raises(errors.ConfigurationError, match=r"^connection_id must be a text"):
        client.for_connection(None)
    with pytest.raises(errors.ConfigurationError, match=r"^connection_id "):
        way.call(client, LIST, options={"connection_id": "a\nb"})
    assert server.received == []


@CLIENTS
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", 0),
        ("timeout", -1),
        ("timeout", float("nan")),
        ("timeout", float("inf")),
        ("timeout", "5"),
        ("timeout", True),
        ("timeout", httpx.Timeout(5, connect=0)),
        ("timeout", httpx.Timeout(float("inf"))),
        ("max_retries", -1),
        ("max_retries", 1.5),
        ("max_retries", True),
        ("retry", 3),
        ("strict", 1),
        ("idempotent", "yes"),
        ("on_request", "print"),
        ("headers", ["X-A"]),
        ("query", "a=b"),
        ("rate_limit", 60),
        ("timing", 5),
        ("insecure_http", "no"),
        ("proxy", "no address"),
        ("proxy", "garbage://x"),
        ("http_client", object()),
        ("transport", object()),
    ],
)
def test_values_are_checked(make: Any, name: str, value: Any) -> None:
    """An option that makes no sense is refused at once, by its name."""
    with pytest.raises(errors.ConfigurationError, match="hook" if "on_" in name else name):
        make(api_key=KEY, **{name: value})


@CLIENTS
@pytest.mark.parametrize("name", ["api_key", "base_url"])
def test_views_need_values(make: Any, name: str) -> None:
    """None stands for the environment where a client is made; a view has no use for it."""
    client = make(**{"api_key": KEY, name: None if name == "base_url" else KEY})
    with pytest.raises(errors.ConfigurationError, match=f"^{name} must be"):
        client.with_options(**{name: None})


@pytest.mark.parametrize(
    "make",
    [
        lambda: RetryPolicy(base=cast("Any", "1")),
        lambda: RetryPolicy(cap=True),
        lambda: RetryPolicy(budget=float("nan")),
        lambda: RateLimit(requests=cast("Any", "60")),
        lambda: RateLimit(requests=0),
        lambda: RateLimit(period=float("inf")),
        lambda: RateLimit(burst=0),
    ],
)
def test_policies_and_limits_are_checked(make: Callable[[], object]) -> None:
    """Seconds and counts that make no sense are refused where they are given."""
    with pytest.raises(errors.ConfigurationError, match="must be"):
        make()


@CLIENTS
def test_proxies_are_checked_before_the_first_request(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What httpx would refuse when a connection is opened is one error where a client is made."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(
        errors.ConfigurationError, match=r"^proxy is a SOCKS proxy, which needs socksio"
    ):
        make(api_key=KEY, proxy="socks5://localhost:1")
    for name, value, problem in (
        ("HTTPS_PROXY", "garbage://x", "must be an address"),
        ("ALL_PROXY", "socks5://localhost:1", "which needs socksio"),
    ):
        monkeypatch.setenv(name, value)
        with pytest.raises(errors.ConfigurationError, match=f"^{name} .*{problem}"):
            make(api_key=KEY)
        assert make(api_key=KEY, proxy="http://localhost:1")
        monkeypatch.setenv(name, "localhost:1")
        assert make(api_key=KEY)


@CLIENTS
def test_clients_of_the_other_kind(make: Any) -> None:
    """A synchronous client cannot use an asynchronous one of httpx, nor the other way round."""
    other: Any = httpx.AsyncClient() if make is OFAuth else httpx.Client()
    with pytest.raises(errors.ConfigurationError, match="must be an httpx"):
        make(api_key=KEY, http_client=other)
    with pytest.raises(errors.ConfigurationError, match="must be an httpx"):
        make(api_key=KEY, transport=other._transport)


@CLIENTS
def test_unknown_options(make: Any) -> None:
    """A misspelt option is an error."""
    with pytest.raises(errors.ArgumentError) as caught:
        make(api_ky=KEY)
    assert str(caught.value) == "there is no option api_ky; did you mean api_key?"
    with pytest.raises(errors.ArgumentError, match="no option max_retry; did you mean max_retries"):
        make(api_key=KEY, max_retry=3)
    with pytest.raises(errors.ArgumentError, match=r"no option colour$"):
        make(colour="red", timeout=-1)
    with pytest.raises(errors.ArgumentError, match="no option proxy"):
        make(api_key=KEY).with_options(proxy="http://localhost:1")


def test_options_of_a_call_are_a_mapping(server: Server, way: Way) -> None:
    """Anything else is one clear error."""
    with pytest.raises(errors.ArgumentError, match=r"^request_options must be a mapping, not int"):
        way.call(way.client(), LIST, options=30)


def test_unknown_options_of_a_call(server: Server, way: Way) -> None:
    """A misspelt option of a call is an error, too."""
    with pytest.raises(errors.ArgumentError, match=r"no option timout; did you mean timeout\?$"):
        way.call(way.client(), LIST, options={"timout": 3})


@pytest.mark.parametrize(
    "url",
    [
        "https://api.ofauth.com",
        "https://gateway.test:8443/of/",
        "http://127.0.0.1:8000",
        "http://127.8.8.8",
        "http://localhost:1",
        "http://api.localhost",
        "http://[::1]:8000",
    ],
)
def test_addresses(url: str) -> None:
    """The key goes where it is encrypted, or does not leave the machine."""
    assert repr(OFAuth(api_key=KEY, base_url=url)).startswith(f"<OFAuth {url.rstrip('/')},")


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://api.ofauth.com", "unencrypted"),
        ("http://10.0.0.1", "unencrypted"),
        ("http://localhost.evil.test", "unencrypted"),
        ("api.ofauth.com", "address"),
        ("ftp://api.ofauth.com", "address"),
        ("https://", "address"),
        ("https://x:99999", "address"),
        ("https://x\n.test", "address"),
        ("https://user:pw@x.test", "password"),
        ("https://x.test/?a=b", "query"),
        ("https://x.test/#a", "fragment"),
        (42, "address"),
    ],
)
def test_addresses_that_are_refused(url: Any, problem: str) -> None:
    """What is no address, or not a safe one, is refused."""
    with pytest.raises(errors.ConfigurationError, match=problem) as caught:
        OFAuth(api_key=KEY, base_url=url)
    assert "pw" not in str(caught.value)


def test_plain_http_can_be_asked_for() -> None:
    """Where the network is safe, the caller may say so."""
    assert OFAuth(api_key=KEY, base_url="http://gateway.internal", insecure_http=True)


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        ({"apiKey": "x"}, "use api_key"),
        ({"APIKEY": "x"}, "use api_key"),
        ({"X-Connection-Id": "x"}, "use connection_id"),
        ({"Host": "x"}, "use base_url"),
        ({"Content-Length": "3"}, "the body decides"),
        ({"X-A": "a\r\nX-B: c"}, "control character"),
        ({"X-A": ""}, "is empty"),
        ({"X-A": "ä"}, "not ASCII"),
        ({"X-A": 3}, "must be a text"),
        ({"X A": "x"}, "not a header name"),
        ({"": "x"}, "not a header name"),
        ({3: "x"}, "not a header name"),
        ({"X-A:": "x"}, "not a header name"),
    ],
)
def test_headers_are_checked(server: Server, way: Way, headers: Any, problem: str) -> None:
    """Headers cannot smuggle others in, and never take the place of key and connection."""
    client = way.client()
    with pytest.raises(errors.ArgumentError, match=problem):
        client.with_options(headers=headers)
    with pytest.raises(errors.ArgumentError, match=problem):
        way.call(client, LIST, options={"headers": headers})
    assert server.received == []


def test_the_closest_option_wins(server: Server, way: Way) -> None:
    """A call's options win over a view's, and these over the client's; all others stay."""
    client = way.client(headers={"X-A": "client", "X-B": "client", "User-Agent": "mine"})
    view = client.with_options(headers={"x-b": "view", "X-C": "view"}, connection_id="conn_view")
    way.call(view, LIST, options={"headers": {"X-C": "call"}, "connection_id": "conn_call"})
    way.call(view, LIST)
    way.call(client, LIST)
    names = ("x-a", "x-b", "x-c", "user-agent", "x-connection-id")
    assert [[one.header(name) for name in names] for one in server.received] == [
        ["client", "view", "call", "mine", "conn_call"],
        ["client", "view", "view", "mine", "conn_view"],
        ["client", "client", None, "mine", CONNECTION],
    ]


def test_views_without_a_connection(server: Server, way: Way) -> None:
    """None as connection means none, never the client's own."""
    way.call(way.client().with_options(connection_id=None), LIST)
    way.call(way.client(), LIST, options={"connection_id": None})
    assert [one.header("x-connection-id") for one in server.received] == [None, None]


def test_views_with_other_keys_and_addresses(server: Server, way: Way) -> None:
    """A view may have another key, and another way to the API."""
    view = way.client().with_options(api_key="sk_other", base_url=f"{server.url}/prefix")
    way.call(view, LIST)
    assert server.received[0].header("apikey") == "sk_other"
    assert server.received[0].path == "/prefix/v2/access/chats"


def test_views_share_everything_but_options(server: Server, way: Way) -> None:
    """Views use the same connections, and know the same rate limits."""
    client = way.client()
    server.answers(ok({}, X_RateLimit_Remaining="7"))
    way.call(client.for_connection("conn_a"), LIST)
    state = client.for_connection("conn_a").rate_limit
    assert state is not None
    assert state.remaining == 7
    assert client.rate_limit is None
    transports = {id(view._engine.driver.transport) for view in (client, client.with_options())}
    assert len(transports) == 1


def test_a_views_retries(server: Server, way: Way) -> None:
    """`max_retries` is an option like any other."""
    server.answers(refusal(503))
    for view in (way.client().with_options(max_retries=1), copy.copy(way.client(max_retries=1))):
        server.received.clear()
        with pytest.raises(errors.ServerError):
            way.call(view, LIST)
        assert len(server.received) == 2


def test_timeouts_can_be_off(server: Server, way: Way) -> None:
    """None as timeout waits for ever, wherever it is given."""
    way.call(way.client(timeout=None), LIST)
    way.call(way.client().with_options(timeout=None), LIST)
    way.call(way.client(), LIST, options={"timeout": None})
    assert len(server.received) == 3


def test_a_class_derived_from_a_timeout_is_a_timeout() -> None:
    """The class is known by its bases, because httpx need not be imported."""

    class Patient(httpx.Timeout):
        pass

    assert checked_timeout(Patient(7, connect=2)) == httpx.Timeout(7, connect=2)


def test_each_timeout_has_its_own_seconds(way: Way, time: FakeTime) -> None:
    """An `httpx.Timeout` is taken as it is, and cut by a deadline; an error tells the right one."""
    seen: list[dict[str, float | None]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        raise httpx.ConnectTimeout("")

    timeout = httpx.Timeout(7, connect=2, write=None)
    client = way.client(transport=httpx.MockTransport(answer), timeout=timeout, max_retries=0)
    with pytest.raises(errors.APITimeoutError, match="no connection within 2 s"):
        way.call(client, LIST)
    with pytest.raises(errors.APITimeoutError, match="no connection within 2 s"):
        way.call(client, LIST, options={"deadline": 5})
    assert seen == [
        {"connect": 2.0, "read": 7.0, "write": None, "pool": 7.0},
        {"connect": 2.0, "read": 5.0, "write": 5.0, "pool": 5.0},
    ]
