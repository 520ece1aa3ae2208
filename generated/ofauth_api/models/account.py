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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class Account(ApiModel):
    """The organization an API key belongs to."""

    id: str
    name: str | None
    permissions: list[str]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_account(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Account)
    value: Any = source.get("id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "name")
    model.name = value
    value = source.get("permissions", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "permissions")
    model.permissions = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, Account, drift)
    return model


def encode_account(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.permissions) is not UNSET:
        encoded["permissions"] = value
    return encoded


bind(
    Account,
    decode_account,
    encode_account,
    required=["id", "name", "permissions"],
    known={"id": "id", "name": "name", "permissions": "permissions"},
)
