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
class ConnectionSessionRequest(ApiModel):
    """The session to use from now on."""

    cookie: str
    user_agent: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_session_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionSessionRequest)
    value: Any = source.get("cookie", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "cookie")
    model.cookie = value
    value = source.get("userAgent", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "userAgent")
    model.user_agent = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, ConnectionSessionRequest, drift)
    return model


def encode_connection_session_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.cookie) is not UNSET:
        encoded["cookie"] = value
    if (value := model.user_agent) is not UNSET:
        encoded["userAgent"] = value
    return encoded


bind(
    ConnectionSessionRequest,
    decode_connection_session_request,
    encode_connection_session_request,
    required=["cookie", "userAgent"],
    known={"cookie": "cookie", "userAgent": "user_agent"},
)
