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
class MassMessage(ApiModel):
    """A mass message, and how far it has been sent."""

    date: datetime.datetime
    id: int
    can_unsend: bool | Unset = UNSET
    has_error: bool | Unset = UNSET
    is_canceled: bool | Unset = UNSET
    is_couple_people_media: bool | Unset = UNSET
    is_done: bool | Unset = UNSET
    is_ready: bool | Unset = UNSET
    pending: int | Unset = UNSET
    total: int | Unset = UNSET
    unsend_seconds: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_mass_message(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MassMessage)
    absent = 0
    value: Any = source.get("date", UNSET)
    if type(value) is str:
        value = moment(value) or midnight(value) or drift.text(value, "date-time", source, "date")
    else:
        value = drift.unlike(value, "date-time", source, "date")
    model.date = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("canUnsend", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canUnsend")
    model.can_unsend = value
    value = source.get("hasError", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasError")
    model.has_error = value
    value = source.get("isCanceled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isCanceled")
    model.is_canceled = value
    value = source.get("isCouplePeopleMedia", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isCouplePeopleMedia")
    model.is_couple_people_media = value
    value = source.get("isDone", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isDone")
    model.is_done = value
    value = source.get("isReady", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isReady")
    model.is_ready = value
    value = source.get("pending", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "pending")
    model.pending = value
    value = source.get("total", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "total")
    model.total = value
    value = source.get("unsendSeconds", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "unsendSeconds")
    model.unsend_seconds = value
    model._extras = None
    if len(source) != 11 - absent or drift.found:
        model._extras = decoded_extras(source, MassMessage, drift)
    return model


def encode_mass_message(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.date) is not UNSET:
        encoded["date"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.can_unsend) is not UNSET:
        encoded["canUnsend"] = value
    if (value := model.has_error) is not UNSET:
        encoded["hasError"] = value
    if (value := model.is_canceled) is not UNSET:
        encoded["isCanceled"] = value
    if (value := model.is_couple_people_media) is not UNSET:
        encoded["isCouplePeopleMedia"] = value
    if (value := model.is_done) is not UNSET:
        encoded["isDone"] = value
    if (value := model.is_ready) is not UNSET:
        encoded["isReady"] = value
    if (value := model.pending) is not UNSET:
        encoded["pending"] = value
    if (value := model.total) is not UNSET:
        encoded["total"] = value
    if (value := model.unsend_seconds) is not UNSET:
        encoded["unsendSeconds"] = value
    return encoded


bind(
    MassMessage,
    decode_mass_message,
    encode_mass_message,
    required=["date", "id"],
    known={
        "canUnsend": "can_unsend",
        "date": "date",
        "hasError": "has_error",
        "id": "id",
        "isCanceled": "is_canceled",
        "isCouplePeopleMedia": "is_couple_people_media",
        "isDone": "is_done",
        "isReady": "is_ready",
        "pending": "pending",
        "total": "total",
        "unsendSeconds": "unsend_seconds",
    },
)
