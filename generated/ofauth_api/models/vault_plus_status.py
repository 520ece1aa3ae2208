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
class VaultPlusStatus(ApiModel):
    """How much Vault+ stores for a connection."""

    connection_id: str
    pending_count: int
    stored_count: int
    total_media: int
    total_size_bytes: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_plus_status(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultPlusStatus)
    value: Any = source.get("connectionId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "connectionId")
    model.connection_id = value
    value = source.get("pendingCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "pendingCount")
    model.pending_count = value
    value = source.get("storedCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "storedCount")
    model.stored_count = value
    value = source.get("totalMedia", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "totalMedia")
    model.total_media = value
    value = source.get("totalSizeBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "totalSizeBytes")
    model.total_size_bytes = value
    model._extras = None
    if len(source) != 5 or drift.found:
        model._extras = decoded_extras(source, VaultPlusStatus, drift)
    return model


def encode_vault_plus_status(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.connection_id) is not UNSET:
        encoded["connectionId"] = value
    if (value := model.pending_count) is not UNSET:
        encoded["pendingCount"] = value
    if (value := model.stored_count) is not UNSET:
        encoded["storedCount"] = value
    if (value := model.total_media) is not UNSET:
        encoded["totalMedia"] = value
    if (value := model.total_size_bytes) is not UNSET:
        encoded["totalSizeBytes"] = value
    return encoded


bind(
    VaultPlusStatus,
    decode_vault_plus_status,
    encode_vault_plus_status,
    required=["connectionId", "pendingCount", "storedCount", "totalMedia", "totalSizeBytes"],
    known={
        "connectionId": "connection_id",
        "pendingCount": "pending_count",
        "storedCount": "stored_count",
        "totalMedia": "total_media",
        "totalSizeBytes": "total_size_bytes",
    },
)
