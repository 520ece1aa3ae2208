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
class TrackingLinkClaimerPage(ApiModel):
    """Users who came through a tracking link; their form is not documented.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    list_: list[Any]
    has_more: bool | Unset = UNSET
    """Whether there are more items behind this page."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tracking_link_claimer_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TrackingLinkClaimerPage)
    absent = 0
    value: Any = source.get("list", UNSET)
    if type(value) is not list:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("hasMore", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, TrackingLinkClaimerPage, drift)
    return model


def encode_tracking_link_claimer_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.list_) is not UNSET:
        encoded["list"] = value
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    return encoded


bind(
    TrackingLinkClaimerPage,
    decode_tracking_link_claimer_page,
    encode_tracking_link_claimer_page,
    required=["list"],
    known={"hasMore": "has_more", "list": "list_"},
)
