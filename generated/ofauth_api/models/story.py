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
    Unset,
    bind,
    decoded_extras,
    decoded_model,
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .media import Media, decode_media, encode_media


@define(repr=False, kw_only=True)
class Story(ApiModel):
    """A story of a user.

    Attributes:
        question: Null in all that is known.
    """

    id: int
    user_id: int
    can_like: bool | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    has_post: bool | Unset = UNSET
    is_liked: bool | Unset = UNSET
    is_ready: bool | Unset = UNSET
    is_watched: bool | Unset = UNSET
    media: list[Media] | Unset = UNSET
    question: Any | Unset = UNSET
    """Null in all that is known."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Story)
    items: list[Any]
    absent = 0
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("userId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "userId")
    model.user_id = value
    value = source.get("canLike", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canLike")
    model.can_like = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("hasPost", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasPost")
    model.has_post = value
    value = source.get("isLiked", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isLiked")
    model.is_liked = value
    value = source.get("isReady", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isReady")
    model.is_ready = value
    value = source.get("isWatched", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isWatched")
    model.is_watched = value
    value = source.get("media", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_media(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_media, drift, "object", value, len(items))
                    )
            value = items
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "media")
    model.media = value
    value = source.get("question", UNSET)
    if value is UNSET:
        absent += 1
    model.question = value
    model._extras = None
    if len(source) != 10 - absent or drift.found:
        model._extras = decoded_extras(source, Story, drift)
    return model


def encode_story(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    if (value := model.can_like) is not UNSET:
        encoded["canLike"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.has_post) is not UNSET:
        encoded["hasPost"] = value
    if (value := model.is_liked) is not UNSET:
        encoded["isLiked"] = value
    if (value := model.is_ready) is not UNSET:
        encoded["isReady"] = value
    if (value := model.is_watched) is not UNSET:
        encoded["isWatched"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = encoded_models(value, Media, encode_media, work)
    if (value := model.question) is not UNSET:
        encoded["question"] = value
    return encoded


bind(
    Story,
    decode_story,
    encode_story,
    required=["id", "userId"],
    known={
        "canLike": "can_like",
        "createdAt": "created_at",
        "hasPost": "has_post",
        "id": "id",
        "isLiked": "is_liked",
        "isReady": "is_ready",
        "isWatched": "is_watched",
        "media": "media",
        "question": "question",
        "userId": "user_id",
    },
)
