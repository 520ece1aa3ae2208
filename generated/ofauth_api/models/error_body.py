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
    new,
)


@define(repr=False, kw_only=True)
class ErrorBody(ApiModel):
    """What the API answers with when it refuses a request.

    Attributes:
        error: What was wrong, for people.
        action_required: What the caller can do, for example refresh_session.
        code: Older form of type.
        details: More about the error, in the older form.
        request_id: Id of the request, to quote to support.
        type_: Kind of error, for example RATE_LIMIT_EXCEEDED; new ones may appear.
    """

    error: str
    """What was wrong, for people."""
    action_required: str | Unset = UNSET
    """What the caller can do, for example refresh_session."""
    code: Any | Unset = UNSET
    """Older form of type."""
    details: Any | Unset = UNSET
    """More about the error, in the older form."""
    request_id: str | Unset = UNSET
    """Id of the request, to quote to support."""
    type_: str | Unset = UNSET
    """Kind of error, for example RATE_LIMIT_EXCEEDED; new ones may appear."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_error_body(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ErrorBody)
    absent = 0
    value: Any = source.get("error", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "error")
    model.error = value
    value = source.get("actionRequired", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "actionRequired")
    model.action_required = value
    value = source.get("code", UNSET)
    if value is UNSET:
        absent += 1
    model.code = value
    value = source.get("details", UNSET)
    if value is UNSET:
        absent += 1
    model.details = value
    value = source.get("requestId", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "requestId")
    model.request_id = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 6 - absent or drift.found:
        model._extras = decoded_extras(source, ErrorBody, drift)
    return model


def encode_error_body(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.error) is not UNSET:
        encoded["error"] = value
    if (value := model.action_required) is not UNSET:
        encoded["actionRequired"] = value
    if (value := model.code) is not UNSET:
        encoded["code"] = value
    if (value := model.details) is not UNSET:
        encoded["details"] = value
    if (value := model.request_id) is not UNSET:
        encoded["requestId"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    ErrorBody,
    decode_error_body,
    encode_error_body,
    required=["error"],
    known={
        "actionRequired": "action_required",
        "code": "code",
        "details": "details",
        "error": "error",
        "requestId": "request_id",
        "type": "type_",
    },
)
