"""Every object and enum becomes a component, wherever it stands and whatever may be null."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from tests.components.building import (
    NULL,
    NUMBER,
    TEXT,
    Named,
    answer,
    array,
    content,
    document,
    document_of,
    enum,
    inline_classes,
    named,
    names,
    obj,
    parameter,
    ref,
    taking,
    with_parameters,
)

USER = obj("id", id=NUMBER)
KIND = enum("a", "b")


def property_of(schema: Json, schemas: Document | None = None) -> tuple[Json, Named]:
    """Return what becomes of a property."""
    made = named(document(schemas, a=answer(obj(x=schema))))
    return made.classes["A"]["properties"]["x"], made


def test_a_nullable_object_becomes_a_reference_or_null() -> None:
    """The class itself knows nothing of null."""
    schema, made = property_of({**USER, "type": ["object", "null"], "description": "Who"})
    assert schema == {"anyOf": [ref("X"), NULL], "description": "Who"}
    assert made.classes["X"] == {**USER, "description": "Who"}


def test_a_nullable_enum_becomes_a_reference_or_null() -> None:
    """Null leaves the values as it leaves the type."""
    nullable = {"type": ["string", "null"], "enum": [None, "a", "b"]}
    schema, made = property_of(nullable)
    assert schema == {"anyOf": [ref("AX"), NULL]}
    assert made.classes["AX"] == KIND


def test_a_nullable_schema_and_one_that_is_not_are_one_class() -> None:
    """Whether a place accepts null is no matter of the class."""
    given = document(a=answer(obj(x=USER)), b=answer(obj(x={**USER, "type": ["object", "null"]})))
    assert names(given) == ["A", "B", "X"]


@pytest.mark.parametrize("union", ["anyOf", "oneOf"])
@pytest.mark.parametrize("core", [{**USER, "title": "Who"}, KIND])
def test_a_component_that_is_a_class_or_null_is_the_class(core: Document, union: str) -> None:
    """References to it accept null."""
    given = {"Maybe": {union: [core, NULL], "description": "Whoever"}}
    made = named(document(given, a=answer(obj(x=ref("Maybe")))))
    expected = {k: v for k, v in core.items() if k != "title"}
    assert made.classes["Maybe"] == {**expected, "description": "Whoever"}
    assert made.classes["A"]["properties"]["x"] == {"anyOf": [ref("Maybe"), NULL]}


@pytest.mark.parametrize("schema", [ref("User"), array(TEXT)])
def test_a_component_may_be_a_schema_or_null(schema: Json) -> None:
    """Its only alternative is in the place of the component, and is no component for that."""
    given = {"Maybe": {"anyOf": [schema, NULL]}, "User": USER}
    made = named(document(given, a=answer(ref("Maybe"))))
    (alternative, null) = made.classes["Maybe"]["anyOf"]
    assert null == NULL
    assert alternative in (ref("User"), array(TEXT))


def test_references_to_a_nullable_component_accept_null() -> None:
    """What a component says of null moves to the places that refer to it."""
    user = {**USER, "type": ["object", "null"]}
    schema, made = property_of({**ref("User"), "description": "Who"}, {"User": user})
    assert schema == {"anyOf": [ref("User"), NULL], "description": "Who"}
    assert made.classes["User"] == USER


@pytest.mark.parametrize("extra", [[], ["null"]])
def test_an_object_beside_other_types_has_a_class(extra: list[str]) -> None:
    """`type: [object, string]` is a union of a class and a text."""
    mixed = {**USER, "type": ["object", "string", *extra], "maxLength": 5, "description": "Who"}
    rest = ["string", *extra] if extra else "string"
    schema, made = property_of(mixed)
    text = {"type": rest, "maxLength": 5}
    assert schema == {"anyOf": [ref("X"), text], "description": "Who"}
    assert made.classes["X"]["properties"] == USER["properties"]


def test_a_component_beside_other_types_keeps_its_name() -> None:
    """A declared component of two types stays what its references mean."""
    made = named(document({"Id": {**USER, "type": ["object", "string"]}}, a=answer(ref("Id"))))
    assert made.answer("a.get") == ref("Id")
    assert made.classes == {"Id": {"anyOf": [ref("IdObject"), TEXT]}, "IdObject": USER}


def test_an_enum_of_several_types_is_no_class() -> None:
    """Only texts alone and integers alone make an enum class."""
    lists: list[Json] = [["a", 1], [True, False], [1.5], [None], [{}]]
    for values in lists:
        schema, made = property_of({"enum": values})
        assert schema == {"enum": values}
        assert list(made.classes) == ["A"]


def test_maps_and_free_form_objects_have_clear_names() -> None:
    """Objects without fields are named after what they map to."""
    given = document(
        a=answer(obj(x={"type": "object"}, y={"type": "object"})),
        b=answer(obj(x={"type": "object", "additionalProperties": TEXT})),
        c=answer(obj(x={"type": "object", "additionalProperties": USER})),
    )
    made = named(given)
    assert made.classes["JsonObject"] == {"type": "object"}
    assert made.classes["StringMap"] == {"type": "object", "additionalProperties": TEXT}
    [users] = [s for s in made.classes.values() if "$ref" in s.get("additionalProperties", {})]
    assert made.classes[users["additionalProperties"]["$ref"].rsplit("/", 1)[1]] == USER


def test_array_items_are_named_in_the_singular() -> None:
    """A list `stories` holds a class `Story`."""
    schema, made = property_of(array(USER))
    assert schema == array(ref("X"))
    made = named(document(a=answer(obj(stories=array(USER), boxes=array(obj(n=TEXT))))))
    assert sorted(made.classes) == ["A", "Box", "Story"]


def test_schemas_in_parameters_and_headers_are_components() -> None:
    """Enums and objects of a query, and of response headers, have a class."""
    kinds = [enum("x", "y"), enum("v", "w"), enum("t", "u")]
    operation = with_parameters(
        parameter("kind", schema=KIND), parameter("many", schema=array(kinds[0]))
    )
    header = {"schema": kinds[1]}
    structured = {"content": content(kinds[2])}
    operation["responses"]["204"]["headers"] = {"X-A": header, "X-B": structured}
    made = named(document(a=operation))
    assert inline_classes(made) == []
    assert sorted(s["enum"] for s in made.classes.values()) == [
        ["a", "b"],
        *sorted(kind["enum"] for kind in kinds),
    ]


def test_schemas_of_webhooks_and_callbacks_are_components() -> None:
    """What the API sends by itself is named after its event; components there are followed."""
    webhooks = {"chat.created": {"post": taking(obj(data=USER, who=ref("Person")))}}
    operation = taking(obj(url=TEXT))
    operation["callbacks"] = {
        "onDone": {"{$url}": {"post": taking(obj(ok=TEXT, who=ref("Person")))}, "x-note": 1}
    }
    paths = {"/v2/jobs": {"post": operation}}
    made = named(document_of(paths, {"Person": obj(name=TEXT)}, webhooks=webhooks))
    assert inline_classes(made) == []
    assert {"ChatCreatedEvent", "JobsCreateOnDoneEvent", "Person"} < set(made.classes)
    callbacks = made.document["paths"]["/v2/jobs"]["post"]["callbacks"]["onDone"]
    body = callbacks["{$url}"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body == ref("JobsCreateOnDoneEvent")
    assert callbacks["x-note"] == 1


def test_schemas_of_the_headers_of_a_part_are_components() -> None:
    """Parts of a form may have headers with schemas of their own."""
    part = {"headers": {"X-Kind": {"schema": KIND}}}
    media = {"schema": obj(file=TEXT), "encoding": {"file": part}}
    operation = taking(obj())
    operation["requestBody"]["content"] = {"multipart/form-data": media}
    made = named(document(a=operation))
    assert inline_classes(made) == []
    assert KIND in made.classes.values()


@pytest.mark.parametrize(
    "keyword",
    ["contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then"],
)
def test_objects_below_any_keyword_are_components(keyword: str) -> None:
    """No keyword hides an object, nor a reference to a component."""
    for inner in (USER, ref("Person")):
        schema, made = property_of({keyword: inner}, {"Person": obj(name=TEXT)})
        assert inline_classes(made) == []
        assert schema[keyword]["$ref"].rsplit("/", 1)[1] in made.classes


def test_objects_beside_a_reference_are_components() -> None:
    """In OpenAPI 3.1 a reference may have constraints beside it, with schemas inside."""
    beside = {**ref("Person"), "additionalProperties": USER}
    schema, made = property_of(beside, {"Person": obj(name=TEXT)})
    assert inline_classes(made) == []
    assert schema["$ref"] == ref("Person")["$ref"]


def test_data_that_looks_like_a_schema_stays_as_it_is() -> None:
    """Enum values, examples and defaults with `$ref` or `properties` are data."""
    value = {"$ref": "#/nowhere", "properties": {"a": {"type": "object"}}}
    data = {"enum": [value], "default": value, "example": value, "const": value, "x-data": value}
    schema, _ = property_of(data)
    assert schema == data


def test_properties_may_be_called_as_keywords_are() -> None:
    """A property `items`, `enum` or `$ref` is a property like any other."""
    words = (
        "items enum title default properties required type format $ref allOf anyOf nullable "
        "description additionalProperties const not x-y"
    ).split()
    fields = {word: obj(**{f"in {word}": TEXT}) for word in words}
    made = named(document(a=answer({"type": "object", "properties": fields, "required": words})))
    [answered] = [c for c in made.classes.values() if "required" in c]
    properties = answered["properties"]
    assert sorted(properties) == sorted(words)
    for word, schema in properties.items():
        target = made.classes[schema["$ref"].rsplit("/", 1)[1]]
        assert list(target["properties"]) == [f"in {word}"]
    assert inline_classes(made) == []
