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
from .media_source import MediaSource, decode_media_source, encode_media_source


@define(repr=False, kw_only=True)
class FullMediaFile(ApiModel):
    """A full media file, as `MediaFiles.full` has it."""

    sources: list[MediaSource]
    url: str
    height: int | Unset = UNSET
    size: int | Unset = UNSET
    width: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_full_media_file(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(FullMediaFile)
    items: list[Any]
    absent = 0
    value: Any = source.get("sources", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_media_source(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_media_source, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "sources")
    model.sources = value
    value = source.get("url", UNSET)
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
    value = source.get("size", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "size")
    model.size = value
    value = source.get("width", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "width")
    model.width = value
    model._extras = None
    if len(source) != 5 - absent or drift.found:
        model._extras = decoded_extras(source, FullMediaFile, drift)
    return model


def encode_full_media_file(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.sources) is not UNSET:
        encoded["sources"] = encoded_models(value, MediaSource, encode_media_source, work)
    if (value := model.url) is not UNSET:
        encoded["url"] = value
    if (value := model.height) is not UNSET:
        encoded["height"] = value
    if (value := model.size) is not UNSET:
        encoded["size"] = value
    if (value := model.width) is not UNSET:
        encoded["width"] = value
    return encoded


bind(
    FullMediaFile,
    decode_full_media_file,
    encode_full_media_file,
    required=["sources", "url"],
    known={
        "height": "height",
        "size": "size",
        "sources": "sources",
        "url": "url",
        "width": "width",
    },
)
