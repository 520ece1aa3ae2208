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
class VaultPlusStoreResult(ApiModel):
    """What was queued to be stored."""

    list_id: str
    queued: bool
    estimated_items: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_plus_store_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultPlusStoreResult)
    absent = 0
    value: Any = source.get("listId", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "listId")
    model.list_id = value
    value = source.get("queued", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "queued")
    model.queued = value
    value = source.get("estimatedItems", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "estimatedItems")
    model.estimated_items = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, VaultPlusStoreResult, drift)
    return model


def encode_vault_plus_store_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.list_id) is not UNSET:
        encoded["listId"] = value
    if (value := model.queued) is not UNSET:
        encoded["queued"] = value
    if (value := model.estimated_items) is not UNSET:
        encoded["estimatedItems"] = value
    return encoded


bind(
    VaultPlusStoreResult,
    decode_vault_plus_store_result,
    encode_vault_plus_store_result,
    required=["listId", "queued"],
    known={"estimatedItems": "estimated_items", "listId": "list_id", "queued": "queued"},
)
