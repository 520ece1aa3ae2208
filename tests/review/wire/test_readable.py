"""Documents that generation refuses are read: what cannot be read is told, and never no change."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.review.changes import Level
from pipeline.review.wire import normalized
from tests.review.wire.making import REF, answering, changes, checks, document, operation, taking

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
MUST = {"name": "must", "in": "query", "required": True, "schema": TEXT}
ID = {"name": "id", "in": "path", "required": True, "schema": TEXT}


@pytest.mark.parametrize(
    "path",
    [
        "/files/{id}#add",
        "/files/{id}?action=add",
        "/files/{id}/a`b",
        "/files/{id}/a\\b",
        "/files/{id}/\N{BULLET}",
        "/files/{id}/<x>|y",
    ],
)
def test_a_path_with_unusual_characters_is_read(path: str) -> None:
    """It is an operation of its own, which reports name as it is written."""

    def files(*parameters: Json) -> Document:
        plain, other = operation(parameters=[ID]), operation(parameters=[ID, *parameters])
        return document({"/files/{id}": {"get": plain}, path: {"get": other}})

    (change,) = changes(files(), files(MUST))
    assert change.check == "new-required-request-parameter"
    assert change.operations == (f"GET {path}",)
    assert change.new is not None
    assert change.new.pointer.startswith(f"/paths/{path.replace('/', '~1')}/get/parameters")
    assert checks(files(), document({"/files/{id}": {"get": operation(parameters=[ID])}})) == [
        "api-removed-without-deprecation"
    ]


def test_paths_that_differ_in_names_only_are_all_read() -> None:
    """Each operation is compared with the one of its own spelling."""

    def both(*parameters: Json) -> Document:
        name = {**ID, "name": "name"}
        paths = {
            "/a/{id}": {"get": operation(parameters=[ID])},
            "/a/{name}": {"get": operation(parameters=[name, *parameters])},
        }
        return document(paths)

    (change,) = changes(both(), both(MUST))
    assert change.check == "new-required-request-parameter"
    assert change.operations == ("GET /a/{name}",)
    (back,) = changes(both(MUST), both())
    assert (back.check, back.operations) == ("request-parameter-removed", ("GET /a/{name}",))
    assert changes(both(MUST), both(MUST)) == ()


BASE: Json = {
    "type": "object",
    "oneOf": [{"$ref": f"{REF}Sub"}],
    "properties": {"x": TEXT},
}
SUB: Json = {
    "allOf": [
        {"$ref": f"{REF}Base"},
        {"type": "object", "required": ["y"], "properties": {"y": TEXT}},
    ]
}


def using(name: str, **schemas: Json) -> Document:
    """Return a document that answers with a component."""
    answer = answering({"$ref": f"{REF}{name}"})
    return document({"/things": {"get": answer}}, components={"schemas": schemas})


@pytest.mark.parametrize("name", ["Base", "Sub"])
def test_a_base_and_its_alternative_in_a_circle_are_the_alternative(name: str) -> None:
    """The base with a single subclass, and the subclass, are the object with all properties."""
    plain = {"type": "object", "required": ["y"], "properties": {"x": TEXT, "y": TEXT}}
    circle = using(name, Base=BASE, Sub=SUB)
    assert changes(circle, using(name, **{name: plain})) == ()
    assert changes(using(name, **{name: plain}), circle) == ()
    other = {**BASE, "properties": {"x": WHOLE}}
    assert checks(circle, using(name, Base=other, Sub=SUB)) == ["response-property-type-changed"]


def test_a_schema_that_is_its_own_part_is_told() -> None:
    """The circle says nothing, and is cut; the rest is compared."""
    one = using("Loop", Loop={"allOf": [{"$ref": f"{REF}Loop"}, {"maxLength": 3, **TEXT}]})
    other = using("Loop", Loop={"allOf": [{"$ref": f"{REF}Loop"}, {"maxLength": 5, **TEXT}]})
    assert checks(one, other) == ["ofauth-unread-part", "response-body-max-length-increased"]
    alone = using("Loop", Loop={"$ref": f"{REF}Loop"})
    assert checks(alone, alone) == ["ofauth-unread-part"]


REFUSED: dict[str, Json] = {
    "dangling reference": taking({"$ref": "#/components/schemas/Nothing"}),
    "external reference": taking({"$ref": "other.json"}),
    "dangling operation": {"$ref": "#/x-nothing"},
    "wrong type": operation(responses=[]),
    "nameless parameter": operation(parameters=[{"in": "query"}]),
    "odd place": operation(parameters=[{"name": "a", "in": "body"}]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_part_that_cannot_be_read_is_told(name: str) -> None:
    """It is told if it stays, and is a warning if it comes or goes; the rest is compared."""
    old = document({"/a": {"post": REFUSED[name]}, "/b": {"get": operation()}})
    new = document({"/a": {"post": REFUSED[name]}, "/b": {"get": operation(parameters=[MUST])}})
    assert checks(old, new) == ["new-required-request-parameter", "ofauth-unread-part"]
    sound = document({"/a": {"post": operation()}, "/b": {"get": operation()}})
    for pair in ((old, sound), (sound, old)):
        found = {change.check: change.level for change in changes(*pair)}
        assert found["ofauth-unread-part-changed"] is Level.WARN


@pytest.mark.parametrize("part", ["info", "components", "servers", "tags", "security", "webhooks"])
@pytest.mark.parametrize("value", ["text", 5, ["a"], {"a": 1}])
def test_a_misshapen_part_of_the_document_is_told(part: str, value: Json) -> None:
    """The operations are compared."""
    old = document({"/b": {"get": operation()}})
    new = document({"/b": {"get": operation(parameters=[MUST])}}, **{part: value})
    found = {change.check: change.level for change in changes(old, new)}
    assert found["new-required-request-parameter"] is Level.ERR
    assert len(found) > 1


def test_names_may_be_numbers_and_references_may_be_none() -> None:
    """As YAML reads them; the values are told as they are."""
    odd = {"type": "object", "required": {1: "a", "b": 2}}
    old, new = (
        document({"/a": {"post": taking(schema, parameters=[{"$ref": 5}])}})
        for schema in (odd, {**odd, "required": {1: "a", "b": 3}})
    )
    assert checks(old, new) == ["ofauth-dropped-field-changed", "ofauth-unread-part"]


@pytest.mark.parametrize(
    "broken",
    [{"openapi": "3.1.0", "paths": []}, {"openapi": "3.1.0"}, {"openapi": "4.0.0", "paths": {}}],
)
def test_a_value_that_is_no_document_is_refused(broken: Document) -> None:
    """There is nothing to compare."""
    with pytest.raises(PipelineError):
        normalized(broken)


def test_documents_without_a_common_operation_say_so() -> None:
    """Documents without any operation, and with a moved one, do not."""
    one = document({"/a": {"get": operation()}})
    other = document({"/b": {"post": operation()}})
    assert "ofauth-nothing-in-common" in checks(one, other)
    assert "ofauth-nothing-in-common" not in checks(one, document())
    assert "ofauth-nothing-in-common" not in checks(document(), one)
    both = document({"/a": {"get": operation()}, "/b": {"post": operation()}})
    assert "ofauth-nothing-in-common" not in checks(one, both)


LOST = {"$ref": "#/components/responses/Lost"}


def many_lost(count: int, place: str = "paths") -> Document:
    """Return a document with many responses that lead to a section it lacks."""
    paths = {f"/{n}": {"post": operation(responses={"404": LOST})} for n in range(count)}
    return (
        document({"/b": {"get": operation()}, **paths})
        if place == "paths"
        else {
            **document({"/b": {"get": operation()}}),
            "openapi": "3.0.3",
            place: paths,
        }
    )


@pytest.mark.parametrize("place", ["paths", "x-webhooks"])
def test_a_document_may_lack_a_section_that_many_parts_refer_to(place: str) -> None:
    """Each part is told; the rest is compared."""
    old, new = many_lost(80, place), many_lost(80, place)
    new["paths"]["/b"]["get"]["parameters"] = [MUST]
    found = checks(old, new)
    assert found.count("ofauth-unread-part") == 80
    assert found.count("new-required-request-parameter") == 1


def test_references_in_one_list_are_taken_out_one_by_one() -> None:
    """No other item goes with them."""
    gone = {"$ref": "#/components/parameters/Gone"}
    old = document({"/a": {"get": operation(parameters=[gone, MUST, gone, gone])}})
    new = document({"/a": {"get": operation(parameters=[gone, gone, gone])}})
    assert checks(old, new).count("request-parameter-removed") == 1


def test_an_example_that_is_nowhere_is_no_part_that_counts() -> None:
    """Examples have no effect."""
    made = taking(WHOLE)
    made["requestBody"]["content"]["application/json"]["examples"] = {
        f"x{n}": {"$ref": f"#/components/examples/x{n}"} for n in range(80)
    }
    sides = document({"/a": {"post": made}}), document({"/a": {"post": taking(WHOLE)}})
    assert checks(sides[0], sides[0]) == []
    assert checks(*sides) == ["ofauth-description-changed"]
