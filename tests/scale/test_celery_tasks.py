"""The tasks of the example for Celery, in one process and without a broker."""

from __future__ import annotations

import importlib.util
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from celery.signals import task_retry

from ofauth_client import (
    MiddlewareRequest,
    MiddlewareResponse,
    MiddlewareSend,
    OFAuth,
    RetryPolicy,
    errors,
)
from ofauth_client.sandbox import Sandbox
from tests.scale.celery_processes import Row, expected

PROGRAM = Path(__file__).parents[2] / "examples" / "scale" / "celery_sync.py"
_CHATS, _MESSAGES = 3, 25
_PAGES = 3


@pytest.fixture(scope="module")
def shared() -> Generator[Sandbox]:
    """A sandbox for all tests."""
    with Sandbox(chats=_CHATS, messages=_MESSAGES) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def program() -> Any:
    """The example, whose tasks run where they are sent."""
    spec = importlib.util.spec_from_file_location("celery_sync", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.app.conf.task_always_eager = True
    return module


@pytest.fixture
def sandbox(shared: Sandbox) -> Sandbox:
    """The sandbox as it begins, with one connection that works."""
    shared.forget()
    with OFAuth(**shared.options()) as client:
        names = [each.id for each in client.account.connections.list()]
    for name in names:
        shared.change_connection(name, status="active" if name == "conn_a" else "expired")
    return shared


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[OFAuth]:
    """The client of the tasks, which leaves all waiting to the queue."""
    options: dict[str, Any] = {**sandbox.options(), "connection_id": None}
    with OFAuth(**options, max_retries=0, retry=RetryPolicy(longest_asked=0)) as client:
        yield client


@pytest.fixture
def sync(program: Any, client: OFAuth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The example with a database of its own."""
    monkeypatch.setattr(program, "DATABASE", str(tmp_path / "sync.sqlite"))
    monkeypatch.setattr(program, "client", lambda: client)
    return program


@pytest.fixture
def waits() -> Generator[list[float]]:
    """The seconds that tasks are told to wait before they come back."""
    found: list[float] = []

    def remember(reason: Any, **_: Any) -> None:
        found.append(reason.when)

    task_retry.connect(remember)
    yield found
    task_retry.disconnect(remember)


def messages(sync: Any) -> Counter[Row]:
    """Return how often each message is in the database."""
    return Counter(sync.rows("SELECT connection, chat, id, text FROM messages"))


def requests(sandbox: Sandbox, operation: str = "chats.messages.list") -> int:
    """Return the number of answered requests of an operation."""
    return sum(each.operation == operation for each in sandbox.exchanges)


def test_a_round(sync: Any, sandbox: Sandbox) -> None:
    """Every message once, every page requested once; another round reads the chats only."""
    sync.sync_connections.delay()
    assert requests(sandbox) == _CHATS * _PAGES
    sync.sync_connections.delay()
    assert requests(sandbox) == _CHATS * _PAGES
    assert requests(sandbox, "chats.list") == 2
    assert messages(sync) == expected(sandbox, ["conn_a"])
    assert messages(sync).total() == _CHATS * _MESSAGES


def test_news(sync: Any, sandbox: Sandbox) -> None:
    """A chat is read down to the messages that the database has."""
    sync.sync_connections.delay()
    before = requests(sandbox)
    sandbox.add_message(1001, "Hello", connection="conn_a")
    sync.sync_connections.delay()
    assert requests(sandbox) == before + 2
    assert messages(sync) == expected(sandbox, ["conn_a"])


def test_a_task_that_runs_twice_requests_nothing(sync: Any, sandbox: Sandbox) -> None:
    """As after a kill between its end and its acknowledgement."""
    newest = next(iter(expected(sandbox, ["conn_a"])))[2]
    before = requests(sandbox)
    for _ in range(2):
        sync.sync_messages.delay("conn_a", newest // 100_000_000, newest)
    assert requests(sandbox) == before + _PAGES
    assert messages(sync).total() == _MESSAGES


def test_messages_between_two_rounds(sync: Any, sandbox: Sandbox) -> None:
    """A list that was left in its middle is not mistaken for one that has newer messages."""
    sandbox.plan.add(f"status=404 on chats.messages.list at {_PAGES - 1}")
    sync.sync_connections.delay()
    sandbox.plan.clear()
    for number in range(_MESSAGES):
        for user in (1001, 1002, 1003):
            sandbox.add_message(user, f"news {number}", connection="conn_a")
    sync.sync_connections.delay()
    assert messages(sync) == expected(sandbox, ["conn_a"])


def test_the_fan_out_has_a_limit(
    sync: Any, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a round leaves is for the next one."""
    monkeypatch.setattr(sync, "FAN_OUT", _CHATS - 1)
    for chats in (_CHATS - 1, _CHATS, _CHATS):
        sync.sync_connections.delay()
        assert len(sync.rows("SELECT * FROM complete")) == chats


@pytest.mark.parametrize("fault", ["status=429", "status=503", "cut=amid"])
def test_errors_that_pass(sync: Any, sandbox: Sandbox, waits: list[float], fault: str) -> None:
    """The task comes back after the time that the API asked for, or a second."""
    sandbox.plan.add(f"{fault} on chats.messages.list at 2")
    sync.sync_connections.delay()
    (wait,) = waits
    assert 1 <= wait <= 1.5
    assert messages(sync) == expected(sandbox, ["conn_a"])
    assert sync.rows("SELECT * FROM problems") == []


def test_errors_that_do_not_pass_in_time(sync: Any, sandbox: Sandbox, waits: list[float]) -> None:
    """After some attempts, the error is reported, and the other tasks have gone on."""
    sandbox.plan.add("status=500 on chats.list")
    sync.sync_connections.delay()
    assert len(waits) == sync.ATTEMPTS - 1 == requests(sandbox, "chats.list") - 1
    assert waits == sorted(waits)
    ((task, arguments, error),) = sync.rows("SELECT task, arguments, error FROM problems")
    assert (task, arguments) == ("sync.chats", "('conn_a',)")
    assert error.startswith("ServerError: GET /v2/access/chats: 500 ")


def test_a_rate_limit_is_no_reason_to_give_up(
    sync: Any, sandbox: Sandbox, waits: list[float]
) -> None:
    """However often it holds a task."""
    sandbox.plan.add("status=429 on chats.list at 1,2,3,4,5,6,7,8,9,10")
    sync.sync_connections.delay()
    assert len(waits) == 10
    assert messages(sync) == expected(sandbox, ["conn_a"])


@pytest.mark.parametrize(
    ("status", "error"), [("404", "NotFoundError"), ("401:SESSION_EXPIRED", "SessionExpiredError")]
)
def test_errors_that_need_a_person(
    sync: Any, sandbox: Sandbox, waits: list[float], status: str, error: str
) -> None:
    """They are reported at once; the next round tries again."""
    sandbox.plan.add(f"status={status} on chats.messages.list at 1")
    sync.sync_connections.delay()
    assert waits == []
    ((reported,),) = sync.rows("SELECT error FROM problems")
    assert reported.startswith(f"{error}: GET /v2/access/chats/{{userId}}/messages: {status[:3]} ")
    assert len(sync.rows("SELECT * FROM complete")) == _CHATS - 1
    sync.sync_connections.delay()
    assert messages(sync) == expected(sandbox, ["conn_a"])


def test_a_time_limit_amid_a_list(
    sync: Any, sandbox: Sandbox, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The task goes to the end of the queue, continues there, and the client takes no harm."""
    sent: list[str] = []

    def interrupted(request: MiddlewareRequest, send: MiddlewareSend) -> MiddlewareResponse:
        sent.append(request.operation)
        response = send(request)
        if request.operation == "chats.messages.list" and sent.count(request.operation) == 2:
            raise SoftTimeLimitExceeded
        return response

    with OFAuth(**sandbox.options(), middleware=interrupted, max_connections=1) as client:
        monkeypatch.setattr(sync, "client", lambda: client)
        sync.sync_connections.delay()
    assert waits == [0]
    assert sent.count("chats.messages.list") == _CHATS * _PAGES + 1
    assert messages(sync) == expected(sandbox, ["conn_a"])


def test_a_connection_without_chats(program: Any, sync: Any, client: OFAuth) -> None:
    """Nothing is to be done, and nothing fails."""
    with Sandbox(chats=0) as empty, OFAuth(**empty.options()) as other:
        sync.client = lambda: other
        sync.sync_connections.delay()
    assert sync.rows("SELECT * FROM complete") == sync.rows("SELECT * FROM problems") == []


@pytest.mark.parametrize(
    ("error", "retries", "least", "most"),
    [
        (errors.RateLimitError("", retry_after=30.0), 4, 30, 45),
        (errors.RateLimitError("", retry_after=1e6), 0, 1800, 1800),
        (errors.APIConnectionError(""), 0, 1, 1.5),
        (errors.ServerError(""), 3, 8, 12),
        (sqlite3.OperationalError("database is locked"), 1000, 256, 384),
    ],
)
def test_the_countdown(
    program: Any, error: Exception, retries: int, least: float, most: float
) -> None:
    """What the API asked for, or twice as long each time; never longer than Redis waits."""
    found = {program.countdown(error, retries) for _ in range(20)}
    assert min(found) >= least
    assert max(found) <= most
    assert len(found) > 1 or least == most


def test_messages_expire_with_their_round(
    sync: Any, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the queue holds no more than one round."""
    sent: list[Any] = []
    for task in (sync.sync_chats, sync.sync_messages):
        monkeypatch.setattr(task, "apply_async", _recorded(task.apply_async, sent))
    sync.sync_connections.delay()
    assert sent == [sync.ROUND] * (1 + _CHATS)
    schedule = sync.app.conf.beat_schedule["a round"]
    assert schedule["options"]["expires"] == schedule["schedule"] == sync.ROUND


def _recorded(apply_async: Callable[..., Any], sent: list[Any]) -> Callable[..., Any]:
    def recorded(*arguments: Any, **options: Any) -> Any:
        sent.append(options["expires"])
        return apply_async(*arguments, **options)

    return recorded


def test_the_database_names_no_key(sync: Any, sandbox: Sandbox) -> None:
    """It has ids of connections, but not the key that makes them useful."""
    sandbox.plan.add("status=401 on chats.messages.list at 1")
    sync.sync_connections.delay()
    with closing(sqlite3.connect(sync.DATABASE)) as database:
        assert sandbox.api_key not in "\n".join(database.iterdump())
