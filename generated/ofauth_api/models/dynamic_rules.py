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
from .signing_rules import SigningRules, decode_signing_rules, encode_signing_rules


@define(repr=False, kw_only=True)
class DynamicRules(ApiModel):
    """The signing rules of now, and how fresh they are."""

    is_current: bool
    is_early_access: bool
    is_public: bool
    rules: SigningRules
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_dynamic_rules(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(DynamicRules)
    value: Any = source.get("is_current", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "is_current")
    model.is_current = value
    value = source.get("is_early_access", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "is_early_access")
    model.is_early_access = value
    value = source.get("is_public", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "is_public")
    model.is_public = value
    value = source.get("rules", UNSET)
    if type(value) is dict:
        value = decode_signing_rules(value, drift)
    else:
        value = decoded_model(value, decode_signing_rules, drift, "object", source, "rules")
    model.rules = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, DynamicRules, drift)
    return model


def encode_dynamic_rules(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.is_current) is not UNSET:
        encoded["is_current"] = value
    if (value := model.is_early_access) is not UNSET:
        encoded["is_early_access"] = value
    if (value := model.is_public) is not UNSET:
        encoded["is_public"] = value
    if (value := model.rules) is not UNSET:
        encoded["rules"] = (
            encode_signing_rules(value, work)
            if type(value) is SigningRules
            else encode(value, work)
        )
    return encoded


bind(
    DynamicRules,
    decode_dynamic_rules,
    encode_dynamic_rules,
    required=["is_current", "is_early_access", "is_public", "rules"],
    known={
        "is_current": "is_current",
        "is_early_access": "is_early_access",
        "is_public": "is_public",
        "rules": "rules",
    },
)
