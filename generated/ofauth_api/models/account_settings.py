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
from .account_vault_plus import (
    AccountVaultPlus,
    decode_account_vault_plus,
    encode_account_vault_plus,
)


@define(repr=False, kw_only=True)
class AccountSettings(ApiModel):
    """Settings of the organization."""

    vault_plus: AccountVaultPlus
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_account_settings(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AccountSettings)
    value: Any = source.get("vaultPlus", UNSET)
    if type(value) is dict:
        value = decode_account_vault_plus(value, drift)
    else:
        value = decoded_model(
            value, decode_account_vault_plus, drift, "object", source, "vaultPlus"
        )
    model.vault_plus = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, AccountSettings, drift)
    return model


def encode_account_settings(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.vault_plus) is not UNSET:
        encoded["vaultPlus"] = (
            encode_account_vault_plus(value, work)
            if type(value) is AccountVaultPlus
            else encode(value, work)
        )
    return encoded


bind(
    AccountSettings,
    decode_account_settings,
    encode_account_settings,
    required=["vaultPlus"],
    known={"vaultPlus": "vault_plus"},
)
