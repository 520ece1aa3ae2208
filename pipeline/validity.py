"""The judgement of independent libraries on a whole document.

The schemas are those of the OpenAPI Initiative, which jsonschema-rs evaluates in milliseconds; they
cover every object and every schema of a document. openapi-spec-validator judges what no schema can
say: references, defaults, ids of operations, and parameters of paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from openapi_schema_validator import OAS31_BASE_DIALECT_ID
from openapi_schema_validator._specifications import REGISTRY
from openapi_spec_validator import OpenAPIV31SpecValidator, schemas
from openapi_spec_validator.validation.keywords import (
    OpenAPIV31SchemaValidator,
    OperationValidator,
)
from referencing.exceptions import Unresolvable

from pipeline.common.documents import Document, pointer
from pipeline.common.errors import PipelineError

_VOCABULARY_ID = "https://spec.openapis.org/oas/3.1/meta/base"


def check_valid(document: Document, source: str) -> None:
    """Refuse a document that is no valid OpenAPI 3.1.

    Args:
        document: An OpenAPI 3.1 document.
        source: File or URL named in the error.

    Raises:
        PipelineError: The document is invalid; the error names the first place.
    """
    try:
        at, message = next(_mistakes(document), ("", ""))
    except RecursionError:
        raise PipelineError("the document is nested too deeply to be validated", source) from None
    if message:
        at = f" at {at}" if at else ""
        raise PipelineError(f"this is no valid OpenAPI 3.1{at}: {message[:200]}", source)


def _mistakes(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the pointer of a mistake, if it is known, and a sentence about it."""
    # An error deep inside also shows at every object around it.
    errors = sorted(_schema().iter_errors(document), key=lambda error: -len(error.instance_path))
    yield from ((pointer(*error.instance_path), error.message) for error in errors)
    try:
        for error in _Rules(document).iter_errors():
            yield "", error.message
    except Unresolvable as error:
        yield "", f"the reference {error.ref} leads nowhere"


def _schema() -> jsonschema_rs.Draft202012Validator:
    """Return the schema of OpenAPI 3.1 documents, joined with the schema of their schemas."""
    openapi: Document = dict(schemas.schema_v31)
    known: list[tuple[str, Any]] = [(openapi["$id"], openapi)]
    known += [(part, REGISTRY.contents(part)) for part in (OAS31_BASE_DIALECT_ID, _VOCABULARY_ID)]
    return jsonschema_rs.Draft202012Validator(
        {
            "$id": "urn:openapi",
            "$ref": openapi["$id"],
            "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": OAS31_BASE_DIALECT_ID}},
        },
        registry=jsonschema_rs.Registry(known),
    )


class _Ids(set[int]):
    """A set in place of a list, which would be searched for each schema of a document."""

    append = set[int].add


class _Schema(OpenAPIV31SchemaValidator):
    """The rules for a schema, whose form has been judged already."""

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        seen: Any = _Ids()
        self.visited_schema_ids = seen

    def __call__(
        self,
        schema: Any,
        require_properties: bool = True,
        meta_checked: bool = True,  # noqa: ARG002  (false for an outermost schema)
    ) -> Iterator[Any]:
        return super().__call__(schema, require_properties, meta_checked=True)


class _Operation(OperationValidator):
    """The rules for an operation, its request included, which the library passes over."""

    def __call__(self, url: str, name: str, operation: Any, path_parameters: Any) -> Iterator[Any]:
        yield from super().__call__(url, name, operation, path_parameters)
        if "requestBody" in operation:
            content: Any = self.registry["content"]
            yield from content(operation / "requestBody" / "content")


_RULES: Any = {
    **OpenAPIV31SpecValidator.keyword_validators,
    "operation": _Operation,
    "schema": _Schema,
}


class _Rules(OpenAPIV31SpecValidator):
    """The rules of openapi-spec-validator, beyond its schemas."""

    keyword_validators = _RULES
