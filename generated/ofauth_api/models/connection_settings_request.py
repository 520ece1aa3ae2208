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
from .connection_vault_plus_request import (
    ConnectionVaultPlusRequest,
    decode_connection_vault_plus_request,
    encode_connection_vault_plus_request,
)


@define(repr=False, kw_only=True)
class ConnectionSettingsRequest(ApiModel):
    """What to change of a connection."""

    vault_plus: ConnectionVaultPlusRequest | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_settings_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionSettingsRequest)
    absent = 0
    value: Any = source.get("vaultPlus", UNSET)
    if type(value) is dict:
        value = decode_connection_vault_plus_request(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_connection_vault_plus_request, drift, "object", source, "vaultPlus"
        )
    model.vault_plus = value
    model._extras = None
    if len(source) != 1 - absent:
        model._extras = decoded_extras(source, ConnectionSettingsRequest, drift)
    return model


def encode_connection_settings_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.vault_plus) is not UNSET:
        encoded["vaultPlus"] = (
            encode_connection_vault_plus_request(value, work)
            if type(value) is ConnectionVaultPlusRequest
            else encode(value, work)
        )
    return encoded


bind(
    ConnectionSettingsRequest,
    decode_connection_settings_request,
    encode_connection_settings_request,
    required=[],
    known={"vaultPlus": "vault_plus"},
)
