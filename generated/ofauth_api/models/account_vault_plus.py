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
from .vault_plus_defaults import (
    VaultPlusDefaults,
    decode_vault_plus_defaults,
    encode_vault_plus_defaults,
)


@define(repr=False, kw_only=True)
class AccountVaultPlus(ApiModel):
    """Vault+ of the organization."""

    auto_enable_for_new_connections: bool
    default_settings: VaultPlusDefaults
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_account_vault_plus(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AccountVaultPlus)
    value: Any = source.get("autoEnableForNewConnections", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "autoEnableForNewConnections")
    model.auto_enable_for_new_connections = value
    value = source.get("defaultSettings", UNSET)
    if type(value) is dict:
        value = decode_vault_plus_defaults(value, drift)
    else:
        value = decoded_model(
            value, decode_vault_plus_defaults, drift, "object", source, "defaultSettings"
        )
    model.default_settings = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, AccountVaultPlus, drift)
    return model


def encode_account_vault_plus(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.auto_enable_for_new_connections) is not UNSET:
        encoded["autoEnableForNewConnections"] = value
    if (value := model.default_settings) is not UNSET:
        encoded["defaultSettings"] = (
            encode_vault_plus_defaults(value, work)
            if type(value) is VaultPlusDefaults
            else encode(value, work)
        )
    return encoded


bind(
    AccountVaultPlus,
    decode_account_vault_plus,
    encode_account_vault_plus,
    required=["autoEnableForNewConnections", "defaultSettings"],
    known={
        "autoEnableForNewConnections": "auto_enable_for_new_connections",
        "defaultSettings": "default_settings",
    },
)
