"""Everything that can go wrong does so on demand: by header, by rule, and over HTTP."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Fault, Rule, Sandbox, SandboxError
from ofauth_client.sandbox.schemas import Schemas
from tests.sandbox.conftest import Clock, calling, running

CHATS = "/v2/access/chats"
MESSAGES = "/v2/access/chats/1001/messages"


def faulty(http: httpx.Client, fault: str, path: str = CHATS, **query: Any) -> httpx.Response:
    """Ask for an answer with which something goes wrong."""
    return http.get(path, params=query, headers={"x-sandbox-fault": fault})


def raw(sandbox: Sandbox, fault: str) -> bytes:
    """Return all bytes that come over one connection."""
    address = httpx.URL(sandbox.url)
    with socket.create_connection((address.host, address.port or 0), timeout=20) as connection:
        head = (
            f"GET {CHATS} HTTP/1.1\r\nHost: x\r\napiKey: {sandbox.api_key}\r\n"
            f"x-connection-id: {sandbox.connection_id}\r\nx-sandbox-fault: {fault}\r\n\r\n"
        )
        connection.sendall(head.encode())
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 429, 500, 502, 503])
def test_statuses_come_with_the_documented_body(http: httpx.Client, status: int) -> None:
    """A wanted status has an error body, and says when to try again where that helps."""
    answer = faulty(http, f"status={status}")
    assert answer.status_code == status
    assert answer.json().keys() == {"error", "type", "requestId"}
    assert ("retry-after" in answer.headers) is (status in (429, 503))


def test_cut_before_nothing_comes(sandbox: Sandbox) -> None:
    """The connection ends without a byte."""
    assert raw(sandbox, "cut=before") == b""


def test_cut_amid_the_head(sandbox: Sandbox) -> None:
    """The connection ends within a header."""
    assert raw(sandbox, "cut=amid-head") == b"HTTP/1.1 200 OK\r\nContent-Type: applic"


def test_cut_amid_the_body_is_shorter_than_promised(sandbox: Sandbox) -> None:
    """The connection ends when half of the promised body is there."""
    head, _, body = raw(sandbox, "cut=amid").partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
    assert len(body) == int(lengths[0].split()[-1]) // 2 > 0


def test_cut_after_the_body_is_whole(sandbox: Sandbox) -> None:
    """The connection ends after a whole answer."""
    _, _, body = raw(sandbox, "cut=after").partition(b"\r\n\r\n")
    assert json.loads(body)["list"]


@pytest.mark.parametrize("fault", ["body=truncated", "body=invalid", "body=html", "body=empty"])
def test_bodies_that_are_no_json(http: httpx.Client, fault: str) -> None:
    """Length and status are right, and the body is none."""
    answer = faulty(http, fault)
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="line 1"):
        json.loads(answer.content)
    assert answer.headers["content-type"] == (
        "text/html" if "html" in fault else "application/json"
    )


def test_another_content_type(http: httpx.Client) -> None:
    """The body is right, and its type is not."""
    answer = faulty(http, "type=text/plain")
    assert answer.headers["content-type"] == "text/plain"
    assert answer.json()["list"]


def test_gzip_is_undone_by_who_can(http: httpx.Client, sandbox: Sandbox) -> None:
    """A compressed body is what it was; a broken one only says that it is compressed."""
    assert faulty(http, "gzip").json() == http.get(CHATS).json()
    _, _, body = raw(sandbox, "gzip, cut=after").partition(b"\r\n\r\n")
    assert json.loads(gzip.decompress(body))["list"]
    with pytest.raises(httpx.DecodingError):
        faulty(http, "gzip=broken")


def test_a_page_comes_twice(http: httpx.Client) -> None:
    """The page before comes once more, for who asks for the next."""
    first = http.get(CHATS, params={"offset": 0}).json()
    assert faulty(http, "page=duplicate", offset=10).json() == first


@pytest.mark.parametrize(("path", "cursor"), [(CHATS, "nextOffset"), (MESSAGES, "nextLastId")])
def test_empty_pages_and_lost_cursors(http: httpx.Client, path: str, cursor: str) -> None:
    """A page is empty and promises more; a cursor is null, or leads to the same page."""
    empty = faulty(http, "page=empty", path).json()
    assert (empty["list"], empty["hasMore"]) == ([], True)
    lost = faulty(http, "cursor=null", path).json()
    assert (lost["hasMore"], lost[cursor]) == (True, None)
    assert len(lost["list"]) == 10
    name, place = ("offset", 10) if path == CHATS else ("last_id", 100_100_000_020)
    again = faulty(http, "cursor=repeated", path, **{name: place}).json()
    assert (again["hasMore"], again[cursor]) == (True, place)


def problem(sandbox: Sandbox, page: Any) -> str | None:
    """Return what the document says against a page of chats."""
    place = "#/components/schemas/ChatPage"
    return Schemas(sandbox.api.document).problem(place, page)


@pytest.mark.parametrize("kind", ["enum", "missing", "type"])
def test_drift_is_what_the_document_forbids(
    http: httpx.Client, sandbox: Sandbox, kind: str
) -> None:
    """Unknown enum values, missing fields and wrong types break the document; paging goes on."""
    for _ in range(10):
        page = faulty(http, f"drift={kind}").json()
        assert problem(sandbox, page) is not None
        assert len(page["list"]) == 10
        assert page["nextOffset"] == 10


def test_drift_of_enums_and_extra_fields_is_everywhere(http: httpx.Client) -> None:
    """All known enum values become unknown ones; every object has a field more."""
    unknown = faulty(http, "drift=enum", MESSAGES).json()
    types = {media["type"] for each in unknown["list"] for media in each["media"]}
    assert types == {"sandbox_unknown_value"}
    extra = faulty(http, "drift=extra").json()
    assert all(
        "sandboxExtra" in chat and "sandboxExtra" in chat["withUser"] for chat in extra["list"]
    )


def test_the_clock_of_the_server_is_wrong_on_demand(http: httpx.Client) -> None:
    """The Date header is ahead."""
    right = parsedate_to_datetime(http.get(CHATS).headers["date"])
    ahead = parsedate_to_datetime(faulty(http, "clock=3600").headers["date"])
    assert 3595 < (ahead - right).total_seconds() < 3660


def test_latency_keeps_an_answer_back(http: httpx.Client) -> None:
    """An answer comes late; with `forever`, none comes before the client gives up."""
    assert faulty(http, "latency=0.2").elapsed.total_seconds() >= 0.2
    with pytest.raises(httpx.ReadTimeout):
        http.get(CHATS, headers={"x-sandbox-fault": "latency=forever"}, timeout=0.05)


def test_several_faults_happen_together(http: httpx.Client) -> None:
    """Faults that a comma separates all happen."""
    answer = faulty(http, "status=502, body=html, clock=-3600")
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html")


@pytest.mark.parametrize(
    "fault",
    [
        "nothing",
        "status=abc",
        "status=999",
        "status=503.5",
        "status=100",
        "cut=sideways",
        "latency=-1",
        "type=",
        ",",
    ],
)
def test_faults_that_there_are_not_are_refused(http: httpx.Client, fault: str) -> None:
    """A header that asks for the impossible is a 400 that says so."""
    answer = faulty(http, fault)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("x-sandbox-fault: ")


def statuses(http: httpx.Client, count: int, path: str = CHATS) -> list[int]:
    """Return the statuses of so many requests."""
    return [http.get(path).status_code for _ in range(count)]


def test_rules_count_requests(http: httpx.Client, sandbox: Sandbox) -> None:
    """A rule says at which requests to which operation something goes wrong."""
    sandbox.plan.add("status=503 on chats.list at 2,4")
    assert statuses(http, 2, MESSAGES) == [200, 200]
    assert statuses(http, 5) == [200, 503, 200, 503, 200]
    sandbox.plan.clear()
    assert statuses(http, 5) == [200] * 5


def test_a_rule_for_a_share_follows_the_seed(http: httpx.Client, sandbox: Sandbox) -> None:
    """A share of the requests goes wrong, the same ones each time."""
    rounds: list[list[int]] = []
    for _ in range(2):
        sandbox.forget()
        sandbox.plan.add("status=500 for 30%")
        rounds.append(statuses(http, 60))
    assert rounds[0] == rounds[1]
    assert 8 < rounds[0].count(500) < 30


def test_rules_are_made_of_faults_too(http: httpx.Client, sandbox: Sandbox) -> None:
    """A rule can be built without text, and reads as text."""
    rule = sandbox.plan.add(Rule((Fault("status", "418"),), operation="chats.list", at=[1]))
    assert str(rule) == "status=418 on chats.list at 1"
    assert sandbox.plan.rules() == [rule]
    assert statuses(http, 2) == [418, 200]


def test_rules_can_be_set_over_http(http: httpx.Client) -> None:
    """Programs in other languages add, list and clear rules."""
    path = "/_sandbox/faults"
    assert http.post(path, json={"rule": "gzip,  latency=0 on chats.list"}).json() == {
        "rule": "gzip, latency=0 on chats.list"
    }
    assert http.get(path).json() == {"rules": ["gzip, latency=0 on chats.list"]}
    assert "content-encoding" in http.get(CHATS).headers
    assert http.request("DELETE", path).json() == {"rules": []}
    assert http.post(path, json={"rule": "nonsense"}).status_code == 400
    assert http.post(path, content=b"rule=status").status_code == 415


def test_flags_are_rules_from_the_beginning() -> None:
    """What the sandbox is made with goes wrong from the first request."""
    for sandbox in running(faults=["status=503 at 1", "drift=extra"], clock=Clock()):
        with calling(sandbox) as http:
            assert statuses(http, 2) == [503, 200]
            assert "sandboxExtra" in http.get(CHATS).json()["list"][0]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("", "is not a rule"),
        ("on chats.list", "there is no fault"),
        ("cut=never", "cut can be before, amid-head, amid, after"),
        ("gzip=twice", "gzip can be without a value, broken"),
        ("status=503 for 101%", "a share must be from 0% to 100%"),
        ("status=503 for 1.2.3%", "a share must be from 0% to 100%"),
        ("latency=soon", "latency must be a number from 0 to 3600"),
        ("status=999", "status must be a whole number from 200 to 599"),
        ("status=503 at 0", "requests are counted from 1"),
        ("status=503 on chats.lst", "there is no operation 'chats.lst'; did you mean chats.list?"),
        ("status=503 on nothing.like.it", "there is no operation 'nothing.like.it'$"),
    ],
)
def test_rules_that_cannot_be_are_one_clear_error(sandbox: Sandbox, rule: str, told: str) -> None:
    """A rule that cannot be understood says why."""
    with pytest.raises(SandboxError, match=told):
        sandbox.plan.add(rule)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda sandbox: len(sandbox.exchanges) == 2,
        lambda sandbox: [each.status for each in sandbox.exchanges] == [200, 503],
        lambda sandbox: sandbox.exchanges[1].faults == ("status=503",),
        lambda sandbox: sandbox.exchanges[0].query == [("limit", "3")],
    ],
)
def test_what_was_asked_is_remembered(
    http: httpx.Client, sandbox: Sandbox, wanted: Callable[[Sandbox], bool]
) -> None:
    """Tests see which requests came, and what became of them."""
    http.get(CHATS, params={"limit": 3})
    faulty(http, "status=503", MESSAGES)
    assert wanted(sandbox)
    told = http.get("/_sandbox/requests").json()["requests"]
    assert [each["operation"] for each in told] == ["chats.list", "chats.messages.list"]
