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
class VaultMediaList(ApiModel):
    """A folder that a media is in."""

    id: int
    name: str
    type_: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_media_list(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultMediaList)
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, VaultMediaList, drift)
    return model


def encode_vault_media_list(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    VaultMediaList,
    decode_vault_media_list,
    encode_vault_media_list,
    required=["id", "name", "type"],
    known={"id": "id", "name": "name", "type": "type_"},
)
