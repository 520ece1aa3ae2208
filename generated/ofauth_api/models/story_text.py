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
    decoded_model,
    encode,
    new,
)
from .story_text_position import (
    StoryTextPosition,
    decode_story_text_position,
    encode_story_text_position,
)


@define(repr=False, kw_only=True)
class StoryText(ApiModel):
    """A text on a story."""

    position: StoryTextPosition
    text: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_text(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryText)
    value: Any = source.get("position", UNSET)
    if type(value) is dict:
        value = decode_story_text_position(value, drift)
    else:
        value = decoded_model(
            value, decode_story_text_position, drift, "object", source, "position"
        )
    model.position = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "text")
    model.text = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, StoryText, drift)
    return model


def encode_story_text(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.position) is not UNSET:
        encoded["position"] = (
            encode_story_text_position(value, work)
            if type(value) is StoryTextPosition
            else encode(value, work)
        )
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    return encoded


bind(
    StoryText,
    decode_story_text,
    encode_story_text,
    required=["position", "text"],
    known={"position": "position", "text": "text"},
)
