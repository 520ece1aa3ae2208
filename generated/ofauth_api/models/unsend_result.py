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
    decoded_model,
    encode,
    new,
)
from .queued_message import QueuedMessage, decode_queued_message, encode_queued_message


@define(repr=False, kw_only=True)
class UnsendResult(ApiModel):
    """Whether a message was taken back."""

    success: bool
    queue: QueuedMessage | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_unsend_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UnsendResult)
    absent = 0
    value: Any = source.get("success", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "success")
    model.success = value
    value = source.get("queue", UNSET)
    if type(value) is dict:
        value = decode_queued_message(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_queued_message, drift, "object", source, "queue")
    model.queue = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, UnsendResult, drift)
    return model


def encode_unsend_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.success) is not UNSET:
        encoded["success"] = value
    if (value := model.queue) is not UNSET:
        encoded["queue"] = (
            encode_queued_message(value, work)
            if type(value) is QueuedMessage
            else encode(value, work)
        )
    return encoded


bind(
    UnsendResult,
    decode_unsend_result,
    encode_unsend_result,
    required=["success"],
    known={"queue": "queue", "success": "success"},
)
