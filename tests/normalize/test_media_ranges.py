"""Media type ranges in the place of JSON."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.normalize import normalize
from tests.generate.building import document

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
REF = {"$ref": "#/components/schemas/Thing"}


def media_types(media_type: str, schema: Any, **more: Any) -> list[str]:
    """Return the media types of an answer with a schema, once normalized."""
    content = {media_type: {"schema": schema}, **more}
    operation = {"responses": {"200": {"description": "", "content": content}}}
    schemas = {"Thing": OBJECT, "Bytes": {"type": "string", "format": "binary"}}
    made, _ = normalize(document(schemas=schemas, paths={"/x": {"get": operation}}))
    return list(made["paths"]["/x"]["get"]["responses"]["200"]["content"])


@pytest.mark.parametrize("media_type", ["*/*", "application/*", "*/*; charset=utf-8"])
@pytest.mark.parametrize("schema", [OBJECT, REF, {"type": "array", "items": REF}])
def test_a_range_with_a_schema_of_json_is_json(media_type: str, schema: Any) -> None:
    """Objects and lists do not come as anything else."""
    assert media_types(media_type, schema) == ["application/json"]


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "string"},
        {"type": "string", "format": "binary"},
        {"$ref": "#/components/schemas/Bytes"},
    ],
)
def test_a_range_that_may_be_bytes_stays(schema: Any) -> None:
    """A text, bytes, or anything at all."""
    assert media_types("*/*", schema) == ["*/*"]


def test_a_range_beside_json_and_a_range_of_images_stay() -> None:
    """JSON has its own schema there, and images are no JSON."""
    both = media_types("*/*", OBJECT, **{"application/json": {"schema": OBJECT}})
    assert both == ["*/*", "application/json"]
    assert media_types("image/*", OBJECT) == ["image/*"]
