"""The independent judge, told in one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.errors import PipelineError
from pipeline.normalize import normalize
from pipeline.validity import check_valid
from tests.normalize.building import OK, document, with_operation, with_schema


def body(schema: Any) -> Any:
    """Return a request with a schema."""
    return {"content": {"application/json": {"schema": schema}}}


LOST = {"$ref": "#/components/schemas/Lost"}
PARAMETER = {"name": "a", "in": "query", "schema": {}}
SAME_ID = {"get": {"operationId": "a", "responses": OK}, "put": {"operationId": "a"}}


def test_valid_documents_pass() -> None:
    """What normalization returns is valid."""
    result, _ = normalize(with_operation(parameters=[{"name": "a", "in": "query"}]))
    check_valid(result, "document.json")


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (with_operation(tags=[3]), "/paths/~1things/get/tags/0"),
        (with_operation(responses={"200": {}}), "/paths/~1things/get/responses/200"),
        (document(info={"title": "T"}), "/info"),
        (document(paths={"a": {}}), ""),
        (with_schema({"type": "strin"}), "/components/schemas/Subject/type"),
        (with_schema({"properties": {"a": {"minLength": -1}}}), "Subject/properties/a/minLength"),
        (with_schema({"type": "string", "default": 3}), ""),
        (document(paths={"/a/{id}": {"get": {"responses": OK}}}), "parameter 'id'"),
        (document(paths={"/a": SAME_ID}), "Operation ID 'a' for 'put' in '/a' is not unique"),
        (document(tags=[{"name": "a"}, {"name": "a"}]), "Duplicate tag name 'a'"),
        (with_operation(parameters=[PARAMETER, PARAMETER]), "Duplicate parameter 'a'"),
        (with_operation(requestBody=body(LOST)), "schemas/Lost leads nowhere"),
        (with_operation(requestBody=body({"type": "string", "default": 3})), ""),
        (with_operation(requestBody=body({"type": 3})), "get/requestBody/content/application~1"),
        (with_operation(parameters=[{"$ref": "#/components/parameters/Lost"}]), "leads nowhere"),
        (with_schema({"properties": {"a": LOST}}), "/components/schemas/Lost leads nowhere"),
        (with_schema({"discriminator": {"mapping": {}}}), "/components/schemas/Subject/discrim"),
    ],
)
def test_invalid_documents_are_refused_in_one_sentence(given: Any, where: str) -> None:
    """The error names the source, and the place where the validator knows it."""
    with pytest.raises(PipelineError) as caught:
        check_valid(given, "document.json")
    assert caught.value.where == "document.json"
    assert where in caught.value.message
    assert "\n" not in str(caught.value)
