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
class HeaderThumbs(ApiModel):
    """Smaller forms of a header picture."""

    w480: str
    w760: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_header_thumbs(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(HeaderThumbs)
    value: Any = source.get("w480", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "w480")
    model.w480 = value
    value = source.get("w760", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "w760")
    model.w760 = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, HeaderThumbs, drift)
    return model


def encode_header_thumbs(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.w480) is not UNSET:
        encoded["w480"] = value
    if (value := model.w760) is not UNSET:
        encoded["w760"] = value
    return encoded


bind(
    HeaderThumbs,
    decode_header_thumbs,
    encode_header_thumbs,
    required=["w480", "w760"],
    known={"w480": "w480", "w760": "w760"},
)
