"""Which operation is which, and who sends what: moved operations, webhooks and callbacks."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Direction, Level
from tests.review.wire.making import (
    answering,
    changes,
    checks,
    content,
    document,
    operation,
    taking,
)

TEXT, NUMBER = {"type": "string"}, {"type": "number"}
MOVED, NOTHING = "ofauth-endpoint-moved", "ofauth-nothing-in-common"


def page(*names: str, **fields: Json) -> Document:
    """Return an operation that answers with an object of texts."""
    return answering({"type": "object", "properties": dict.fromkeys(names, TEXT)}, **fields)


def at(*paths: str, **operations: Document) -> Document:
    """Return a document with one GET operation at each path."""
    given = list(operations.values())
    return document({path: {"get": one} for path, one in zip(paths, given, strict=True)})


def test_an_operation_that_keeps_its_id_has_moved() -> None:
    """What changed inside of it is found as well, under the new path."""
    old = at("/a", one=page("x", operationId="find"))
    new = at("/quite/another", one=page("x", "y", operationId="find"))
    found = changes(old, new)
    assert [change.check for change in found] == [MOVED, "response-optional-property-added"]
    assert {change.operations for change in found} == {("GET /quite/another",)}


def test_an_operation_that_is_much_alike_has_moved() -> None:
    """Four in five of its features are the same, and the path ends in the same word."""
    names = [f"x{number}" for number in range(10)]
    old, new = at("/v1/users/list", one=page(*names)), at("/people/list", one=page(*names, "y"))
    assert checks(old, new) == [MOVED, "response-optional-property-added"]


def test_of_two_that_are_alike_none_has_moved() -> None:
    """Whoever is unsure says removed and added."""
    names = [f"x{number}" for number in range(10)]
    old = at("/users/list", one=page(*names))
    new = at("/people/list", "/friends/list", one=page(*names), two=page(*names))
    came = ["endpoint-added"] * 2
    assert checks(old, new) == ["api-removed-without-deprecation", *came, NOTHING]


def test_operations_that_have_little_in_common_came_and_went() -> None:
    """The same word at the end of the path is not enough."""
    old, new = at("/users/list", one=page("a", "b")), at("/people/list", one=page("c", "d"))
    assert checks(old, new) == ["api-removed-without-deprecation", "endpoint-added", NOTHING]


def test_parameters_of_a_renamed_path_are_paired_by_position() -> None:
    """The name of a path parameter is no part of a request; its schema is."""
    made: list[Document] = []
    for path, name, schema in (("/a/{id}", "id", NUMBER), ("/a/:key", "key", {"type": "integer"})):
        given = {"name": name, "in": "path", "required": True, "schema": schema}
        made.append(document({path: {"get": operation(parameters=[given])}}))
    assert checks(made[0], made[1]) == [
        "ofauth-request-parameter-type-specialized",
        "ofauth-request-path-parameter-renamed",
    ]


def asking(*places: str) -> Document:
    """Return a document with one parameter in several places."""
    given = [{"name": "by", "in": place, "schema": TEXT} for place in places]
    return document({"/a": {"get": operation(parameters=given)}})


def test_of_two_parameters_of_one_name_none_has_moved() -> None:
    """One that is sent elsewhere moved; of several, nothing tells which."""
    moved = ["ofauth-request-parameter-in-changed"]
    assert checks(asking("query"), asking("header")) == moved
    assert checks(asking("query", "cookie"), asking("header", "cookie")) == moved
    assert checks(asking("query", "cookie"), asking("header")) == [
        "new-optional-request-parameter",
        *["request-parameter-removed"] * 2,
    ]


def called(body: Json, answer: Json) -> list[Document]:
    """Return documents in which the API calls: by a webhook, and by a callback."""
    call = {"post": {**taking(body), "responses": {"200": {"description": "", **content(answer)}}}}
    callbacks = {"done": {"{$request.body#/url}": call}}
    return [
        document(webhooks={"done": call}),
        document({"/a": {"post": operation(callbacks=callbacks)}}),
    ]


def test_what_the_api_sends_is_read_by_callers() -> None:
    """A webhook's body is judged as a response is, and the answer to it as a request."""
    whole = {"type": "integer"}
    for old, new in zip(called(whole, whole), called(NUMBER, whole), strict=True):
        (change,) = changes(old, new)
        assert (change.check, change.level) == ("response-body-type-generalized", Level.ERR)
        assert change.direction is Direction.RESPONSE
    for old, new in zip(called(whole, NUMBER), called(whole, whole), strict=True):
        (change,) = changes(old, new)
        assert change.direction is Direction.REQUEST
        assert change.level is Level.ERR


def test_a_body_that_the_api_newly_needs_to_send_is_no_error() -> None:
    """A frame of a call by the API is told to readers, as a warning at most."""
    bare = document(webhooks={"done": {"post": operation()}})
    full = document(
        webhooks={"done": {"post": operation(requestBody={"required": True, **content(TEXT)})}}
    )
    (change,) = changes(bare, full)
    assert (change.direction, change.level) == (Direction.RESPONSE, Level.WARN)
