"""References: to schemas anywhere, to everything else, and in circles."""

from __future__ import annotations

from typing import Any

import pytest

from tests.normalize.building import OK, document, kinds, refusal, schema, valid, with_schema

STRING = {"type": "string"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def test_references_to_components_stay() -> None:
    """A reference to a component, recursive or not, is as it should be."""
    tree = {"type": "object", "properties": {"kids": {"type": "array", "items": ref("Subject")}}}
    assert schema(tree) == tree


def test_a_schema_inside_a_component_becomes_one_of_its_own() -> None:
    """What is referred to by a longer pointer moves, and leaves a reference behind."""
    pet = {"type": "object", "properties": {"kind": {"type": "string", "nullable": True}}}
    given = with_schema({"$ref": "#/components/schemas/Pet/properties/kind"}, Pet=pet)
    made = valid(given)["components"]["schemas"]
    assert made == {
        "PetKind": {"type": ["string", "null"]},
        "Pet": {"type": "object", "properties": {"kind": ref("PetKind")}},
        "Subject": ref("PetKind"),
    }


def test_an_inline_schema_may_hold_itself() -> None:
    """A recursive schema in a response, as some generators write it, becomes a component."""
    at = "#/paths/~1a/get/responses/200/content/application~1json/schema"
    node = {"type": "object", "properties": {"next": {"$ref": at}}}
    response = {"description": "", "content": {"application/json": {"schema": node}}}
    result = valid(document(paths={"/a": {"get": {"responses": {"200": response}}}}))
    (name,) = result["components"]["schemas"]
    made = result["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]
    assert made["schema"] == ref(name)
    assert result["components"]["schemas"][name]["properties"]["next"] == ref(name)


def test_definitions_of_other_dialects_are_adopted() -> None:
    """Schemas under `definitions` or `$defs` become components, what they refer to as well."""
    given = with_schema({"$ref": "#/definitions/A"})
    given["definitions"] = {
        "A": {"items": {"$ref": "#/definitions/B/properties/c"}, "type": "array"},
        "B": {"properties": {"c": {"type": "string", "nullable": True}}},
    }
    made = valid(given)["components"]["schemas"]
    assert made == {
        "A": {"type": "array", "items": ref("BC")},
        "BC": {"type": ["string", "null"]},
        "Subject": ref("A"),
    }
    inner = {
        "$defs": {"N": {"type": "integer"}},
        "items": {"$ref": "#/components/schemas/Subject/$defs/N"},
    }
    made = valid(with_schema(inner))["components"]["schemas"]
    assert made == {"Subject": {"items": ref("SubjectN")}, "SubjectN": {"type": "integer"}}


def test_extensions_stay_when_a_schema_is_taken_from_them() -> None:
    """A schema inside an extension is copied; the extension is data."""
    shared = {"type": "object", "properties": {"a": {"nullable": True, "type": "string"}}}
    given = with_schema({"$ref": "#/x-shared/A"}, Other={"$ref": "#/x-shared/A/properties/a"})
    given["x-shared"] = {"A": shared}
    result = valid(given)
    assert result["x-shared"] == {"A": shared}
    assert result["components"]["schemas"] == {
        "Subject": ref("XSharedA"),
        "Other": ref("XSharedAA"),
        "XSharedA": {"type": "object", "properties": {"a": ref("XSharedAA")}},
        "XSharedAA": {"type": ["string", "null"]},
    }


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("List<Chat>", "List%3CChat%3E", "ListChat"),
        ("a/b", "a~1b", "AB"),
        ("A B", "A%20B", "AB"),
        ("é", "%C3%A9", "E"),
        ("中", "中", "Zhong"),
        ("⁂", "⁂", "Schema"),
    ],
)
def test_names_that_openapi_does_not_allow_are_replaced(
    name: str, written: str, expected: str
) -> None:
    """A component with a free name gets an allowed one, and references follow."""
    given = with_schema({"items": ref(written)}, **{name: STRING})
    made = valid(given)["components"]["schemas"]
    assert made == {"Subject": {"items": ref(expected)}, expected: STRING}


def test_new_names_collide_with_none() -> None:
    """Names made of pointers are numbered where they are taken."""
    schemas = {"A B": STRING, "A/B": STRING, "AB": STRING}
    made = valid(document(components={"schemas": schemas}))["components"]["schemas"]
    assert sorted(made) == ["AB", "AB2", "AB3"]


def test_aliases_in_odd_places_lead_to_their_end() -> None:
    """A reference to a place that holds only a reference leads to the end of the chain."""
    holder = {"properties": {"a": ref("Other")}}
    made = schema({"$ref": "#/components/schemas/Holder/properties/a"}, Holder=holder, Other=STRING)
    assert made == ref("Other")


def test_everything_but_schemas_is_copied_in_place() -> None:
    """References to parameters, responses, bodies, headers, examples and path items go."""
    components = {
        "parameters": {
            "P": {"name": "p", "in": "query", "schema": STRING},
            "Q": {"$ref": "#/components/parameters/P"},
        },
        "responses": {
            "R": {"description": "r", "headers": {"H": {"$ref": "#/components/headers/H"}}}
        },
        "headers": {
            "H": {"schema": STRING, "examples": {"e": {"$ref": "#/components/examples/E"}}}
        },
        "examples": {"E": {"value": 1}},
        "requestBodies": {"B": {"content": {"application/json": {"schema": STRING}}}},
        "pathItems": {
            "I": {
                "summary": "shared",
                "post": {
                    "parameters": [{"$ref": "#/components/parameters/Q"}],
                    "requestBody": {"$ref": "#/components/requestBodies/B"},
                    "responses": {
                        "200": {"$ref": "#/components/responses/R", "description": "own"}
                    },
                },
            }
        },
        "links": {"L": {"operationId": "x"}},
        "callbacks": {"C": {}},
    }
    paths = {
        "/a": {"$ref": "#/components/pathItems/I", "summary": "own"},
        "/b": {"$ref": "#/paths/~1a"},
    }
    result = valid(document(paths=paths, components=components))
    header = {"schema": STRING, "examples": {"e": {"value": 1}}}
    item = {
        "summary": "own",
        "post": {
            "parameters": [{"name": "p", "in": "query", "schema": STRING}],
            "requestBody": {"content": {"application/json": {"schema": STRING}}},
            "responses": {"200": {"description": "own", "headers": {"H": header}}},
        },
    }
    assert result["paths"] == {"/a": item, "/b": item}
    assert result["components"] == {"schemas": {}}
    assert kinds(document(paths=paths, components=components)) == {
        "references replaced by copies": 8
    }


def test_security_schemes_stay_components() -> None:
    """A reference between security schemes is resolved among them."""
    key = {"type": "apiKey", "name": "k", "in": "header"}
    schemes = {"Key": key, "Same": {"$ref": "#/components/securitySchemes/Key"}}
    result = valid(document(components={"securitySchemes": schemes}))
    assert result["components"]["securitySchemes"] == {"Key": key, "Same": key}


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("other.yaml#/A", "leaves the document"),
        ("https://example.com/a.json", "leaves the document"),
        ("", "leaves the document"),
        ("#", "no JSON pointer"),
        ("#anchor", "no JSON pointer"),
        ("#/components/schemas/None", "points at nothing"),
        ("#/components/schemas/Subject/allOf/9", "points at nothing"),
        ("#/components/schemas/Subject/allOf/-", "points at nothing"),
        ("#/info", "leads to no schema"),
        ("#/info/title", "leads to no schema"),
        (3, "$ref is a number"),
    ],
)
def test_references_that_lead_nowhere_are_refused(reference: Any, said: str) -> None:
    """A reference is to a schema of this document, or the document is refused."""
    error = refusal(with_schema({"allOf": [{"$ref": reference}]}))
    assert said in error.message
    assert error.where == "/components/schemas/Subject/allOf/0"


@pytest.mark.parametrize("reference", ["other.yaml#/A", "#/components/parameters/No", "#/info"])
def test_other_references_that_lead_nowhere_are_refused(reference: str) -> None:
    """The same holds for parameters and the like; the kind must fit."""
    paths = {"/a": {"get": {"parameters": [{"$ref": reference}], "responses": OK}}}
    assert refusal(document(paths=paths)).where == "/paths/~1a/get/parameters/0"


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": ref("A")},
        {"A": ref("B"), "B": ref("A")},
        {"A": {"allOf": [ref("B")]}, "B": {"anyOf": [STRING, ref("A")]}},
        {"A": {"not": ref("A")}},
        {"A": {"dependentSchemas": {"x": ref("A")}}},
        {"A": {"properties": {"x": {"$ref": "#/components/schemas/A/properties/x"}}}},
        {f"A{i}": ref(f"A{i + 1}") for i in range(500)} | {"A500": STRING},
    ],
)
def test_schemas_that_are_their_own_part_are_refused(schemas: Any) -> None:
    """A cycle without a property or an item between means nothing."""
    error = refusal(document(components={"schemas": schemas}))
    assert error.where.startswith("/components/schemas/")


@pytest.mark.parametrize(
    "components",
    [
        {"parameters": {"A": {"$ref": "#/components/parameters/A"}}},
        {
            "pathItems": {
                "A": {"get": {"callbacks": {"c": {"{$url}": {"$ref": "#/components/pathItems/A"}}}}}
            }
        },
    ],
)
def test_other_cycles_are_refused(components: Any) -> None:
    """Copies of what holds itself would have no end."""
    assert "leads back to itself" in refusal(document(components=components)).message


def test_references_that_multiply_are_refused() -> None:
    """Each of forty path items that holds the next one twice would make 2**40 copies."""

    def item(number: int) -> dict[str, Any]:
        inner = {"$ref": f"#/components/pathItems/I{number + 1}"}
        return {"get": {"callbacks": {"a": {"{$a}": inner}, "b": {"{$b}": inner}}}}

    items = {f"I{number}": item(number) for number in range(40)} | {"I40": {}}
    error = refusal(document(components={"pathItems": items}))
    assert "multiply" in error.message


ANSWER = {"description": "", "content": {"application/json": {"schema": STRING}}}


@pytest.mark.parametrize(
    ("item", "extra"),
    [
        ({"get": {"$ref": "#/x-shared/get"}}, {"get": {"responses": {"200": ANSWER}}}),
        ({"get": {"responses": {"$ref": "#/x-shared/all"}}}, {"all": {"200": ANSWER}}),
        (
            {
                "get": {
                    "responses": {"200": {"description": "", "content": {"$ref": "#/x-shared/c"}}}
                }
            },
            {"c": ANSWER["content"]},
        ),
        (
            {
                "get": {
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {"application/json": {"$ref": "#/x-shared/a~1b/0"}},
                        }
                    }
                }
            },
            {"a/b": [{"schema": STRING}]},
        ),
        ({"$ref": "#/x-shared/item"}, {"item": {"get": {"$ref": "#/x-shared/get"}}}),
    ],
    ids=["operation", "responses", "content", "media type", "path item"],
)
def test_references_at_places_without_references_are_followed(item: Any, extra: Any) -> None:
    """Each part is what the reference leads to, also by way of another reference."""
    extra = {"get": {"responses": {"200": ANSWER}}, **extra}
    given = document(paths={"/a": item}, **{"x-shared": extra})
    if "$ref" in item:
        given["components"] = {"pathItems": extra}
        given["paths"]["/a"] = {"$ref": "#/components/pathItems/item"}
    result = valid(given)
    assert result["paths"]["/a"]["get"]["responses"] == {"200": ANSWER}


def test_fields_beside_an_unusual_reference_stay() -> None:
    """They override those of the target."""
    shared = {"get": {"responses": {"200": ANSWER}, "summary": "Theirs", "deprecated": True}}
    get = {"$ref": "#/x-shared/get", "summary": "Ours"}
    made = valid(document(paths={"/a": {"get": get}}, **{"x-shared": shared}))
    assert made["paths"]["/a"]["get"] == {**shared["get"], "summary": "Ours"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#/x-shared/none", "points at nothing"),
        ("#/paths/~1a/get", "leads to itself"),
        ("other.yaml#/a", "leaves the document"),
    ],
)
def test_an_unusual_reference_without_a_value_is_refused(text: str, said: str) -> None:
    """At its place."""
    error = refusal(document(paths={"/a": {"get": {"$ref": text}}}))
    assert (error.where, said in error.message) == ("/paths/~1a/get", True)


def test_a_reference_may_lead_through_others() -> None:
    """Through a response, a schema and an alias: the pointer is that of the resolved document."""
    inner = {"type": "object", "properties": {"child": {"$ref": "#/x-alias"}}}
    start = "#/paths/~1a/get/responses/200/content/application~1json/schema"
    result = valid(
        document(
            paths={
                "/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}}}},
                "/b": {"get": {"responses": OK, "requestBody": None}},
            },
            components={
                "responses": {
                    "R": {**ANSWER, "content": {"application/json": {"schema": ref("Inner")}}}
                },
                "schemas": {
                    "Inner": inner,
                    "Subject": {"$ref": f"{start}/properties/child/properties/name"},
                },
            },
            **{"x-alias": {"type": "object", "properties": {"name": STRING}}},
        )
    )
    schemas = result["components"]["schemas"]
    name = schemas["Subject"]["$ref"].rpartition("/")[2]
    assert schemas[name] == STRING


def test_a_reference_through_a_circle_points_at_nothing() -> None:
    """The search ends."""
    given = with_schema({"$ref": "#/x-a/b"})
    given["x-a"] = {"$ref": "#/x-a/c"}
    assert "points at nothing" in refusal(given).message
