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
    encode,
    new,
)
from .vault_upload_mode import VAULT_UPLOAD_MODE_BY_VALUE, VaultUploadMode


@define(repr=False, kw_only=True)
class VaultUploadOptions(ApiModel):
    """Where in the vault the upload goes.

    Attributes:
        mode: Default: "message".
        user_id: At least 1 character.
    """

    mode: VaultUploadMode | Unset = UNSET
    """Default: "message"."""
    user_id: str | None | Unset = UNSET
    """At least 1 character."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_upload_options(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultUploadOptions)
    absent = 0
    value: Any = source.get("mode", UNSET)
    if type(value) is str:
        value = VAULT_UPLOAD_MODE_BY_VALUE.get(value) or drift.enum(
            value, VaultUploadMode, "string", source, "mode"
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.enum(value, VaultUploadMode, "string", source, "mode")
    model.mode = value
    value = source.get("userId", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "userId")
    model.user_id = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, VaultUploadOptions, drift)
    return model


def encode_vault_upload_options(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.mode) is not UNSET:
        encoded["mode"] = value._value_ if type(value) is VaultUploadMode else encode(value, work)
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    return encoded


bind(
    VaultUploadOptions,
    decode_vault_upload_options,
    encode_vault_upload_options,
    required=[],
    known={"mode": "mode", "userId": "user_id"},
)
