"""Whatever a server answers, a list ends, or says what is wrong; it never loses items silently."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client._paging import first_page
from ofauth_client._paging.requests import MOST_EMPTY_PAGES
from ofauth_client.errors import OFAuthError, PagingError
from tests.client.paging.lists import STYLES, Bodies, Reader, Style, aread, made, make_call, read

both = pytest.mark.parametrize("reader", [read, aread], ids=["sync", "async"])
styles = pytest.mark.parametrize("style", STYLES)
NEXT = {"offset": "nextOffset", "marker": "nextMarker", "cursor": "nextLastId"}
PARAMETER = {"offset": "offset", "marker": "marker", "cursor": "last_id"}


def page(ids: list[int], /, **fields: Any) -> dict[str, Any]:
    """Return a page that promises more."""
    return {"list": made(ids), "hasMore": True, **fields}


def endless(make: Callable[[int], dict[str, Any]]) -> Bodies:
    """Return a server of many pages, made of their numbers."""
    return Bodies([make(number) for number in range(450)])


def raised(action: Callable[[], object]) -> str:
    """Return the text of the error that an action raises, empty where it raises none."""
    try:
        action()
    except PagingError as error:
        return str(error)
    return ""


@both
@styles
@pytest.mark.parametrize("period", [1, 2, 3, 7, 20])
def test_names_of_pages_in_a_circle_are_found(style: Style, period: int, reader: Reader) -> None:
    """Pages that are all new, but whose names come again, are an error."""
    server = endless(lambda number: page([number], **{NEXT[style]: number % period + 1}))
    with pytest.raises(PagingError, match="names an earlier page"):
        reader(server, make_call(style))


@both
@styles
@pytest.mark.parametrize("period", [1, 2, 3, 7, 20])
def test_pages_in_a_circle_are_found(style: Style, period: int, reader: Reader) -> None:
    """Pages that come again under new names are an error, by the ids of their items."""
    server = endless(lambda number: page([number % period], **{NEXT[style]: number + 1}))
    with pytest.raises(PagingError, match="same page came twice"):
        reader(server, make_call(style))


@styles
def test_the_same_items_in_another_order_are_the_same_page(style: Style) -> None:
    """And none of them is yielded again."""
    bodies = [page([1, 2], **{NEXT[style]: 2}), page([2, 1], **{NEXT[style]: 4})]
    pages = first_page(Bodies(bodies).send, make_call(style)).iter()
    assert [next(pages), next(pages)] == made([1, 2])
    with pytest.raises(PagingError, match="same page came twice"):
        next(pages)


def test_the_same_page_without_ids_is_recognised_by_all_it_holds() -> None:
    """A server that ignores the offset repeats the first page."""
    server = Bodies([{"list": [{"user": {"id": 1}}], "hasMore": True}])
    with pytest.raises(PagingError, match="same page came twice"):
        read(server, make_call("offset"))
    assert len(server.calls) == 2


@both
@styles
@pytest.mark.parametrize("same", [False, True], ids=["no name", "its own name"])
def test_an_empty_page_that_leads_nowhere_is_the_end(
    style: Style, same: bool, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    """It promises more and names no other page: known of this API, and logged."""
    name = {NEXT[style]: 3} if same else {}
    server = Bodies([page([1, 2], **{NEXT[style]: 3}), page([], **name)])
    with caplog.at_level(logging.WARNING, "ofauth_client"):
        assert reader(server, make_call(style)) == made([1, 2])
    assert "things.list" in caplog.text
    assert len(server.calls) == 2


@both
@styles
def test_empty_pages_are_passed_but_not_for_ever(style: Style, reader: Reader) -> None:
    """A filtered list may have empty pages on its way; too many in a row are an error."""
    empty = [page([], **{NEXT[style]: number + 10}) for number in range(MOST_EMPTY_PAGES)]
    bodies = [page([1], **{NEXT[style]: 1}), *empty]
    last = {"list": made([2]), "hasMore": False}
    assert reader(Bodies([*bodies[:-1], last]), make_call(style)) == made([1, 2])
    with pytest.raises(PagingError, match="are empty"):
        reader(Bodies([*bodies, last]), make_call(style))


@both
@pytest.mark.parametrize("fields", [[], [None], [""]], ids=str)
@pytest.mark.parametrize(
    ("style", "expected"),
    [("offset", {"offset": 2}), ("cursor", {"last_id": 2}), ("marker", None)],
)
def test_a_next_page_without_a_name_is_derived_or_an_error(
    style: Style, expected: dict[str, Any] | None, fields: list[Any], reader: Reader
) -> None:
    """From the number of items, or the id of the last one; a marker cannot be guessed."""
    name = dict.fromkeys([NEXT[style]], fields[0]) if fields else {}
    server = Bodies([page([1, 2], **name), {"list": made([3]), "hasMore": False}])
    if expected is None:
        with pytest.raises(PagingError, match="not where"):
            reader(server, make_call(style))
    else:
        assert reader(server, make_call(style)) == made([1, 2, 3])
        assert server.calls[1] == {"limit": 20, **expected}


@pytest.mark.parametrize("last", [{}, {"id": None}, {"id": []}, 5], ids=str)
def test_a_last_item_without_an_id_is_no_cursor(last: Any) -> None:
    """There are more, and nothing to ask for them by."""
    server = Bodies([{"list": [{"id": 1}, last], "hasMore": True}])
    with pytest.raises(PagingError, match=r"not where|not a marker or id"):
        read(server, make_call("cursor"))


@styles
@pytest.mark.parametrize(
    "value",
    [True, -1, 1.5, "-3", "", [], {}, "x\n", "\ud800", "9" * 5000, float("nan"), 10**400, "٣"],
    ids=lambda value: ascii(value)[:12],
)
def test_a_name_of_the_wrong_kind_goes_on_or_raises(style: Style, value: Any) -> None:
    """It is sent only if the style has such names; all items up to there are yielded."""
    server = Bodies([page([1], **{NEXT[style]: value}), {"list": made([2]), "hasMore": False}])
    items = first_page(server.send, make_call(style)).iter()
    assert next(items) == {"id": 1}
    error = raised(lambda: next(items))
    assert len(error) < 200
    assert error.isprintable()
    assert error or server.calls[1][PARAMETER[style]] in (value, 1)


@pytest.mark.parametrize(("value", "sent"), [("20", 20), (20.0, 20), (7, 7)])
def test_offsets_are_read_in_any_spelling(value: Any, sent: int) -> None:
    """Numbers as text and with a fraction of nothing are numbers."""
    server = Bodies([page([1], nextOffset=value), {"list": made([2]), "hasMore": False}])
    assert len(read(server, make_call("offset"))) == 2
    assert server.calls[1]["offset"] == sent


@pytest.mark.parametrize(("more", "items"), [(1, 2), ("true", 2), (0, 1), ("False", 1), (False, 1)])
def test_whether_there_are_more_is_read_in_any_spelling(more: Any, items: int) -> None:
    """A number or a text may stand for a truth value."""
    server = Bodies(
        [{"list": made([1]), "hasMore": more, "nextOffset": 1}, {"list": made([2]), "hasMore": 0}]
    )
    assert len(read(server, make_call("offset"))) == items


@pytest.mark.parametrize("more", ["perhaps", [], {}, 2, float("nan")])
def test_whether_there_are_more_must_be_told(more: Any) -> None:
    """What is neither true nor false is an error, after the page's items."""
    first = first_page(Bodies([{"list": made([1]), "hasMore": more}]).send, make_call("offset"))
    assert first.has_more
    items = first.iter()
    assert next(items) == {"id": 1}
    with pytest.raises(PagingError, match="neither true nor false"):
        next(items)
    with pytest.raises(PagingError, match="neither true nor false"):
        _ = first.next_params


@pytest.mark.parametrize(
    ("style", "name", "requests"),
    [
        ("offset", {}, 2),
        ("cursor", {}, 2),
        ("marker", {}, 1),
        ("offset", {"nextOffset": None}, 1),
        ("cursor", {"nextLastId": None}, 1),
        ("marker", {"nextMarker": "m"}, 2),
    ],
)
def test_a_list_that_does_not_say_ends_with_its_last_name_or_an_empty_page(
    style: Style, name: dict[str, Any], requests: int
) -> None:
    """Without `hasMore`, a null ends the list; where a name is not there, one page tells."""
    server = Bodies([{"list": made([1]), **name}, {"list": []}])
    assert read(server, make_call(style)) == made([1])
    assert len(server.calls) == requests


@both
@pytest.mark.parametrize(
    "body",
    [None, "text", {}, {"list": None}, {"list": {}}, {"list": "ab"}, {"items": {}}, 5],
    ids=str,
)
def test_a_page_of_the_wrong_shape_is_an_error(body: Any, reader: Reader) -> None:
    """First or later, it is never an empty page."""
    with pytest.raises(PagingError, match=r"GET /things: the (page|field)"):
        reader(Bodies([body]), make_call("offset"))
    with pytest.raises(PagingError, match="the "):
        reader(Bodies([page([1]), body]), make_call("offset"))


def test_an_error_tells_where_and_how_to_go_on_and_pickles() -> None:
    """It has the operation and the parameters of the page, and survives a pickle."""
    server = Bodies([page([1], nextOffset=1), page([2], nextOffset=1)])
    with pytest.raises(OFAuthError) as caught:
        read(server, make_call("offset"))
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here
    assert isinstance(error, PagingError)
    assert (error.operation, error.params) == ("things.list", {"offset": 1})
    assert str(error) == str(caught.value)
    assert str(error).startswith("GET /things: ")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=5,
)
NAMES = st.one_of(JSON, st.integers(0, 30), st.sampled_from(["a", "b", "20", True, None]))
ITEMS: st.SearchStrategy[Any] = st.lists(st.builds(dict, id=NAMES), max_size=3)
PAGES = st.fixed_dictionaries(
    {"list": st.one_of(JSON, ITEMS)},
    optional={
        "hasMore": st.one_of(JSON, st.just(True)),
        "nextOffset": NAMES,
        "nextMarker": NAMES,
        "nextLastId": NAMES,
    },
)


@given(
    bodies=st.lists(st.one_of(PAGES, ITEMS, JSON), min_size=1, max_size=6),
    style=st.sampled_from(STYLES),
)
def test_any_answers_end_or_are_one_error(bodies: list[Any], style: Style) -> None:
    """Whatever comes, iteration ends within a bounded number of requests."""
    server = Bodies(bodies)
    assert raised(lambda: read(server, make_call(style))).isprintable()
    assert len(server.calls) < 100
