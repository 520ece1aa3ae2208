"""Logs and hooks: what a client tells of what it does."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from ofauth_client import OFAuth, RequestEvent, ResponseEvent, RetryEvent, errors
from ofauth_client._options.rate_limit import RateLimitState
from tests.client.programs import run
from tests.client.serving import Server, hang_up, ok, refusal
from tests.client.ways import CHAT, KEY, LIST, FakeTime, Way


def lines(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Return level and text of what the client logged."""
    return [
        (one.levelname, one.getMessage()) for one in caplog.records if one.name == "ofauth_client"
    ]


def test_log_lines(server: Server, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """Every attempt is a line at DEBUG, every retry one at INFO; values of the path are in none."""
    server.answers(refusal(503, error="Over\nloaded"), hang_up(), ok())
    with caplog.at_level(logging.DEBUG):
        way.call(way.client(), CHAT, path={"userId": 4242}, query={"query": "private"})
    where = "GET /v2/access/chats/{userId}/messages"
    found = lines(caplog)
    assert [level for level, _ in found] == ["DEBUG", "INFO", "DEBUG", "INFO", "DEBUG"]
    texts = [text for _, text in found]
    assert texts[0] == f"{where}: 503, attempt 1, 0.0 ms"
    assert texts[1] == f"{where}: attempt 1 failed (Over loaded), next in 0.50 s"
    assert texts[2].startswith(f"{where}: the connection broke")
    assert texts[4] == f"{where}: 200, attempt 3, 0.0 ms"


def test_silence_by_default(server: Server, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """Without anything configured, a retry is nothing to bother people with."""
    server.answers(refusal(503), ok())
    way.call(way.client(), LIST)
    assert lines(caplog) == []


PROGRAM = """
    import logging, os
    from ofauth_client import OFAuth
    if os.environ.get("CONFIGURED"):
        logging.basicConfig(format="mine: %(message)s")
    for _ in range(2):
        client = OFAuth(api_key="sk_planted", base_url=os.environ["URL"])
    client.request("GET", "/v2/new")
    """


def test_the_environment_turns_logs_on(server: Server) -> None:
    """`OFAUTH_LOG=debug` is enough to see what happens, each line once."""
    _, log = run(PROGRAM, URL=server.url, OFAUTH_LOG="Debug")
    assert log.count("DEBUG ofauth_client: GET /v2/new: 200, attempt 1") == 1
    assert len(log.splitlines()) == 1


def test_the_programs_own_logging_is_used(server: Server) -> None:
    """Where a program has configured logging, the lines go there alone."""
    _, log = run(PROGRAM, URL=server.url, OFAUTH_LOG="debug", CONFIGURED="1")
    assert log.startswith("mine: GET /v2/new: 200")
    assert len(log.splitlines()) == 1


@pytest.mark.parametrize("level", ["loud", "info", ""])
def test_other_levels(server: Server, level: str) -> None:
    """A level that there is not is told, and does no harm; others show what they should."""
    _, log = run(PROGRAM, URL=server.url, OFAUTH_LOG=level)
    told = "OFAUTH_LOG must be one of debug, info, warning, error; ignored"
    assert log.splitlines() == ([told] * 2 if level == "loud" else [])


def test_hooks(server: Server, way: Way, time: FakeTime) -> None:
    """Hooks learn of every attempt, every answer and every retry, in order."""
    seen: list[Any] = []
    hook = way.hook(seen.append)
    server.answers(refusal(503, X_Request_Id="req_h"), ok({}, X_RateLimit_Remaining="5"))
    client = way.client(on_request=hook, on_response=hook, on_retry=hook)
    way.call(client, CHAT, path={"userId": 1})
    first, second = (
        RequestEvent("chats.messages.list", "GET", "/v2/access/chats/{userId}/messages", number)
        for number in (1, 2)
    )
    state = RateLimitState(None, 5, None, time.clock)
    assert seen == [
        first,
        ResponseEvent(first, 503, 0.0, "req_h", None),
        RetryEvent(first, 0.5, 503, "No"),
        second,
        ResponseEvent(second, 200, 0.0, None, state),
    ]


def test_hooks_when_no_answer_comes(server: Server, way: Way) -> None:
    """A retry without an answer has no status."""
    seen: list[Any] = []
    server.answers(hang_up(), ok())
    way.call(way.client(on_retry=way.hook(seen.append)), LIST)
    (event,) = seen
    assert event.status is None
    assert "broke" in event.reason


def test_hooks_may_fail(server: Server, way: Way) -> None:
    """What a hook raises comes out: nobody has to guess why nothing is counted."""

    def fail(_: object) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        way.call(way.client(on_response=way.hook(fail)), LIST)


def test_hooks_of_views_and_without(server: Server, way: Way) -> None:
    """A view may have other hooks than its client, or none."""
    seen: list[Any] = []
    client = way.client(on_request=way.hook(seen.append))
    way.call(client.with_options(on_request=None), LIST)
    assert seen == []
    way.call(client, LIST)
    assert len(seen) == 1


def test_plain_hooks_for_all(server: Server, way: Way) -> None:
    """The asynchronous client takes plain functions as well."""
    seen: list[Any] = []
    way.call(way.client(on_request=seen.append), LIST)
    assert len(seen) == 1


def test_milliseconds(server: Server, way: Way, time: FakeTime) -> None:
    """An answer's time is what it took, without the waits before it."""
    seen: list[ResponseEvent] = []

    def answer(_: object) -> Any:
        time.clock += 0.25
        return refusal(503) if len(server.received) == 1 else ok()

    server.answers(answer)
    way.call(way.client(on_response=way.hook(seen.append)), LIST)
    assert [event.milliseconds for event in seen] == [250.0, 250.0]


def test_errors_after_hooks(server: Server, way: Way) -> None:
    """The last failure has an answer to tell of, and no retry."""
    retried: list[Any] = []
    answered: list[Any] = []
    server.answers(refusal(500))
    client = way.client(
        on_retry=way.hook(retried.append), on_response=way.hook(answered.append), max_retries=1
    )
    with pytest.raises(errors.ServerError):
        way.call(client, LIST)
    assert (len(answered), len(retried)) == (2, 1)


def test_awaitable_hooks_need_the_asynchronous_client(server: Server) -> None:
    """A synchronous client cannot await a hook, and says so rather than to lose it."""

    async def hook(_: object) -> None:
        return None

    client = OFAuth(api_key=KEY, base_url=server.url, on_response=hook)
    with client, pytest.raises(errors.ConfigurationError, match="AsyncOFAuth"):
        client.request("GET", "/x")
