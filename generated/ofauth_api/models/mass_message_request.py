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
    encoded_moment,
    moment,
    new,
)
from .tagged_release_forms import (
    TaggedReleaseForms,
    decode_tagged_release_forms,
    encode_tagged_release_forms,
)


@define(repr=False, kw_only=True)
class MassMessageRequest(ApiModel):
    """The mass message to send, and to whom.

    Attributes:
        exclude_user_lists: Lists whose users to leave out.
        is_forwarded_message: Default: false.
        is_locked_text: Whether the text, too, is only for those who pay. Default: false.
        is_markdown: Whether the text is Markdown. Default: true.
        media_items: Media: ids of the vault, or ids of uploads. Default: [].
        preview_media_count: How many of the first media anybody can see. Default: 0.
        price: Default: 0. 0 to 200.
        scheduled_date: When to send or publish; now, where it is left out.
        subscribed_after_date: Only users who subscribed after this moment.
        text: Default: "". At most 10000 characters.
        user_ids: Users to send to.
        user_lists: Lists whose users to send to.
        user_tags: Ids of users to tag. Default: []. Each more than 0.
    """

    exclude_user_lists: list[int | str] | Unset = UNSET
    """Lists whose users to leave out."""
    is_forwarded_message: bool | None | Unset = UNSET
    """Default: false."""
    is_locked_text: bool | None | Unset = UNSET
    """Whether the text, too, is only for those who pay. Default: false."""
    is_markdown: bool | None | Unset = UNSET
    """Whether the text is Markdown. Default: true."""
    media_items: list[int | str] | Unset = UNSET
    """Media: ids of the vault, or ids of uploads. Default: []."""
    preview_media_count: int | None | Unset = UNSET
    """How many of the first media anybody can see. Default: 0."""
    price: float | None | Unset = UNSET
    """Default: 0. 0 to 200."""
    release_forms: TaggedReleaseForms | Unset = UNSET
    scheduled_date: datetime.datetime | None | Unset = UNSET
    """When to send or publish; now, where it is left out."""
    subscribed_after_date: datetime.datetime | None | Unset = UNSET
    """Only users who subscribed after this moment."""
    text: str | Unset = UNSET
    """Default: "". At most 10000 characters."""
    user_ids: list[int | str] | Unset = UNSET
    """Users to send to."""
    user_lists: list[int | str] | Unset = UNSET
    """Lists whose users to send to."""
    user_tags: list[int] | Unset = UNSET
    """Ids of users to tag. Default: []. Each more than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_mass_message_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MassMessageRequest)
    absent = 0
    value: Any = source.get("excludeUserLists", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str and type(item) is not int:
                value = decoded_scalars(value, "string or integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "excludeUserLists")
    model.exclude_user_lists = value
    value = source.get("isForwardedMessage", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "isForwardedMessage")
    model.is_forwarded_message = value
    value = source.get("isLockedText", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "isLockedText")
    model.is_locked_text = value
    value = source.get("isMarkdown", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "isMarkdown")
    model.is_markdown = value
    value = source.get("mediaItems", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str and type(item) is not int:
                value = decoded_scalars(value, "string or integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "mediaItems")
    model.media_items = value
    value = source.get("previewMediaCount", UNSET)
    if type(value) is not int and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer or null", source, "previewMediaCount")
    model.preview_media_count = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number or null", source, "price")
    model.price = value
    value = source.get("releaseForms", UNSET)
    if type(value) is dict:
        value = decode_tagged_release_forms(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_tagged_release_forms, drift, "object", source, "releaseForms"
        )
    model.release_forms = value
    value = source.get("scheduledDate", UNSET)
    if type(value) is str:
        value = moment(value) or drift.unlike(value, "date-time or null", source, "scheduledDate")
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "scheduledDate")
    model.scheduled_date = value
    value = source.get("subscribedAfterDate", UNSET)
    if type(value) is str:
        value = moment(value) or drift.unlike(
            value, "date-time or null", source, "subscribedAfterDate"
        )
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "subscribedAfterDate")
    model.subscribed_after_date = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "text")
    model.text = value
    value = source.get("userIds", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str and type(item) is not int:
                value = decoded_scalars(value, "string or integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "userIds")
    model.user_ids = value
    value = source.get("userLists", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str and type(item) is not int:
                value = decoded_scalars(value, "string or integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "userLists")
    model.user_lists = value
    value = source.get("userTags", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "userTags")
    model.user_tags = value
    model._extras = None
    if len(source) != 14 - absent:
        model._extras = decoded_extras(source, MassMessageRequest, drift)
    return model


def encode_mass_message_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.exclude_user_lists) is not UNSET:
        encoded["excludeUserLists"] = value
    if (value := model.is_forwarded_message) is not UNSET:
        encoded["isForwardedMessage"] = value
    if (value := model.is_locked_text) is not UNSET:
        encoded["isLockedText"] = value
    if (value := model.is_markdown) is not UNSET:
        encoded["isMarkdown"] = value
    if (value := model.media_items) is not UNSET:
        encoded["mediaItems"] = value
    if (value := model.preview_media_count) is not UNSET:
        encoded["previewMediaCount"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = (
            encode_tagged_release_forms(value, work)
            if type(value) is TaggedReleaseForms
            else encode(value, work)
        )
    if (value := model.scheduled_date) is not UNSET:
        encoded["scheduledDate"] = encoded_moment(value, work)
    if (value := model.subscribed_after_date) is not UNSET:
        encoded["subscribedAfterDate"] = encoded_moment(value, work)
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    if (value := model.user_ids) is not UNSET:
        encoded["userIds"] = value
    if (value := model.user_lists) is not UNSET:
        encoded["userLists"] = value
    if (value := model.user_tags) is not UNSET:
        encoded["userTags"] = value
    return encoded


bind(
    MassMessageRequest,
    decode_mass_message_request,
    encode_mass_message_request,
    required=[],
    known={
        "excludeUserLists": "exclude_user_lists",
        "isForwardedMessage": "is_forwarded_message",
        "isLockedText": "is_locked_text",
        "isMarkdown": "is_markdown",
        "mediaItems": "media_items",
        "previewMediaCount": "preview_media_count",
        "price": "price",
        "releaseForms": "release_forms",
        "scheduledDate": "scheduled_date",
        "subscribedAfterDate": "subscribed_after_date",
        "text": "text",
        "userIds": "user_ids",
        "userLists": "user_lists",
        "userTags": "user_tags",
    },
)
