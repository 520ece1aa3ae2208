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
from .story_question_position import (
    StoryQuestionPosition,
    decode_story_question_position,
    encode_story_question_position,
)
from .story_question_text import (
    StoryQuestionText,
    decode_story_question_text,
    encode_story_question_text,
)


@define(repr=False, kw_only=True)
class StoryQuestion(ApiModel):
    """A question on a story."""

    entity: StoryQuestionText
    positions: StoryQuestionPosition
    type_: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_question(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryQuestion)
    value: Any = source.get("entity", UNSET)
    if type(value) is dict:
        value = decode_story_question_text(value, drift)
    else:
        value = decoded_model(value, decode_story_question_text, drift, "object", source, "entity")
    model.entity = value
    value = source.get("positions", UNSET)
    if type(value) is dict:
        value = decode_story_question_position(value, drift)
    else:
        value = decoded_model(
            value, decode_story_question_position, drift, "object", source, "positions"
        )
    model.positions = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, StoryQuestion, drift)
    return model


def encode_story_question(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.entity) is not UNSET:
        encoded["entity"] = (
            encode_story_question_text(value, work)
            if type(value) is StoryQuestionText
            else encode(value, work)
        )
    if (value := model.positions) is not UNSET:
        encoded["positions"] = (
            encode_story_question_position(value, work)
            if type(value) is StoryQuestionPosition
            else encode(value, work)
        )
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    StoryQuestion,
    decode_story_question,
    encode_story_question,
    required=["entity", "positions", "type"],
    known={"entity": "entity", "positions": "positions", "type": "type_"},
)
