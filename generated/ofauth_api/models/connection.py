from __future__ import annotations

import datetime
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
    decoded_model,
    decoded_scalars,
    encode,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .connection_status import CONNECTION_STATUS_BY_VALUE, ConnectionStatus
from .connection_user import ConnectionUser, decode_connection_user, encode_connection_user


@define(repr=False, kw_only=True)
class Connection(ApiModel):
    """A creator's account that is connected to the organization.

    Attributes:
        client_reference_id: Your own id for the connection, returned with it.
    """

    client_reference_id: str | None
    """Your own id for the connection, returned with it."""
    created_at: datetime.datetime
    expired_at: datetime.datetime | None
    id: str
    imported: bool
    last_checked_at: datetime.datetime | None
    permissions: list[str]
    status: ConnectionStatus
    updated_at: datetime.datetime
    user_data: ConnectionUser
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Connection)
    value: Any = source.get("clientReferenceId", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "clientReferenceId")
    model.client_reference_id = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("expiredAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "expiredAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "expiredAt")
    model.expired_at = value
    value = source.get("id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "id")
    model.id = value
    value = source.get("imported", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "imported")
    model.imported = value
    value = source.get("lastCheckedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "lastCheckedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "lastCheckedAt")
    model.last_checked_at = value
    value = source.get("permissions", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "permissions")
    model.permissions = value
    value = source.get("status", UNSET)
    if type(value) is str:
        value = CONNECTION_STATUS_BY_VALUE.get(value) or drift.enum(
            value, ConnectionStatus, "string", source, "status"
        )
    else:
        value = drift.enum(value, ConnectionStatus, "string", source, "status")
    model.status = value
    value = source.get("updatedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "updatedAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "updatedAt")
    model.updated_at = value
    value = source.get("userData", UNSET)
    if type(value) is dict:
        value = decode_connection_user(value, drift)
    else:
        value = decoded_model(value, decode_connection_user, drift, "object", source, "userData")
    model.user_data = value
    model._extras = None
    if len(source) != 10 or drift.found:
        model._extras = decoded_extras(source, Connection, drift)
    return model


def encode_connection(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.client_reference_id) is not UNSET:
        encoded["clientReferenceId"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.expired_at) is not UNSET:
        encoded["expiredAt"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.imported) is not UNSET:
        encoded["imported"] = value
    if (value := model.last_checked_at) is not UNSET:
        encoded["lastCheckedAt"] = encoded_moment(value, work)
    if (value := model.permissions) is not UNSET:
        encoded["permissions"] = value
    if (value := model.status) is not UNSET:
        encoded["status"] = (
            value._value_ if type(value) is ConnectionStatus else encode(value, work)
        )
    if (value := model.updated_at) is not UNSET:
        encoded["updatedAt"] = encoded_moment(value, work)
    if (value := model.user_data) is not UNSET:
        encoded["userData"] = (
            encode_connection_user(value, work)
            if type(value) is ConnectionUser
            else encode(value, work)
        )
    return encoded


bind(
    Connection,
    decode_connection,
    encode_connection,
    required=[
        "clientReferenceId",
        "createdAt",
        "expiredAt",
        "id",
        "imported",
        "lastCheckedAt",
        "permissions",
        "status",
        "updatedAt",
        "userData",
    ],
    known={
        "clientReferenceId": "client_reference_id",
        "createdAt": "created_at",
        "expiredAt": "expired_at",
        "id": "id",
        "imported": "imported",
        "lastCheckedAt": "last_checked_at",
        "permissions": "permissions",
        "status": "status",
        "updatedAt": "updated_at",
        "userData": "user_data",
    },
)
