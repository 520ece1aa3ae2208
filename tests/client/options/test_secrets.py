"""Key and connection id show nowhere but in the requests they belong to."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth, errors
from ofauth_client._options.credentials import HeaderSecret, HiddenText, Secret
from ofauth_client._options.middleware import RequestHeaders
from tests.client.serving import Received, Reply, Server, hang_up, ok, refusal, stall
from tests.client.ways import CHAT, CONNECTION, KEY, LIST, SEND, Way

OTHER = "conn_planted_other"
PLANTED = (KEY, CONNECTION, OTHER)


def has_secret(text: Any) -> bool:
    """Tell whether a planted secret is in a text."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    return any(secret.encode() in raw for secret in PLANTED)


def echo(received: Received) -> Reply:
    """Answer with everything that was sent, as careless servers do."""
    said = {"error": f"not allowed: {received.headers}", "type": "FORBIDDEN"}
    return Reply(403, json.dumps(said).encode(), {"X-Echo": KEY, "X-Connection-Id": CONNECTION})


def garbled(received: Received) -> Reply:
    """Answer with what is no JSON."""
    return Reply(200, f"<p>{received.headers}".encode(), {"X-Echo": KEY})


def elsewhere(received: Received) -> Reply:
    """Point to another server, with the key in the address."""
    return Reply(302, f"{received.headers}".encode(), {"Location": f"https://x.test/?k={KEY}"})


TROUBLES = {
    "echo": echo,
    "garbled": garbled,
    "elsewhere": elsewhere,
    "hang up": hang_up(),
    "silence": stall(),
    "server error": refusal(500, error=f"key {KEY}"),
    "nonsense": Reply(verbatim=f"{KEY} {CONNECTION}\r\n\r\n".encode()),
    "compression": Reply(200, KEY.encode(), {"Content-Encoding": "gzip"}),
    "cookie": Reply(200, b"no json", {"Set-Cookie": f"k={KEY}"}),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
def test_errors_have_no_secrets(
    server: Server, way: Way, trouble: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of an error, its traceback with all variables, or the log has a secret."""
    server.answers(trouble)
    client = way.client(timeout=0.05, max_retries=1)
    with caplog.at_level(logging.DEBUG), pytest.raises(errors.OFAuthError) as caught:
        way.call(client, CHAT, path={"userId": 42})
    error = caught.value
    texts = [
        str(error),
        repr(error),
        repr(vars(error)),
        error.body,
        pickle.dumps(error),
        told(error),
        *(str(one) for one in chain(error)),
    ]
    assert not any(map(has_secret, texts))
    # What a server repeats in its headers, httpcore logs at DEBUG; that is not ours to change.
    ours = [one for one in caplog.records if not one.name.startswith("httpcore")]
    assert not any(has_secret(one.getMessage()) for one in ours)


def told(error: BaseException) -> str:
    """Return a traceback with the variables of all frames of the client and below."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True)
    lines = "".join(stack.format())
    return lines[lines.index("ofauth_client") :]


def chain(error: BaseException | None) -> list[BaseException]:
    """Return an exception with all that it was raised from or during."""
    found: list[BaseException] = []
    while error is not None:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def test_nothing_of_httpx_hangs_on_an_error(server: Server, way: Way) -> None:
    """An exception of httpx has its request, headers and all; ours does not lead to it."""
    server.answers(hang_up())
    with pytest.raises(errors.APIConnectionError) as caught:
        way.call(way.client(max_retries=0), LIST)
    assert chain(caught.value) == [caught.value]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_interrupts_pass_at_once(way: Way, stop: type[BaseException]) -> None:
    """What stops the program is not held up, not repeated, and shows no secrets."""
    calls: list[httpx.Request] = []

    def interrupted(request: httpx.Request) -> httpx.Response:
        calls.append(request)
        raise stop

    client = way.client(transport=httpx.MockTransport(interrupted))
    with pytest.raises(stop) as caught:
        way.call(client, LIST)
    assert len(calls) == 1
    stack = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "httpx/_client.py" not in "".join(stack.format())


def broken_body() -> Iterator[bytes]:
    """Yield part of a body, and fail."""
    yield b"ab"
    raise LookupError("mine")


def test_errors_of_the_caller_show_no_secrets(server: Server, way: Way) -> None:
    """What a body raises comes through httpx, and no frame of it shows what was being sent."""
    with pytest.raises(LookupError) as caught:
        way.request(way.client(), "PUT", "/v2/x", content=broken_body())
    assert "httpcore" in told(caught.value)
    assert not has_secret(told(caught.value))


VIEWS: dict[str, Callable[[Any], Any]] = {
    "client": lambda client: client,
    "view": lambda client: client.for_connection(OTHER),
    "options": lambda client: client.with_options(headers={"Authorization": KEY}),
    "engine": lambda client: client._engine,
    "inner options": lambda client: client._engine.options,
    "transport": lambda client: client._engine.driver,
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
}


@pytest.mark.parametrize("kind", [OFAuth, AsyncOFAuth])
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_reprs_have_no_secrets(kind: Any, view: Callable[[Any], Any]) -> None:
    """A client, its views, and what they are made of can be printed."""
    client = kind(api_key=KEY, connection_id=CONNECTION, rate_limit=True)
    shown = view(client)
    assert not has_secret(repr(shown))
    assert not has_secret(str(shown))
    assert not has_secret(repr(vars(shown)) if hasattr(shown, "__dict__") else "")


def test_answers_have_no_secrets_in_their_repr(server: Server, way: Way) -> None:
    """What a careless server repeats is there to read, and not in the repr."""
    server.answers(ok({}, X_Echo=KEY))
    response = way.request(way.client(), "GET", "/v2/access/x")
    assert response.headers["x-echo"] == KEY
    assert not has_secret(repr(response))
    assert not has_secret(repr(response.headers))


def test_refused_values_are_not_repeated() -> None:
    """A key that cannot be sent is not in the traceback of the error that says so."""
    attempts: list[Callable[[], object]] = [
        lambda: OFAuth(api_key=f"{KEY}\n"),
        lambda: OFAuth(api_key="sk", connection_id=f"{CONNECTION}\n"),
        lambda: OFAuth(api_key="sk").for_connection(f"{OTHER}\n"),
        lambda: OFAuth(api_key="sk").with_options(connection_id=f"{OTHER}\n", timeout=-1),
        lambda: OFAuth(api_key=KEY, timeout=-1),
        lambda: untyped(OFAuth)(api_ky=KEY),
        lambda: untyped(OFAuth(api_key="sk").with_options)(api_ky=KEY),
        lambda: OFAuth(api_key="sk", base_url=f"https://u:{KEY}@h"),
        lambda: OFAuth(api_key="sk", base_url=f"ftp://u:{KEY}@h"),
        lambda: OFAuth(api_key="sk", base_url=f"https://u:{KEY}@h:99999"),
        lambda: OFAuth(api_key="sk", proxy=f"ftp://u:{KEY}@h"),
        lambda: OFAuth(api_key="sk", proxy=f"http://u:{KEY}@h", timeout=-1),
        lambda: OFAuth(api_key="sk", headers={"Authorization": f"{KEY}\n"}),
        lambda: OFAuth(api_key="sk", headers={"Authorization": KEY}, timeout=-1),
        lambda: OFAuth(api_key="sk").request("GET", "/x", headers={"A": KEY}, timeout=-1),
        lambda: OFAuth(api_key="sk").request("GET", "/x", connection_id=OTHER, timeout=-1),
        lambda: OFAuth(api_key="sk").stream("GET", "/x", connection_id=OTHER, timeout=-1),
        lambda: OFAuth(api_key="sk", headers={"A B": KEY}),
        lambda: OFAuth(api_key="sk", headers={"Host": KEY, "A": None}),
        lambda: OFAuth(api_key=lambda: f"{KEY}\n", base_url="http://[::1]:9").request("GET", "/x"),
        lambda: setattr(OFAuth(api_key="sk"), "api_key", KEY),
        lambda: setattr(OFAuth(api_key="sk").chats, "api_key", KEY),
        lambda: RequestHeaders([]).__setitem__("Authorization", f"{KEY}\n"),
    ]
    refusals = (errors.ConfigurationError, errors.ArgumentError, AttributeError)
    for make in attempts:
        with pytest.raises(refusals) as caught:
            make()
        assert not has_secret(frames_of(caught.value))
        assert not has_secret(pickle.dumps(caught.value))


def test_addresses_of_the_environment_are_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address with a password in it is as secret where it was read."""
    for name in ("OFAUTH_BASE_URL", "HTTPS_PROXY"):
        with monkeypatch.context() as patch:
            patch.setenv(name, f"ftp://u:{KEY}@h")
            with pytest.raises(errors.ConfigurationError) as caught:
                OFAuth(api_key="sk")
        assert not has_secret(frames_of(caught.value))


def untyped(called: Any) -> Any:
    """Return what type checkers let take any option."""
    return called


def frames_of(error: BaseException) -> str:
    """Return the variables of all frames but those of the tests, as reporters show them."""
    frames = [
        frame.f_locals
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if "tests" not in frame.f_code.co_filename
    ]
    assert frames
    return "\n".join(text for each in frames for value in each.values() for text in shown(value))


def shown(value: Any) -> Iterator[str]:
    """Yield a value as reporters of errors show it: whole or cut, and with what it contains."""
    yield repr(value)
    yield str(value)
    if isinstance(value, str):
        yield str(value[:80])
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in shown(each))
    elif isinstance(value, list | tuple):
        yield from (text for each in cast("list[Any]", value) for text in shown(each))


@pytest.mark.parametrize(
    "options",
    [
        {"connection_id": OTHER},
        {"headers": {"Authorization": OTHER}},
        {"conection_id": OTHER},
        OTHER,
    ],
)
def test_calls_with_options_of_their_own(server: Server, way: Way, options: Any) -> None:
    """What is named for one call shows in no frame, that of the method among them."""
    server.answers(refusal(500))
    client = way.client(max_retries=0)
    for method in (client.chats.list, client.chats.with_raw_response.list):
        with pytest.raises(errors.OFAuthError) as caught:
            way.do(method(request_options=options))
        assert not has_secret(frames_of(caught.value))


def test_logs_at_their_loudest(server: Server, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """With every logger at DEBUG, httpx's and httpcore's among them, no line has a secret."""
    server.answers(refusal(500, error=KEY), hang_up(), ok())
    with caplog.at_level(logging.DEBUG):
        way.call(way.client(), LIST)
        way.call(way.client().for_connection(OTHER), SEND, body={})
    loggers = {one.name.partition(".")[0] for one in caplog.records}
    assert {"ofauth_client", "httpcore"} <= loggers
    assert not any(has_secret(one.getMessage()) for one in caplog.records)


def test_hooks_get_no_secrets(server: Server, way: Way) -> None:
    """What hooks are told has neither key nor connection, even if the server repeats them."""
    seen: list[Any] = []
    hook = way.hook(seen.append)
    server.answers(refusal(503, error=f"{KEY} {CONNECTION}"), ok())
    way.call(way.client(on_request=hook, on_response=hook, on_retry=hook), LIST)
    assert len(seen) == 5
    assert not has_secret(repr(seen))
    assert not has_secret(pickle.dumps(seen))


def test_secrets_are_compared_by_what_they_are() -> None:
    """Secrets are equal where their texts are, and stay the same when copied."""
    one, same, other = (Secret(text, "X") for text in ("a", "a", "b"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "a"
    assert copy.copy(one) is copy.deepcopy(one) is one
    assert one.digest() == same.digest() != other.digest()
    assert str(HeaderSecret(b"a")) == "***"
    assert [f"{one}", f"{one!r}", f"{HeaderSecret(b'a')!r}"] == ["Secret('***')"] * 2 + ["b'***'"]


def test_asynchronous_cancellation_passes_at_once(server: Server) -> None:
    """A cancelled task ends while it waits for an answer, and is not repeated."""
    import asyncio

    async def main() -> None:
        server.answers(stall())
        async with AsyncOFAuth(api_key=KEY, base_url=server.url) as client:
            task = asyncio.create_task(client.request("GET", "/x"))
            while not server.received:
                await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert len(server.received) == 1

    asyncio.run(main())


def test_parts_of_hidden_values_are_hidden() -> None:
    """Printers of tracebacks cut long values, and show the repr of a part."""
    assert repr(HeaderSecret(b"secret")[:3]) == "b'***'"
    assert repr(HiddenText("https://u:pw@host")[:14]) == "'***'"
    assert HeaderSecret(b"secret")[0] == ord("s")
    assert HiddenText("secret")[:3] == "sec"
    assert f"{HiddenText('secret')} {HiddenText('secret')[:3]!s}" == "*** ***"
    assert HiddenText("secret").encode() == b"secret"
