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
    encoded_models,
    new,
)
from .connection import Connection, decode_connection, encode_connection


@define(repr=False, kw_only=True)
class ConnectionPage(ApiModel):
    """A page of connections.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    list_: list[Connection]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_connection_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ConnectionPage)
    items: list[Any]
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_connection(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_connection, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, ConnectionPage, drift)
    return model


def encode_connection_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, Connection, encode_connection, work)
    return encoded


bind(
    ConnectionPage,
    decode_connection_page,
    encode_connection_page,
    required=["hasMore", "list"],
    known={"hasMore": "has_more", "list": "list_"},
)
