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
class ActionResult(ApiModel):
    """Whether the request was carried out."""

    success: bool
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_action_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ActionResult)
    value: Any = source.get("success", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "success")
    model.success = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, ActionResult, drift)
    return model


def encode_action_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.success) is not UNSET:
        encoded["success"] = value
    return encoded


bind(
    ActionResult,
    decode_action_result,
    encode_action_result,
    required=["success"],
    known={"success": "success"},
)
