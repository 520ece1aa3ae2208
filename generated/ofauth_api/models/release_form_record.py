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
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class ReleaseFormRecord(ApiModel):
    """A release form in the register of a creator."""

    approved_at: datetime.datetime | None
    code: str | None
    created_at: datetime.datetime | None
    has_user: bool
    id: int
    is_hidden: bool
    last_changed_at: datetime.datetime | None
    name: str
    partner_id: int | None
    status: str | None
    type_: str
    user_name: str | None
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_release_form_record(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ReleaseFormRecord)
    value: Any = source.get("approvedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "approvedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "approvedAt")
    model.approved_at = value
    value = source.get("code", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "code")
    model.code = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "createdAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "createdAt")
    model.created_at = value
    value = source.get("hasUser", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasUser")
    model.has_user = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isHidden", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isHidden")
    model.is_hidden = value
    value = source.get("lastChangedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "lastChangedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "lastChangedAt")
    model.last_changed_at = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("partnerId", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "partnerId")
    model.partner_id = value
    value = source.get("status", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "status")
    model.status = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("userName", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "userName")
    model.user_name = value
    model._extras = None
    if len(source) != 12 or drift.found:
        model._extras = decoded_extras(source, ReleaseFormRecord, drift)
    return model


def encode_release_form_record(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.approved_at) is not UNSET:
        encoded["approvedAt"] = encoded_moment(value, work)
    if (value := model.code) is not UNSET:
        encoded["code"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.has_user) is not UNSET:
        encoded["hasUser"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_hidden) is not UNSET:
        encoded["isHidden"] = value
    if (value := model.last_changed_at) is not UNSET:
        encoded["lastChangedAt"] = encoded_moment(value, work)
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.partner_id) is not UNSET:
        encoded["partnerId"] = value
    if (value := model.status) is not UNSET:
        encoded["status"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.user_name) is not UNSET:
        encoded["userName"] = value
    return encoded


bind(
    ReleaseFormRecord,
    decode_release_form_record,
    encode_release_form_record,
    required=[
        "approvedAt",
        "code",
        "createdAt",
        "hasUser",
        "id",
        "isHidden",
        "lastChangedAt",
        "name",
        "partnerId",
        "status",
        "type",
        "userName",
    ],
    known={
        "approvedAt": "approved_at",
        "code": "code",
        "createdAt": "created_at",
        "hasUser": "has_user",
        "id": "id",
        "isHidden": "is_hidden",
        "lastChangedAt": "last_changed_at",
        "name": "name",
        "partnerId": "partner_id",
        "status": "status",
        "type": "type_",
        "userName": "user_name",
    },
)
