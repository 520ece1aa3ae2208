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
    decoded_model,
    encode,
    new,
)
from .media import Media, decode_media, encode_media


@define(repr=False, kw_only=True)
class UploadCheck(ApiModel):
    """Whether the vault has a file already."""

    exists: bool
    media: Media | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_upload_check(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UploadCheck)
    absent = 0
    value: Any = source.get("exists", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "exists")
    model.exists = value
    value = source.get("media", UNSET)
    if type(value) is dict:
        value = decode_media(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_media, drift, "object", source, "media")
    model.media = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, UploadCheck, drift)
    return model


def encode_upload_check(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.exists) is not UNSET:
        encoded["exists"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = (
            encode_media(value, work) if type(value) is Media else encode(value, work)
        )
    return encoded


bind(
    UploadCheck,
    decode_upload_check,
    encode_upload_check,
    required=["exists"],
    known={"exists": "exists", "media": "media"},
)
