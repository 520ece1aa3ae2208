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
from .connection_vault_plus import (
    ConnectionVaultPlus,
    decode_connection_vault_plus,
    encode_connection_vault_plus,
)


@define(repr=False, kw_only=True)
class ConnectionSettings(ApiModel):
    """Settings of a connection."""

    connection_id: str
    vault_plus: ConnectionVaultPlus
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_settings(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionSettings)
    value: Any = source.get("connectionId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "connectionId")
    model.connection_id = value
    value = source.get("vaultPlus", UNSET)
    if type(value) is dict:
        value = decode_connection_vault_plus(value, drift)
    else:
        value = decoded_model(
            value, decode_connection_vault_plus, drift, "object", source, "vaultPlus"
        )
    model.vault_plus = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, ConnectionSettings, drift)
    return model


def encode_connection_settings(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.connection_id) is not UNSET:
        encoded["connectionId"] = value
    if (value := model.vault_plus) is not UNSET:
        encoded["vaultPlus"] = (
            encode_connection_vault_plus(value, work)
            if type(value) is ConnectionVaultPlus
            else encode(value, work)
        )
    return encoded


bind(
    ConnectionSettings,
    decode_connection_settings,
    encode_connection_settings,
    required=["connectionId", "vaultPlus"],
    known={"connectionId": "connection_id", "vaultPlus": "vault_plus"},
)
