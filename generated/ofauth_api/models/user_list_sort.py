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
class UserListSort(ApiModel):
    """How a list is sorted."""

    direction: str
    order: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_sort(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListSort)
    value: Any = source.get("direction", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "direction")
    model.direction = value
    value = source.get("order", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "order")
    model.order = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, UserListSort, drift)
    return model


def encode_user_list_sort(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.direction) is not UNSET:
        encoded["direction"] = value
    if (value := model.order) is not UNSET:
        encoded["order"] = value
    return encoded


bind(
    UserListSort,
    decode_user_list_sort,
    encode_user_list_sort,
    required=["direction", "order"],
    known={"direction": "direction", "order": "order"},
)
