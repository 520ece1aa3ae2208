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
class StoredMediaDeletion(ApiModel):
    """A media that was removed from Vault+.

    Attributes:
        freed_bytes: Size of what was removed, in bytes.
    """

    freed_bytes: int
    """Size of what was removed, in bytes."""
    media_id: str
    success: bool
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_stored_media_deletion(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredMediaDeletion)
    value: Any = source.get("freedBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "freedBytes")
    model.freed_bytes = value
    value = source.get("mediaId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "mediaId")
    model.media_id = value
    value = source.get("success", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "success")
    model.success = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, StoredMediaDeletion, drift)
    return model


def encode_stored_media_deletion(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.freed_bytes) is not UNSET:
        encoded["freedBytes"] = value
    if (value := model.media_id) is not UNSET:
        encoded["mediaId"] = value
    if (value := model.success) is not UNSET:
        encoded["success"] = value
    return encoded


bind(
    StoredMediaDeletion,
    decode_stored_media_deletion,
    encode_stored_media_deletion,
    required=["freedBytes", "mediaId", "success"],
    known={"freedBytes": "freed_bytes", "mediaId": "media_id", "success": "success"},
)
