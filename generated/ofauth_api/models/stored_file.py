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
    encode,
    new,
)
from .stored_file_source import STORED_FILE_SOURCE_BY_VALUE, StoredFileSource
from .stored_file_status import STORED_FILE_STATUS_BY_VALUE, StoredFileStatus


@define(repr=False, kw_only=True)
class StoredFile(ApiModel):
    """One quality of a media that Vault+ stores.

    Attributes:
        size_bytes: Size, in bytes.
    """

    access_count: int
    content_type: str
    created_at: int
    expires_at: int
    id: str
    last_accessed_at: int
    quality: str
    size_bytes: int
    """Size, in bytes."""
    source: StoredFileSource
    status: StoredFileStatus
    stored_at: int | None
    url: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_stored_file(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredFile)
    value: Any = source.get("accessCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "accessCount")
    model.access_count = value
    value = source.get("contentType", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "contentType")
    model.content_type = value
    value = source.get("createdAt", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "createdAt")
    model.created_at = value
    value = source.get("expiresAt", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "expiresAt")
    model.expires_at = value
    value = source.get("id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "id")
    model.id = value
    value = source.get("lastAccessedAt", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "lastAccessedAt")
    model.last_accessed_at = value
    value = source.get("quality", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "quality")
    model.quality = value
    value = source.get("sizeBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "sizeBytes")
    model.size_bytes = value
    value = source.get("source", UNSET)
    if type(value) is str:
        value = STORED_FILE_SOURCE_BY_VALUE.get(value) or drift.enum(
            value, StoredFileSource, "string", source, "source"
        )
    else:
        value = drift.enum(value, StoredFileSource, "string", source, "source")
    model.source = value
    value = source.get("status", UNSET)
    if type(value) is str:
        value = STORED_FILE_STATUS_BY_VALUE.get(value) or drift.enum(
            value, StoredFileStatus, "string", source, "status"
        )
    else:
        value = drift.enum(value, StoredFileStatus, "string", source, "status")
    model.status = value
    value = source.get("storedAt", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "storedAt")
    model.stored_at = value
    value = source.get("url", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "url")
    model.url = value
    model._extras = None
    if len(source) != 12 or drift.found:
        model._extras = decoded_extras(source, StoredFile, drift)
    return model


def encode_stored_file(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.access_count) is not UNSET:
        encoded["accessCount"] = value
    if (value := model.content_type) is not UNSET:
        encoded["contentType"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = value
    if (value := model.expires_at) is not UNSET:
        encoded["expiresAt"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.last_accessed_at) is not UNSET:
        encoded["lastAccessedAt"] = value
    if (value := model.quality) is not UNSET:
        encoded["quality"] = value
    if (value := model.size_bytes) is not UNSET:
        encoded["sizeBytes"] = value
    if (value := model.source) is not UNSET:
        encoded["source"] = (
            value._value_ if type(value) is StoredFileSource else encode(value, work)
        )
    if (value := model.status) is not UNSET:
        encoded["status"] = (
            value._value_ if type(value) is StoredFileStatus else encode(value, work)
        )
    if (value := model.stored_at) is not UNSET:
        encoded["storedAt"] = value
    if (value := model.url) is not UNSET:
        encoded["url"] = value
    return encoded


bind(
    StoredFile,
    decode_stored_file,
    encode_stored_file,
    required=[
        "accessCount",
        "contentType",
        "createdAt",
        "expiresAt",
        "id",
        "lastAccessedAt",
        "quality",
        "sizeBytes",
        "source",
        "status",
        "storedAt",
        "url",
    ],
    known={
        "accessCount": "access_count",
        "contentType": "content_type",
        "createdAt": "created_at",
        "expiresAt": "expires_at",
        "id": "id",
        "lastAccessedAt": "last_accessed_at",
        "quality": "quality",
        "sizeBytes": "size_bytes",
        "source": "source",
        "status": "status",
        "storedAt": "stored_at",
        "url": "url",
    },
)
