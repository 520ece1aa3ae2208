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
    decoded_model,
    encode,
    new,
)
from .geolocation import Geolocation, decode_geolocation, encode_geolocation


@define(repr=False, kw_only=True)
class LinkRequest(ApiModel):
    """The link session to begin.

    Attributes:
        client_reference_id: Your own id for the connection, returned with it.
        redirect_url: Where to send the creator afterwards. At least 1 character.
    """

    client_reference_id: str | Unset = UNSET
    """Your own id for the connection, returned with it."""
    connection_id: str | Unset = UNSET
    geolocation: Geolocation | Unset = UNSET
    redirect_url: str | Unset = UNSET
    """Where to send the creator afterwards. At least 1 character."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_link_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(LinkRequest)
    absent = 0
    value: Any = source.get("clientReferenceId", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "clientReferenceId")
    model.client_reference_id = value
    value = source.get("connectionId", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "connectionId")
    model.connection_id = value
    value = source.get("geolocation", UNSET)
    if type(value) is dict:
        value = decode_geolocation(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_geolocation, drift, "object", source, "geolocation")
    model.geolocation = value
    value = source.get("redirectUrl", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "redirectUrl")
    model.redirect_url = value
    model._extras = None
    if len(source) != 4 - absent:
        model._extras = decoded_extras(source, LinkRequest, drift)
    return model


def encode_link_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.client_reference_id) is not UNSET:
        encoded["clientReferenceId"] = value
    if (value := model.connection_id) is not UNSET:
        encoded["connectionId"] = value
    if (value := model.geolocation) is not UNSET:
        encoded["geolocation"] = (
            encode_geolocation(value, work) if type(value) is Geolocation else encode(value, work)
        )
    if (value := model.redirect_url) is not UNSET:
        encoded["redirectUrl"] = value
    return encoded


bind(
    LinkRequest,
    decode_link_request,
    encode_link_request,
    required=[],
    known={
        "clientReferenceId": "client_reference_id",
        "connectionId": "connection_id",
        "geolocation": "geolocation",
        "redirectUrl": "redirect_url",
    },
)
