"""The independent judge: openapi-spec-validator."""

from __future__ import annotations

from typing import Any

from pipeline.documents import Document, pointer
from pipeline.errors import PipelineError
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
    """Return the pointer of the first outermost schema that is none; empty if all are."""
    from openapi_schema_validator import OAS31Validator, oas31_format_checker

    validator: Any = OAS31Validator
    metaschema = validator(validator.META_SCHEMA, format_checker=oas31_format_checker)
    faults: list[str] = []

    def visit(place: Place) -> None:
        outermost = place.parent is not None and place.parent.kind != "schema"
        if place.kind == "schema" and outermost and not faults:
            error = next(metaschema.iter_errors(place.value), None)
            if error is not None:
                faults.append(place.pointer + pointer(*error.absolute_path))

    walk(document, visit)
    return faults[0] if faults else ""
