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
from .connection_purge_result import (
    ConnectionPurgeResult,
    decode_connection_purge_result,
    encode_connection_purge_result,
)


@define(repr=False, kw_only=True)
class BroadcastResult(ApiModel):
    """What a change did to existing connections."""

    affected_connections: int
    purge_results: list[ConnectionPurgeResult]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_broadcast_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(BroadcastResult)
    items: list[Any]
    value: Any = source.get("affectedConnections", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "affectedConnections")
    model.affected_connections = value
    value = source.get("purgeResults", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_connection_purge_result(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_connection_purge_result, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "purgeResults")
    model.purge_results = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, BroadcastResult, drift)
    return model


def encode_broadcast_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.affected_connections) is not UNSET:
        encoded["affectedConnections"] = value
    if (value := model.purge_results) is not UNSET:
        encoded["purgeResults"] = encoded_models(
            value, ConnectionPurgeResult, encode_connection_purge_result, work
        )
    return encoded


bind(
    BroadcastResult,
    decode_broadcast_result,
    encode_broadcast_result,
    required=["affectedConnections", "purgeResults"],
    known={"affectedConnections": "affected_connections", "purgeResults": "purge_results"},
)
