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
class UploadedMedia(ApiModel):
    """An upload, and the media it became.

    Attributes:
        media_upload_id: Id of the upload.
    """

    media_upload_id: str
    """Id of the upload."""
    media: Media | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_uploaded_media(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UploadedMedia)
    absent = 0
    value: Any = source.get("mediaUploadId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "mediaUploadId")
    model.media_upload_id = value
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
        model._extras = decoded_extras(source, UploadedMedia, drift)
    return model


def encode_uploaded_media(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.media_upload_id) is not UNSET:
        encoded["mediaUploadId"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = (
            encode_media(value, work) if type(value) is Media else encode(value, work)
        )
    return encoded


bind(
    UploadedMedia,
    decode_uploaded_media,
    encode_uploaded_media,
    required=["mediaUploadId"],
    known={"media": "media", "mediaUploadId": "media_upload_id"},
)
