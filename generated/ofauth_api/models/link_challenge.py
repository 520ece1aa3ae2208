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
from .two_factor_state import TwoFactorState, decode_two_factor_state, encode_two_factor_state


@define(repr=False, kw_only=True)
class LinkChallenge(ApiModel):
    """What a login waits for."""

    two_factor_state: TwoFactorState
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_link_challenge(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(LinkChallenge)
    value: Any = source.get("twoFactorState", UNSET)
    if type(value) is dict:
        value = decode_two_factor_state(value, drift)
    else:
        value = decoded_model(
            value, decode_two_factor_state, drift, "object", source, "twoFactorState"
        )
    model.two_factor_state = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, LinkChallenge, drift)
    return model


def encode_link_challenge(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.two_factor_state) is not UNSET:
        encoded["twoFactorState"] = (
            encode_two_factor_state(value, work)
            if type(value) is TwoFactorState
            else encode(value, work)
        )
    return encoded


bind(
    LinkChallenge,
    decode_link_challenge,
    encode_link_challenge,
    required=["twoFactorState"],
    known={"twoFactorState": "two_factor_state"},
)
