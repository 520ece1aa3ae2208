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
class AccountVaultPlusRequest(ApiModel):
    """What to change of Vault+ for the organization."""

    apply_to_existing_connections: bool | Unset = UNSET
    auto_enable_for_new_connections: bool | Unset = UNSET
    default_settings: VaultPlusSettings | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_account_vault_plus_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AccountVaultPlusRequest)
    absent = 0
    value: Any = source.get("applyToExistingConnections", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "applyToExistingConnections")
    model.apply_to_existing_connections = value
    value = source.get("autoEnableForNewConnections", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "autoEnableForNewConnections")
    model.auto_enable_for_new_connections = value
    value = source.get("defaultSettings", UNSET)
    if type(value) is dict:
        value = decode_vault_plus_settings(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_vault_plus_settings, drift, "object", source, "defaultSettings"
        )
    model.default_settings = value
    model._extras = None
    if len(source) != 3 - absent:
        model._extras = decoded_extras(source, AccountVaultPlusRequest, drift)
    return model


def encode_account_vault_plus_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.apply_to_existing_connections) is not UNSET:
        encoded["applyToExistingConnections"] = value
    if (value := model.auto_enable_for_new_connections) is not UNSET:
        encoded["autoEnableForNewConnections"] = value
    if (value := model.default_settings) is not UNSET:
        encoded["defaultSettings"] = (
            encode_vault_plus_settings(value, work)
            if type(value) is VaultPlusSettings
            else encode(value, work)
        )
    return encoded


bind(
    AccountVaultPlusRequest,
    decode_account_vault_plus_request,
    encode_account_vault_plus_request,
    required=[],
    known={
        "applyToExistingConnections": "apply_to_existing_connections",
        "autoEnableForNewConnections": "auto_enable_for_new_connections",
        "defaultSettings": "default_settings",
    },
)
