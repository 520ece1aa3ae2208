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
from .media_files import MediaFiles, decode_media_files, encode_media_files
from .media_type import MEDIA_TYPE_BY_VALUE, MediaType
from .release_form import ReleaseForm, decode_release_form, encode_release_form
from .vault_media_counters import (
    VaultMediaCounters,
    decode_vault_media_counters,
    encode_vault_media_counters,
)
from .vault_media_list import VaultMediaList, decode_vault_media_list, encode_vault_media_list
from .video_sources import VideoSources, decode_video_sources, encode_video_sources


@define(repr=False, kw_only=True)
class VaultMedia(ApiModel):
    """A media of the vault."""

    can_view: bool
    converted_to_video: bool
    counters: VaultMediaCounters
    created_at: datetime.datetime
    has_error: bool
    id: int
    is_ready: bool
    lists: list[VaultMediaList]
    release_forms: list[ReleaseForm] | None
    duration: float | Unset = UNSET
    files: MediaFiles | Unset = UNSET
    has_custom_preview: bool | Unset = UNSET
    has_posts: bool | Unset = UNSET
    type_: MediaType | Unset = UNSET
    video_sources: VideoSources | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_media(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultMedia)
    items: list[Any]
    absent = 0
    value: Any = source.get("canView", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canView")
    model.can_view = value
    value = source.get("convertedToVideo", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "convertedToVideo")
    model.converted_to_video = value
    value = source.get("counters", UNSET)
    if type(value) is dict:
        value = decode_vault_media_counters(value, drift)
    else:
        value = decoded_model(
            value, decode_vault_media_counters, drift, "object", source, "counters"
        )
    model.counters = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("hasError", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasError")
    model.has_error = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isReady", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isReady")
    model.is_ready = value
    value = source.get("lists", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_vault_media_list(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_vault_media_list, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "lists")
    model.lists = value
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
    elif value is not None:
        value = drift.unlike(value, "array or null", source, "releaseForms")
    model.release_forms = value
    value = source.get("duration", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "duration")
    model.duration = value
    value = source.get("files", UNSET)
    if type(value) is dict:
        value = decode_media_files(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_media_files, drift, "object", source, "files")
    model.files = value
    value = source.get("hasCustomPreview", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasCustomPreview")
    model.has_custom_preview = value
    value = source.get("hasPosts", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasPosts")
    model.has_posts = value
    value = source.get("type", UNSET)
    if type(value) is str:
        value = MEDIA_TYPE_BY_VALUE.get(value) or drift.enum(
            value, MediaType, "string", source, "type"
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.enum(value, MediaType, "string", source, "type")
    model.type_ = value
    value = source.get("videoSources", UNSET)
    if type(value) is dict:
        value = decode_video_sources(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_video_sources, drift, "object", source, "videoSources")
    model.video_sources = value
    model._extras = None
    if len(source) != 15 - absent or drift.found:
        model._extras = decoded_extras(source, VaultMedia, drift)
    return model


def encode_vault_media(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_view) is not UNSET:
        encoded["canView"] = value
    if (value := model.converted_to_video) is not UNSET:
        encoded["convertedToVideo"] = value
    if (value := model.counters) is not UNSET:
        encoded["counters"] = (
            encode_vault_media_counters(value, work)
            if type(value) is VaultMediaCounters
            else encode(value, work)
        )
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.has_error) is not UNSET:
        encoded["hasError"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_ready) is not UNSET:
        encoded["isReady"] = value
    if (value := model.lists) is not UNSET:
        encoded["lists"] = encoded_models(value, VaultMediaList, encode_vault_media_list, work)
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = encoded_models(value, ReleaseForm, encode_release_form, work)
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    if (value := model.files) is not UNSET:
        encoded["files"] = (
            encode_media_files(value, work) if type(value) is MediaFiles else encode(value, work)
        )
    if (value := model.has_custom_preview) is not UNSET:
        encoded["hasCustomPreview"] = value
    if (value := model.has_posts) is not UNSET:
        encoded["hasPosts"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value._value_ if type(value) is MediaType else encode(value, work)
    if (value := model.video_sources) is not UNSET:
        encoded["videoSources"] = (
            encode_video_sources(value, work)
            if type(value) is VideoSources
            else encode(value, work)
        )
    return encoded


bind(
    VaultMedia,
    decode_vault_media,
    encode_vault_media,
    required=[
        "canView",
        "convertedToVideo",
        "counters",
        "createdAt",
        "hasError",
        "id",
        "isReady",
        "lists",
        "releaseForms",
    ],
    known={
        "canView": "can_view",
        "convertedToVideo": "converted_to_video",
        "counters": "counters",
        "createdAt": "created_at",
        "duration": "duration",
        "files": "files",
        "hasCustomPreview": "has_custom_preview",
        "hasError": "has_error",
        "hasPosts": "has_posts",
        "id": "id",
        "isReady": "is_ready",
        "lists": "lists",
        "releaseForms": "release_forms",
        "type": "type_",
        "videoSources": "video_sources",
    },
)
