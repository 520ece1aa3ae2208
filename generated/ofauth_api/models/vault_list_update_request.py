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
class VaultListUpdateRequest(ApiModel):
    """What to change of a folder.

    Attributes:
        name: 1 to 100 characters.
        clear_media: Default: false.
    """

    name: str
    """1 to 100 characters."""
    clear_media: bool | None | Unset = UNSET
    """Default: false."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_list_update_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultListUpdateRequest)
    absent = 0
    value: Any = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("clearMedia", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "clearMedia")
    model.clear_media = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, VaultListUpdateRequest, drift)
    return model


def encode_vault_list_update_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.clear_media) is not UNSET:
        encoded["clearMedia"] = value
    return encoded


bind(
    VaultListUpdateRequest,
    decode_vault_list_update_request,
    encode_vault_list_update_request,
    required=["name"],
    known={"clearMedia": "clear_media", "name": "name"},
)
