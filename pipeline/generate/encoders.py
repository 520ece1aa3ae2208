"""The statements that encode the fields of a model."""

from __future__ import annotations

from pipeline.common.schemas import LENIENT_DATE
from pipeline.generate.models import Catalog, FieldPlan
from pipeline.generate.shapes import Shape


def encoding(field: FieldPlan, catalog: Catalog, kin: frozenset[str]) -> str:
    """Return the statements that put the value of a field into `encoded`, unless it is UNSET.

    Args:
        field: The field.
        catalog: The classes of the document.
        kin: The models that lead back to the one of this field; they are encoded later.
    """
    entry = f"encoded[{field.wire!a}]"
    if field.shape.nested() & kin:
        put = f"later.append((later.level, encoded, {field.wire!a}, value))"
        statements = f"{entry} = None\n    {put}"
    else:
        made = "value" if field.is_file else expression(field.shape, catalog)
        statements = f"{entry} = {made}"
    return f"if (value := model.{field.name}) is not UNSET:\n    {statements}"


def expression(shape: Shape, catalog: Catalog) -> str:
    """Return the expression that encodes `value`."""
    if is_plain(shape):
        return "value"
    if shape.is_of("formats") and shape.formats <= {"date-time", LENIENT_DATE}:
        return "encoded_moment(value, later)"
    if shape.is_of("enums") and len(shape.enums) == 1:
        return f"value._value_ if type(value) is {shape.enums[0]} else encode(value, later)"
    if shape.is_of("models") and len(shape.models) == 1:
        model = shape.models[0]
        encode = f"{catalog.encoder(model)}(value, later)"
        return f"{encode} if type(value) is {model} else encode(value, later)"
    if shape.is_of("arrays") and len(shape.arrays) == 1:
        items = shape.arrays[0]
        if items.is_of("models") and len(items.models) == 1:
            model = items.models[0]
            return f"encoded_models(value, {model}, {catalog.encoder(model)}, later)"
    return "encode(value, later)"


def is_plain(shape: Shape) -> bool:
    """Tell whether what is decoded of a shape is the JSON itself."""
    if shape.formats or shape.enums or shape.models:
        return False
    return all(is_plain(items) for items in shape.arrays)
