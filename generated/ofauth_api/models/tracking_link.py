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
class TrackingLink(ApiModel):
    """A tracking link, which counts who came through it."""

    id: int
    name: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tracking_link(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TrackingLink)
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, TrackingLink, drift)
    return model


def encode_tracking_link(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    return encoded


bind(
    TrackingLink,
    decode_tracking_link,
    encode_tracking_link,
    required=["id", "name"],
    known={"id": "id", "name": "name"},
)
