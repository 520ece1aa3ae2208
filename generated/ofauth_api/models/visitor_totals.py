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
class VisitorTotals(ApiModel):
    """Visitors from all countries."""

    guests: str
    subscribers: int
    total: int
    users: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_visitor_totals(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VisitorTotals)
    value: Any = source.get("guests", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "guests")
    model.guests = value
    value = source.get("subscribers", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "subscribers")
    model.subscribers = value
    value = source.get("total", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "total")
    model.total = value
    value = source.get("users", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "users")
    model.users = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, VisitorTotals, drift)
    return model


def encode_visitor_totals(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.guests) is not UNSET:
        encoded["guests"] = value
    if (value := model.subscribers) is not UNSET:
        encoded["subscribers"] = value
    if (value := model.total) is not UNSET:
        encoded["total"] = value
    if (value := model.users) is not UNSET:
        encoded["users"] = value
    return encoded


bind(
    VisitorTotals,
    decode_visitor_totals,
    encode_visitor_totals,
    required=["guests", "subscribers", "total", "users"],
    known={"guests": "guests", "subscribers": "subscribers", "total": "total", "users": "users"},
)
