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
class StoredMediaRequest(ApiModel):
    """The media to get.

    Attributes:
        media_ids: At most 100 items.
    """

    media_ids: list[str]
    """At most 100 items."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_stored_media_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredMediaRequest)
    value: Any = source.get("mediaIds", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "mediaIds")
    model.media_ids = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, StoredMediaRequest, drift)
    return model


def encode_stored_media_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.media_ids) is not UNSET:
        encoded["mediaIds"] = value
    return encoded


bind(
    StoredMediaRequest,
    decode_stored_media_request,
    encode_stored_media_request,
    required=["mediaIds"],
    known={"mediaIds": "media_ids"},
)
