"""What a request looks like on the wire."""

from __future__ import annotations

import enum
import platform
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ofauth_api.codec import UNSET, EncodeError, fill, query_string

from ofauth_client import OFAuth, __version__, errors
from ofauth_client._request.encoding import check_path
from tests.client.serving import Server
from tests.client.ways import CHAT, CONNECTION, KEY, LIST, SEND, Way, operation


class Order(enum.StrEnum):
    """An enum as the generated ones are."""

    RECENT = "recent"


class Filter:
    """A model, as far as encoding is concerned."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object."""
        return {"a": 1, "b": ["x", "y"], "c": None}


def test_headers(server: Server, way: Way) -> None:
    """A request has the key, the connection, and says who is asking; nothing else goes along."""
    way.call(way.client(), LIST)
    (received,) = server.received
    python = platform.python_version()
    assert dict(received.headers) == {
        "host": server.url.removeprefix("http://"),
        "accept": "application/json",
        "accept-encoding": received.header("accept-encoding"),
        "connection": "keep-alive",
        "user-agent": f"ofauth-client/{__version__} Python/{python}",
        "apikey": KEY,
        "x-connection-id": CONNECTION,
    }


def test_operations_of_no_connection(server: Server, way: Way) -> None:
    """An operation that acts for nobody is not told of a connection."""
    way.call(way.client(), operation("GET", needs_connection=False))
    assert server.received[0].header("x-connection-id") is None
    assert server.received[0].header("apikey") == KEY


def test_header_and_cookie_parameters(server: Server, way: Way) -> None:
    """Arguments that are headers or cookies are sent as such; None is not sent."""
    way.call(
        way.client(),
        LIST,
        headers={"X-Count": 3, "X-Flag": True, "X-Not": None},
        cookies={"theme": "dark; x", "no": None},
    )
    (received,) = server.received
    assert received.header("x-count") == "3"
    assert received.header("x-flag") == "true"
    assert received.header("x-not") is None
    assert received.header("cookie") == "theme=dark%3B%20x"


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        (42, "42"),
        ("42/../../self", "42%2F..%2F..%2Fself"),
        ("a b?c#d", "a%20b%3Fc%23d"),
        ("%2e%2e", "%252e%252e"),
        ("ünï", "%C3%BCn%C3%AF"),
        ("...", "..."),
        (Order.RECENT, "recent"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_path_values_stay_in_their_segment(
    server: Server, way: Way, value: Any, segment: str
) -> None:
    """Whatever a value is, it is one segment of the path."""
    way.call(way.client(), CHAT, path={"userId": value})
    assert server.received[0].target == f"/v2/access/chats/{segment}/messages"


@pytest.mark.parametrize("value", ["", ".", "..", None, b"x", [1], object(), "\ud800"])
def test_path_values_that_lead_elsewhere(server: Server, way: Way, value: Any) -> None:
    """What would change the path, or is no value, is refused before anything is sent."""
    with pytest.raises(errors.ArgumentError, match="user_id"):
        way.call(way.client(), CHAT, path={"userId": value})
    assert server.received == []


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
def test_any_text_survives_a_path(text: str) -> None:
    """A filled path has the template's segments, and the value comes back from its own."""
    try:
        path = fill("/a/{x}/b", {"x": text})
    except EncodeError:
        with pytest.raises(UnicodeEncodeError):
            text.encode()
        return
    assert path.isascii()
    before, segment, after = path.removeprefix("/").split("/")
    assert (before, unquote(segment), after) == ("a", text, "b")


ZONE = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (True, "q=true"),
        (False, "q=false"),
        (0, "q=0"),
        (1.5, "q=1.5"),
        (42.0, "q=42"),
        (-0.0, "q=0"),
        (1e22, "q=1e%2B22"),
        (Decimal("0.10"), "q=0.10"),
        ("", "q="),
        ("a&b=c d+é", "q=a%26b%3Dc%20d%2B%C3%A9"),
        (Order.RECENT, "q=recent"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "q=2026-01-02T03%3A04%3A05Z"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=ZONE), "q=2026-01-02T01%3A04%3A05Z"),
        (datetime(2026, 1, 2, 3, 4, 5), "q=2026-01-02T03%3A04%3A05"),
        (date(2026, 1, 2), "q=2026-01-02"),
        (UUID(int=1), "q=00000000-0000-0000-0000-000000000001"),
        ([1, None, 2], "q=1&q=2"),
        ((Order.RECENT,), "q=recent"),
        ([], ""),
        ({"a": 1, "b": None}, "a=1"),
        (Filter(), "a=1&b=x&b=y"),
    ],
)
def test_query_values(value: Any, sent: str) -> None:
    """Values are written as the API's parsers read them."""
    assert query_string({"q": value, "unset": None}) == sent


def test_a_time_that_utc_cannot_say_is_refused() -> None:
    """In words that name the parameter."""
    said = r"^q: 0001-01-01T00:00:00\+02:00 has no equivalent in UTC"
    refused({"q": datetime.min.replace(tzinfo=ZONE)}, said)


def refused(params: dict[str, Any], said: str) -> None:
    """Both ways to make a request refuse a query in the same words."""
    with OFAuth(api_key=KEY) as client:
        with pytest.raises(errors.ArgumentError, match=said):
            client.request("GET", "/x", params=params)
        with pytest.raises(errors.ArgumentError, match=said):
            client.chats.list(request_options={"query": params})


@pytest.mark.parametrize(
    ("style", "value", "sent"),
    [
        (("form", False), ["a,b", "c"], "q=a%2Cb,c"),
        (("form", False), {"a": 1, "b": 2}, "q=a,1,b,2"),
        (("spaceDelimited", False), ["a", "b"], "q=a%20b"),
        (("pipeDelimited", False), ["a", "b"], "q=a%7Cb"),
        (
            ("deepObject", True),
            {"a": {"b": [1, 2]}, "c": "x"},
            "q%5Ba%5D%5Bb%5D=1&q%5Ba%5D%5Bb%5D=2&q%5Bc%5D=x",
        ),
        (("deepObject", True), Filter(), "q%5Ba%5D=1&q%5Bb%5D=x&q%5Bb%5D=y"),
        (("json", False), {"a": [1, "é"]}, "q=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"),
        (("form", False), [], ""),
        (("form", False), "plain", "q=plain"),
    ],
)
def test_query_styles(style: tuple[str, bool], value: Any, sent: str) -> None:
    """Lists and objects are written in the style that the document declares."""
    assert query_string({"q": value}, {"q": style}) == sent


@pytest.mark.parametrize("value", [b"x", object(), float("nan"), float("inf"), "\udfff", [[1]]])
def test_query_values_that_cannot_be_sent(value: Any) -> None:
    """What has no place in a query is refused, by the parameter's name."""
    refused({"q": value}, r"^q: ")


def test_what_is_unset_is_not_sent(server: Server, way: Way) -> None:
    """What a model does not have can be passed on, and is as good as not given."""
    given = {"a": UNSET, "b": 1, "c": {"d": UNSET, "e": 2}}
    arguments = {"headers": {"X-A": UNSET}, "cookies": {"a": UNSET}}
    way.call(way.client(), SEND, query=given, body=UNSET, **arguments)
    (received,) = server.received
    assert received.query == [("b", "1"), ("e", "2")]
    assert (received.body, received.header("x-a"), received.header("cookie")) == (b"", None, None)
    with pytest.raises(errors.ArgumentError, match=r"^user_id must have a value"):
        way.call(way.client(), CHAT, path={"userId": UNSET})
    with pytest.raises(errors.ArgumentError, match="a value of the type Unset cannot be sent"):
        way.call(way.client(), SEND, body={"a": UNSET})


def test_options_add_to_the_query(server: Server, way: Way) -> None:
    """Options of a view and of a call add parameters; the closest to the call wins."""
    client = way.client().with_options(query={"a": "view", "b": "view"})
    way.call(client, LIST, query={"limit": 2}, options={"query": {"b": "call"}})
    assert server.received[0].query == [("limit", "2"), ("a", "view"), ("b", "call")]


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/v2/new thing", ("/v2/new%20thing", "")),
        ("/v2/x?a=1&b=2", ("/v2/x", "a=1&b=2")),
        ("/v2/%2e/x#frag", None),
        ("/v2/a%2Fb/é", ("/v2/a%2Fb/%C3%A9", "")),
        ("/v2/x#y", ("/v2/x%23y", "")),
        ("/a\\..\\b", ("/a%5C..%5Cb", "")),
    ],
)
def test_paths_of_the_callers_own(path: str, sent: tuple[str, str] | None) -> None:
    """Any path of the API can be requested, quoted or not."""
    if sent is None:
        with pytest.raises(errors.ArgumentError):
            check_path(path)
    else:
        assert check_path(path) == sent


@pytest.mark.parametrize(
    "path",
    ["", "v2", "https://elsewhere.test/", "//elsewhere.test/x", "/a/../b", "/a/%2E%2e/b", "/a\n/b"],
)
def test_paths_that_lead_elsewhere(server: Server, way: Way, path: str) -> None:
    """A path that would lead off the API, or up in it, is refused before anything is sent."""
    with pytest.raises(errors.ArgumentError):
        way.request(way.client(), "GET", path)
    assert server.received == []


def test_base_urls_may_have_a_path(server: Server, way: Way) -> None:
    """The API may be behind a gateway."""
    way.call(way.client(base_url=f"{server.url}/gateway/"), LIST)
    assert server.received[0].target == "/gateway/v2/access/chats"
