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
class TrackingLinkShareRequest(ApiModel):
    """Which tracking link, and which user may see it.

    Attributes:
        campaign_id: More than 0.
        user_id: More than 0.
    """

    campaign_id: int
    """More than 0."""
    user_id: int
    """More than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tracking_link_share_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TrackingLinkShareRequest)
    value: Any = source.get("campaignId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "campaignId")
    model.campaign_id = value
    value = source.get("userId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "userId")
    model.user_id = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, TrackingLinkShareRequest, drift)
    return model


def encode_tracking_link_share_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.campaign_id) is not UNSET:
        encoded["campaignId"] = value
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    return encoded


bind(
    TrackingLinkShareRequest,
    decode_tracking_link_share_request,
    encode_tracking_link_share_request,
    required=["campaignId", "userId"],
    known={"campaignId": "campaign_id", "userId": "user_id"},
)
