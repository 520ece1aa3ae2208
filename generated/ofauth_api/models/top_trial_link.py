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
    bind,
    decoded_extras,
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class TopTrialLink(ApiModel):
    """A free-trial link, ranked by its claims.

    Attributes:
        subscribe_counts: How many users may claim it.
        subscribe_days: Days of subscription.
    """

    claim_counts: int
    created_at: datetime.datetime
    expired_at: datetime.datetime | None
    id: int
    is_finished: bool
    subscribe_counts: int
    """How many users may claim it."""
    subscribe_days: int
    """Days of subscription."""
    trial_link_name: str
    url: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_trial_link(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopTrialLink)
    value: Any = source.get("claimCounts", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "claimCounts")
    model.claim_counts = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("expiredAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "expiredAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "expiredAt")
    model.expired_at = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isFinished", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isFinished")
    model.is_finished = value
    value = source.get("subscribeCounts", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "subscribeCounts")
    model.subscribe_counts = value
    value = source.get("subscribeDays", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "subscribeDays")
    model.subscribe_days = value
    value = source.get("trialLinkName", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "trialLinkName")
    model.trial_link_name = value
    value = source.get("url", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "url")
    model.url = value
    model._extras = None
    if len(source) != 9 or drift.found:
        model._extras = decoded_extras(source, TopTrialLink, drift)
    return model


def encode_top_trial_link(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.claim_counts) is not UNSET:
        encoded["claimCounts"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.expired_at) is not UNSET:
        encoded["expiredAt"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_finished) is not UNSET:
        encoded["isFinished"] = value
    if (value := model.subscribe_counts) is not UNSET:
        encoded["subscribeCounts"] = value
    if (value := model.subscribe_days) is not UNSET:
        encoded["subscribeDays"] = value
    if (value := model.trial_link_name) is not UNSET:
        encoded["trialLinkName"] = value
    if (value := model.url) is not UNSET:
        encoded["url"] = value
    return encoded


bind(
    TopTrialLink,
    decode_top_trial_link,
    encode_top_trial_link,
    required=[
        "claimCounts",
        "createdAt",
        "expiredAt",
        "id",
        "isFinished",
        "subscribeCounts",
        "subscribeDays",
        "trialLinkName",
        "url",
    ],
    known={
        "claimCounts": "claim_counts",
        "createdAt": "created_at",
        "expiredAt": "expired_at",
        "id": "id",
        "isFinished": "is_finished",
        "subscribeCounts": "subscribe_counts",
        "subscribeDays": "subscribe_days",
        "trialLinkName": "trial_link_name",
        "url": "url",
    },
)
