"""The independent judge: openapi-spec-validator."""

from __future__ import annotations

from typing import Any

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.normalize.walk import Place, walk


def check_valid(document: Document, source: str) -> None:
    """Refuse a document that openapi-spec-validator does not find valid.

    Args:
        document: An OpenAPI 3.1 document.
        source: File or URL named in the error.

    Raises:
        PipelineError: The document is invalid; the error names the first place.
    """
    # Imported late: it takes longer than checking a small document.
    from openapi_spec_validator import OpenAPIV31SpecValidator

    validator: Any = OpenAPIV31SpecValidator
    try:
        # An error deep inside also shows at every object around it.
        errors = list(validator.schema_validator.iter_errors(document))
        error = max(errors, key=lambda error: len(error.absolute_path), default=None)
        at = pointer(*error.absolute_path) if error else ""
        if error is None:
            error = next(validator(document).iter_errors(), None)
            at = _schema_at_fault(document) if error else ""
    except RecursionError:
        raise PipelineError("the document is nested too deeply to be validated", source) from None
    if error is not None:
        at = f" at {at}" if at else ""
        raise PipelineError(f"this is no valid OpenAPI 3.1{at}: {error.message[:200]}", source)


def _schema_at_fault(document: Document) -> str:
    """Return the pointer of the first mistake inside an outermost schema; empty if all are fine."""
    faults: list[str] = []

    def visit(place: Place) -> None:
        outermost = place.parent is not None and place.parent.kind != "schema"
        if place.kind == "schema" and outermost and not faults:
            steps = _mistake(place.value)
            faults.extend([] if steps is None else [place.pointer + pointer(*steps)])

    walk(document, visit)
    return faults[0] if faults else ""


def _mistake(schema: Json) -> tuple[str | int, ...] | None:
    """Return the steps to the first mistake in a schema, None if there is none."""
    from openapi_schema_validator import OAS31Validator, oas31_format_checker

    validator: Any = OAS31Validator
    try:
        validator.check_schema(schema, format_checker=oas31_format_checker)
    except Exception as error:
        # jsonschema has no type stubs; its SchemaError is the exception that has a path.
        steps = getattr(error, "absolute_path", None)
        if steps is None:
            raise
        return tuple(steps)
    return None
