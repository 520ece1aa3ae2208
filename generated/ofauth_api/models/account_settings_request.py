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
from .account_vault_plus_request import (
    AccountVaultPlusRequest,
    decode_account_vault_plus_request,
    encode_account_vault_plus_request,
)


@define(repr=False, kw_only=True)
class AccountSettingsRequest(ApiModel):
    """What to change of the organization."""

    vault_plus: AccountVaultPlusRequest | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_account_settings_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AccountSettingsRequest)
    absent = 0
    value: Any = source.get("vaultPlus", UNSET)
    if type(value) is dict:
        value = decode_account_vault_plus_request(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_account_vault_plus_request, drift, "object", source, "vaultPlus"
        )
    model.vault_plus = value
    model._extras = None
    if len(source) != 1 - absent:
        model._extras = decoded_extras(source, AccountSettingsRequest, drift)
    return model


def encode_account_settings_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.vault_plus) is not UNSET:
        encoded["vaultPlus"] = (
            encode_account_vault_plus_request(value, work)
            if type(value) is AccountVaultPlusRequest
            else encode(value, work)
        )
    return encoded


bind(
    AccountSettingsRequest,
    decode_account_settings_request,
    encode_account_settings_request,
    required=[],
    known={"vaultPlus": "vault_plus"},
)
