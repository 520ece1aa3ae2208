from __future__ import annotations

import datetime
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
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class StoryQuestionText(ApiModel):
    """The text of a question."""

    created_at: datetime.datetime
    id: int
    text: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_question_text(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryQuestionText)
    value: Any = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "text")
    model.text = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, StoryQuestionText, drift)
    return model


def encode_story_question_text(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    return encoded


bind(
    StoryQuestionText,
    decode_story_question_text,
    encode_story_question_text,
    required=["createdAt", "id", "text"],
    known={"createdAt": "created_at", "id": "id", "text": "text"},
)
