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
from .media_type import MEDIA_TYPE_BY_VALUE, MediaType


@define(repr=False, kw_only=True)
class VaultListPreview(ApiModel):
    """A media that stands for a folder of the vault."""

    type_: MediaType | None
    url: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_list_preview(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultListPreview)
    absent = 0
    value: Any = source.get("type", UNSET)
    if type(value) is str:
        value = MEDIA_TYPE_BY_VALUE.get(value) or drift.enum(
            value, MediaType, "string or null", source, "type"
        )
    elif value is not None:
        value = drift.enum(value, MediaType, "string or null", source, "type")
    model.type_ = value
    value = source.get("url", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "url")
    model.url = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, VaultListPreview, drift)
    return model


def encode_vault_list_preview(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.type_) is not UNSET:
        encoded["type"] = value._value_ if type(value) is MediaType else encode(value, work)
    if (value := model.url) is not UNSET:
        encoded["url"] = value
    return encoded


bind(
    VaultListPreview,
    decode_vault_list_preview,
    encode_vault_list_preview,
    required=["type"],
    known={"type": "type_", "url": "url"},
)
