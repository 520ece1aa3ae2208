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
from .account_settings import AccountSettings, decode_account_settings, encode_account_settings
from .broadcast_result import BroadcastResult, decode_broadcast_result, encode_broadcast_result


@define(repr=False, kw_only=True)
class AccountSettingsResult(ApiModel):
    """The settings after a change, and what that did."""

    settings: AccountSettings
    broadcast_result: BroadcastResult | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_account_settings_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AccountSettingsResult)
    absent = 0
    value: Any = source.get("settings", UNSET)
    if type(value) is dict:
        value = decode_account_settings(value, drift)
    else:
        value = decoded_model(value, decode_account_settings, drift, "object", source, "settings")
    model.settings = value
    value = source.get("broadcastResult", UNSET)
    if type(value) is dict:
        value = decode_broadcast_result(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_broadcast_result, drift, "object", source, "broadcastResult"
        )
    model.broadcast_result = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, AccountSettingsResult, drift)
    return model


def encode_account_settings_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.settings) is not UNSET:
        encoded["settings"] = (
            encode_account_settings(value, work)
            if type(value) is AccountSettings
            else encode(value, work)
        )
    if (value := model.broadcast_result) is not UNSET:
        encoded["broadcastResult"] = (
            encode_broadcast_result(value, work)
            if type(value) is BroadcastResult
            else encode(value, work)
        )
    return encoded


bind(
    AccountSettingsResult,
    decode_account_settings_result,
    encode_account_settings_result,
    required=["settings"],
    known={"broadcastResult": "broadcast_result", "settings": "settings"},
)
