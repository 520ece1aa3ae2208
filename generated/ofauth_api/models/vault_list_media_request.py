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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class VaultListMediaRequest(ApiModel):
    """The media to put into a folder.

    Attributes:
        media_ids: 1 to 100 items. Each more than 0.
    """

    media_ids: list[int]
    """1 to 100 items. Each more than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_list_media_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultListMediaRequest)
    value: Any = source.get("mediaIds", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "mediaIds")
    model.media_ids = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, VaultListMediaRequest, drift)
    return model


def encode_vault_list_media_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.media_ids) is not UNSET:
        encoded["mediaIds"] = value
    return encoded


bind(
    VaultListMediaRequest,
    decode_vault_list_media_request,
    encode_vault_list_media_request,
    required=["mediaIds"],
    known={"mediaIds": "media_ids"},
)
