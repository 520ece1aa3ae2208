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
class UploadCheckRequest(ApiModel):
    """What the file is recognised by.

    Attributes:
        etag: Checksum of the file or part, as the storage has it. At least 1 character.
        size: More than 0.
    """

    etag: str
    """Checksum of the file or part, as the storage has it. At least 1 character."""
    size: int
    """More than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_upload_check_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UploadCheckRequest)
    value: Any = source.get("etag", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "etag")
    model.etag = value
    value = source.get("size", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "size")
    model.size = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, UploadCheckRequest, drift)
    return model


def encode_upload_check_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.etag) is not UNSET:
        encoded["etag"] = value
    if (value := model.size) is not UNSET:
        encoded["size"] = value
    return encoded


bind(
    UploadCheckRequest,
    decode_upload_check_request,
    encode_upload_check_request,
    required=["etag", "size"],
    known={"etag": "etag", "size": "size"},
)
