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
class FaceCodeState(ApiModel):
    """How often a face check may still be asked for."""

    request_attempts_left: int
    request_attempts_limit: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_face_code_state(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(FaceCodeState)
    value: Any = source.get("requestAttemptsLeft", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "requestAttemptsLeft")
    model.request_attempts_left = value
    value = source.get("requestAttemptsLimit", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "requestAttemptsLimit")
    model.request_attempts_limit = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, FaceCodeState, drift)
    return model


def encode_face_code_state(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.request_attempts_left) is not UNSET:
        encoded["requestAttemptsLeft"] = value
    if (value := model.request_attempts_limit) is not UNSET:
        encoded["requestAttemptsLimit"] = value
    return encoded


bind(
    FaceCodeState,
    decode_face_code_state,
    encode_face_code_state,
    required=["requestAttemptsLeft", "requestAttemptsLimit"],
    known={
        "requestAttemptsLeft": "request_attempts_left",
        "requestAttemptsLimit": "request_attempts_limit",
    },
)
