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
    decoded_scalars,
    encode,
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .media import Media, decode_media, encode_media
from .post_author import PostAuthor, decode_post_author, encode_post_author
from .release_form import ReleaseForm, decode_release_form, encode_release_form


@define(repr=False, kw_only=True)
class PostDetails(ApiModel):
    """A post, with what only its author sees."""

    can_delete: bool
    can_edit: bool
    can_edit_media: bool
    can_edit_schedule: bool
    can_edit_text: bool
    can_edit_vote: bool
    can_toggle_favorite: bool
    can_view_media: bool
    id: int
    is_markdown_disabled: bool
    is_media_ready: bool
    is_opened: bool
    media: list[Media]
    media_count: int
    posted_at: datetime.datetime
    posted_at_precise: str
    preview: list[int]
    release_forms: list[ReleaseForm]
    response_type: str
    tips_amount: str
    author: PostAuthor | Unset = UNSET
    price: float | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_details(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostDetails)
    items: list[Any]
    absent = 0
    value: Any = source.get("canDelete", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canDelete")
    model.can_delete = value
    value = source.get("canEdit", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canEdit")
    model.can_edit = value
    value = source.get("canEditMedia", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canEditMedia")
    model.can_edit_media = value
    value = source.get("canEditSchedule", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canEditSchedule")
    model.can_edit_schedule = value
    value = source.get("canEditText", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canEditText")
    model.can_edit_text = value
    value = source.get("canEditVote", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canEditVote")
    model.can_edit_vote = value
    value = source.get("canToggleFavorite", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canToggleFavorite")
    model.can_toggle_favorite = value
    value = source.get("canViewMedia", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canViewMedia")
    model.can_view_media = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
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
    value = source.get("preview", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "preview")
    model.preview = value
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
    value = source.get("responseType", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "responseType")
    model.response_type = value
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
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "price")
    model.price = value
    model._extras = None
    if len(source) != 22 - absent or drift.found:
        model._extras = decoded_extras(source, PostDetails, drift)
    return model


def encode_post_details(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_delete) is not UNSET:
        encoded["canDelete"] = value
    if (value := model.can_edit) is not UNSET:
        encoded["canEdit"] = value
    if (value := model.can_edit_media) is not UNSET:
        encoded["canEditMedia"] = value
    if (value := model.can_edit_schedule) is not UNSET:
        encoded["canEditSchedule"] = value
    if (value := model.can_edit_text) is not UNSET:
        encoded["canEditText"] = value
    if (value := model.can_edit_vote) is not UNSET:
        encoded["canEditVote"] = value
    if (value := model.can_toggle_favorite) is not UNSET:
        encoded["canToggleFavorite"] = value
    if (value := model.can_view_media) is not UNSET:
        encoded["canViewMedia"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
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
    if (value := model.preview) is not UNSET:
        encoded["preview"] = value
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = encoded_models(value, ReleaseForm, encode_release_form, work)
    if (value := model.response_type) is not UNSET:
        encoded["responseType"] = value
    if (value := model.tips_amount) is not UNSET:
        encoded["tipsAmount"] = value
    if (value := model.author) is not UNSET:
        encoded["author"] = (
            encode_post_author(value, work) if type(value) is PostAuthor else encode(value, work)
        )
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    return encoded


bind(
    PostDetails,
    decode_post_details,
    encode_post_details,
    required=[
        "canDelete",
        "canEdit",
        "canEditMedia",
        "canEditSchedule",
        "canEditText",
        "canEditVote",
        "canToggleFavorite",
        "canViewMedia",
        "id",
        "isMarkdownDisabled",
        "isMediaReady",
        "isOpened",
        "media",
        "mediaCount",
        "postedAt",
        "postedAtPrecise",
        "preview",
        "releaseForms",
        "responseType",
        "tipsAmount",
    ],
    known={
        "author": "author",
        "canDelete": "can_delete",
        "canEdit": "can_edit",
        "canEditMedia": "can_edit_media",
        "canEditSchedule": "can_edit_schedule",
        "canEditText": "can_edit_text",
        "canEditVote": "can_edit_vote",
        "canToggleFavorite": "can_toggle_favorite",
        "canViewMedia": "can_view_media",
        "id": "id",
        "isMarkdownDisabled": "is_markdown_disabled",
        "isMediaReady": "is_media_ready",
        "isOpened": "is_opened",
        "media": "media",
        "mediaCount": "media_count",
        "postedAt": "posted_at",
        "postedAtPrecise": "posted_at_precise",
        "preview": "preview",
        "price": "price",
        "releaseForms": "release_forms",
        "responseType": "response_type",
        "tipsAmount": "tips_amount",
    },
)
