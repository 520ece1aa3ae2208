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
class VaultTotalsPreview(ApiModel):
    """A media that stands for the whole vault."""

    type_: Any
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_totals_preview(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultTotalsPreview)
    value: Any = source.get("type", UNSET)
    if value is UNSET:
        value = drift.unlike(value, "anything", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, VaultTotalsPreview, drift)
    return model


def encode_vault_totals_preview(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    VaultTotalsPreview,
    decode_vault_totals_preview,
    encode_vault_totals_preview,
    required=["type"],
    known={"type": "type_"},
)
