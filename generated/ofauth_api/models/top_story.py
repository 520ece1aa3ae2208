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
    encode,
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .media import Media, decode_media, encode_media
from .release_form import ReleaseForm, decode_release_form, encode_release_form
from .story_post import StoryPost, decode_story_post, encode_story_post
from .story_question import StoryQuestion, decode_story_question, encode_story_question
from .story_text import StoryText, decode_story_text, encode_story_text
from .story_viewer import StoryViewer, decode_story_viewer, encode_story_viewer


@define(repr=False, kw_only=True)
class TopStory(ApiModel):
    """A story, ranked by its numbers."""

    can_delete: bool
    canvas_height: int
    canvas_width: int
    comments_count: int
    created_at: datetime.datetime
    has_post: bool
    id: int
    is_highlight_cover: bool
    is_last_in_highlight: bool
    is_ready: bool
    is_watched: bool
    likes_count: int
    media: list[Media]
    release_forms: list[ReleaseForm]
    texts: list[StoryText]
    tips_amount: str
    tips_amount_raw: float
    tips_count: int
    user_id: int
    viewers: list[StoryViewer]
    viewers_count: int
    post: StoryPost | Unset = UNSET
    question: StoryQuestion | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_story(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopStory)
    items: list[Any]
    absent = 0
    value: Any = source.get("canDelete", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canDelete")
    model.can_delete = value
    value = source.get("canvasHeight", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "canvasHeight")
    model.canvas_height = value
    value = source.get("canvasWidth", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "canvasWidth")
    model.canvas_width = value
    value = source.get("commentsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "commentsCount")
    model.comments_count = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("hasPost", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasPost")
    model.has_post = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isHighlightCover", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isHighlightCover")
    model.is_highlight_cover = value
    value = source.get("isLastInHighlight", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isLastInHighlight")
    model.is_last_in_highlight = value
    value = source.get("isReady", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isReady")
    model.is_ready = value
    value = source.get("isWatched", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isWatched")
    model.is_watched = value
    value = source.get("likesCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "likesCount")
    model.likes_count = value
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
    else:
        value = drift.unlike(value, "array", source, "media")
    model.media = value
    value = source.get("releaseForms", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_release_form(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_release_form, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "releaseForms")
    model.release_forms = value
    value = source.get("texts", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_story_text(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_story_text, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "texts")
    model.texts = value
    value = source.get("tipsAmount", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "tipsAmount")
    model.tips_amount = value
    value = source.get("tipsAmountRaw", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "tipsAmountRaw")
    model.tips_amount_raw = value
    value = source.get("tipsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "tipsCount")
    model.tips_count = value
    value = source.get("userId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "userId")
    model.user_id = value
    value = source.get("viewers", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_story_viewer(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_story_viewer, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "viewers")
    model.viewers = value
    value = source.get("viewersCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "viewersCount")
    model.viewers_count = value
    value = source.get("post", UNSET)
    if type(value) is dict:
        value = decode_story_post(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_story_post, drift, "object", source, "post")
    model.post = value
    value = source.get("question", UNSET)
    if type(value) is dict:
        value = decode_story_question(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_story_question, drift, "object", source, "question")
    model.question = value
    model._extras = None
    if len(source) != 23 - absent or drift.found:
        model._extras = decoded_extras(source, TopStory, drift)
    return model


def encode_top_story(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_delete) is not UNSET:
        encoded["canDelete"] = value
    if (value := model.canvas_height) is not UNSET:
        encoded["canvasHeight"] = value
    if (value := model.canvas_width) is not UNSET:
        encoded["canvasWidth"] = value
    if (value := model.comments_count) is not UNSET:
        encoded["commentsCount"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.has_post) is not UNSET:
        encoded["hasPost"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_highlight_cover) is not UNSET:
        encoded["isHighlightCover"] = value
    if (value := model.is_last_in_highlight) is not UNSET:
        encoded["isLastInHighlight"] = value
    if (value := model.is_ready) is not UNSET:
        encoded["isReady"] = value
    if (value := model.is_watched) is not UNSET:
        encoded["isWatched"] = value
    if (value := model.likes_count) is not UNSET:
        encoded["likesCount"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = encoded_models(value, Media, encode_media, work)
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = encoded_models(value, ReleaseForm, encode_release_form, work)
    if (value := model.texts) is not UNSET:
        encoded["texts"] = encoded_models(value, StoryText, encode_story_text, work)
    if (value := model.tips_amount) is not UNSET:
        encoded["tipsAmount"] = value
    if (value := model.tips_amount_raw) is not UNSET:
        encoded["tipsAmountRaw"] = value
    if (value := model.tips_count) is not UNSET:
        encoded["tipsCount"] = value
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    if (value := model.viewers) is not UNSET:
        encoded["viewers"] = encoded_models(value, StoryViewer, encode_story_viewer, work)
    if (value := model.viewers_count) is not UNSET:
        encoded["viewersCount"] = value
    if (value := model.post) is not UNSET:
        encoded["post"] = (
            encode_story_post(value, work) if type(value) is StoryPost else encode(value, work)
        )
    if (value := model.question) is not UNSET:
        encoded["question"] = (
            encode_story_question(value, work)
            if type(value) is StoryQuestion
            else encode(value, work)
        )
    return encoded


bind(
    TopStory,
    decode_top_story,
    encode_top_story,
    required=[
        "canDelete",
        "canvasHeight",
        "canvasWidth",
        "commentsCount",
        "createdAt",
        "hasPost",
        "id",
        "isHighlightCover",
        "isLastInHighlight",
        "isReady",
        "isWatched",
        "likesCount",
        "media",
        "releaseForms",
        "texts",
        "tipsAmount",
        "tipsAmountRaw",
        "tipsCount",
        "userId",
        "viewers",
        "viewersCount",
    ],
    known={
        "canDelete": "can_delete",
        "canvasHeight": "canvas_height",
        "canvasWidth": "canvas_width",
        "commentsCount": "comments_count",
        "createdAt": "created_at",
        "hasPost": "has_post",
        "id": "id",
        "isHighlightCover": "is_highlight_cover",
        "isLastInHighlight": "is_last_in_highlight",
        "isReady": "is_ready",
        "isWatched": "is_watched",
        "likesCount": "likes_count",
        "media": "media",
        "post": "post",
        "question": "question",
        "releaseForms": "release_forms",
        "texts": "texts",
        "tipsAmount": "tips_amount",
        "tipsAmountRaw": "tips_amount_raw",
        "tipsCount": "tips_count",
        "userId": "user_id",
        "viewers": "viewers",
        "viewersCount": "viewers_count",
    },
)
