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
class VaultMediaCounters(ApiModel):
    """What a media of the vault has earned."""

    likes_count: int
    tips_summ: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_media_counters(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultMediaCounters)
    value: Any = source.get("likesCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "likesCount")
    model.likes_count = value
    value = source.get("tipsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "tipsSumm")
    model.tips_summ = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, VaultMediaCounters, drift)
    return model


def encode_vault_media_counters(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.likes_count) is not UNSET:
        encoded["likesCount"] = value
    if (value := model.tips_summ) is not UNSET:
        encoded["tipsSumm"] = value
    return encoded


bind(
    VaultMediaCounters,
    decode_vault_media_counters,
    encode_vault_media_counters,
    required=["likesCount", "tipsSumm"],
    known={"likesCount": "likes_count", "tipsSumm": "tips_summ"},
)
