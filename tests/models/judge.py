"""An independent judge of what schemas allow, in those matters that decoding knows of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from pipeline.common.documents import Json

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


def amiss(schemas: dict[str, Json], name: str, value: Json) -> list[str]:
    """Return the paths of what a component does not allow in a value."""
    return [path for error in judge(schemas, name).iter_errors(value) for path in _paths(error)]


def _paths(error: Any) -> list[str]:
    """Return the path of an error; of what is required, JSON Schema names the object alone."""
    if error.validator != "required":
        return [_path(error.absolute_path)]
    missing = [name for name in error.validator_value if name not in error.instance]
    return [_path([*error.absolute_path, name]) for name in missing]


def _path(steps: Iterable[str | int]) -> str:
    return "$" + "".join(
        f".{step}" if isinstance(step, str) and step.isidentifier() else f"[{json.dumps(step)}]"
        for step in steps
    )
