"""Schemas of every shape that the generated models tell apart."""

from __future__ import annotations

from typing import Any

from pipeline.common.schemas import LENIENT_DATE


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


_TEXT = {"type": "string"}
_WHOLE = {"type": "integer"}
_NULL = {"type": "null"}

SCHEMAS: dict[str, Any] = {
    "Colour": {"type": "string", "enum": ["red", "green", "", "240"]},
    "Size": {"type": "integer", "enum": [0, 1, 240]},
    "Scalars": _object(
        ["text", "whole", "maybe"],
        text={"type": "string", "description": "What it says."},
        whole=_WHOLE,
        number={"type": "number"},
        flag={"type": "boolean"},
        nothing=_NULL,
        maybe={"type": ["string", "null"]},
        some={"type": ["integer", "boolean"]},
        either={"anyOf": [_TEXT, {"type": "number"}]},
        anything={},
        kind={"const": "scalars"},
        one_of={"enum": ["a", 1, True, None]},
    ),
    "Formats": _object(
        ["at"],
        at={"type": "string", "format": "date-time"},
        until={"type": ["string", "null"], "format": "date-time"},
        day={"type": "string", "format": "date"},
        key={"type": "string", "format": "uuid"},
        link={"type": "string", "format": "uri"},
        when={"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]},
        called={"type": ["string", "null"], "format": LENIENT_DATE},
        days={"type": "array", "items": {"type": "string", "format": LENIENT_DATE}},
        moments={"type": "array", "items": {"type": "string", "format": "date-time"}},
    ),
    "Enums": _object(
        ["colour"],
        colour=_ref("Colour"),
        size=_ref("Size"),
        maybe={"anyOf": [_ref("Colour"), _NULL]},
        colours={"type": "array", "items": _ref("Colour")},
        either={"anyOf": [_ref("Colour"), _ref("Size")]},
        loose={"anyOf": [_ref("Colour"), _TEXT]},
    ),
    "Lists": _object(
        ["texts", "models"],
        texts={"type": "array", "items": _TEXT},
        models={"type": "array", "items": _ref("Scalars")},
        maybe={"type": ["array", "null"], "items": _ref("Enums")},
        gaps={"type": "array", "items": {"type": ["integer", "null"]}},
        matrix={"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
        nested={"type": "array", "items": {"type": "array", "items": _ref("Enums")}},
        anything={"type": "array"},
        mixed={"type": "array", "items": {"anyOf": [_TEXT, _ref("Enums")]}},
        one_kind={"anyOf": [{"type": "array", "items": _TEXT}, {"type": "array", "items": _WHOLE}]},
    ),
    "Maps": {
        **_object(["name"], name=_TEXT),
        "additionalProperties": {"anyOf": [_ref("Enums"), {"type": "array", "items": _WHOLE}]},
    },
    "Numbers": {"type": "object", "additionalProperties": {"type": "number"}},
    "Empty": {"type": "object"},
    "Spelled": _object([], canBark={"type": "boolean"}),
    "Cat": _object(["meows", "name"], name=_TEXT, meows={"type": "boolean"}),
    "Kitten": _object(["meows", "name", "age"], name=_TEXT, meows={"type": "boolean"}, age=_WHOLE),
    "Dog": _object(["name"], name=_WHOLE, barks={"type": "boolean"}),
    "Created": _object(["type", "data"], type={"const": "created"}, data=_ref("Scalars")),
    "Updated": _object(["type", "data"], type={"enum": ["updated", "renamed"]}, data=_ref("Enums")),
    "Square": _object(["shape"], shape=_TEXT, side=_WHOLE),
    "Circle": _object(["shape"], shape=_TEXT, radius=_WHOLE),
    "Unions": _object(
        ["animal"],
        animal={"oneOf": [_ref("Cat"), _ref("Dog")]},
        older={"anyOf": [_ref("Cat"), _ref("Kitten"), _NULL]},
        event={"oneOf": [_ref("Created"), _ref("Updated")]},
        anything_goes={
            "anyOf": [
                _ref("Cat"),
                {"type": "array", "items": _ref("Dog")},
                {"type": "boolean"},
                {"type": "number"},
                {"type": "string", "format": "date-time"},
                _NULL,
            ]
        },
        pets={"type": "array", "items": {"anyOf": [_ref("Cat"), _ref("Dog")]}},
    ),
    "Forms": _object(
        [],
        form={
            "oneOf": [_ref("Square"), _ref("Circle")],
            "discriminator": {
                "propertyName": "shape",
                "mapping": {
                    "sq": "#/components/schemas/Square",
                    "ci": "#/components/schemas/Circle",
                },
            },
        },
        partly={
            "oneOf": [_ref("Square"), _ref("Circle")],
            "discriminator": {
                "propertyName": "shape",
                "mapping": {"sq": "#/components/schemas/Square"},
            },
        },
    ),
    "Node": {
        **_object(
            ["id"],
            id=_WHOLE,
            parent=_ref("Node"),
            maybe={"anyOf": [_ref("Node"), _NULL]},
            children={"type": "array", "items": _ref("Node")},
            partner=_ref("Partner"),
            other={"anyOf": [_ref("Node"), _TEXT]},
        ),
    },
    "Partner": {
        **_object(["node"], node=_ref("Node")),
        "additionalProperties": _ref("Partner"),
    },
    "Zoo": _object(
        [],
        scalars=_ref("Scalars"),
        formats=_ref("Formats"),
        enums=_ref("Enums"),
        lists=_ref("Lists"),
        maps=_ref("Maps"),
        numbers=_ref("Numbers"),
        empty=_ref("Empty"),
        unions=_ref("Unions"),
        node=_ref("Node"),
        spelled=_ref("Spelled"),
    ),
}
