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
class LinkedSession(ApiModel):
    """The session of a creator who has logged in.

    Attributes:
        user_id: Id of the user on the platform.
    """

    cookie: str
    user_agent: str
    user_id: str
    """Id of the user on the platform."""
    x_bc: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_linked_session(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(LinkedSession)
    value: Any = source.get("cookie", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "cookie")
    model.cookie = value
    value = source.get("user-agent", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "user-agent")
    model.user_agent = value
    value = source.get("user-id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "user-id")
    model.user_id = value
    value = source.get("x-bc", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "x-bc")
    model.x_bc = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, LinkedSession, drift)
    return model


def encode_linked_session(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.cookie) is not UNSET:
        encoded["cookie"] = value
    if (value := model.user_agent) is not UNSET:
        encoded["user-agent"] = value
    if (value := model.user_id) is not UNSET:
        encoded["user-id"] = value
    if (value := model.x_bc) is not UNSET:
        encoded["x-bc"] = value
    return encoded


bind(
    LinkedSession,
    decode_linked_session,
    encode_linked_session,
    required=["cookie", "user-agent", "user-id", "x-bc"],
    known={"cookie": "cookie", "user-agent": "user_agent", "user-id": "user_id", "x-bc": "x_bc"},
)
