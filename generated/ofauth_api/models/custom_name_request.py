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
class CustomNameRequest(ApiModel):
    """The name to show for a subscriber.

    Attributes:
        display_name: Name to show. 1 to 100 characters.
    """

    display_name: str
    """Name to show. 1 to 100 characters."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_custom_name_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(CustomNameRequest)
    value: Any = source.get("displayName", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "displayName")
    model.display_name = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, CustomNameRequest, drift)
    return model


def encode_custom_name_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.display_name) is not UNSET:
        encoded["displayName"] = value
    return encoded


bind(
    CustomNameRequest,
    decode_custom_name_request,
    encode_custom_name_request,
    required=["displayName"],
    known={"displayName": "display_name"},
)
