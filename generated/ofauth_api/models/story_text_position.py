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
class StoryTextPosition(ApiModel):
    """Where a text stands on a story."""

    angle: float
    height: int
    width: int
    x: float
    y: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_text_position(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryTextPosition)
    value: Any = source.get("angle", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "angle")
    model.angle = value
    value = source.get("height", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "height")
    model.height = value
    value = source.get("width", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "width")
    model.width = value
    value = source.get("x", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "x")
    model.x = value
    value = source.get("y", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "y")
    model.y = value
    model._extras = None
    if len(source) != 5 or drift.found:
        model._extras = decoded_extras(source, StoryTextPosition, drift)
    return model


def encode_story_text_position(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.angle) is not UNSET:
        encoded["angle"] = value
    if (value := model.height) is not UNSET:
        encoded["height"] = value
    if (value := model.width) is not UNSET:
        encoded["width"] = value
    if (value := model.x) is not UNSET:
        encoded["x"] = value
    if (value := model.y) is not UNSET:
        encoded["y"] = value
    return encoded


bind(
    StoryTextPosition,
    decode_story_text_position,
    encode_story_text_position,
    required=["angle", "height", "width", "x", "y"],
    known={"angle": "angle", "height": "height", "width": "width", "x": "x", "y": "y"},
)
