"""Downloads within their limits, from a server on loopback that misbehaves on demand."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import Mapping

import httpx
import pytest

from pipeline.common.errors import PipelineError
from pipeline.fetch.download import Served, download, redirect_target
from pipeline.fetch.limits import Limits
from tests.fetch.serving import (
    Answer,
    Server,
    babble,
    drip,
    hang_up,
    redirect,
    send,
    serving,
    stall,
)

LIMITS = Limits(size=10_000, pause=0)
NONE: dict[str, str] = {}


def get(url: str, limits: Limits = LIMITS, validators: Mapping[str, str] = NONE) -> Served | None:
    """Download in an event loop of its own."""
    return asyncio.run(download(httpx.URL(url), validators, limits))


def refused(url: str, limits: Limits = LIMITS) -> str:
    """Return the one sentence with which a download is refused."""
    with pytest.raises(PipelineError) as caught:
        get(url, limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_body_and_its_validators_are_returned(server: Server) -> None:
    """A plain answer gives its bytes, ETag and Last-Modified as they were sent."""
    moment = "Wed, 21 Oct 2015 07:28:00 GMT"
    url = server.answers(send(b"body", etag='W/"1"', last_modified=moment))
    assert get(url) == Served(b"body", 'W/"1"', moment)


def test_a_compressed_body_is_decoded(server: Server) -> None:
    """gzip is asked for and undone."""
    url = server.answers(send(gzip.compress(b"body"), content_encoding="gzip"))
    assert get(url) == Served(b"body")
    assert server.requests[0][1]["accept-encoding"] == "gzip"


def test_validators_are_sent_and_304_is_none(server: Server) -> None:
    """304 answers the validators that were sent."""
    url = server.answers(send(status=304))
    assert get(url, validators={"If-None-Match": '"1"'}) is None
    assert server.requests[0][1]["if-none-match"] == '"1"'


def test_304_without_validators_is_refused(server: Server) -> None:
    """A server cannot say "not modified" to whom it does not know."""
    assert "304" in refused(server.answers(send(status=304)))


@pytest.mark.parametrize("status", [201, 203])
def test_other_success_is_success(server: Server, status: int) -> None:
    """Any complete 2xx answer is a document."""
    assert get(server.answers(send(b"body", status))) == Served(b"body")


@pytest.mark.parametrize("status", [206, 300, 302, 400, 401, 403, 404, 410, 418, 429])
def test_what_is_no_complete_success_is_refused_at_once(server: Server, status: int) -> None:
    """Statuses that another attempt would not change are refused after the first."""
    assert str(status) in refused(server.answers(send(b"body", status)))
    assert len(server.requests) == 1


@pytest.mark.parametrize("failure", [send(b"", 500), send(b"", 503), hang_up])
def test_failures_that_may_pass_are_tried_again(server: Server, failure: Answer) -> None:
    """5xx and broken connections are survived up to the third attempt."""
    url = server.answers(failure, failure, send(b"body"))
    assert get(url) == Served(b"body")
    assert len(server.requests) == 3


def test_attempts_are_bounded(server: Server) -> None:
    """After the third 5xx the download is refused."""
    assert "503" in refused(server.answers(send(b"", 503)))
    assert len(server.requests) == 3


def test_an_unreachable_host_is_named() -> None:
    """Nobody listens: one sentence with the address."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/openapi.json"
        assert url in refused(url)


@pytest.mark.parametrize(
    "answer",
    [
        send(b"{}", content_length="100"),
        send(b"5\r\n{}", transfer_encoding="chunked"),
        send(b"5\r\nxxxxx\r\n", transfer_encoding="chunked"),
        send(b"zz\r\n", transfer_encoding="chunked"),
        send(gzip.compress(b"body" * 100)[:-9], content_encoding="gzip"),
        send(gzip.compress(b"body" * 100)[:-1], content_encoding="gzip"),
        send(b"no gzip at all", content_encoding="gzip"),
        send(b"body", content_encoding="br"),
        send(b"body", content_length="4, 5"),
        send(b"body", content_length="-4"),
        babble,
    ],
)
def test_bodies_that_are_cut_off_or_garbled_are_refused(server: Server, answer: Answer) -> None:
    """What did not arrive whole and decodable is not a document."""
    refused(server.answers(answer))


def test_a_body_of_the_largest_size_is_taken(server: Server) -> None:
    """The limit itself is allowed, plain and compressed."""
    body = b"x" * LIMITS.size
    assert get(server.answers(send(body))) == Served(body)
    assert get(server.answers(send(gzip.compress(body), content_encoding="gzip"))) == Served(body)


def test_a_larger_body_is_refused(server: Server) -> None:
    """One byte more than the limit is too much, and reading stops there."""
    assert "10,000 bytes" in refused(server.answers(send(b"x" * (LIMITS.size + 1))))
    assert "10,000 bytes" in refused(server.answers(send(b"x" * 10_000_000)))


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(server: Server) -> None:
    """Decompression stops at the limit."""
    bomb = gzip.compress(b"\0" * 5_000_000)
    assert len(bomb) < LIMITS.size
    assert "10,000 bytes" in refused(server.answers(send(bomb, content_encoding="gzip")))


def test_redirects_are_followed(server: Server) -> None:
    """Five redirects are allowed, absolute or relative."""
    url = server.answers(*[redirect(f"/{n}", 301 + n) for n in range(3)], send(b"body"))
    assert get(url) == Served(b"body")
    assert [path for path, _ in server.requests] == ["/openapi.json", "/0", "/1", "/2"]
    url = server.answers(*[redirect(f"{url}{n}", 308) for n in range(5)], send(b"body"))
    assert get(url) == Served(b"body")


def test_six_redirects_and_loops_are_refused(server: Server) -> None:
    """The sixth redirect is not followed."""
    assert "more than 5 redirects" in refused(server.answers(redirect("/openapi.json")))
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://192.0.2.1/openapi.json",
        "//192.0.2.1/openapi.json",
        "ftp://example.com/",
        "file:///etc/hostname",
        "/\\[:::",
        "http://[",
        "http://me:secret@127.0.0.1/",
        "data:application/json,{}",
        "https://xn--/",
        "https://h:99999/",
    ],
)
def test_redirects_obey_the_rules_of_addresses(server: Server, location: str) -> None:
    """A redirect leads nowhere that could not have been asked for."""
    assert "secret" not in refused(server.answers(redirect(location), send(b"body", 418)))


def test_https_is_never_left_for_http() -> None:
    """Not even for loopback, where http is allowed."""
    for location, leaves in [("http://localhost/o", True), ("https://localhost/o", False)]:
        request = httpx.Request("GET", "https://example.com/o?token=secret")
        response = httpx.Response(302, headers={"location": location}, request=request)
        if leaves:
            with pytest.raises(PipelineError, match="from https to http") as caught:
                redirect_target(response)
            assert "secret" not in str(caught.value)
        else:
            assert redirect_target(response) == httpx.URL(location)


def test_nothing_secret_goes_to_another_host(server: Server) -> None:
    """Cookies of one server are not sent to the next, and there are no other credentials."""
    with serving() as other:
        there = other.answers(send(b"body"))
        url = server.answers(send(b"", 302, location=there, set_cookie="id=secret; Path=/"))
        assert get(url) == Served(b"body")
        assert not {"cookie", "authorization", "referer"}.intersection(other.requests[0][1])


def test_a_proxy_has_no_business_on_loopback(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """http goes straight to loopback whatever the environment says of proxies."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.1:1")
    assert get(server.answers(send(b"body"))) == Served(b"body")


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:1", "http://[", "socks5://127.0.0.1:1"])
def test_an_unusable_proxy_is_one_sentence(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """A mistake in the environment is told like any other."""
    for name in ("https_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    refused("https://127.0.0.1:1/openapi.json")


def test_unusable_certificates_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle of certificates that is missing is told like any other mistake."""
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    refused("https://127.0.0.1:1/openapi.json")


class Hurried(asyncio.SelectorEventLoop):
    """An event loop for whom a second passes whenever it looks at the clock."""

    now = 0.0

    def time(self) -> float:
        self.now += 1
        return self.now


def test_a_slow_drip_ends_with_the_time(server: Server) -> None:
    """The limit is on the whole exchange: bytes that keep coming do not extend it."""
    url = server.answers(drip)
    with asyncio.Runner(loop_factory=Hurried) as runner:
        with pytest.raises(PipelineError, match="no complete answer within 60 s"):
            runner.run(download(httpx.URL(url), {}, Limits()))
        assert len(server.requests) == 1


def test_an_answer_that_never_comes_ends_with_the_time(server: Server) -> None:
    """A server that stalls within its headers is left alone in the end."""
    sentence = refused(server.answers(stall), Limits(seconds=0.2))
    assert "no complete answer within 0.2 s" in sentence


def test_attempts_share_one_limit_of_time(server: Server) -> None:
    """There is a pause between attempts, and it counts."""
    url = server.answers(send(b"", 503))
    assert "within 0.2 s" in refused(url, Limits(seconds=0.2, pause=1000))
    # On a busy machine, not even the first one may have come in that time.
    assert len(server.requests) <= 1
