"""The statements that decode and encode the fields of a model.

The usual value of a field passes a single test of its exact type, and is decoded in place. All
other values go to functions of `codec`, which also accept values that are fine at a closer look,
such as 1.0 for an integer.
"""

from __future__ import annotations

from textwrap import indent

from attrs import frozen

from pipeline.common.schemas import LENIENT_DATE
from pipeline.generate.models import Catalog, FieldPlan
from pipeline.generate.shapes import Shape
from pipeline.generate.unions import Functions, expected, parsed

_PYTHON = {"boolean": "bool", "string": "str", "integer": "int", "number": "float"}


@frozen
class Step:
    """How a value is decoded.

    Args:
        otherwise: The statement for all other values.
        usual: The condition for the usual value.
        made: The statements for the usual value.
        unfit: The condition for values that need `otherwise`; the rest stay as they are.
    """

    otherwise: str
    usual: str = ""
    made: str = ""
    unfit: str = ""


def decoding(field: FieldPlan, functions: Functions, kin: frozenset[str]) -> str:
    """Return the statements that decode `value`, the JSON of a field, or count it as absent.

    Args:
        field: The field; `value` is the value of its wire name in `source`, or UNSET.
        functions: Collects the functions that the statements need.
        kin: The models in a circle with the field's model; they are decoded later.
    """
    place = f"source, {field.wire!a}"
    if field.file or field.shape.anything:
        missing = f"value = drift.unlike(value, 'anything', {place})"
        return _if("value is UNSET", missing if field.required else "absent += 1")
    if field.shape.nested() & kin:
        return _put_off(field, functions, place)
    step = _step(field, functions, place)
    return _required(step) if field.required else _optional(step)


def _put_off(field: FieldPlan, functions: Functions, place: str) -> str:
    """Return the statements that put off a field; a missing value is noted at once."""
    function = functions.of(field.shape, field.name)
    piece = f"(drift.work.level, model, {field.name!r}, {function}, value, {place})"
    missing = f"value = drift.unlike(value, {expected(field.shape)!a}, {place})"
    put = _if("value is not UNSET", f"drift.work.append({piece})")
    return put + _else(missing if field.required else "absent += 1")


def _step(field: FieldPlan, functions: Functions, place: str) -> Step:
    shape = field.shape
    unlike = f"drift.unlike(value, {expected(shape)!a}, {place})"
    null = "value is not None" if "null" in shape.scalars else ""
    if shape.is_of("scalars") or shape.is_of():
        return Step(f"value = {unlike}", unfit=_no_scalar(shape, "value"))
    if shape.is_of("values"):
        values = (*shape.values, None) if null else shape.values
        return Step(f"value = drift.one_of(value, {values!a}, {place})")
    if shape.is_of("formats"):
        text = f"drift.text(value, {expected(shape)!a}, {place})"
        made = f"value = {parsed(shape)} or {text if LENIENT_DATE in shape.formats else unlike}"
        return Step(f"value = {unlike}", "type(value) is str", made, null)
    if shape.is_of("enums") and len(shape.enums) == 1:
        return _enum(shape.enums[0], functions.catalog, place, null)
    if shape.is_of("models") and len(shape.models) == 1:
        decode = functions.catalog.decoder(shape.models[0])
        other = f"value = decoded_model(value, {decode}, drift, {expected(shape)!a}, {place})"
        return Step(other, "type(value) is dict", f"value = {decode}(value, drift)", null)
    if shape.is_of("arrays") and len(shape.arrays) == 1:
        return _array(shape.arrays[0], field.name, functions, f"value = {unlike}", null)
    return Step(f"value = {functions.of(shape, field.name)}(value, drift, {place})")


def _enum(enum: str, catalog: Catalog, place: str, null: str) -> Step:
    kind = catalog.kind(enum)
    wanted = f"{kind} or null" if null else kind
    other = f"drift.enum(value, {enum}, {wanted!r}, {place})"
    made = f"value = {catalog.table(enum)}.get(value) or {other}"
    return Step(f"value = {other}", f"type(value) is {_PYTHON[kind]}", made, null)


def _array(items: Shape, name: str, functions: Functions, unlike: str, null: str) -> Step:
    usual = "type(value) is list"
    if items.anything:
        return Step(unlike, unfit=" and ".join(["type(value) is not list", *([null] * bool(null))]))
    if items.is_of("scalars") or items.is_of():
        check = f"value = decoded_scalars(value, {expected(items)!a}, drift)\nbreak"
        loop = f"for item in value:\n{_in(_if(_no_scalar(items), check))}"
        return Step(unlike, usual, loop, null)
    if items == Shape(models=items.models) and len(items.models) == 1:
        return Step(unlike, usual, _models(functions.catalog.decoder(items.models[0])), null)
    return Step(unlike, usual, f"value = {functions.items(items, name)}", null)


def _models(decode: str) -> str:
    """Return the statements that decode a list of models."""
    made = f"items.append({decode}(item, drift))"
    place = f"{decode}, drift, 'object', value, len(items)"
    other = f"items.append(decoded_model(item, {place}))"
    each = _if("type(item) is dict", made) + _else(other)
    loop = f"items = []\nfor item in value:\n{_in(each)}\nvalue = items"
    return _if("value", loop)


def _no_scalar(shape: Shape, value: str = "item") -> str:
    """Return the condition that a value has none of the Python types of its scalars."""
    kinds = {*shape.scalars, "integer"} if "number" in shape.scalars else shape.scalars
    tests = [f"type({value}) is not {_PYTHON[kind]}" for kind in _PYTHON if kind in kinds]
    return " and ".join(tests + [f"{value} is not None"] * ("null" in kinds))


def _required(step: Step) -> str:
    if not step.usual:
        return _if(step.unfit, step.otherwise) if step.unfit else step.otherwise
    return _if(step.usual, step.made) + _rest(step)


def _optional(step: Step) -> str:
    absent = _if("value is UNSET", "absent += 1")
    if not step.usual:
        either = absent + _else(step.otherwise)
        return _if(step.unfit, either) if step.unfit else either
    return f"{_if(step.usual, step.made)}\nel{absent}{_rest(step)}"


def _rest(step: Step) -> str:
    if step.unfit:
        return f"\nel{_if(step.unfit, step.otherwise)}"
    return _else(step.otherwise)


def _if(condition: str, statement: str) -> str:
    return f"if {condition}:\n{_in(statement)}"


def _else(statement: str) -> str:
    return f"\nelse:\n{_in(statement)}"


def _in(statements: str) -> str:
    return indent(statements, "    ")


def encoding(field: FieldPlan, catalog: Catalog, kin: frozenset[str]) -> str:
    """Return the statements that put the value of a field into `encoded`, unless it is UNSET.

    Args:
        field: The field.
        catalog: The classes of the document.
        kin: The models in a circle with the field's model; they are encoded later.
    """
    entry = f"encoded[{field.wire!a}]"
    if field.shape.nested() & kin:
        put = f"work.append((work.level, encoded, {field.wire!a}, value))"
        statements = f"{entry} = None\n    {put}"
    else:
        made = "value" if field.file else expression(field.shape, catalog)
        statements = f"{entry} = {made}"
    return f"if (value := model.{field.name}) is not UNSET:\n    {statements}"


def expression(shape: Shape, catalog: Catalog) -> str:
    """Return the expression that encodes `value`."""
    if is_plain(shape):
        return "value"
    if shape.is_of("formats") and shape.formats <= {"date-time", LENIENT_DATE}:
        return "encoded_moment(value, work)"
    if shape.is_of("enums") and len(shape.enums) == 1:
        return f"value._value_ if type(value) is {shape.enums[0]} else encode(value, work)"
    if shape.is_of("models") and len(shape.models) == 1:
        model = shape.models[0]
        encode = f"{catalog.encoder(model)}(value, work)"
        return f"{encode} if type(value) is {model} else encode(value, work)"
    if shape.is_of("arrays") and len(shape.arrays) == 1:
        items = shape.arrays[0]
        if items.is_of("models") and len(items.models) == 1:
            model = items.models[0]
            return f"encoded_models(value, {model}, {catalog.encoder(model)}, work)"
    return "encode(value, work)"


def is_plain(shape: Shape) -> bool:
    """Tell whether decoding leaves the JSON of a shape as it is."""
    if shape.formats or shape.enums or shape.models:
        return False
    return all(is_plain(items) for items in shape.arrays)
