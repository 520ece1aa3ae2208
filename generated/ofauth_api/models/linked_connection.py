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
    decoded_model,
    encode,
    new,
)
from .linked_session import LinkedSession, decode_linked_session, encode_linked_session
from .linked_user import LinkedUser, decode_linked_user, encode_linked_user


@define(repr=False, kw_only=True)
class LinkedConnection(ApiModel):
    """What a completed login gives."""

    id: str
    session: LinkedSession
    user_data: LinkedUser
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_linked_connection(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(LinkedConnection)
    value: Any = source.get("id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "id")
    model.id = value
    value = source.get("session", UNSET)
    if type(value) is dict:
        value = decode_linked_session(value, drift)
    else:
        value = decoded_model(value, decode_linked_session, drift, "object", source, "session")
    model.session = value
    value = source.get("userData", UNSET)
    if type(value) is dict:
        value = decode_linked_user(value, drift)
    else:
        value = decoded_model(value, decode_linked_user, drift, "object", source, "userData")
    model.user_data = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, LinkedConnection, drift)
    return model


def encode_linked_connection(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.session) is not UNSET:
        encoded["session"] = (
            encode_linked_session(value, work)
            if type(value) is LinkedSession
            else encode(value, work)
        )
    if (value := model.user_data) is not UNSET:
        encoded["userData"] = (
            encode_linked_user(value, work) if type(value) is LinkedUser else encode(value, work)
        )
    return encoded


bind(
    LinkedConnection,
    decode_linked_connection,
    encode_linked_connection,
    required=["id", "session", "userData"],
    known={"id": "id", "session": "session", "userData": "user_data"},
)
