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
class SignRequest(ApiModel):
    """The request to sign.

    Attributes:
        endpoint: Path and query of the request.
        time: Time of the request, in milliseconds since 1970.
        user_id: Id of the user on the platform.
    """

    endpoint: str
    """Path and query of the request."""
    time: float | str | Unset = UNSET
    """Time of the request, in milliseconds since 1970."""
    user_id: int | str | Unset = UNSET
    """Id of the user on the platform."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_sign_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SignRequest)
    absent = 0
    value: Any = source.get("endpoint", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "endpoint")
    model.endpoint = value
    value = source.get("time", UNSET)
    if type(value) is not str and type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or number", source, "time")
    model.time = value
    value = source.get("user-id", UNSET)
    if type(value) is not str and type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or integer", source, "user-id")
    model.user_id = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, SignRequest, drift)
    return model


def encode_sign_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.endpoint) is not UNSET:
        encoded["endpoint"] = value
    if (value := model.time) is not UNSET:
        encoded["time"] = value
    if (value := model.user_id) is not UNSET:
        encoded["user-id"] = value
    return encoded


bind(
    SignRequest,
    decode_sign_request,
    encode_sign_request,
    required=["endpoint"],
    known={"endpoint": "endpoint", "time": "time", "user-id": "user_id"},
)
