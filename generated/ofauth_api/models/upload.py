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
    new,
)


@define(repr=False, kw_only=True)
class Upload(ApiModel):
    """An upload that has begun.

    Attributes:
        media_upload_id: Id of the upload.
    """

    media_upload_id: str
    """Id of the upload."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_upload(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Upload)
    value: Any = source.get("mediaUploadId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "mediaUploadId")
    model.media_upload_id = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, Upload, drift)
    return model


def encode_upload(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.media_upload_id) is not UNSET:
        encoded["mediaUploadId"] = value
    return encoded


bind(
    Upload,
    decode_upload,
    encode_upload,
    required=["mediaUploadId"],
    known={"mediaUploadId": "media_upload_id"},
)
