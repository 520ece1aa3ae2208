"""Every parameter is an argument of its own, and goes where the document says."""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resources.signatures import argument_names
from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, Recorder, emitted, placed, query

TEXT = {"type": "string"}
MOMENT = {"anyOf": [{"type": "string", "format": "date-time"}, {}]}
RANGE = {"title": "Range", "type": "object", "properties": {"least": {"type": "integer"}}}
KIND = {"title": "Kind", "type": "string", "enum": ["all", "some"]}

SEARCH = [
    query("filter", KIND),
    query("from", TEXT),
    query("type", {"type": "array", "items": KIND}),
    query("id", {"type": "integer"}, required=True),
    query("list", {"type": ["integer", "null"]}),
    query("types", {"anyOf": [{"type": "array", "items": TEXT}, TEXT]}),
    query("startDate", MOMENT),
    query("day", {"type": "string", "format": "date"}),
    query("range", RANGE),
    query("url", TEXT),
    query("body", TEXT),
    query("request_options", TEXT),
    query("self", TEXT),
    query("a-b", TEXT),
    query("a b", TEXT),
    query("anything", {}),
    query("level", {"type": "integer", "enum": [1, 2]}),
    {"name": "x-trace", "in": "header", "schema": TEXT},
    {"name": "session", "in": "cookie", "schema": {"type": "integer"}},
    {"name": "filter", "in": "header", "schema": TEXT},
]
ITEM = [
    placed("itemId", {"anyOf": [{"type": "number"}, TEXT]}),
    placed("shelf", {"type": "integer"}),
]
NAMES = st.sampled_from(
    "self self_ body body_query body_ request_options request_options_query request_options_header "
    "filter filter_ from from_ a-b a_b url url_query list cls json None 1".split()
) | st.text(max_size=4)
STYLES = [
    query("deep", RANGE, style="deepObject"),
    query("pipes", {"type": "array", "items": TEXT}, style="pipeDelimited"),
    query("commas", {"type": "array", "items": TEXT}, explode=False),
    query("usual", {"type": "array", "items": TEXT}, style="form", explode=True),
    {"name": "rule", "in": "query", "content": {"application/json": {"schema": RANGE}}},
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Resources with parameters of all kinds."""
    paths: dict[str, Any] = {
        "/things": {"get": answering({}, operationId="things.search", parameters=SEARCH)},
        "/shelves/{shelf}/items/{itemId}": {
            "get": answering({}, operationId="things.get", parameters=ITEM)
        },
        "/styles": {"get": answering({}, operationId="things.styled", parameters=STYLES)},
    }
    with emitted(document(paths=paths), tmp_path_factory.mktemp("resources")) as made:
        yield made


def parameters(made: Emitted, method: str) -> dict[str, inspect.Parameter]:
    """Return the parameters of a method of `Things`."""
    things = made.module("resources.things").Things
    return dict(inspect.signature(getattr(things, method)).parameters)


def test_builtins_are_names_and_keywords_are_not(made: Emitted) -> None:
    """An argument is called as in the document where Python allows that."""
    names = set(parameters(made, "search"))
    assert names >= {"id", "type", "types", "list", "url", "from_", "start_date", "x_trace"}


def test_arguments_of_one_name_are_told_apart(made: Emitted) -> None:
    """The same name in two places, or two names that are one in Python, make two arguments."""
    names = set(parameters(made, "search"))
    assert names >= {"filter_query", "filter_header", "a_b", "a_dash_b"}


def test_no_argument_takes_the_place_of_the_methods_own(made: Emitted) -> None:
    """`self`, `body` and `request_options` mean what they mean everywhere."""
    names = list(parameters(made, "search"))
    assert names[0] == "self"
    assert names[-1] == "request_options"
    assert {"self_", "body_query", "request_options_query"} <= set(names)


@given(st.lists(st.tuples(st.sampled_from(["query", "header"]), NAMES), max_size=8, unique=True))
def test_names_are_distinct_and_python(found: list[tuple[str, str]]) -> None:
    """Whatever the parameters are called, no two arguments have one name."""
    parameters = [{"in": place, "name": name} for place, name in found]
    names = argument_names(parameters)
    assert len({*names, "self", "body", "request_options"}) == len(names) + 3
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names)


def test_only_arguments_in_the_path_are_given_by_place(made: Emitted) -> None:
    """They come in the order of the path; all others have to be named."""
    found = parameters(made, "get")
    assert list(found) == ["self", "shelf", "item_id", "request_options"]
    kinds = [parameter.kind for parameter in found.values()]
    assert kinds[1:3] == [inspect.Parameter.POSITIONAL_OR_KEYWORD] * 2
    others = list(parameters(made, "search").values())[1:]
    assert {parameter.kind for parameter in others} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize(
    ("name", "annotation"),
    [
        ("filter_query", "Kind | str | None"),
        ("type", "Sequence[Kind | str] | None"),
        ("id", "int"),
        ("list", "int | None"),
        ("types", "Sequence[str] | str | None"),
        ("start_date", "DateTime | Date | None"),
        ("day", "Date | None"),
        ("range", "Range | Mapping[str, Any] | None"),
        ("anything", "Any | None"),
        ("level", "ThingLevel | int | None"),
        ("session", "int | None"),
        ("request_options", "RequestOptions | None"),
    ],
)
def test_arguments_have_the_types_of_the_document(
    made: Emitted, name: str, annotation: str
) -> None:
    """Enums and dates may be texts, objects mappings, arrays any sequence."""
    assert parameters(made, "search")[name].annotation == annotation


def test_path_arguments_have_the_types_of_the_document(made: Emitted) -> None:
    """An id may be of two types."""
    found = parameters(made, "get")
    assert (found["item_id"].annotation, found["shelf"].annotation) == ("int | str", "int")


def everything(call: Any) -> dict[str, Any]:
    """Return all that a call holds."""
    return {name: getattr(call, name) for name in call.__slots__}


def test_every_argument_goes_to_its_place_under_its_wire_name(made: Emitted) -> None:
    """Values pass as they are, in sync and async."""
    recorder = Recorder()
    for client in made.clients(recorder):
        client.things.search(
            id=7, from_="x", types=["a"], x_trace="t", session=3, filter_header="h", a_b="s"
        )
        client.things.get(4, item_id="a/b")
    search, get, *others = recorder.calls
    assert [everything(call) for call in others] == [everything(search), everything(get)]
    assert sent(search.query) == {"id": 7, "from": "x", "types": ["a"], "a b": "s"}
    assert sent(search.headers) == {"x-trace": "t", "filter": "h"}
    assert sent(search.cookies) == {"session": 3}
    assert get.path == {"shelf": 4, "itemId": "a/b"}
    assert (get.operation.method, get.operation.path) == ("GET", "/shelves/{shelf}/items/{itemId}")


def sent(arguments: Any) -> dict[str, Any]:
    """Return the arguments that are not None, which is all that is sent."""
    return {name: value for name, value in arguments.items() if value is not None}


def test_options_are_passed_on(made: Emitted) -> None:
    """Options of a call reach the caller; without any there is an empty mapping."""
    recorder = Recorder()
    for client in made.clients(recorder):
        client.things.get(1, 2, request_options={"timeout": 3})
        client.things.get(1, 2)
    assert [call.options for call in recorder.calls] == [{"timeout": 3}, {}] * 2


def test_a_required_argument_has_to_be_given(made: Emitted) -> None:
    """Leaving it out is an error of Python's own."""
    with pytest.raises(TypeError, match="required keyword-only argument: 'id'"):
        made.client(Recorder()).things.search()


def test_unusual_styles_of_query_parameters_are_recorded(made: Emitted) -> None:
    """What is neither form nor exploded is told to the caller, and only that."""
    operation = made.module("resources.things")._STYLED
    assert operation.query_styles == {
        "deep": ("deepObject", True),
        "pipes": ("pipeDelimited", False),
        "commas": ("form", False),
        "rule": ("json", False),
    }
    assert parameters(made, "styled")["rule"].annotation == "Range | Mapping[str, Any] | None"
