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
class PurgeResult(ApiModel):
    """What was removed from Vault+.

    Attributes:
        freed_bytes: Size of what was removed, in bytes.
    """

    freed_bytes: int
    """Size of what was removed, in bytes."""
    purged_count: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_purge_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PurgeResult)
    value: Any = source.get("freedBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "freedBytes")
    model.freed_bytes = value
    value = source.get("purgedCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "purgedCount")
    model.purged_count = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, PurgeResult, drift)
    return model


def encode_purge_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.freed_bytes) is not UNSET:
        encoded["freedBytes"] = value
    if (value := model.purged_count) is not UNSET:
        encoded["purgedCount"] = value
    return encoded


bind(
    PurgeResult,
    decode_purge_result,
    encode_purge_result,
    required=["freedBytes", "purgedCount"],
    known={"freedBytes": "freed_bytes", "purgedCount": "purged_count"},
)
