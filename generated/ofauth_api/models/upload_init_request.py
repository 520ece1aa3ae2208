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
from .vault_upload_options import (
    VaultUploadOptions,
    decode_vault_upload_options,
    encode_vault_upload_options,
)


@define(repr=False, kw_only=True)
class UploadInitRequest(ApiModel):
    """The file to upload.

    Attributes:
        content_type: At least 1 character.
        filename: At least 1 character.
        size: More than 0.
    """

    content_type: str
    """At least 1 character."""
    filename: str
    """At least 1 character."""
    size: int
    """More than 0."""
    vault_upload: VaultUploadOptions | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_upload_init_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UploadInitRequest)
    absent = 0
    value: Any = source.get("contentType", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "contentType")
    model.content_type = value
    value = source.get("filename", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "filename")
    model.filename = value
    value = source.get("size", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "size")
    model.size = value
    value = source.get("vaultUpload", UNSET)
    if type(value) is dict:
        value = decode_vault_upload_options(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_vault_upload_options, drift, "object", source, "vaultUpload"
        )
    model.vault_upload = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, UploadInitRequest, drift)
    return model


def encode_upload_init_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.content_type) is not UNSET:
        encoded["contentType"] = value
    if (value := model.filename) is not UNSET:
        encoded["filename"] = value
    if (value := model.size) is not UNSET:
        encoded["size"] = value
    if (value := model.vault_upload) is not UNSET:
        encoded["vaultUpload"] = (
            encode_vault_upload_options(value, work)
            if type(value) is VaultUploadOptions
            else encode(value, work)
        )
    return encoded


bind(
    UploadInitRequest,
    decode_upload_init_request,
    encode_upload_init_request,
    required=["contentType", "filename", "size"],
    known={
        "contentType": "content_type",
        "filename": "filename",
        "size": "size",
        "vaultUpload": "vault_upload",
    },
)
