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
from .post_author import PostAuthor, decode_post_author, encode_post_author
from .post_stats_summary import (
    PostStatsSummary,
    decode_post_stats_summary,
    encode_post_stats_summary,
)
from .post_voting import PostVoting, decode_post_voting, encode_post_voting


@define(repr=False, kw_only=True)
class TopPost(ApiModel):
    """A post, ranked by its numbers."""

    can_comment: bool
    can_delete: bool
    can_edit: bool
    can_toggle_favorite: bool
    can_view_media: bool
    favorites_count: int
    id: int
    is_favorite: bool
    is_markdown_disabled: bool
    is_media_ready: bool
    is_opened: bool
    media: list[Media]
    media_count: int
    posted_at: datetime.datetime
    posted_at_precise: str
    raw_text: str
    response_type: str
    text: str
    tips_amount: str
    author: PostAuthor | Unset = UNSET
    has_voting: bool | Unset = UNSET
    stats: PostStatsSummary | Unset = UNSET
    voting: PostVoting | Unset = UNSET
    voting_type: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_post(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopPost)
    items: list[Any]
    absent = 0
    value: Any = source.get("canComment", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canComment")
    model.can_comment = value
    value = source.get("canDelete", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canDelete")
    model.can_delete = value
    value = source.get("canEdit", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canEdit")
    model.can_edit = value
    value = source.get("canToggleFavorite", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canToggleFavorite")
    model.can_toggle_favorite = value
    value = source.get("canViewMedia", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canViewMedia")
    model.can_view_media = value
    value = source.get("favoritesCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "favoritesCount")
    model.favorites_count = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isFavorite", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isFavorite")
    model.is_favorite = value
    value = source.get("isMarkdownDisabled", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isMarkdownDisabled")
    model.is_markdown_disabled = value
    value = source.get("isMediaReady", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isMediaReady")
    model.is_media_ready = value
    value = source.get("isOpened", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isOpened")
    model.is_opened = value
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
    value = source.get("mediaCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "mediaCount")
    model.media_count = value
    value = source.get("postedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "postedAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "postedAt")
    model.posted_at = value
    value = source.get("postedAtPrecise", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "postedAtPrecise")
    model.posted_at_precise = value
    value = source.get("rawText", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "rawText")
    model.raw_text = value
    value = source.get("responseType", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "responseType")
    model.response_type = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "text")
    model.text = value
    value = source.get("tipsAmount", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "tipsAmount")
    model.tips_amount = value
    value = source.get("author", UNSET)
    if type(value) is dict:
        value = decode_post_author(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_post_author, drift, "object", source, "author")
    model.author = value
    value = source.get("hasVoting", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasVoting")
    model.has_voting = value
    value = source.get("stats", UNSET)
    if type(value) is dict:
        value = decode_post_stats_summary(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_post_stats_summary, drift, "object", source, "stats")
    model.stats = value
    value = source.get("voting", UNSET)
    if type(value) is dict:
        value = decode_post_voting(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_post_voting, drift, "object", source, "voting")
    model.voting = value
    value = source.get("votingType", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "votingType")
    model.voting_type = value
    model._extras = None
    if len(source) != 24 - absent or drift.found:
        model._extras = decoded_extras(source, TopPost, drift)
    return model


def encode_top_post(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_comment) is not UNSET:
        encoded["canComment"] = value
    if (value := model.can_delete) is not UNSET:
        encoded["canDelete"] = value
    if (value := model.can_edit) is not UNSET:
        encoded["canEdit"] = value
    if (value := model.can_toggle_favorite) is not UNSET:
        encoded["canToggleFavorite"] = value
    if (value := model.can_view_media) is not UNSET:
        encoded["canViewMedia"] = value
    if (value := model.favorites_count) is not UNSET:
        encoded["favoritesCount"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_favorite) is not UNSET:
        encoded["isFavorite"] = value
    if (value := model.is_markdown_disabled) is not UNSET:
        encoded["isMarkdownDisabled"] = value
    if (value := model.is_media_ready) is not UNSET:
        encoded["isMediaReady"] = value
    if (value := model.is_opened) is not UNSET:
        encoded["isOpened"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = encoded_models(value, Media, encode_media, work)
    if (value := model.media_count) is not UNSET:
        encoded["mediaCount"] = value
    if (value := model.posted_at) is not UNSET:
        encoded["postedAt"] = encoded_moment(value, work)
    if (value := model.posted_at_precise) is not UNSET:
        encoded["postedAtPrecise"] = value
    if (value := model.raw_text) is not UNSET:
        encoded["rawText"] = value
    if (value := model.response_type) is not UNSET:
        encoded["responseType"] = value
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    if (value := model.tips_amount) is not UNSET:
        encoded["tipsAmount"] = value
    if (value := model.author) is not UNSET:
        encoded["author"] = (
            encode_post_author(value, work) if type(value) is PostAuthor else encode(value, work)
        )
    if (value := model.has_voting) is not UNSET:
        encoded["hasVoting"] = value
    if (value := model.stats) is not UNSET:
        encoded["stats"] = (
            encode_post_stats_summary(value, work)
            if type(value) is PostStatsSummary
            else encode(value, work)
        )
    if (value := model.voting) is not UNSET:
        encoded["voting"] = (
            encode_post_voting(value, work) if type(value) is PostVoting else encode(value, work)
        )
    if (value := model.voting_type) is not UNSET:
        encoded["votingType"] = value
    return encoded


bind(
    TopPost,
    decode_top_post,
    encode_top_post,
    required=[
        "canComment",
        "canDelete",
        "canEdit",
        "canToggleFavorite",
        "canViewMedia",
        "favoritesCount",
        "id",
        "isFavorite",
        "isMarkdownDisabled",
        "isMediaReady",
        "isOpened",
        "media",
        "mediaCount",
        "postedAt",
        "postedAtPrecise",
        "rawText",
        "responseType",
        "text",
        "tipsAmount",
    ],
    known={
        "author": "author",
        "canComment": "can_comment",
        "canDelete": "can_delete",
        "canEdit": "can_edit",
        "canToggleFavorite": "can_toggle_favorite",
        "canViewMedia": "can_view_media",
        "favoritesCount": "favorites_count",
        "hasVoting": "has_voting",
        "id": "id",
        "isFavorite": "is_favorite",
        "isMarkdownDisabled": "is_markdown_disabled",
        "isMediaReady": "is_media_ready",
        "isOpened": "is_opened",
        "media": "media",
        "mediaCount": "media_count",
        "postedAt": "posted_at",
        "postedAtPrecise": "posted_at_precise",
        "rawText": "raw_text",
        "responseType": "response_type",
        "stats": "stats",
        "text": "text",
        "tipsAmount": "tips_amount",
        "voting": "voting",
        "votingType": "voting_type",
    },
)
