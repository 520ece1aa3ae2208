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
    encoded_models,
    new,
)
from .vault_list_preview import (
    VaultListPreview,
    decode_vault_list_preview,
    encode_vault_list_preview,
)
from .vault_list_type import VAULT_LIST_TYPE_BY_VALUE, VaultListType


@define(repr=False, kw_only=True)
class VaultList(ApiModel):
    """A folder of the vault."""

    can_delete: bool
    can_update: bool
    has_media: bool
    id: int
    medias: list[VaultListPreview]
    name: str
    type_: VaultListType
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_list(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultList)
    items: list[Any]
    value: Any = source.get("canDelete", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canDelete")
    model.can_delete = value
    value = source.get("canUpdate", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canUpdate")
    model.can_update = value
    value = source.get("hasMedia", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMedia")
    model.has_media = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("medias", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_vault_list_preview(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_vault_list_preview, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "medias")
    model.medias = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("type", UNSET)
    if type(value) is str:
        value = VAULT_LIST_TYPE_BY_VALUE.get(value) or drift.enum(
            value, VaultListType, "string", source, "type"
        )
    else:
        value = drift.enum(value, VaultListType, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 7 or drift.found:
        model._extras = decoded_extras(source, VaultList, drift)
    return model


def encode_vault_list(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_delete) is not UNSET:
        encoded["canDelete"] = value
    if (value := model.can_update) is not UNSET:
        encoded["canUpdate"] = value
    if (value := model.has_media) is not UNSET:
        encoded["hasMedia"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.medias) is not UNSET:
        encoded["medias"] = encoded_models(value, VaultListPreview, encode_vault_list_preview, work)
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value._value_ if type(value) is VaultListType else encode(value, work)
    return encoded


bind(
    VaultList,
    decode_vault_list,
    encode_vault_list,
    required=["canDelete", "canUpdate", "hasMedia", "id", "medias", "name", "type"],
    known={
        "canDelete": "can_delete",
        "canUpdate": "can_update",
        "hasMedia": "has_media",
        "id": "id",
        "medias": "medias",
        "name": "name",
        "type": "type_",
    },
)
