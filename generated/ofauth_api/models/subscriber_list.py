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
class SubscriberList(ApiModel):
    """A list that a subscriber is on."""

    id: int | str
    name: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_list(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberList)
    value: Any = source.get("id", UNSET)
    if type(value) is not str and type(value) is not int:
        value = drift.unlike(value, "string or integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, SubscriberList, drift)
    return model


def encode_subscriber_list(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    return encoded


bind(
    SubscriberList,
    decode_subscriber_list,
    encode_subscriber_list,
    required=["id", "name"],
    known={"id": "id", "name": "name"},
)
