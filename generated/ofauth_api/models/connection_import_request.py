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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class ConnectionImportRequest(ApiModel):
    """The session to import.

    Attributes:
        client_reference_id: Your own id for the connection, returned with it.
    """

    cookie: str
    user_agent: str
    client_reference_id: str | None | Unset = UNSET
    """Your own id for the connection, returned with it."""
    permissions: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_import_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionImportRequest)
    absent = 0
    value: Any = source.get("cookie", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "cookie")
    model.cookie = value
    value = source.get("userAgent", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "userAgent")
    model.user_agent = value
    value = source.get("clientReferenceId", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "clientReferenceId")
    model.client_reference_id = value
    value = source.get("permissions", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "permissions")
    model.permissions = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, ConnectionImportRequest, drift)
    return model


def encode_connection_import_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.cookie) is not UNSET:
        encoded["cookie"] = value
    if (value := model.user_agent) is not UNSET:
        encoded["userAgent"] = value
    if (value := model.client_reference_id) is not UNSET:
        encoded["clientReferenceId"] = value
    if (value := model.permissions) is not UNSET:
        encoded["permissions"] = value
    return encoded


bind(
    ConnectionImportRequest,
    decode_connection_import_request,
    encode_connection_import_request,
    required=["cookie", "userAgent"],
    known={
        "clientReferenceId": "client_reference_id",
        "cookie": "cookie",
        "permissions": "permissions",
        "userAgent": "user_agent",
    },
)
