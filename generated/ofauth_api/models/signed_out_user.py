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
class SignedOutUser(ApiModel):
    """What is left of a creator whose session has ended.

    Attributes:
        is_auth: One of `False`.
    """

    is_auth: bool
    """One of `False`."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_signed_out_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SignedOutUser)
    value: Any = source.get("isAuth", UNSET)
    value = drift.one_of(value, (False,), source, "isAuth")
    model.is_auth = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, SignedOutUser, drift)
    return model


def encode_signed_out_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.is_auth) is not UNSET:
        encoded["isAuth"] = value
    return encoded


bind(
    SignedOutUser,
    decode_signed_out_user,
    encode_signed_out_user,
    required=["isAuth"],
    known={"isAuth": "is_auth"},
    narrower=True,
)
