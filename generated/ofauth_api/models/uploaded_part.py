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
class UploadedPart(ApiModel):
    """A part that has arrived.

    Attributes:
        etag: Checksum of the file or part, as the storage has it.
        media_upload_id: Id of the upload.
        part_number: More than 0.
    """

    etag: str
    """Checksum of the file or part, as the storage has it."""
    media_upload_id: str
    """Id of the upload."""
    part_number: int
    """More than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_uploaded_part(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UploadedPart)
    value: Any = source.get("etag", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "etag")
    model.etag = value
    value = source.get("mediaUploadId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "mediaUploadId")
    model.media_upload_id = value
    value = source.get("partNumber", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "partNumber")
    model.part_number = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, UploadedPart, drift)
    return model


def encode_uploaded_part(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.etag) is not UNSET:
        encoded["etag"] = value
    if (value := model.media_upload_id) is not UNSET:
        encoded["mediaUploadId"] = value
    if (value := model.part_number) is not UNSET:
        encoded["partNumber"] = value
    return encoded


bind(
    UploadedPart,
    decode_uploaded_part,
    encode_uploaded_part,
    required=["etag", "mediaUploadId", "partNumber"],
    known={"etag": "etag", "mediaUploadId": "media_upload_id", "partNumber": "part_number"},
)
