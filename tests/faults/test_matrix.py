"""Every fault with every kind of operation, waiting and awaiting: the result, or its error."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import define, field, frozen

from ofauth_client import errors
from ofauth_client._options.retry import RetryPolicy
from ofauth_client.sandbox import Sandbox
from tests.client.ways import CONNECTION, KEY, WAYS, AsyncWay, FakeTime, Way
from tests.faults.kinds import KINDS, Kind, api

pytestmark = pytest.mark.long

#: Seconds after which a connection that is still open is a leak.
_PATIENCE = 10.0


@frozen
class Trouble:
    """What a fault leads to.

    Args:
        error: What is raised as long as it lasts; None for the result.
        passes: Another attempt helps, where one may be made.
        in_body: It is in the body, and nothing where there is none.
    """

    error: type[errors.OFAuthError] | None = None
    passes: bool = False
    in_body: bool = False


TROUBLES = {
    "status=302": Trouble(errors.RedirectError),
    "status=400": Trouble(errors.BadRequestError),
    "status=401": Trouble(errors.InvalidKeyError),
    "status=403": Trouble(errors.PermissionDeniedError),
    "status=404": Trouble(errors.NotFoundError),
    "status=409": Trouble(errors.ConflictError),
    "status=418": Trouble(errors.APIStatusError),
    "status=422": Trouble(errors.UnprocessableEntityError),
    "status=429": Trouble(errors.RateLimitError, passes=True),
    "status=500": Trouble(errors.ServerError, passes=True),
    "status=502": Trouble(errors.ServerError, passes=True),
    "status=503": Trouble(errors.ServerError, passes=True),
    "latency=0.001": Trouble(),
    "latency=forever": Trouble(errors.APITimeoutError, passes=True),
    "cut=before": Trouble(errors.APIConnectionError, passes=True),
    "cut=amid-head": Trouble(errors.APIConnectionError, passes=True),
    "cut=amid": Trouble(errors.APIConnectionError, passes=True, in_body=True),
    "cut=after": Trouble(),
    "body=truncated": Trouble(errors.DecodeError, in_body=True),
    "body=invalid": Trouble(errors.DecodeError, in_body=True),
    "body=html": Trouble(errors.DecodeError, in_body=True),
    "body=empty": Trouble(errors.DecodeError, in_body=True),
    "type=text/plain": Trouble(),
    "gzip": Trouble(),
    "gzip=broken": Trouble(errors.APIConnectionError, passes=True, in_body=True),
    "drift=enum": Trouble(),
    "drift=extra": Trouble(),
    "drift=missing": Trouble(),
    "drift=type": Trouble(),
    "clock=3600": Trouble(),
    "clock=-3600": Trouble(),
}

#: A raw answer is taken as it is, and nothing is what a change may be answered with.
TAKEN_AS_IT_IS = {
    ("body=html", "raw"),
    ("body=empty", "raw"),
    ("body=empty", "creation"),
    ("body=empty", "upload"),
}

#: Faults of single pages: whether reading goes on, and whether all items come, by style.
LOST_WAYS: dict[str, dict[str, tuple[str, bool]]] = {
    "page=duplicate": {"cursor": ("PagingError", False), "marker": ("PagingError", False)},
    "page=empty": {"cursor": ("", False), "marker": ("", False)},
    "cursor=null": {"cursor": ("", True), "marker": ("PagingError", False)},
    "cursor=repeated": {"cursor": ("PagingError", False), "marker": ("PagingError", False)},
}


@define
class Caller:
    """Calls operations of a sandbox with one client.

    Args:
        sandbox: The sandbox.
        way: What kind of client.
        time: Its clock.
    """

    sandbox: Sandbox
    way: Way
    time: FakeTime
    said: list[str] = field(factory=list[str])

    def outcome(self, kind: Kind, rule: str, **options: Any) -> tuple[str, list[Any]]:
        """Call an operation while a fault happens; return the name of the error, and what came."""
        self.sandbox.forget()
        if rule:
            self.sandbox.plan.add(rule)
        came: list[Any] = []
        self.time.slept.clear()
        try:
            kind.call(self.way, self.way.client(**options), came)
        except errors.OFAuthError as error:
            self.said += [str(error), repr(vars(error)), *traceback.format_exception(error)]
            return type(error).__name__, came
        finally:
            assert sum(self.time.slept) <= RetryPolicy().budget
        return "", came


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox that has an operation of every kind."""
    with Sandbox(document=api(), chats=7, messages=35, api_key=KEY) as running:
        yield running


@pytest.fixture(scope="module")
def whole(sandbox: Sandbox) -> dict[str, list[Any]]:
    """Return what comes of each kind when nothing goes wrong."""
    way = Way({"api_key": KEY, "connection_id": CONNECTION, "base_url": sandbox.url})
    caller = Caller(sandbox, way, FakeTime())
    found = {name: caller.outcome(kind, "")[1] for name, kind in KINDS.items()}
    way.close()
    return found


@pytest.fixture(params=WAYS, ids=lambda pair: f"{pair[0].name}-{pair[1]}")
def caller(
    request: pytest.FixtureRequest,
    sandbox: Sandbox,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> Iterator[Caller]:
    """Both ways on each backend; afterwards nothing is left, and no secret was told."""
    threads, fake = threading.active_count(), FakeTime()
    kind, backend = request.param
    keys = {"api_key": KEY, "connection_id": CONNECTION, "base_url": sandbox.url}
    usual = {"timing": fake.timing(), "max_retries": 1, "http_backend": backend}
    made = Caller(sandbox, kind({**keys, **usual}), fake)
    with caplog.at_level(logging.DEBUG):
        yield made
    if isinstance(made.way, AsyncWay):
        assert not asyncio.all_tasks(made.way.runner.get_loop())
    made.way.close()
    assert threading.active_count() == threads
    assert _open_connections(sandbox) == 0
    told = "\n".join([*made.said, caplog.text, *capfd.readouterr()])
    assert KEY not in told
    assert CONNECTION not in told


def _open_connections(sandbox: Sandbox) -> int:
    """Return how many are open once the sandbox has noticed that they were closed."""
    end = time.monotonic() + _PATIENCE
    while sandbox.open_connections and time.monotonic() < end:
        time.sleep(0.001)
    return sandbox.open_connections


@pytest.mark.parametrize("fault", TROUBLES)
def test_a_fault_leads_to_the_result_or_to_its_error(
    caller: Caller, fault: str, whole: dict[str, list[Any]]
) -> None:
    """While it lasts, its error; where another attempt helps, the result; nothing half-read."""
    trouble = TROUBLES[fault]
    silent = trouble.error is errors.APITimeoutError
    impatient = {"timeout": 0.02} if silent else {}
    patient = {"timeout": 0.2, "max_retries": 9} if silent else {}
    for name, kind in KINDS.items():
        helped = trouble.passes and (kind.safe or fault == "status=429")
        wanted = _error(name, fault, trouble)
        found, came = caller.outcome(kind, f"{fault} on {kind.operation}", **impatient)
        assert found == wanted, name
        _check_came(fault, came, [] if found else whole[name])
        found, came = caller.outcome(kind, f"{fault} on {kind.operation} at 1", **patient)
        assert found == ("" if helped else wanted), name
        _check_came(fault, came, [] if found else whole[name])


def _error(kind: str, fault: str, trouble: Trouble) -> str:
    """Return the name of the error that a lasting fault leads to."""
    harmless = (trouble.in_body and KINDS[kind].empty) or (fault, kind) in TAKEN_AS_IT_IS
    return "" if harmless or trouble.error is None else trouble.error.__name__


def _check_came(fault: str, came: list[Any], wanted: list[Any]) -> None:
    """Compare what came; bodies that were changed make other values, but as many."""
    if fault.startswith(("drift", "body")):
        assert len(came) == len(wanted)
    else:
        assert came == wanted


@pytest.mark.parametrize("page", [2, 3])
@pytest.mark.parametrize("fault", LOST_WAYS)
def test_a_list_that_lost_its_way_has_no_item_twice(
    caller: Caller,
    fault: str,
    page: int,
    whole: dict[str, list[Any]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """All items, or those before and an error, or a warning that there may be more."""
    for style, (error, complete) in LOST_WAYS[fault].items():
        name = f"list by {style}"
        caplog.clear()
        found, came = caller.outcome(KINDS[name], f"{fault} on {KINDS[name].operation} at {page}")
        assert found == error
        assert came == whole[name][: len(came)]
        assert complete == (came == whole[name]) or found
        assert complete or found or "may have more" in caplog.text


def test_a_message_that_arrives_while_reading_moves_nothing(
    caller: Caller, whole: dict[str, list[Any]]
) -> None:
    """Pages named by ids neither lose nor double an item when a newer one appears."""
    arrived: list[Any] = []

    def arrive(_event: object) -> None:
        arrived.append(caller.sandbox.add_message(1001, "new", connection=CONNECTION))

    found, came = caller.outcome(KINDS["list by cursor"], "", on_response=arrive)
    assert (found, came) == ("", whole["list by cursor"])
    assert len(arrived) == 4
