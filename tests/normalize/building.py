"""Small documents for the tests, and what became of them."""

from __future__ import annotations

from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from pipeline.common.errors import PipelineError
from pipeline.normalize import normalize

OK = {"200": {"description": "OK"}}


def document(**fields: Any) -> dict[str, Any]:
    """Return a small OpenAPI document with some fields of its own."""
    start = {"openapi": "3.1.0", "info": {"title": "Test", "version": "1"}, "paths": {}}
    return {**start, **fields}


def valid(given: Any) -> dict[str, Any]:
    """Normalize a document, and return it once the validator is content with it."""
    result, _ = normalize(given)
    validator: Any = OpenAPIV31SpecValidator
    assert [error.message for error in validator(result).iter_errors()] == []
    return result


def kinds(given: Any) -> dict[str, int]:
    """Normalize a document, and return the repairs by kind."""
    _, report = normalize(given)
    return report.counts()


def with_schema(schema: Any, **others: Any) -> dict[str, Any]:
    """Return a document with a component schema `Subject`, and others."""
    return document(components={"schemas": {"Subject": schema, **others}})


def schema(given: Any, **others: Any) -> Any:
    """Return what becomes of a component schema."""
    return valid(with_schema(given, **others))["components"]["schemas"]["Subject"]


def with_operation(path: str = "/things", **operation: Any) -> dict[str, Any]:
    """Return a document with one GET operation."""
    return document(paths={path: {"get": {"responses": OK, **operation}}})


def operation(path: str = "/things", **fields: Any) -> dict[str, Any]:
    """Return what becomes of the only operation of a document."""
    return only_operation(valid(with_operation(path, **fields)))


def only_operation(given: dict[str, Any]) -> dict[str, Any]:
    """Return the only GET operation of a document."""
    (item,) = given["paths"].values()
    found: dict[str, Any] = item["get"]
    return found


def refusal(given: Any) -> PipelineError:
    """Return the error that refuses a document, told in one line."""
    with pytest.raises(PipelineError) as caught:
        normalize(given)
    assert "\n" not in str(caught.value)
    return caught.value
