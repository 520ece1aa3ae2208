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
    new,
)


@define(repr=False, kw_only=True)
class PostVotingOption(ApiModel):
    """An answer that a poll offers."""

    id: int
    count: int | Unset = UNSET
    is_winner: bool | Unset = UNSET
    percent: float | Unset = UNSET
    text: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_voting_option(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostVotingOption)
    absent = 0
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("count", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "count")
    model.count = value
    value = source.get("isWinner", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isWinner")
    model.is_winner = value
    value = source.get("percent", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "percent")
    model.percent = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "text")
    model.text = value
    model._extras = None
    if len(source) != 5 - absent or drift.found:
        model._extras = decoded_extras(source, PostVotingOption, drift)
    return model


def encode_post_voting_option(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.count) is not UNSET:
        encoded["count"] = value
    if (value := model.is_winner) is not UNSET:
        encoded["isWinner"] = value
    if (value := model.percent) is not UNSET:
        encoded["percent"] = value
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    return encoded


bind(
    PostVotingOption,
    decode_post_voting_option,
    encode_post_voting_option,
    required=["id"],
    known={
        "count": "count",
        "id": "id",
        "isWinner": "is_winner",
        "percent": "percent",
        "text": "text",
    },
)
