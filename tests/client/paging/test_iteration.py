"""Iterating over a list yields each item once, in each style, and ends."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ofauth_api.resources.base import RequestOptions

from ofauth_client._paging import AsyncPage, async_pager, first_page
from ofauth_client.errors import OFAuthError
from tests.client.paging.lists import (
    PAGINATIONS,
    STYLES,
    Bodies,
    ListServer,
    Reader,
    Style,
    aread,
    made,
    make_call,
    read,
)

both = pytest.mark.parametrize("reader", [read, aread], ids=["sync", "async"])
styles = pytest.mark.parametrize("style", STYLES)


@given(
    count=st.integers(0, 60),
    limit=st.integers(1, 25),
    style=st.sampled_from(STYLES),
    inserted=st.lists(st.integers(0, 30), max_size=8),
    names=st.booleans(),
    prefetch=st.sampled_from([0, 1]),
    reader=st.sampled_from([read, aread]),
)
def test_each_item_is_yielded_once(
    count: int,
    limit: int,
    style: Style,
    inserted: list[int],
    names: bool,
    prefetch: int,
    reader: Reader,
) -> None:
    """Whatever the length, page size and style; by marker and cursor with items inserted."""
    items = made(range(count, 0, -1))
    server = ListServer(
        list(items),
        style,
        inserted=iter(inserted if style != "offset" else []),
        names=names or style == "marker",
    )
    assert reader(server, make_call(style, limit=limit), prefetch=prefetch) == items
    assert len(server.calls) == max(1, -(-count // min(limit, 20)))


@given(
    count=st.integers(0, 60),
    limit=st.integers(2, 20),
    inserted=st.lists(st.integers(0, 19), max_size=8),
)
def test_items_inserted_at_the_head_repeat_none_by_offset(
    count: int, limit: int, inserted: list[int]
) -> None:
    """As long as they are fewer than a page, what they push to the next page is left out."""
    items = made(range(count, 0, -1))
    server = ListServer(list(items), "offset", inserted=iter(each % limit for each in inserted))
    assert read(server, make_call("offset", limit=limit)) == items


@both
@styles
def test_a_hundred_pages_are_read(style: Style, reader: Reader) -> None:
    """A long list is read page by page, of the largest size."""
    items = made(range(2000, 0, -1))
    server = ListServer(list(items), style)
    assert reader(server, make_call(style)) == items
    assert len(server.calls) == 100
    assert {query["limit"] for query in server.calls} == {20}


@both
def test_a_full_page_of_new_items_is_an_error_by_offset(reader: Reader) -> None:
    """Then the page before comes again, which may as well be a server that ignores the offset."""
    server = ListServer(made(range(20, 0, -1)), "offset", inserted=repeat(5))
    with pytest.raises(OFAuthError, match="same page came twice"):
        reader(server, make_call("offset", limit=5))


@pytest.mark.parametrize("limit", [None, 7, 50])
def test_the_page_size_is_the_callers_or_the_largest(limit: int | None) -> None:
    """None stands for a limit that was not given."""
    server = ListServer([], "offset")
    first_page(server.send, make_call("offset", limit=limit))
    assert server.calls == [{"limit": limit or 20}]


@styles
def test_a_list_goes_on_from_its_next_params(style: Style) -> None:
    """They can be stored as JSON, and given as arguments or among the options."""
    items = made(range(50, 0, -1))
    page = first_page(ListServer(list(items), style).send, make_call(style, limit=10))
    params = json.loads(json.dumps(page.next_params))
    call = make_call(style, limit=10, **params)
    assert read(ListServer(list(items), style), call) == items[10:]
    call = make_call(style, RequestOptions(query=params), limit=10)
    assert read(ListServer(list(items), style), call) == items[10:]


@styles
def test_pages_are_told_and_walked(style: Style) -> None:
    """A page knows its items, its body, whether there are more, and the page behind it."""
    server = ListServer(made(range(45, 0, -1)), style)
    page = first_page(server.send, make_call(style))
    assert page.has_more
    assert page.body["list"] == page.items == made(range(45, 25, -1))
    assert [len(each.items) for each in page.pages()] == [20, 20, 5]
    last = list(page.pages())[-1]
    assert (last.has_more, last.next_params, last.next_page()) == (False, None, None)
    assert repr(last) == "<SyncPage of 5 items, the last one>"


def test_an_awaited_pager_is_a_page() -> None:
    """The asynchronous page has what the other one has."""

    async def run() -> None:
        server = ListServer(made(range(45, 0, -1)), "cursor")
        pager = async_pager(server.asend, make_call("cursor"))
        assert server.calls == []
        page = await pager
        assert isinstance(page, AsyncPage)
        assert page.next_params == {"last_id": 26}
        following = await page.next_page()
        assert following is not None
        assert [len(each.items) async for each in following.pages()] == [20, 5]
        assert [len(each.items) async for each in pager.pages(max_pages=2)] == [20, 20]
        assert len([item async for item in page]) == 45
        assert len([item async for item in page.iter(max_pages=1)]) == 20
        assert len([item async for item in page.iter(max_items=25)]) == 25
        assert [len(each.items) async for each in page.pages(max_pages=1)] == [20]

    asyncio.run(run())


@both
@pytest.mark.parametrize("prefetch", [0, 1])
@pytest.mark.parametrize(
    ("bounds", "items", "requests"),
    [
        ({"max_items": 0}, 0, 0),
        ({"max_items": 1}, 1, 1),
        ({"max_items": 20}, 20, 1),
        ({"max_items": 21}, 21, 2),
        ({"max_items": 999}, 45, 3),
        ({"max_pages": 0}, 0, 0),
        ({"max_pages": 2}, 40, 2),
        ({"max_pages": 2, "max_items": 30}, 30, 2),
        ({"max_pages": 9}, 45, 3),
    ],
)
def test_bounds_hold_and_nothing_is_requested_beyond(
    reader: Reader, prefetch: int, bounds: dict[str, int], items: int, requests: int
) -> None:
    """Not even ahead; the page that a synchronous list starts with was requested before."""
    server = ListServer(made(range(45, 0, -1)), "marker")
    found = reader(server, make_call("marker"), prefetch=prefetch, **bounds)
    assert found == made(range(45, 45 - items, -1))
    assert len(server.calls) == max(requests, reader is read)


@both
@pytest.mark.parametrize(
    "bounds",
    [{"max_items": -1}, {"max_items": "1"}, {"max_pages": True}, {"prefetch": 2}, {"prefetch": -1}],
    ids=str,
)
def test_bounds_that_are_none_are_refused(reader: Reader, bounds: dict[str, int]) -> None:
    """At once, in one clear sentence."""
    with pytest.raises(OFAuthError, match="must be"):
        reader(ListServer([], "offset"), make_call("offset"), **bounds)


@pytest.mark.parametrize("style", ["marker", "cursor"])
def test_where_to_start_is_sent_once(style: Style) -> None:
    """With each page, an offset or a first id would leave items out of each."""
    server = ListServer(made(range(45, 0, -1)), style)
    read(server, make_call(style, offset=5, first_id=40, query="x"))
    assert [set(query) & {"offset", "first_id", "query"} for query in server.calls] == [
        {"offset", "first_id", "query"},
        {"query"},
        {"query"},
    ]


def test_an_inclusive_cursor_repeats_nothing() -> None:
    """A page that starts with the item it was asked by has it left out of the iteration."""
    pages = [made([5, 4, 3]), made([3, 2, 1]), made([1])]
    bodies = [{"list": each, "hasMore": each[-1]["id"] > 1 or len(each) > 1} for each in pages]
    found = read(Bodies(bodies), make_call("cursor"))
    assert found == made([5, 4, 3, 2, 1])


def test_equal_items_without_ids_are_all_yielded() -> None:
    """Only ids tell that an item came before; rows and texts may be equal."""
    bodies = [
        {"list": ["a", "b"], "hasMore": True},
        {"list": ["b", "a"], "hasMore": True},
        {"list": [{"id": 1, "n": 1}, {"id": 1, "n": 2}], "hasMore": True},
        {"list": [{"id": 1, "n": 3}, {"id": 1, "n": 4}], "hasMore": False},
    ]
    assert len(read(Bodies(bodies), make_call("offset"))) == 8


def test_a_page_is_neither_copied_nor_pickled() -> None:
    """It holds the options of its call, and they name a connection."""
    page = first_page(ListServer([], "offset").send, make_call("offset"))
    for attempt in (pickle.dumps, copy.deepcopy):
        with pytest.raises(OFAuthError, match="cannot be pickled"):
            attempt(page)


def test_ids_may_stand_inside_of_items() -> None:
    """A path with dots says where; a chat has the id of its user."""
    pages = [[5, 4, 3], [3, 2, 1]]
    bodies = [
        {"list": [{"user": {"id": each}} for each in ids], "hasMore": ids[-1] > 1} for ids in pages
    ]
    call = make_call("offset")
    pagination = PAGINATIONS["offset"]._replace(item_field="user.id")
    call = call.replaced(operation=call.operation._replace(pagination=pagination))
    assert [item["user"]["id"] for item in read(Bodies(bodies), call)] == [5, 4, 3, 2, 1]
