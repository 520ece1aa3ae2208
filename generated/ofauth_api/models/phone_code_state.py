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
    Unset,
    bind,
    decoded_extras,
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class PhoneCodeState(ApiModel):
    """How often a code by phone may still be asked for and tried."""

    request_attempts_left: int
    request_attempts_limit: int
    check_attempts_left: int | Unset = UNSET
    check_attempts_limit: int | Unset = UNSET
    expiration_date: datetime.datetime | Unset = UNSET
    expiration_seconds: int | Unset = UNSET
    last_sent_date: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_phone_code_state(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PhoneCodeState)
    absent = 0
    value: Any = source.get("requestAttemptsLeft", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "requestAttemptsLeft")
    model.request_attempts_left = value
    value = source.get("requestAttemptsLimit", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "requestAttemptsLimit")
    model.request_attempts_limit = value
    value = source.get("checkAttemptsLeft", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "checkAttemptsLeft")
    model.check_attempts_left = value
    value = source.get("checkAttemptsLimit", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "checkAttemptsLimit")
    model.check_attempts_limit = value
    value = source.get("expirationDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time", source, "expirationDate")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "expirationDate")
    model.expiration_date = value
    value = source.get("expirationSeconds", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "expirationSeconds")
    model.expiration_seconds = value
    value = source.get("lastSentDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time", source, "lastSentDate")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "lastSentDate")
    model.last_sent_date = value
    model._extras = None
    if len(source) != 7 - absent or drift.found:
        model._extras = decoded_extras(source, PhoneCodeState, drift)
    return model


def encode_phone_code_state(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.request_attempts_left) is not UNSET:
        encoded["requestAttemptsLeft"] = value
    if (value := model.request_attempts_limit) is not UNSET:
        encoded["requestAttemptsLimit"] = value
    if (value := model.check_attempts_left) is not UNSET:
        encoded["checkAttemptsLeft"] = value
    if (value := model.check_attempts_limit) is not UNSET:
        encoded["checkAttemptsLimit"] = value
    if (value := model.expiration_date) is not UNSET:
        encoded["expirationDate"] = encoded_moment(value, work)
    if (value := model.expiration_seconds) is not UNSET:
        encoded["expirationSeconds"] = value
    if (value := model.last_sent_date) is not UNSET:
        encoded["lastSentDate"] = encoded_moment(value, work)
    return encoded


bind(
    PhoneCodeState,
    decode_phone_code_state,
    encode_phone_code_state,
    required=["requestAttemptsLeft", "requestAttemptsLimit"],
    known={
        "checkAttemptsLeft": "check_attempts_left",
        "checkAttemptsLimit": "check_attempts_limit",
        "expirationDate": "expiration_date",
        "expirationSeconds": "expiration_seconds",
        "lastSentDate": "last_sent_date",
        "requestAttemptsLeft": "request_attempts_left",
        "requestAttemptsLimit": "request_attempts_limit",
    },
)
