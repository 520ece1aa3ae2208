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
class StoryPostCoordinates(ApiModel):
    """Where a shared post stands on a story."""

    angle: float
    height: int
    left: float
    scale: float
    top: float
    width: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_post_coordinates(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryPostCoordinates)
    value: Any = source.get("angle", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "angle")
    model.angle = value
    value = source.get("height", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "height")
    model.height = value
    value = source.get("left", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "left")
    model.left = value
    value = source.get("scale", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "scale")
    model.scale = value
    value = source.get("top", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "top")
    model.top = value
    value = source.get("width", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "width")
    model.width = value
    model._extras = None
    if len(source) != 6 or drift.found:
        model._extras = decoded_extras(source, StoryPostCoordinates, drift)
    return model


def encode_story_post_coordinates(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.angle) is not UNSET:
        encoded["angle"] = value
    if (value := model.height) is not UNSET:
        encoded["height"] = value
    if (value := model.left) is not UNSET:
        encoded["left"] = value
    if (value := model.scale) is not UNSET:
        encoded["scale"] = value
    if (value := model.top) is not UNSET:
        encoded["top"] = value
    if (value := model.width) is not UNSET:
        encoded["width"] = value
    return encoded


bind(
    StoryPostCoordinates,
    decode_story_post_coordinates,
    encode_story_post_coordinates,
    required=["angle", "height", "left", "scale", "top", "width"],
    known={
        "angle": "angle",
        "height": "height",
        "left": "left",
        "scale": "scale",
        "top": "top",
        "width": "width",
    },
)
