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
class SignatureHeaders(ApiModel):
    """The headers that sign a request.

    Attributes:
        time: Time of the request, in milliseconds since 1970.
        user_id: Id of the user on the platform.
    """

    app_token: str
    sign: str
    time: str
    """Time of the request, in milliseconds since 1970."""
    user_id: str | Unset = UNSET
    """Id of the user on the platform."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_signature_headers(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SignatureHeaders)
    absent = 0
    value: Any = source.get("app-token", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "app-token")
    model.app_token = value
    value = source.get("sign", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "sign")
    model.sign = value
    value = source.get("time", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "time")
    model.time = value
    value = source.get("user-id", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "user-id")
    model.user_id = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, SignatureHeaders, drift)
    return model


def encode_signature_headers(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.app_token) is not UNSET:
        encoded["app-token"] = value
    if (value := model.sign) is not UNSET:
        encoded["sign"] = value
    if (value := model.time) is not UNSET:
        encoded["time"] = value
    if (value := model.user_id) is not UNSET:
        encoded["user-id"] = value
    return encoded


bind(
    SignatureHeaders,
    decode_signature_headers,
    encode_signature_headers,
    required=["app-token", "sign", "time"],
    known={"app-token": "app_token", "sign": "sign", "time": "time", "user-id": "user_id"},
)
