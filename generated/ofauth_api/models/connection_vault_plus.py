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
    decoded_model,
    encode,
    new,
)
from .vault_plus_settings import (
    VaultPlusSettings,
    decode_vault_plus_settings,
    encode_vault_plus_settings,
)
from .vault_plus_usage import VaultPlusUsage, decode_vault_plus_usage, encode_vault_plus_usage


@define(repr=False, kw_only=True)
class ConnectionVaultPlus(ApiModel):
    """Vault+ of a connection."""

    enabled: bool
    settings_overrides: VaultPlusSettings | None
    stats: VaultPlusUsage
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_vault_plus(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionVaultPlus)
    value: Any = source.get("enabled", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "enabled")
    model.enabled = value
    value = source.get("settingsOverrides", UNSET)
    if type(value) is dict:
        value = decode_vault_plus_settings(value, drift)
    elif value is not None:
        value = decoded_model(
            value, decode_vault_plus_settings, drift, "object or null", source, "settingsOverrides"
        )
    model.settings_overrides = value
    value = source.get("stats", UNSET)
    if type(value) is dict:
        value = decode_vault_plus_usage(value, drift)
    else:
        value = decoded_model(value, decode_vault_plus_usage, drift, "object", source, "stats")
    model.stats = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, ConnectionVaultPlus, drift)
    return model


def encode_connection_vault_plus(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.enabled) is not UNSET:
        encoded["enabled"] = value
    if (value := model.settings_overrides) is not UNSET:
        encoded["settingsOverrides"] = (
            encode_vault_plus_settings(value, work)
            if type(value) is VaultPlusSettings
            else encode(value, work)
        )
    if (value := model.stats) is not UNSET:
        encoded["stats"] = (
            encode_vault_plus_usage(value, work)
            if type(value) is VaultPlusUsage
            else encode(value, work)
        )
    return encoded


bind(
    ConnectionVaultPlus,
    decode_connection_vault_plus,
    encode_connection_vault_plus,
    required=["enabled", "settingsOverrides", "stats"],
    known={"enabled": "enabled", "settingsOverrides": "settings_overrides", "stats": "stats"},
)
