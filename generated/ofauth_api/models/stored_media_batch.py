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
    encoded_models,
    new,
)
from .stored_media import StoredMedia, decode_stored_media, encode_stored_media


@define(repr=False, kw_only=True)
class StoredMediaBatch(ApiModel):
    """Media that Vault+ stores."""

    items: list[StoredMedia]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_stored_media_batch(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredMediaBatch)
    items: list[Any]
    value: Any = source.get("items", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_stored_media(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_stored_media, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "items")
    model.items = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, StoredMediaBatch, drift)
    return model


def encode_stored_media_batch(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.items) is not UNSET:
        encoded["items"] = encoded_models(value, StoredMedia, encode_stored_media, work)
    return encoded


bind(
    StoredMediaBatch,
    decode_stored_media_batch,
    encode_stored_media_batch,
    required=["items"],
    known={"items": "items"},
)
