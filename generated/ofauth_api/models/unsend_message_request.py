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
class UnsendMessageRequest(ApiModel):
    """Which chat the message is in."""

    with_user_id: int | str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_unsend_message_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UnsendMessageRequest)
    value: Any = source.get("withUserId", UNSET)
    if type(value) is not str and type(value) is not int:
        value = drift.unlike(value, "string or integer", source, "withUserId")
    model.with_user_id = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, UnsendMessageRequest, drift)
    return model


def encode_unsend_message_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.with_user_id) is not UNSET:
        encoded["withUserId"] = value
    return encoded


bind(
    UnsendMessageRequest,
    decode_unsend_message_request,
    encode_unsend_message_request,
    required=["withUserId"],
    known={"withUserId": "with_user_id"},
)
