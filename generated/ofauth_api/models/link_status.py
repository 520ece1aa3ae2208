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
    Variants,
    bind,
    decoded_extras,
    encode,
    kind_of,
    new,
)
from .link_challenge import LinkChallenge
from .link_session_status import LINK_SESSION_STATUS_BY_VALUE, LinkSessionStatus
from .linked_connection import LinkedConnection


@define(repr=False, kw_only=True)
class LinkStatus(ApiModel):
    """How far a login has come."""

    status: LinkSessionStatus
    data: LinkChallenge | LinkedConnection | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_link_status(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(LinkStatus)
    absent = 0
    value: Any = source.get("status", UNSET)
    if type(value) is str:
        value = LINK_SESSION_STATUS_BY_VALUE.get(value) or drift.enum(
            value, LinkSessionStatus, "string", source, "status"
        )
    else:
        value = drift.enum(value, LinkSessionStatus, "string", source, "status")
    model.status = value
    value = source.get("data", UNSET)
    if value is UNSET:
        absent += 1
    else:
        value = _data(value, drift, source, "data")
    model.data = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, LinkStatus, drift)
    return model


def encode_link_status(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.status) is not UNSET:
        encoded["status"] = (
            value._value_ if type(value) is LinkSessionStatus else encode(value, work)
        )
    if (value := model.data) is not UNSET:
        encoded["data"] = encode(value, work)
    return encoded


bind(
    LinkStatus,
    decode_link_status,
    encode_link_status,
    required=["status"],
    known={"data": "data", "status": "status"},
)


def _data(value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    kind = kind_of(value)
    if kind == "object":
        return _DATA_MODELS(value, drift, holder, key)
    return drift.unlike(value, "object", holder, key)


_DATA_MODELS = Variants([LinkChallenge, LinkedConnection])
