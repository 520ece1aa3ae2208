"""What methods return: models, lists of them, bytes, text, nothing, pages."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.common.documents import Document
from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, Recorder, emitted, query

THING = {"$ref": "#/components/schemas/Thing"}
OTHER = {"$ref": "#/components/schemas/Other"}
SCHEMAS: dict[str, Any] = {
    "Thing": {"type": "object", "properties": {"id": {"type": "integer"}}},
    "Other": {"type": "object", "properties": {"x": {"type": "string"}}},
    "Filter": {"type": "object", "properties": {"y": {"type": "string"}}},
    "Page": {"type": "object", "properties": {"list": {"type": "array", "items": THING}}},
}
PAGING = {
    "style": "marker",
    "parameters": {"limit": "limit", "next": "marker"},
    "fields": {"items": "list", "more": "hasMore", "next": "nextMarker"},
}
LIMIT = query("limit", {"type": "integer", "minimum": 1, "maximum": 50})
MARKER = query("marker", {"type": "string"})


def responding(**contents: Any) -> Document:
    """Return an operation with a response per status; a schema stands for JSON content."""
    responses = {
        status.lstrip("_"): {"description": "", **({"content": content} if content else {})}
        for status, content in contents.items()
    }
    return {"responses": responses}


def json(schema: Any) -> Document:
    """Return JSON content."""
    return {"application/json": {"schema": schema}}


def listing(schema: Any, paging: Any = PAGING) -> Document:
    """Return an operation that is paged by markers."""
    return answering(schema, parameters=[LIMIT, MARKER], **{"x-pagination": paging})


def pages(schema: Any) -> Document:
    """Return an operation that takes a limit and an offset."""
    return answering(schema, parameters=[LIMIT, query("offset", {"type": "integer"})])


OPERATIONS: dict[str, Document] = {
    "model": answering(THING),
    "aliased": answering({"$ref": "#/components/schemas/Page"}),
    "misnamed": answering({"$ref": "#/components/schemas/Filter"}),
    "many": answering({"type": "array", "items": THING}),
    "either": answering({"anyOf": [{"type": "array", "items": THING}, OTHER]}),
    "number": answering({"type": "number"}),
    "anything": answering({}),
    "perhaps": responding(_200=json(THING), _204=None),
    "accepted": responding(_2XX=json(THING), _400=json(OTHER)),
    "nothing": responding(_204=None, _400=json(OTHER)),
    "file": responding(_200={"application/pdf": {"schema": {}}}),
    "table": responding(_200={"text/csv": {"schema": {"type": "string"}}}),
    "unusual": responding(default=json(THING)),
    "paged": listing({"$ref": "#/components/schemas/Page"}),
    "words": listing(
        {"properties": {"list": {"type": ["array", "null"], "items": {"type": "string"}}}}
    ),
    "mixed": listing(
        {"properties": {"list": {"type": "array", "items": {"anyOf": [THING, OTHER]}}}}
    ),
    "bare": pages({"type": "array", "items": THING}),
    "enveloped": pages(
        {"anyOf": [{"type": "array", "items": THING}, {"$ref": "#/components/schemas/Page"}]}
    ),
    "loose": pages({"anyOf": [{"$ref": "#/components/schemas/Page"}, {"type": "object"}]}),
    "diverse": pages(
        {"oneOf": [{"type": "array", "items": OTHER}, {"$ref": "#/components/schemas/Page"}]}
    ),
    "unlisted": listing(THING),
    "unknown": listing({"$ref": "#/components/schemas/Page"}, {"style": "other"}),
    "broken": listing({"$ref": "#/components/schemas/Page"}, {"style": "offset", "fields": [1]}),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Resources that answer in every way."""
    paths = {
        f"/{name}": {"get": {**operation, "operationId": f"things.{name}"}}
        for name, operation in OPERATIONS.items()
    }
    with emitted(document(schemas=SCHEMAS, paths=paths), tmp_path_factory.mktemp("made")) as made:
        yield made


@pytest.mark.parametrize(
    ("method", "annotation"),
    [
        ("model", "Thing"),
        ("aliased", "PageModel"),
        ("many", "list[Thing]"),
        ("either", "Other | list[Thing]"),
        ("number", "float"),
        ("anything", "Any"),
        ("perhaps", "Thing | None"),
        ("accepted", "Thing"),
        ("nothing", "None"),
        ("file", "bytes"),
        ("table", "str"),
        ("unusual", "Thing"),
    ],
)
def test_methods_return_what_the_document_answers(
    made: Emitted, method: str, annotation: str
) -> None:
    """Sync and async classes say the same type."""
    module = made.module("resources.things")
    for owner in (module.Things, module.AsyncThings):
        assert inspect.signature(getattr(owner, method)).return_annotation == annotation
    assert inspect.iscoroutinefunction(getattr(module.AsyncThings, method))


@pytest.mark.parametrize(
    ("method", "answer", "model"),
    [("model", {"id": 1}, "Thing"), ("either", {"x": ""}, "Other"), ("misnamed", {}, "Filter")],
)
def test_answers_become_models(made: Emitted, method: str, answer: Any, model: str) -> None:
    """An answer is decoded as the model; one that is no object stays as it is."""
    for client in made.clients(Recorder(answer)):
        found = getattr(client.things, method)()
        assert (type(found).__name__, found) == (model, answer)
    assert getattr(made.client(Recorder("no object")).things, method)() == "no object"


def test_lists_become_lists_of_models(made: Emitted) -> None:
    """Each item that is an object is decoded, alone or in a union."""
    for method in ("many", "either"):
        for client in made.clients(Recorder([{"id": 1}, None])):
            first, second = getattr(client.things, method)()
            assert (type(first).__name__, second) == ("Thing", None)


def test_other_answers_stay_as_they_are(made: Emitted) -> None:
    """Bytes, text, numbers and anything are not touched."""
    for method, answer, accept in (
        ("file", b"%PDF", "bytes"),
        ("table", "a,b", "text"),
        ("number", 1.5, "json"),
        ("anything", {"a": 1}, "json"),
        ("nothing", None, "nothing"),
        ("perhaps", None, "json"),
    ):
        recorder = Recorder(answer)
        assert getattr(made.client(recorder).things, method)() is answer
        assert recorder.calls[0].operation.accept == accept


def test_lists_are_pages(made: Emitted) -> None:
    """A list that goes on returns a page of its items, asynchronously a pager."""
    module = made.module("resources.things")
    assert inspect.signature(module.Things.paged).return_annotation == "Page[Thing]"
    assert inspect.signature(module.AsyncThings.paged).return_annotation == "AsyncPager[Thing]"
    for client in made.clients(Recorder([{"id": 1}])):
        (item,) = client.things.paged(limit=3)
        assert type(item).__name__ == "Thing"


def test_items_may_be_of_any_type(made: Emitted) -> None:
    """Items that are no models, or of several, are pages as well."""
    module = made.module("resources.things")
    assert inspect.signature(module.Things.words).return_annotation == "Page[str]"
    assert inspect.signature(module.Things.mixed).return_annotation == "Page[Other | Thing]"
    assert made.client(Recorder(["a"])).things.words() == ["a"]
    (item,) = made.client(Recorder([{"id": 1}])).things.mixed()
    assert type(item).__name__ in ("Thing", "Other")


@pytest.mark.parametrize(
    ("method", "annotation"),
    [
        ("bare", "Page[Thing]"),
        ("enveloped", "Page[Thing]"),
        ("loose", "Page[Thing]"),
        ("diverse", "Page[Thing | Other]"),
    ],
)
def test_arrays_and_unions_are_pages_of_their_items(
    made: Emitted, method: str, annotation: str
) -> None:
    """Whatever an answer may come as, a method is typed by the items."""
    signature = inspect.signature(getattr(made.module("resources.things").Things, method))
    assert signature.return_annotation == annotation
    recorder = Recorder([{"id": 1}])
    (item,) = getattr(made.client(recorder).things, method)()
    assert type(item).__name__ in annotation
    pagination = recorder.calls[0].operation.pagination
    assert pagination.items_field == (None if method == "bare" else "list")


def test_the_record_says_how_to_go_on(made: Emitted) -> None:
    """Style, parameters, fields and the largest page are told to the caller."""
    recorder = Recorder([])
    made.client(recorder).things.paged()
    pagination = recorder.calls[0].operation.pagination
    assert pagination == made.module("resources.base").Pagination(
        style="marker",
        next_parameter="marker",
        items_field="list",
        limit_parameter="limit",
        max_limit=50,
        more_field="hasMore",
        next_field="nextMarker",
    )


def test_the_record_says_whether_the_list_may_be_null(made: Emitted) -> None:
    """Null is no empty page unless the document has it."""
    recorder = Recorder([])
    things = made.client(recorder).things
    for method in (things.words, things.mixed):
        method()
    assert [call.operation.pagination.items_nullable for call in recorder.calls] == [True, False]


def test_examples_iterate_over_large_pages(made: Emitted) -> None:
    """They leave it to the iteration to go on to the next page."""
    text = (made.folder / "examples" / "things.py").read_text("utf-8")
    assert "for item in client.things.paged(limit=50):\n        print(item)" in text
    assert "client.things.unknown(limit=1, marker='text')" in text


@pytest.mark.parametrize("method", ["unlisted", "unknown", "broken"])
def test_what_is_no_pagination_makes_no_pages(made: Emitted, method: str) -> None:
    """Where `x-pagination` cannot be used, the method returns the answer itself."""
    recorder = Recorder({"id": 1})
    assert getattr(made.client(recorder).things, method)() == {"id": 1}
    assert recorder.calls[0].operation.pagination is None
