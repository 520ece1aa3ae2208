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
class MediaSource(ApiModel):
    """A media source, as `FullMediaFile.sources` and `PreviewMediaFile.options` have it."""

    url: str
    height: int | Unset = UNSET
    type_: str | Unset = UNSET
    width: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_media_source(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MediaSource)
    absent = 0
    value: Any = source.get("url", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "url")
    model.url = value
    value = source.get("height", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "height")
    model.height = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("width", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "width")
    model.width = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, MediaSource, drift)
    return model


def encode_media_source(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.url) is not UNSET:
        encoded["url"] = value
    if (value := model.height) is not UNSET:
        encoded["height"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.width) is not UNSET:
        encoded["width"] = value
    return encoded


bind(
    MediaSource,
    decode_media_source,
    encode_media_source,
    required=["url"],
    known={"height": "height", "type": "type_", "url": "url", "width": "width"},
)
