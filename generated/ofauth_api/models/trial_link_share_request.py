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
class TrialLinkShareRequest(ApiModel):
    """Which free-trial link, and which user may see it.

    Attributes:
        trial_id: More than 0.
        user_id: More than 0.
    """

    trial_id: int
    """More than 0."""
    user_id: int
    """More than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_trial_link_share_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TrialLinkShareRequest)
    value: Any = source.get("trialId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "trialId")
    model.trial_id = value
    value = source.get("userId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "userId")
    model.user_id = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, TrialLinkShareRequest, drift)
    return model


def encode_trial_link_share_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.trial_id) is not UNSET:
        encoded["trialId"] = value
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    return encoded


bind(
    TrialLinkShareRequest,
    decode_trial_link_share_request,
    encode_trial_link_share_request,
    required=["trialId", "userId"],
    known={"trialId": "trial_id", "userId": "user_id"},
)
