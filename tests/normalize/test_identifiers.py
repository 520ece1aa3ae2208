"""References by `$id` and `$anchor` lead to the schema that has it."""

from __future__ import annotations

from typing import Any

from pipeline.normalize import normalize
from tests.generate.building import answering, document
from tests.normalize.building import refusal

TEXT = {"type": "string"}


def node(**properties: Any) -> Any:
    """Return an object that is identified, and that holds itself by its identifier."""
    inner = {"type": "array", "items": {"$ref": "Node"}}
    return {"$id": "Node", "type": "object", "properties": {"nodes": inner, **properties}}


def schemas_of(schema: Any, **components: Any) -> tuple[Any, Any]:
    """Return the schema of an answer and the components after normalizing."""
    paths = {"/a": {"get": answering(schema)}}
    made, _ = normalize(document(paths=paths, schemas=components))
    content = made["paths"]["/a"]["get"]["responses"]["200"]["content"]
    return content["application/json"]["schema"], made["components"]["schemas"]


def test_a_schema_may_hold_itself_by_its_identifier() -> None:
    """As TypeBox writes recursive types."""
    answer, components = schemas_of(node())
    name = answer["$ref"].rpartition("/")[2]
    assert components[name]["properties"]["nodes"]["items"] == answer


def test_the_schema_around_is_meant() -> None:
    """If several places have the schema, each holds itself."""
    answer, components = schemas_of(node(answer=TEXT), Node=node(component=TEXT))
    name = answer["$ref"].rpartition("/")[2]
    assert "answer" in components[name]["properties"]
    assert components[name]["properties"]["nodes"]["items"] == answer
    inner = components["Node"]["properties"]["nodes"]["items"]
    assert inner == {"$ref": "#/components/schemas/Node"}


def test_other_places_refer_to_an_identifier() -> None:
    """Also with a pointer behind it, and to an anchor."""
    reference = {
        "type": "object",
        "properties": {
            "a": {"$ref": "https://x.test/money"},
            "b": {"$ref": "https://x.test/money#/properties/cents"},
            "c": {"$ref": "#text"},
        },
    }
    money = {
        "$id": "https://x.test/money",
        "type": "object",
        "properties": {"cents": {"type": "integer"}},
    }
    answer, components = schemas_of(reference, Money=money, Text={**TEXT, "$anchor": "text"})
    found = answer["properties"]
    assert found["a"] == {"$ref": "#/components/schemas/Money"}
    assert components[found["b"]["$ref"].rpartition("/")[2]] == {"type": "integer"}
    assert found["c"] == {"$ref": "#/components/schemas/Text"}


def test_an_identifier_that_is_not_there_is_refused() -> None:
    """As a reference that leaves the document."""
    paths = {"/a": {"get": answering({"$ref": "Other"})}}
    assert "'Other' leaves the document" in str(refusal(document(paths=paths)))
