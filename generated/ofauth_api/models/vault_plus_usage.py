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
class VaultPlusUsage(ApiModel):
    """How much Vault+ stores for a connection."""

    media_count: int
    storage_limit_bytes: int
    storage_usage_percent: float
    stored_count: int
    total_storage_bytes: int
    vault_plus_enabled: bool
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_plus_usage(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultPlusUsage)
    value: Any = source.get("mediaCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "mediaCount")
    model.media_count = value
    value = source.get("storageLimitBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "storageLimitBytes")
    model.storage_limit_bytes = value
    value = source.get("storageUsagePercent", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "storageUsagePercent")
    model.storage_usage_percent = value
    value = source.get("storedCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "storedCount")
    model.stored_count = value
    value = source.get("totalStorageBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "totalStorageBytes")
    model.total_storage_bytes = value
    value = source.get("vaultPlusEnabled", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "vaultPlusEnabled")
    model.vault_plus_enabled = value
    model._extras = None
    if len(source) != 6 or drift.found:
        model._extras = decoded_extras(source, VaultPlusUsage, drift)
    return model


def encode_vault_plus_usage(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.media_count) is not UNSET:
        encoded["mediaCount"] = value
    if (value := model.storage_limit_bytes) is not UNSET:
        encoded["storageLimitBytes"] = value
    if (value := model.storage_usage_percent) is not UNSET:
        encoded["storageUsagePercent"] = value
    if (value := model.stored_count) is not UNSET:
        encoded["storedCount"] = value
    if (value := model.total_storage_bytes) is not UNSET:
        encoded["totalStorageBytes"] = value
    if (value := model.vault_plus_enabled) is not UNSET:
        encoded["vaultPlusEnabled"] = value
    return encoded


bind(
    VaultPlusUsage,
    decode_vault_plus_usage,
    encode_vault_plus_usage,
    required=[
        "mediaCount",
        "storageLimitBytes",
        "storageUsagePercent",
        "storedCount",
        "totalStorageBytes",
        "vaultPlusEnabled",
    ],
    known={
        "mediaCount": "media_count",
        "storageLimitBytes": "storage_limit_bytes",
        "storageUsagePercent": "storage_usage_percent",
        "storedCount": "stored_count",
        "totalStorageBytes": "total_storage_bytes",
        "vaultPlusEnabled": "vault_plus_enabled",
    },
)
