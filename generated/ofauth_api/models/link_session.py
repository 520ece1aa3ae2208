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
class LinkSession(ApiModel):
    """A link session, and the page to send the creator to."""

    expires_at: datetime.datetime
    url: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_link_session(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(LinkSession)
    value: Any = source.get("expiresAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "expiresAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "expiresAt")
    model.expires_at = value
    value = source.get("url", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "url")
    model.url = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, LinkSession, drift)
    return model


def encode_link_session(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.expires_at) is not UNSET:
        encoded["expiresAt"] = encoded_moment(value, work)
    if (value := model.url) is not UNSET:
        encoded["url"] = value
    return encoded


bind(
    LinkSession,
    decode_link_session,
    encode_link_session,
    required=["expiresAt", "url"],
    known={"expiresAt": "expires_at", "url": "url"},
)
