"""Enums of yes and no in queries take True and False, and make no class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.generate.building import answering, built, document
from tests.resources.emitting import Emitted, Recorder, emitted, query
from tests.value_types.settling import parameter, property_of

DIGITS = {"type": "string", "enum": ["0", "1"]}
NUMBERS = {"type": "integer", "enum": [0, 1]}
WORDS = {"type": "string", "enum": ["true", "false"]}
ALL = {"type": "string", "enum": ["0", "1", "true", "false"]}
FILTER = {"title": "Filter", "type": "object", "properties": {"online": ALL, "old": DIGITS}}
PARAMETERS = [
    query("digits", DIGITS),
    query("numbers", NUMBERS),
    query("words", WORDS),
    query("all", {"$ref": "#/components/schemas/All"}),
    query("filter", FILTER),
    query("date", {"type": "string"}),
]


def given() -> dict[str, Any]:
    """Return a document with an operation that takes all of them."""
    operation = answering({}, operationId="things.list", parameters=PARAMETERS)
    return document(paths={"/things": {"get": operation}}, schemas={"All": ALL})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """The resources of the document."""
    with emitted(given(), tmp_path_factory.mktemp("booleans")) as made:
        yield made


@pytest.mark.parametrize("enum", [DIGITS, NUMBERS, WORDS, ALL])
def test_in_queries(enum: Any) -> None:
    """The enum says what is sent, the mark what may be said."""
    made = parameter("query", "opened", enum)
    assert made == {**enum, "enum": made["enum"], "x-booleans": True}
    assert sorted(made["enum"]) == sorted(enum["enum"])


@pytest.mark.parametrize(
    "enum", [["0"], ["1", "2"], ["true", "false", "any"], ["0", "false"], ["yes", "no"], [0, 1, 2]]
)
def test_other_enums_stay_as_they_are(enum: Any) -> None:
    """Half of a pair, and what has a third value."""
    assert "x-booleans" not in parameter("query", "opened", {"enum": enum})


def test_elsewhere_they_stay_as_they_are() -> None:
    """Answers, bodies and headers hold what the document lists."""
    assert "x-booleans" not in property_of("opened", ALL)
    assert "x-booleans" not in parameter("header", "opened", ALL)


def test_no_class_is_made(made: Emitted) -> None:
    """Only the filter is one, and the enum in it that True cannot stand for."""
    schemas = made.prepared["components"]["schemas"]
    assert {name for name, schema in schemas.items() if "enum" in schema} == {"All", "FilterOld"}
    assert schemas["All"]["x-booleans"] is True
    assert made.tree.models.keys() == {"Filter", "FilterOld"}


def test_the_member_that_the_document_lists_is_sent(made: Emitted) -> None:
    """True and False are written as they are listed; what is listed is sent as it is."""
    keywords = dict.fromkeys(("digits", "numbers", "words", "all"), True)
    recorder = Recorder()
    for client in made.clients(recorder):
        client.things.list(**keywords)
        client.things.list(**dict.fromkeys(keywords, False))
        client.things.list(digits="1", numbers=0, words="false", all="1")
    yes, no, texts = [call.query for call in recorder.calls[:3]]
    assert [call.query for call in recorder.calls[3:]] == [yes, no, texts]
    listed = ("digits", "numbers", "words", "all")
    assert [yes[name] for name in listed] == ["1", 1, True, True]
    assert [no[name] for name in listed] == ["0", 0, False, False]
    assert [texts[name] for name in listed] == ["1", 0, "false", "1"]


def test_annotations_say_so(made: Emitted) -> None:
    """Editors know that True is fine; the docstring tells what is sent."""
    text = made.text("resources/things.py")
    for line in ("digits: bool | str | None", "numbers: bool | int | None", "all: bool | str"):
        assert line in text
    assert "One of `0`, `1`." in text


def test_the_generated_function_sends_what_is_listed(tmp_path: Any) -> None:
    """It takes True only where `true` is in the list; dates, days and texts as they are written."""
    from datetime import UTC, datetime

    with built(given(), tmp_path) as client:
        sent = query_of(client.request("things.list", digits="1", words=True, date="2026-01-02"))
        assert sent == {"digits": "1", "words": "true", "date": "2026-01-02"}
        at = datetime(2026, 1, 2, tzinfo=UTC)
        assert query_of(client.request("things.list", date=at)) == {"date": "2026-01-02T00:00:00Z"}


def query_of(request: dict[str, Any]) -> dict[str, str]:
    """Return the query of a request."""
    return dict(parse_qsl(urlsplit(request["url"]).query))
