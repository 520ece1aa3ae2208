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
from .stored_files import StoredFiles, decode_stored_files, encode_stored_files
from .stored_media_type import STORED_MEDIA_TYPE_BY_VALUE, StoredMediaType


@define(repr=False, kw_only=True)
class StoredMedia(ApiModel):
    """A media that Vault+ stores, with its qualities."""

    duration: int | None
    id: str
    media: StoredFiles
    type_: StoredMediaType
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_stored_media(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredMedia)
    value: Any = source.get("duration", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "duration")
    model.duration = value
    value = source.get("id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "id")
    model.id = value
    value = source.get("media", UNSET)
    if type(value) is dict:
        value = decode_stored_files(value, drift)
    else:
        value = decoded_model(value, decode_stored_files, drift, "object", source, "media")
    model.media = value
    value = source.get("type", UNSET)
    if type(value) is str:
        value = STORED_MEDIA_TYPE_BY_VALUE.get(value) or drift.enum(
            value, StoredMediaType, "string", source, "type"
        )
    else:
        value = drift.enum(value, StoredMediaType, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, StoredMedia, drift)
    return model


def encode_stored_media(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = (
            encode_stored_files(value, work) if type(value) is StoredFiles else encode(value, work)
        )
    if (value := model.type_) is not UNSET:
        encoded["type"] = value._value_ if type(value) is StoredMediaType else encode(value, work)
    return encoded


bind(
    StoredMedia,
    decode_stored_media,
    encode_stored_media,
    required=["duration", "id", "media", "type"],
    known={"duration": "duration", "id": "id", "media": "media", "type": "type_"},
)
