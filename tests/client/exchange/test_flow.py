"""Laws of the course of a call, whatever comes back; no server and no client is needed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ofauth_client import RetryPolicy, errors
from ofauth_client._exchange.context import Context
from ofauth_client._exchange.flow import Exchange, exchange_flow
from ofauth_client._exchange.limits import LastStates
from ofauth_client._exchange.pauses import Pauses
from ofauth_client._exchange.steps import Notify, Sleep
from ofauth_client._messages.messages import Answer, Failure, Headers, Request
from ofauth_client._options.credentials import Secret
from ofauth_client._options.options import Options
from tests.client.ways import KEY, FakeTime

METHODS = st.sampled_from(["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"])
HEADERS = st.lists(
    st.tuples(
        st.sampled_from([b"Retry-After", b"X-RateLimit-Reset", b"Location", b"Date", b"X-A"]),
        st.sampled_from([b"0", b"7", b"99999", b"soon", b"/x", b"1800000100", b"\xff"]),
    ),
    max_size=4,
)
ANSWERS = st.builds(
    Answer,
    st.sampled_from([200, 204, 302, 400, 401, 404, 408, 429, 500, 503, 520]),
    HEADERS.map(Headers),
    st.sampled_from([b"", b"{}", b'{"type":"RULES_OUTDATED","error":"x"}', b"<html>"]),
)
FAILURES = st.builds(Failure, st.just("broke"), st.booleans(), st.booleans(), st.booleans())
POLICIES = st.builds(
    RetryPolicy,
    base=st.floats(0, 10),
    cap=st.floats(0, 10),
    longest_asked=st.floats(0, 100),
    budget=st.floats(0, 300),
)


def make_request(method: str, retries: int, policy: RetryPolicy, idempotent: bool) -> Request:
    """Return a request without a body."""
    options = Options(Secret(KEY, "X"), max_retries=retries, retry=policy, idempotent=idempotent)
    return Request(
        operation="o",
        method=method,
        path="/p",
        url="https://a.test/p",
        headers=[],
        body=None,
        connection=None,
        options=options,
    )


@given(
    METHODS,
    st.integers(0, 6),
    POLICIES,
    st.booleans(),
    st.lists(ANSWERS | FAILURES, min_size=50, max_size=50),
    st.floats(0, 1),
)
def test_whatever_comes_back(
    method: str,
    retries: int,
    policy: RetryPolicy,
    idempotent: bool,
    outcomes: list[Answer | Failure],
    luck: float,
) -> None:
    """A call ends with the last outcome, within its retries and its budget, and does no harm."""
    time = FakeTime(luck=luck)
    start, came = time.clock, list[Answer | Failure]()
    context = Context(time.timing(), LastStates(), Pauses(time.now))
    flow = exchange_flow(make_request(method, retries, policy, idempotent), context)
    ended = run(flow, time, outcomes, came)

    attempts = ended.attempts
    assert 1 <= attempts <= retries + 1
    assert len(time.slept) == attempts - 1
    assert time.clock - start <= policy.budget or attempts == 1
    assert all(wait <= policy.cap + policy.longest_asked for wait in time.slept)
    last = came[-1]
    success = isinstance(last, Answer) and 200 <= last.status < 300
    assert isinstance(ended, Exchange) == success
    if method in ("POST", "PATCH") and not idempotent:
        assert not any(map(may_be_processed, came[:-1]))


def run(flow: Any, time: FakeTime, outcomes: list[Any], came: list[Any]) -> Any:
    """Drive a flow without I/O; return what it returns or raises."""
    given = None
    while True:
        try:
            step = flow.send(given)
        except StopIteration as end:
            return end.value
        except errors.OFAuthError as error:
            return error
        given = None
        if isinstance(step, Sleep):
            time.sleep(step.seconds)
        elif not isinstance(step, Notify):
            given = outcomes[len(came)]
            came.append(given)


def may_be_processed(outcome: Answer | Failure) -> bool:
    """Tell whether the server may have done what it was asked for."""
    if isinstance(outcome, Failure):
        return outcome.sent
    return outcome.status not in (401, 429)
