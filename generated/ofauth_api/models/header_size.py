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
    new,
)


@define(repr=False, kw_only=True)
class HeaderSize(ApiModel):
    """The size of a header picture, in pixels."""

    height: int
    width: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_header_size(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(HeaderSize)
    value: Any = source.get("height", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "height")
    model.height = value
    value = source.get("width", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "width")
    model.width = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, HeaderSize, drift)
    return model


def encode_header_size(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.height) is not UNSET:
        encoded["height"] = value
    if (value := model.width) is not UNSET:
        encoded["width"] = value
    return encoded


bind(
    HeaderSize,
    decode_header_size,
    encode_header_size,
    required=["height", "width"],
    known={"height": "height", "width": "width"},
)
