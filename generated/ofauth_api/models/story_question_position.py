from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define
from attrs import field as _field

from ..codec import (
    UNSET,
    ApiModel,
    Drift,
    EncodingWork,
    bind,
    decoded_extras,
    new,
)


@define(repr=False, kw_only=True)
class StoryQuestionPosition(ApiModel):
    """Where a question stands on a story."""

    angle: float
    color: str
    height: int
    left: float
    top: float
    width: int
    x: float | None
    y: float | None
    z_index: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_question_position(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryQuestionPosition)
    value: Any = source.get("angle", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "angle")
    model.angle = value
    value = source.get("color", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "color")
    model.color = value
    value = source.get("height", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "height")
    model.height = value
    value = source.get("left", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "left")
    model.left = value
    value = source.get("top", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "top")
    model.top = value
    value = source.get("width", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "width")
    model.width = value
    value = source.get("x", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        value = drift.unlike(value, "number or null", source, "x")
    model.x = value
    value = source.get("y", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        value = drift.unlike(value, "number or null", source, "y")
    model.y = value
    value = source.get("zIndex", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "zIndex")
    model.z_index = value
    model._extras = None
    if len(source) != 9 or drift.found:
        model._extras = decoded_extras(source, StoryQuestionPosition, drift)
    return model


def encode_story_question_position(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.angle) is not UNSET:
        encoded["angle"] = value
    if (value := model.color) is not UNSET:
        encoded["color"] = value
    if (value := model.height) is not UNSET:
        encoded["height"] = value
    if (value := model.left) is not UNSET:
        encoded["left"] = value
    if (value := model.top) is not UNSET:
        encoded["top"] = value
    if (value := model.width) is not UNSET:
        encoded["width"] = value
    if (value := model.x) is not UNSET:
        encoded["x"] = value
    if (value := model.y) is not UNSET:
        encoded["y"] = value
    if (value := model.z_index) is not UNSET:
        encoded["zIndex"] = value
    return encoded


bind(
    StoryQuestionPosition,
    decode_story_question_position,
    encode_story_question_position,
    required=["angle", "color", "height", "left", "top", "width", "x", "y", "zIndex"],
    known={
        "angle": "angle",
        "color": "color",
        "height": "height",
        "left": "left",
        "top": "top",
        "width": "width",
        "x": "x",
        "y": "y",
        "zIndex": "z_index",
    },
)
