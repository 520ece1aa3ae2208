"""Pages come bare or in an envelope, which may not say whether there are more."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from ofauth_api.resources.base import Call, Operation, Pagination, unchanged

from ofauth_client import errors
from ofauth_client._paging import first_page
from ofauth_client.errors import PagingError
from tests.client.paging.lists import Bodies, Item, Reader, aread, made, make_call, read
from tests.client.serving import Reply, Server, ok
from tests.client.ways import AsyncWay, Way

both = pytest.mark.parametrize("reader", [read, aread], ids=["sync", "async"])
EXAMPLE = Path(__file__).parents[2] / "generated" / "examples" / "chat_messages.json"
MESSAGE = json.loads(EXAMPLE.read_text("utf-8"))["list"][0]

#: A list of which the document has nothing but an array.
BARE: Operation[Any] = Operation(
    "things.list",
    "GET",
    "/things",
    unchanged,
    pagination=Pagination("offset", "offset", limit_parameter="limit", max_limit=20),
)


def enveloped(items: list[Item]) -> Any:
    """Return an envelope that says nothing of more items."""
    return {"list": items}


def bare(items: list[Item]) -> Any:
    """Return the items alone."""
    return items


forms = pytest.mark.parametrize("form", [enveloped, bare])


@both
@forms
def test_a_list_that_does_not_say_goes_on_until_a_page_is_empty(form: Any, reader: Reader) -> None:
    """By the count of items, or by the id of the last one, whether pages are full or not."""
    pages = [form(made(ids)) for ids in ([5, 4], [3], [2, 1], [])]
    for call, parameter, names in (
        (make_call("offset"), "offset", [2, 3, 5]),
        (make_call("cursor"), "last_id", [4, 3, 1]),
    ):
        server = Bodies(pages)
        assert reader(server, call) == made([5, 4, 3, 2, 1])
        assert [query.get(parameter) for query in server.calls] == [None, *names]


@both
@forms
@pytest.mark.parametrize(("limit", "warned"), [(3, False), (2, True), (None, True)])
def test_a_server_that_ignores_the_offset_is_read_once(
    form: Any, reader: Reader, limit: int | None, warned: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """The same page again is the end; where it is full, that there may be more is logged."""
    server = Bodies([form(made([1, 2]))])
    unlimited = BARE._replace(pagination=Pagination("offset", "offset"))
    call = make_call("offset", limit=limit) if limit else Call(unlimited)
    assert reader(server, call) == made([1, 2])
    assert len(server.calls) == 2
    assert ("may have more" in caplog.text) == warned


def test_a_page_that_came_before_is_no_page() -> None:
    """Neither among the pages nor behind the page before it."""
    page = first_page(Bodies([made([1, 2])]).send, make_call("offset"))
    assert page.has_more
    assert page.next_page() is None
    assert [each.items for each in page.pages()] == [made([1, 2])]


@both
def test_an_inclusive_cursor_ends_with_the_item_it_names(reader: Reader) -> None:
    """A page of nothing but the last item again has nothing behind it."""
    bodies = [made([5, 4, 3]), made([3, 2, 1]), made([1])]
    assert reader(Bodies(list[Any](bodies)), make_call("cursor")) == made([5, 4, 3, 2, 1])


@pytest.mark.parametrize("period", [2, 3, 7])
def test_bare_pages_in_a_circle_end(period: int, caplog: pytest.LogCaptureFixture) -> None:
    """A list that never says so ends where its pages come again, whichever came first."""
    server = Bodies([made([number % period]) for number in range(450)])
    with caplog.at_level(logging.WARNING, "ofauth_client"):
        found = read(server, make_call("offset", limit=1))
    assert found[:period] == made(range(period))
    assert len(server.calls) < 30
    assert "may have more" in caplog.text


def test_a_page_that_says_more_and_repeats_is_still_an_error() -> None:
    """A promise that is not kept loses items."""
    for said in ({"hasMore": True}, {"nextOffset": 7}):
        server = Bodies([{"list": made([1, 2]), **said}])
        with pytest.raises(PagingError, match="same page came twice"):
            read(server, make_call("offset"))


@both
def test_array_and_envelope_may_change_from_page_to_page(reader: Reader) -> None:
    """What an envelope says holds for the page it is around."""
    bodies = [made([1]), {"list": made([2]), "hasMore": True}, made([3]), {"items": made([4])}, []]
    server = Bodies(list[Any](bodies))
    assert reader(server, make_call("offset")) == made([1, 2, 3, 4])
    more = [{"data": made([1]), "hasMore": True}, {"items": made([2]), "hasMore": False}]
    for operation in (BARE, make_call("offset").operation):
        server = Bodies(list[Any](more))
        page = first_page(server.send, Call(operation))
        assert (len(list(page.pages())), len(server.calls)) == (2, 2)


def test_the_body_of_a_bare_page_is_the_array() -> None:
    """As it came, undecoded."""
    page = first_page(Bodies([made([1])]).send, Call(BARE))
    assert page.body == made([1])
    assert page.next_params == {"offset": 1}


def messages(way: Way, client: Any) -> list[Any]:
    """Return all messages of a chat."""

    async def awaited() -> list[Any]:
        return [message async for message in client.chats.messages.list(42)]

    if isinstance(way, AsyncWay):
        found: list[Any] = way.runner.run(awaited())
        return found
    return list(client.chats.messages.list(42))


def page_of(*ids: int) -> list[Any]:
    """Return messages with ids."""
    return [{**MESSAGE, "id": each} for each in ids]


@pytest.mark.parametrize("field", [None, "items"])
def test_items_are_decoded_in_whatever_form_they_come(
    server: Server, way: Way, field: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """The document has another form, which is told once, and strictly is an error."""
    bodies = [page_of(3, 2), page_of(1), list[Any]()]
    texts = [json.dumps({field: body} if field else body) for body in bodies]
    server.answers(*(Reply(200, text.encode()) for text in texts))
    with caplog.at_level(logging.WARNING, "ofauth_client.drift"):
        assert [message.id for message in messages(way, way.client())] == [3, 2, 1]
    told = "$: expected object" if field is None else "$.list: expected array, found nothing"
    assert caplog.text.count(told) == 1
    server.answers(Reply(200, texts[0].encode()))
    with pytest.raises(errors.DecodeError, match="expected"):
        messages(way, way.client(strict=True))


@pytest.mark.parametrize("name", [3, "3", "m3"])
def test_the_name_of_the_last_message_is_sent_as_it_came(
    server: Server, way: Way, name: Any
) -> None:
    """A whole number or a text, strictly read as well."""
    server.answers(
        ok({"list": page_of(4, 3), "hasMore": True, "nextLastId": name}),
        ok({"list": page_of(2), "hasMore": False}),
    )
    assert [message.id for message in messages(way, way.client(strict=True))] == [4, 3, 2]
    assert dict(server.received[-1].query)["last_id"] == str(name)


def test_what_is_no_list_in_any_form_is_an_error(server: Server, way: Way) -> None:
    """An object without one, and a value that is none."""
    for body, told in (({"error": "No"}, "has no list 'list'"), (7, "the answer has no list$")):
        server.answers(ok(body))
        with pytest.raises(errors.DecodeError, match=told):
            messages(way, way.client())
