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
class ErrorMessage(ApiModel):
    """Why the request was refused."""

    error: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_error_message(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ErrorMessage)
    value: Any = source.get("error", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "error")
    model.error = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, ErrorMessage, drift)
    return model


def encode_error_message(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.error) is not UNSET:
        encoded["error"] = value
    return encoded


bind(
    ErrorMessage,
    decode_error_message,
    encode_error_message,
    required=["error"],
    known={"error": "error"},
)
