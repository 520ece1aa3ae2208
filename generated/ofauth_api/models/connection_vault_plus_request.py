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
from .vault_plus_settings import (
    VaultPlusSettings,
    decode_vault_plus_settings,
    encode_vault_plus_settings,
)


@define(repr=False, kw_only=True)
class ConnectionVaultPlusRequest(ApiModel):
    """What to change of Vault+ for a connection."""

    enabled: bool | Unset = UNSET
    settings: VaultPlusSettings | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_vault_plus_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionVaultPlusRequest)
    absent = 0
    value: Any = source.get("enabled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "enabled")
    model.enabled = value
    value = source.get("settings", UNSET)
    if type(value) is dict:
        value = decode_vault_plus_settings(value, drift)
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = decoded_model(
            value, decode_vault_plus_settings, drift, "object or null", source, "settings"
        )
    model.settings = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, ConnectionVaultPlusRequest, drift)
    return model


def encode_connection_vault_plus_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.enabled) is not UNSET:
        encoded["enabled"] = value
    if (value := model.settings) is not UNSET:
        encoded["settings"] = (
            encode_vault_plus_settings(value, work)
            if type(value) is VaultPlusSettings
            else encode(value, work)
        )
    return encoded


bind(
    ConnectionVaultPlusRequest,
    decode_connection_vault_plus_request,
    encode_connection_vault_plus_request,
    required=[],
    known={"enabled": "enabled", "settings": "settings"},
)
