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
    Unset,
    bind,
    decoded_extras,
    new,
)


@define(repr=False, kw_only=True)
class MediaTypeCounts(ApiModel):
    """How many media of each type there are."""

    audio: int | Unset = UNSET
    gif: int | Unset = UNSET
    photo: int | Unset = UNSET
    video: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_media_type_counts(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MediaTypeCounts)
    absent = 0
    value: Any = source.get("audio", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "audio")
    model.audio = value
    value = source.get("gif", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "gif")
    model.gif = value
    value = source.get("photo", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "photo")
    model.photo = value
    value = source.get("video", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "video")
    model.video = value
    model._extras = None
    if len(source) != 4 - absent:
        model._extras = decoded_extras(source, MediaTypeCounts, drift)
    return model


def encode_media_type_counts(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.audio) is not UNSET:
        encoded["audio"] = value
    if (value := model.gif) is not UNSET:
        encoded["gif"] = value
    if (value := model.photo) is not UNSET:
        encoded["photo"] = value
    if (value := model.video) is not UNSET:
        encoded["video"] = value
    return encoded


bind(
    MediaTypeCounts,
    decode_media_type_counts,
    encode_media_type_counts,
    required=[],
    known={"audio": "audio", "gif": "gif", "photo": "photo", "video": "video"},
)
