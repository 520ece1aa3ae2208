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
from .connection_settings import (
    ConnectionSettings,
    decode_connection_settings,
    encode_connection_settings,
)
from .purge_result import PurgeResult, decode_purge_result, encode_purge_result


@define(repr=False, kw_only=True)
class ConnectionSettingsResult(ApiModel):
    """The settings after a change, and what was removed for it."""

    settings: ConnectionSettings
    purge_result: PurgeResult | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_settings_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionSettingsResult)
    absent = 0
    value: Any = source.get("settings", UNSET)
    if type(value) is dict:
        value = decode_connection_settings(value, drift)
    else:
        value = decoded_model(
            value, decode_connection_settings, drift, "object", source, "settings"
        )
    model.settings = value
    value = source.get("purgeResult", UNSET)
    if type(value) is dict:
        value = decode_purge_result(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_purge_result, drift, "object", source, "purgeResult")
    model.purge_result = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, ConnectionSettingsResult, drift)
    return model


def encode_connection_settings_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.settings) is not UNSET:
        encoded["settings"] = (
            encode_connection_settings(value, work)
            if type(value) is ConnectionSettings
            else encode(value, work)
        )
    if (value := model.purge_result) is not UNSET:
        encoded["purgeResult"] = (
            encode_purge_result(value, work) if type(value) is PurgeResult else encode(value, work)
        )
    return encoded


bind(
    ConnectionSettingsResult,
    decode_connection_settings_result,
    encode_connection_settings_result,
    required=["settings"],
    known={"purgeResult": "purge_result", "settings": "settings"},
)
