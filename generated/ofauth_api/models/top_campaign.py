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
class TopCampaign(ApiModel):
    """A tracking link, ranked by what it brought."""

    campaign_code: float
    campaign_name: str
    count_subscribers: int
    count_transitions: int
    created_at: datetime.datetime
    end_date: datetime.datetime
    id: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_campaign(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopCampaign)
    value: Any = source.get("campaignCode", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "campaignCode")
    model.campaign_code = value
    value = source.get("campaignName", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "campaignName")
    model.campaign_name = value
    value = source.get("countSubscribers", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "countSubscribers")
    model.count_subscribers = value
    value = source.get("countTransitions", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "countTransitions")
    model.count_transitions = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("endDate", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "endDate")
        )
    else:
        value = drift.unlike(value, "date-time", source, "endDate")
    model.end_date = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    model._extras = None
    if len(source) != 7 or drift.found:
        model._extras = decoded_extras(source, TopCampaign, drift)
    return model


def encode_top_campaign(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.campaign_code) is not UNSET:
        encoded["campaignCode"] = value
    if (value := model.campaign_name) is not UNSET:
        encoded["campaignName"] = value
    if (value := model.count_subscribers) is not UNSET:
        encoded["countSubscribers"] = value
    if (value := model.count_transitions) is not UNSET:
        encoded["countTransitions"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.end_date) is not UNSET:
        encoded["endDate"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    return encoded


bind(
    TopCampaign,
    decode_top_campaign,
    encode_top_campaign,
    required=[
        "campaignCode",
        "campaignName",
        "countSubscribers",
        "countTransitions",
        "createdAt",
        "endDate",
        "id",
    ],
    known={
        "campaignCode": "campaign_code",
        "campaignName": "campaign_name",
        "countSubscribers": "count_subscribers",
        "countTransitions": "count_transitions",
        "createdAt": "created_at",
        "endDate": "end_date",
        "id": "id",
    },
)
