"""Which lists page by rule, how, and what is told of the others."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from pipeline.common.documents import Document
from pipeline.normalize import normalize
from pipeline.pagination import set_pagination
from tests.generate.building import answering, document
from tests.resources.emitting import query

WHOLE = {"type": "integer"}
TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
THING = {"type": "object", "properties": {"id": WHOLE, "text": TEXT}}
NAMELESS = {"type": "object", "properties": {"user": {"properties": {"id": WHOLE}}}}
THINGS = {"type": "array", "items": THING}
ANYTHING = {"type": "object"}


def envelope(name: str = "list", items: Any = THING, /, **more: Any) -> Document:
    """Return an object around a list."""
    return {"type": "object", "properties": {name: {"type": "array", "items": items}, **more}}


def getting(answer: Any, *parameters: str | Document, **operation: Any) -> Document:
    """Return a GET with query parameters; a name alone stands for a whole number."""
    made = [query(one, WHOLE) if isinstance(one, str) else one for one in parameters]
    return answering(answer, parameters=made, **operation)


def told(operation: Document, method: str = "get", **schemas: Any) -> tuple[Any, list[str]]:
    """Return the `x-pagination` of an operation, and the notices."""
    given, _ = normalize(document(paths={"/things": {method: operation}}, schemas=schemas))
    before = deepcopy(given)
    made, report = set_pagination(given)
    assert given == before
    return made["paths"]["/things"][method].get("x-pagination"), list(report.notices)


def way(operation: Document, **schemas: Any) -> str:
    """Return how an operation pages, in short."""
    made, notices = told(operation, **schemas)
    assert not notices
    fields = ", ".join(f"{key}={value}" for key, value in sorted(made["fields"].items()))
    limit = made["parameters"].get("limit", "no limit")
    return f"{made['style']} {made['parameters']['next']} ({limit}) {fields}".strip()


MORE: Document = {"hasMore": FLAG}


@pytest.mark.parametrize(
    ("parameters", "answer", "expected"),
    [
        ("limit offset", envelope(**MORE), "offset offset (limit) items=list, more=hasMore"),
        (
            "limit offset",
            envelope(**MORE, nextOffset=WHOLE),
            "offset offset (limit) items=list, more=hasMore, next=nextOffset",
        ),
        ("limit offset", envelope(), "offset offset (limit) items=list"),
        ("offset", envelope(**MORE), "offset offset (no limit) items=list, more=hasMore"),
        (
            "perPage skip",
            envelope("items", has_more=FLAG),
            "offset skip (perPage) items=items, more=has_more",
        ),
        ("limit offset", THINGS, "offset offset (limit)"),
        (
            "limit marker",
            envelope(**MORE, nextMarker=WHOLE),
            "marker marker (limit) items=list, more=hasMore, next=nextMarker",
        ),
        (
            "marker",
            envelope(nextMarker=TEXT),
            "marker marker (no limit) items=list, next=nextMarker",
        ),
        (
            "limit cursor",
            envelope("items", nextCursor=TEXT),
            "cursor cursor (limit) items=items, next=nextCursor",
        ),
        (
            "page_size page_token",
            envelope("data", next_page_token=TEXT),
            "marker page_token (page_size) items=data, next=next_page_token",
        ),
        (
            "nextToken",
            envelope(nextToken=TEXT),
            "marker nextToken (no limit) items=list, next=nextToken",
        ),
        ("limit page", envelope(nextPage=WHOLE), "marker page (limit) items=list, next=nextPage"),
        (
            "limit after",
            envelope(nextAfter=TEXT),
            "cursor after (limit) items=list, next=nextAfter",
        ),
        (
            "limit last_id",
            envelope(**MORE),
            "cursor last_id (limit) item=id, items=list, more=hasMore",
        ),
        (
            "limit lastId",
            envelope("list", NAMELESS, nextLastId=TEXT),
            "cursor lastId (limit) items=list, next=nextLastId",
        ),
        ("limit last_id", THINGS, "cursor last_id (limit) item=id"),
        (
            "limit starting_after",
            envelope("data", has_more=FLAG),
            "cursor starting_after (limit) item=id, items=data, more=has_more",
        ),
    ],
)
def test_how_a_list_goes_on(parameters: str, answer: Any, expected: str) -> None:
    """By the parameters it takes and the fields of its answer, in any spelling."""
    assert way(getting(answer, *parameters.split())) == expected


@pytest.mark.parametrize(
    ("parameters", "answer", "expected"),
    [
        ("limit offset marker", envelope(nextMarker=WHOLE), "marker marker"),
        ("limit offset last_id", envelope(**MORE), "cursor last_id"),
        ("limit offset last_id", envelope(nextOffset=WHOLE), "offset offset"),
        ("limit offset last_id", envelope("list", NAMELESS), "offset offset"),
        ("limit offset marker", envelope(**MORE), "offset offset"),
        ("limit offset after", envelope(**MORE), "offset offset"),
    ],
)
def test_of_several_ways_the_answer_decides(parameters: str, answer: Any, expected: str) -> None:
    """What the answer names comes first, then the id of the last item, then an offset."""
    assert way(getting(answer, *parameters.split())).startswith(expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (envelope("list", data=THINGS), "items=list"),
        (envelope("items", data=THINGS), "items=items"),
        (envelope("data", other=THINGS), "items=data"),
        (envelope("users", total=WHOLE), "items=users"),
        (envelope("list", list={"type": ["array", "null"], "items": THING}), "items=list"),
        (envelope("users", list={"type": "object"}), "items=users"),
        ({"anyOf": [THINGS, envelope(**MORE)]}, "items=list, more=hasMore"),
        ({"oneOf": [envelope(**MORE), THINGS]}, "items=list, more=hasMore"),
        ({"anyOf": [envelope(**MORE), ANYTHING]}, "items=list, more=hasMore"),
        ({"anyOf": [THINGS, ANYTHING]}, ""),
        ({"anyOf": [envelope(), {"type": "null"}]}, "items=list"),
        (
            {"allOf": [envelope(), {"type": "object", "properties": MORE}]},
            "items=list, more=hasMore",
        ),
        ({"$ref": "#/components/schemas/Envelope"}, "items=list, more=hasMore"),
        ({"$ref": "#/components/schemas/Bare"}, ""),
        (
            {
                "anyOf": [
                    {"$ref": "#/components/schemas/Bare"},
                    {"$ref": "#/components/schemas/Envelope"},
                ]
            },
            "items=list, more=hasMore",
        ),
    ],
)
def test_where_the_items_are(answer: Any, expected: str) -> None:
    """In the usual fields, in the only list, or bare; in unions and behind references as well."""
    schemas = {
        "Envelope": {
            "type": "object",
            "properties": {"list": {"$ref": "#/components/schemas/Bare"}, **MORE},
        },
        "Bare": THINGS,
    }
    found = way(getting(answer, "limit", "offset"), **schemas)
    assert found == f"offset offset (limit) {expected}".strip()


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (getting(envelope(**MORE), "limit"), "takes limit and is not paged: nothing says how"),
        (getting(envelope(**MORE), "limit", "marker"), "takes limit and marker and is not paged"),
        (getting(envelope(nextPage={**TEXT, "format": "uri"}), "page"), "nothing says how to ask"),
        (getting(envelope(**MORE), "page"), "takes page and is not paged: nothing says how"),
        (getting(envelope("list", NAMELESS), "last_id"), "takes last_id and is not paged"),
        (getting(ANYTHING, "limit", "offset"), "its answer has no list"),
        (
            getting(envelope("a", THING, b=THINGS), "offset"),
            "which of 'a' and 'b' is its list is not",
        ),
        (
            getting(envelope(**MORE)),
            "answers with hasMore and takes nothing that leads to the next",
        ),
    ],
)
def test_what_looks_like_a_list_and_is_not_paged_is_told(operation: Document, reason: str) -> None:
    """The notice says which operation and why, and what to write."""
    made, notices = told(operation)
    (notice,) = notices
    assert made is None
    assert notice.startswith("GET /things ")
    assert reason in notice
    assert "write x-pagination in an overlay, or x-pagination: false with" in notice


@pytest.mark.parametrize(
    "operation",
    [
        getting(envelope(), "after"),
        getting(envelope(), "ids"),
        getting(THINGS),
        getting(THING, query("offset", FLAG)),
        getting(ANYTHING),
    ],
)
def test_other_answers_are_left_alone(operation: Document) -> None:
    """A list that takes nothing of pages has one; a date and a flag are no place in a list."""
    assert told(operation) == (None, [])


def test_only_what_is_got_pages_by_rule() -> None:
    """A POST that takes an offset is no list, and nothing is told of it."""
    assert told(getting(envelope(**MORE), "limit", "offset"), "post") == (None, [])


MINE = {
    "style": "marker",
    "parameters": {"limit": "limit", "next": "before"},
    "fields": {"items": "list", "more": "hasMore", "next": "tail"},
}


def test_of_two_parameters_spelled_alike_an_overlay_may_mean_either() -> None:
    """The rule takes one of them."""
    given = {"style": "cursor", "parameters": {"next": "last_id"}}
    for said, name in (({}, "lastId"), ({"x-pagination": given}, "last_id")):
        made, notices = told(getting(THINGS, "lastId", "last_id", **said))
        assert (made["parameters"]["next"], notices) == (name, [])


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_overlay_says_how_a_list_goes_on(method: str) -> None:
    """Its `x-pagination` holds as it is, also where the rule would see another way."""
    given = getting(envelope(**MORE), "limit", "offset", "before", **{"x-pagination": MINE})
    assert told(given, method) == (MINE, [])


def test_without_a_style_an_overlay_adds_to_the_rule() -> None:
    """What it does not say, the rule finds."""
    given = getting(
        envelope("list", NAMELESS, **MORE),
        "limit",
        "offset",
        **{"x-pagination": {"fields": {"item": "user.id"}}},
    )
    made, notices = told(given)
    assert (made["style"], made["parameters"]) == ("offset", {"limit": "limit", "next": "offset"})
    assert made["fields"] == {"item": "user.id", "items": "list", "more": "hasMore"}
    assert notices == []


def test_an_overlay_switches_paging_off() -> None:
    """With a reason nothing is told; without one, that it is missing."""
    off = {"x-pagination": False, "x-pagination-reason": "The offset is that of a text."}
    assert told(getting(envelope(), "limit", "offset", **off)) == (False, [])
    for reason in ({}, {"x-pagination-reason": " "}, {"x-pagination-reason": 1}):
        made, notices = told(
            getting(
                envelope(), "offset", **{**off, **reason} if reason else {"x-pagination": False}
            )
        )
        assert made is False
        assert notices == ["GET /things has x-pagination: false; say why in x-pagination-reason"]


@pytest.mark.parametrize(
    ("given", "flaw"),
    [
        (True, "it must be an object, or false"),
        ("offset", "it must be an object, or false"),
        ({"field": {"item": "text"}}, "it has style, parameters and fields, not field"),
        ({"style": "pages"}, "its style must be offset, marker or cursor"),
        ({"style": "offset"}, "its parameters lack next"),
        ({**MINE, "parameters": ["before"]}, "its parameters must be an object of names"),
        ({**MINE, "fields": {"items": 1}}, "its fields must be an object of names"),
        (
            {**MINE, "fields": {"list": "list"}},
            "its fields have items, more, next or item, not list",
        ),
        ({**MINE, "parameters": {"next": "gone"}}, "the operation has no query parameter 'gone'"),
        ({**MINE, "fields": {"items": "gone"}}, "the answer has no list 'gone'"),
        ({**MINE, "fields": {}}, "its fields do not say which property holds the items"),
        ({"fields": {"items": "hasMore"}}, "the answer has no list 'hasMore'"),
    ],
)
def test_a_pagination_that_cannot_be_used_is_told(given: Any, flaw: str) -> None:
    """The rule decides instead."""
    made, notices = told(
        getting(envelope(**MORE), "limit", "offset", "before", **{"x-pagination": given})
    )
    (notice,) = notices
    assert notice.startswith("GET /things has an x-pagination that cannot be used: ")
    assert flaw in notice
    assert made["parameters"]["next"] == "offset"


def test_one_notice_is_enough() -> None:
    """Where neither the overlay nor the rule can page a list, the overlay is told of."""
    given = getting(ANYTHING, "limit", "offset", **{"x-pagination": {"fields": {"item": "x"}}})
    made, notices = told(given)
    assert made is None
    assert [notice.count("x-pagination") for notice in notices] == [1]


def test_the_report_counts_the_ways() -> None:
    """How many lists page in each style, with their places."""
    paths = {
        "/a": {"get": getting(THINGS, "offset")},
        "/b": {"get": getting(THINGS, "offset")},
        "/c": {"get": getting(envelope(nextMarker=TEXT), "marker")},
    }
    _, report = set_pagination(normalize(document(paths=paths))[0])
    assert report.counts() == {"lists by offset": 2, "lists by marker": 1}
    assert [finding.pointer for finding in report.findings][:1] == ["/paths/~1a/get"]
