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
    decoded_model,
    encoded_models,
    new,
)
from .stored_media import StoredMedia, decode_stored_media, encode_stored_media


@define(repr=False, kw_only=True)
class StoredMediaPage(ApiModel):
    """A page of media that Vault+ stores.

    Attributes:
        next_cursor: What the next page is asked for by.
    """

    items: list[StoredMedia]
    next_cursor: str | Unset = UNSET
    """What the next page is asked for by."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_stored_media_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredMediaPage)
    items: list[Any]
    absent = 0
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
    value = source.get("nextCursor", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "nextCursor")
    model.next_cursor = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, StoredMediaPage, drift)
    return model


def encode_stored_media_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.items) is not UNSET:
        encoded["items"] = encoded_models(value, StoredMedia, encode_stored_media, work)
    if (value := model.next_cursor) is not UNSET:
        encoded["nextCursor"] = value
    return encoded


bind(
    StoredMediaPage,
    decode_stored_media_page,
    encode_stored_media_page,
    required=["items"],
    known={"items": "items", "nextCursor": "next_cursor"},
)
