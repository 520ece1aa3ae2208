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
    new,
)


@define(repr=False, kw_only=True)
class DynamicRulesStatus(ApiModel):
    """Which revision of the rules is current."""

    access_granted: bool
    early_access_revision: str
    is_current: bool
    is_early_access: bool
    is_public: bool
    public_revision: str
    revision: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_dynamic_rules_status(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(DynamicRulesStatus)
    value: Any = source.get("access_granted", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "access_granted")
    model.access_granted = value
    value = source.get("early_access_revision", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "early_access_revision")
    model.early_access_revision = value
    value = source.get("is_current", UNSET)
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
    value = source.get("public_revision", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "public_revision")
    model.public_revision = value
    value = source.get("revision", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "revision")
    model.revision = value
    model._extras = None
    if len(source) != 7 or drift.found:
        model._extras = decoded_extras(source, DynamicRulesStatus, drift)
    return model


def encode_dynamic_rules_status(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.access_granted) is not UNSET:
        encoded["access_granted"] = value
    if (value := model.early_access_revision) is not UNSET:
        encoded["early_access_revision"] = value
    if (value := model.is_current) is not UNSET:
        encoded["is_current"] = value
    if (value := model.is_early_access) is not UNSET:
        encoded["is_early_access"] = value
    if (value := model.is_public) is not UNSET:
        encoded["is_public"] = value
    if (value := model.public_revision) is not UNSET:
        encoded["public_revision"] = value
    if (value := model.revision) is not UNSET:
        encoded["revision"] = value
    return encoded


bind(
    DynamicRulesStatus,
    decode_dynamic_rules_status,
    encode_dynamic_rules_status,
    required=[
        "access_granted",
        "early_access_revision",
        "is_current",
        "is_early_access",
        "is_public",
        "public_revision",
        "revision",
    ],
    known={
        "access_granted": "access_granted",
        "early_access_revision": "early_access_revision",
        "is_current": "is_current",
        "is_early_access": "is_early_access",
        "is_public": "is_public",
        "public_revision": "public_revision",
        "revision": "revision",
    },
)
