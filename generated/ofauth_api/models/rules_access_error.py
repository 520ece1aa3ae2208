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
    new,
)


@define(repr=False, kw_only=True)
class RulesAccessError(ApiModel):
    """Why the rules are not given out."""

    error: str
    is_current: bool | Unset = UNSET
    is_early_access: bool | Unset = UNSET
    is_public: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_rules_access_error(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(RulesAccessError)
    absent = 0
    value: Any = source.get("error", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "error")
    model.error = value
    value = source.get("is_current", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "is_current")
    model.is_current = value
    value = source.get("is_early_access", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "is_early_access")
    model.is_early_access = value
    value = source.get("is_public", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "is_public")
    model.is_public = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, RulesAccessError, drift)
    return model


def encode_rules_access_error(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.error) is not UNSET:
        encoded["error"] = value
    if (value := model.is_current) is not UNSET:
        encoded["is_current"] = value
    if (value := model.is_early_access) is not UNSET:
        encoded["is_early_access"] = value
    if (value := model.is_public) is not UNSET:
        encoded["is_public"] = value
    return encoded


bind(
    RulesAccessError,
    decode_rules_access_error,
    encode_rules_access_error,
    required=["error"],
    known={
        "error": "error",
        "is_current": "is_current",
        "is_early_access": "is_early_access",
        "is_public": "is_public",
    },
)
