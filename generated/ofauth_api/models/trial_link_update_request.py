from __future__ import annotations

import datetime
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
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class TrialLinkUpdateRequest(ApiModel):
    """What to change of a free-trial link.

    Attributes:
        subscribe_counts: How many users may claim it. At least 1.
        subscribe_days: Days of subscription. 1 to 365.
        trial_link_name: 1 to 100 characters.
    """

    expired_at: datetime.datetime | Unset = UNSET
    subscribe_counts: int | Unset = UNSET
    """How many users may claim it. At least 1."""
    subscribe_days: int | Unset = UNSET
    """Days of subscription. 1 to 365."""
    trial_link_name: str | Unset = UNSET
    """1 to 100 characters."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_trial_link_update_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TrialLinkUpdateRequest)
    absent = 0
    value: Any = source.get("expiredAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "expiredAt")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "expiredAt")
    model.expired_at = value
    value = source.get("subscribeCounts", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "subscribeCounts")
    model.subscribe_counts = value
    value = source.get("subscribeDays", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "subscribeDays")
    model.subscribe_days = value
    value = source.get("trialLinkName", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "trialLinkName")
    model.trial_link_name = value
    model._extras = None
    if len(source) != 4 - absent:
        model._extras = decoded_extras(source, TrialLinkUpdateRequest, drift)
    return model


def encode_trial_link_update_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.expired_at) is not UNSET:
        encoded["expiredAt"] = encoded_moment(value, work)
    if (value := model.subscribe_counts) is not UNSET:
        encoded["subscribeCounts"] = value
    if (value := model.subscribe_days) is not UNSET:
        encoded["subscribeDays"] = value
    if (value := model.trial_link_name) is not UNSET:
        encoded["trialLinkName"] = value
    return encoded


bind(
    TrialLinkUpdateRequest,
    decode_trial_link_update_request,
    encode_trial_link_update_request,
    required=[],
    known={
        "expiredAt": "expired_at",
        "subscribeCounts": "subscribe_counts",
        "subscribeDays": "subscribe_days",
        "trialLinkName": "trial_link_name",
    },
)
