"""An independent judge of what schemas allow, in those matters that decoding knows of."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pipeline.documents import Json

#: It is not typed.
jsonschema: Any = import_module("jsonschema")

#: Ranges, lengths and patterns are the server's business; of `oneOf`, one or more may fit.
_KEYWORDS = "$ref additionalProperties anyOf const enum format items properties required type"

_ALL: Any = jsonschema.Draft202012Validator.VALIDATORS

_Judge: Any = jsonschema.validators.create(
    jsonschema.Draft202012Validator.META_SCHEMA,
    {**{name: _ALL[name] for name in _KEYWORDS.split()}, "oneOf": _ALL["anyOf"]},
)


def judge(schemas: dict[str, Json], name: str) -> Any:
    """Return a validator for a component; `is_valid` tells whether it allows a value."""
    document = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
    return _Judge(document, format_checker=jsonschema.FormatChecker(["date", "date-time", "uuid"]))
