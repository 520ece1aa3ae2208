"""The Python types of the fields, as type checkers read them."""

from __future__ import annotations

from pipeline.common.documents import Json
from pipeline.common.schemas import LENIENT_DATE
from pipeline.generate.models import FieldPlan
from pipeline.generate.shapes import Shape

_SCALARS = {"boolean": "bool", "integer": "int", "number": "float", "string": "str"}
_TYPES = {"boolean": bool, "integer": int, "number": float, "string": str}
_FORMATS = {
    "date-time": "datetime.datetime",
    LENIENT_DATE: "datetime.datetime",
    "date": "datetime.date",
    "uuid": "UUID",
}


def annotation(shape: Shape) -> str:
    """Return the type of what a value is documented to be."""
    if shape.anything:
        return "Any"
    scalars = {*shape.scalars, *map(_kind, shape.values)}
    parts = [*shape.models]
    parts += [f"list[{annotation(items)}]" for items in shape.arrays]
    parts += shape.enums
    parts += [_FORMATS[name] for name in _FORMATS if name in shape.formats]
    parts += [_SCALARS[name] for name in _SCALARS if name in scalars]
    parts += ["None"] * ("null" in scalars)
    return " | ".join(dict.fromkeys(parts))


def field_annotation(field: FieldPlan) -> str:
    """Return the type of a field."""
    made = "File" if field.is_file else annotation(field.shape)
    return made if field.required else f"{made} | Unset"


def _kind(value: Json) -> str:
    """Return the JSON type of a scalar."""
    if value is None:
        return "null"
    return next(kind for kind, type_ in _TYPES.items() if type(value) is type_)
