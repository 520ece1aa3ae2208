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
class SubscriberCapabilities(ApiModel):
    """What may be done with a subscriber."""

    can_block: bool
    can_receive_messages: bool
    can_report: bool
    can_restrict: bool
    can_send_trial: bool
    can_unsubscribe: bool
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_capabilities(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberCapabilities)
    value: Any = source.get("canBlock", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canBlock")
    model.can_block = value
    value = source.get("canReceiveMessages", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canReceiveMessages")
    model.can_receive_messages = value
    value = source.get("canReport", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canReport")
    model.can_report = value
    value = source.get("canRestrict", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canRestrict")
    model.can_restrict = value
    value = source.get("canSendTrial", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canSendTrial")
    model.can_send_trial = value
    value = source.get("canUnsubscribe", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canUnsubscribe")
    model.can_unsubscribe = value
    model._extras = None
    if len(source) != 6 or drift.found:
        model._extras = decoded_extras(source, SubscriberCapabilities, drift)
    return model


def encode_subscriber_capabilities(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_block) is not UNSET:
        encoded["canBlock"] = value
    if (value := model.can_receive_messages) is not UNSET:
        encoded["canReceiveMessages"] = value
    if (value := model.can_report) is not UNSET:
        encoded["canReport"] = value
    if (value := model.can_restrict) is not UNSET:
        encoded["canRestrict"] = value
    if (value := model.can_send_trial) is not UNSET:
        encoded["canSendTrial"] = value
    if (value := model.can_unsubscribe) is not UNSET:
        encoded["canUnsubscribe"] = value
    return encoded


bind(
    SubscriberCapabilities,
    decode_subscriber_capabilities,
    encode_subscriber_capabilities,
    required=[
        "canBlock",
        "canReceiveMessages",
        "canReport",
        "canRestrict",
        "canSendTrial",
        "canUnsubscribe",
    ],
    known={
        "canBlock": "can_block",
        "canReceiveMessages": "can_receive_messages",
        "canReport": "can_report",
        "canRestrict": "can_restrict",
        "canSendTrial": "can_send_trial",
        "canUnsubscribe": "can_unsubscribe",
    },
)
