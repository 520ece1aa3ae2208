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
class VideoSources(ApiModel):
    """Video sources, as `Media.video_sources` and `VaultMedia.video_sources` have them."""

    field_240: str | None | Unset = UNSET
    field_720: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_video_sources(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VideoSources)
    absent = 0
    value: Any = source.get("240", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "240")
    model.field_240 = value
    value = source.get("720", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "720")
    model.field_720 = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, VideoSources, drift)
    return model


def encode_video_sources(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.field_240) is not UNSET:
        encoded["240"] = value
    if (value := model.field_720) is not UNSET:
        encoded["720"] = value
    return encoded


bind(
    VideoSources,
    decode_video_sources,
    encode_video_sources,
    required=[],
    known={"240": "field_240", "720": "field_720"},
)
