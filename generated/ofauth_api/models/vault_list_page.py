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
from .vault_list import VaultList, decode_vault_list, encode_vault_list
from .vault_totals import VaultTotals, decode_vault_totals, encode_vault_totals


@define(repr=False, kw_only=True)
class VaultListPage(ApiModel):
    """A page of folders of the vault.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    all_: VaultTotals
    can_create_vault_lists: bool
    has_more: bool
    """Whether there are more items behind this page."""
    list_: list[VaultList]
    order: str
    sort: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_list_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultListPage)
    items: list[Any]
    value: Any = source.get("all", UNSET)
    if type(value) is dict:
        value = decode_vault_totals(value, drift)
    else:
        value = decoded_model(value, decode_vault_totals, drift, "object", source, "all")
    model.all_ = value
    value = source.get("canCreateVaultLists", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canCreateVaultLists")
    model.can_create_vault_lists = value
    value = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_vault_list(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_vault_list, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("order", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "order")
    model.order = value
    value = source.get("sort", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "sort")
    model.sort = value
    model._extras = None
    if len(source) != 6 or drift.found:
        model._extras = decoded_extras(source, VaultListPage, drift)
    return model


def encode_vault_list_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.all_) is not UNSET:
        encoded["all"] = (
            encode_vault_totals(value, work) if type(value) is VaultTotals else encode(value, work)
        )
    if (value := model.can_create_vault_lists) is not UNSET:
        encoded["canCreateVaultLists"] = value
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, VaultList, encode_vault_list, work)
    if (value := model.order) is not UNSET:
        encoded["order"] = value
    if (value := model.sort) is not UNSET:
        encoded["sort"] = value
    return encoded


bind(
    VaultListPage,
    decode_vault_list_page,
    encode_vault_list_page,
    required=["all", "canCreateVaultLists", "hasMore", "list", "order", "sort"],
    known={
        "all": "all_",
        "canCreateVaultLists": "can_create_vault_lists",
        "hasMore": "has_more",
        "list": "list_",
        "order": "order",
        "sort": "sort",
    },
)
