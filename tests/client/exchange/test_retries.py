"""When a request is sent again, and when never."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest

from ofauth_client import RetryPolicy, errors
from tests.client.serving import Reply, Server, hang_up, ok, refusal, stall
from tests.client.ways import LIST, SEND, FakeTime, Way, operation

TRANSIENT = [408, 429, 500, 502, 503, 504]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize("status", TRANSIENT)
def test_passing_troubles_are_tried_again(
    server: Server, way: Way, time: FakeTime, method: str, status: int
) -> None:
    """A request that can be repeated is, until it succeeds."""
    server.answers(refusal(status), refusal(status), ok())
    way.call(way.client(), operation(method))
    assert len(server.received) == 3
    assert time.slept == [0.5, 1.0]


@pytest.mark.parametrize(("asked", "attempts"), [(120, 2), (121, 1), (3600, 1)])
def test_a_longer_wait_than_allowed_raises_at_once(
    server: Server, way: Way, time: FakeTime, asked: int, attempts: int
) -> None:
    """The error says how long the API asks to wait, and nobody waits for a part of it."""
    server.answers(refusal(429, retry_after=str(asked)))
    patient = RetryPolicy(budget=1000)
    with pytest.raises(errors.RateLimitError) as caught:
        way.call(way.client(max_retries=1, retry=patient), LIST)
    assert caught.value.retry_after == asked
    assert len(server.received) == attempts
    assert all(wait >= asked for wait in time.slept)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 422, 501, 505, 520, 599])
def test_other_refusals_are_final(server: Server, way: Way, status: int) -> None:
    """What another attempt would not change is not tried again."""
    server.answers(refusal(status))
    with pytest.raises(errors.APIStatusError) as caught:
        way.call(way.client(), LIST)
    assert len(server.received) == 1
    assert caught.value.attempts == 1


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_what_may_have_been_done_is_not_done_again(
    server: Server, way: Way, method: str, status: int
) -> None:
    """A change that may have happened is not repeated unless the caller says that it may be."""
    server.answers(refusal(status), ok())
    with pytest.raises(errors.APIStatusError):
        way.call(way.client(), operation(method))
    assert len(server.received) == 1


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize("trouble", [refusal(503), hang_up()], ids=["503", "hang up"])
def test_the_caller_may_say_that_repeating_does_no_harm(
    server: Server, way: Way, method: str, trouble: Reply
) -> None:
    """With `idempotent`, a change is repeated like anything else."""
    server.answers(trouble, ok({"id": 1}))
    call = way.call(way.client(), operation(method), options={"idempotent": True})
    assert call == {"id": 1}


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_change_that_was_limited_was_not_made(server: Server, way: Way, method: str) -> None:
    """429 means that nothing was done, so that a change may be tried again."""
    server.answers(refusal(429), ok())
    way.call(way.client(), operation(method, media_type="application/json"), body={"text": "hi"})
    assert [one.body for one in server.received] == [b'{"text":"hi"}'] * 2


def test_a_change_that_never_left_is_tried_again(way: Way, time: FakeTime) -> None:
    """Where there was no connection, nothing can have been done."""
    client = way.client(base_url="http://127.0.0.1:1")
    with pytest.raises(errors.APIConnectionError, match="could not connect") as caught:
        way.call(client, SEND, body={})
    assert caught.value.attempts == 3
    assert len(time.slept) == 2


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (hang_up(), "the connection broke"),
        (Reply(verbatim=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), "the connection broke"),
        (Reply(verbatim=b"nonsense\r\n\r\n"), "the connection broke"),
    ],
    ids=["nothing", "cut body", "nonsense"],
)
def test_broken_connections(server: Server, way: Way, trouble: Reply, problem: str) -> None:
    """A connection that breaks is a passing trouble for what can be repeated, and no other."""
    server.answers(trouble, ok({"id": 1}))
    client = way.client()
    assert way.call(client, LIST) == {"id": 1}
    server.answers(trouble, ok())
    with pytest.raises(errors.APIConnectionError, match=problem):
        way.call(client, SEND, body={})
    assert len(server.received) == 3


def test_silence(server: Server, way: Way) -> None:
    """No answer in time is tried again, and is an error of its own in the end."""
    server.answers(stall(), ok({"id": 1}))
    # The answer, too, may be late on a busy machine, and is then asked for again.
    assert way.call(way.client(timeout=0.05, max_retries=20), LIST) == {"id": 1}
    server.answers(stall())
    with pytest.raises(errors.APITimeoutError, match=r"no answer within 0\.05 s") as caught:
        way.call(way.client(), LIST, options={"timeout": 0.05, "max_retries": 1})
    assert caught.value.attempts == 2


def test_slow_bodies(server: Server, way: Way) -> None:
    """An answer that begins and does not go on is no answer."""
    begun = Reply(stalls=True, verbatim=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
    server.answers(begun)
    with pytest.raises(errors.APITimeoutError):
        way.call(way.client(), LIST, options={"timeout": 0.05, "max_retries": 0})


def test_a_change_that_was_not_answered_in_time(server: Server, way: Way) -> None:
    """It may have been made, so it is not repeated."""
    server.answers(stall())
    with pytest.raises(errors.APITimeoutError) as caught:
        way.call(way.client(timeout=0.05), SEND, body={})
    assert caught.value.attempts == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_outdated_rules_are_tried_once(server: Server, way: Way, method: str) -> None:
    """The API renews its rules after it said so: one more attempt, and no third."""
    server.answers(refusal(401, "RULES_OUTDATED"), ok({"id": 1}))
    assert way.call(way.client(), operation(method)) == {"id": 1}
    server.received.clear()
    server.answers(refusal(401, "RULES_OUTDATED"))
    with pytest.raises(errors.RulesOutdatedError) as caught:
        way.call(way.client(max_retries=5), operation(method))
    assert len(server.received) == caught.value.attempts == 2


@pytest.mark.parametrize("kind", ["UNAUTHORIZED", "SESSION_EXPIRED", "SESSION_NOT_PROVIDED"])
def test_other_authentication_is_final(server: Server, way: Way, kind: str) -> None:
    """Of all that 401 can mean, only outdated rules pass by themselves."""
    server.answers(refusal(401, kind))
    with pytest.raises(errors.AuthenticationError):
        way.call(way.client(), LIST)
    assert len(server.received) == 1


def test_no_retries(server: Server, way: Way) -> None:
    """With `max_retries=0` everything is tried once."""
    for trouble in (refusal(503), refusal(429), refusal(401, "RULES_OUTDATED")):
        server.received.clear()
        server.answers(trouble, ok())
        with pytest.raises(errors.APIStatusError):
            way.call(way.client(max_retries=0), LIST)
        assert len(server.received) == 1


def test_the_api_says_how_long(server: Server, way: Way, time: FakeTime) -> None:
    """A wait that the API asks for is kept, with jitter on top."""
    time.luck = 0.0
    server.answers(
        refusal(429, Retry_After="7"),
        refusal(503, Retry_After="Wed, 21 Oct 2015 07:28:12 GMT", Date="x"),
        refusal(429, X_RateLimit_Remaining="0", X_RateLimit_Reset="11"),
        refusal(429, Retry_After="soon"),
        ok(),
    )
    way.call(way.client(max_retries=9, retry=RetryPolicy(budget=900)), LIST)
    assert time.slept == [7.0, 0.0, 11.0, 0.0]


def test_the_budget_ends_it(server: Server, way: Way, time: FakeTime) -> None:
    """No attempt starts later than the budget allows, however many retries are left."""
    server.answers(refusal(503, Retry_After="20"))
    with pytest.raises(errors.ServerError) as caught:
        way.call(way.client(max_retries=99, retry=RetryPolicy(budget=50, base=0)), LIST)
    assert time.slept == [20.0, 20.0]
    assert caught.value.retry_after == 20.0


def test_backoff_is_random_within_bounds_that_double(
    server: Server, way: Way, time: FakeTime
) -> None:
    """Full jitter: all of each wait is chance, up to a bound that doubles up to a cap."""
    time.luck = 0.5
    server.answers(refusal(500))
    with pytest.raises(errors.ServerError):
        way.call(way.client(max_retries=7), LIST)
    assert time.slept == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


class Pieces(Iterator[bytes]):
    """An iterator that counts what was taken from it."""

    def __init__(self) -> None:
        self.left = [b"abc", b"def"]

    def __next__(self) -> bytes:
        if not self.left:
            raise StopIteration
        return self.left.pop(0)


UPLOAD = operation("PUT", media_type="application/octet-stream")


def test_what_was_read_from_an_iterator_is_gone(server: Server, way: Way) -> None:
    """A body that cannot be sent completely a second time is sent once."""
    server.answers(refusal(503), ok())
    with pytest.raises(errors.ServerError):
        way.call(way.client(), UPLOAD, body=Pieces())
    assert [one.body for one in server.received] == [b"abcdef"]


def test_an_untouched_iterator_is_still_whole(way: Way, time: FakeTime) -> None:
    """Where there was no connection, nothing was taken, and the next attempt can send all."""
    pieces = Pieces()
    with pytest.raises(errors.APIConnectionError) as caught:
        way.call(way.client(base_url="http://127.0.0.1:1"), UPLOAD, body=pieces)
    assert caught.value.attempts == 3
    assert pieces.left == [b"abc", b"def"]


@pytest.mark.parametrize("body", [b"abcdef", [b"abc", b"def"]], ids=["bytes", "list"])
def test_what_can_be_sent_again_is(server: Server, way: Way, body: Any) -> None:
    """Bytes, and a collection of them, are as good as new."""
    server.answers(refusal(503), ok())
    way.call(way.client(), UPLOAD, body=body)
    assert [one.body for one in server.received] == [b"abcdef", b"abcdef"]


FORM = operation("PUT", media_type="multipart/form-data")


@pytest.mark.parametrize(("file", "attempts"), [(b"abc", 2), (io.BytesIO, 1)])
def test_forms_with_files(server: Server, way: Way, file: Any, attempts: int) -> None:
    """A form is sent again if there is no file in it that was read to its end."""
    server.answers(refusal(503), refusal(418))
    with pytest.raises(errors.APIStatusError) as caught:
        way.call(way.client(), FORM, body={"file": file() if callable(file) else file, "a": 1})
    assert caught.value.attempts == attempts


def test_files_are_rewound_to_where_they_stood(server: Server, way: Way) -> None:
    """A file that can be rewound is sent again, from where it stood and not from its start."""
    file = io.BytesIO(b"skipped:abcdef")
    file.seek(8)
    server.answers(refusal(503), hang_up(), ok())
    way.call(way.client(), UPLOAD, body=file)
    assert [one.body for one in server.received] == [b"abcdef"] * 3
    assert {one.header("content-length") for one in server.received} == {"6"}
