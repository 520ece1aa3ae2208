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
class VaultPlusStats(ApiModel):
    """How much Vault+ stores for the organization."""

    connections_with_vault_plus: int
    total_connections: int
    total_media_count: int
    total_storage_bytes: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_plus_stats(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultPlusStats)
    value: Any = source.get("connectionsWithVaultPlus", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "connectionsWithVaultPlus")
    model.connections_with_vault_plus = value
    value = source.get("totalConnections", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "totalConnections")
    model.total_connections = value
    value = source.get("totalMediaCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "totalMediaCount")
    model.total_media_count = value
    value = source.get("totalStorageBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "totalStorageBytes")
    model.total_storage_bytes = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, VaultPlusStats, drift)
    return model


def encode_vault_plus_stats(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.connections_with_vault_plus) is not UNSET:
        encoded["connectionsWithVaultPlus"] = value
    if (value := model.total_connections) is not UNSET:
        encoded["totalConnections"] = value
    if (value := model.total_media_count) is not UNSET:
        encoded["totalMediaCount"] = value
    if (value := model.total_storage_bytes) is not UNSET:
        encoded["totalStorageBytes"] = value
    return encoded


bind(
    VaultPlusStats,
    decode_vault_plus_stats,
    encode_vault_plus_stats,
    required=[
        "connectionsWithVaultPlus",
        "totalConnections",
        "totalMediaCount",
        "totalStorageBytes",
    ],
    known={
        "connectionsWithVaultPlus": "connections_with_vault_plus",
        "totalConnections": "total_connections",
        "totalMediaCount": "total_media_count",
        "totalStorageBytes": "total_storage_bytes",
    },
)
