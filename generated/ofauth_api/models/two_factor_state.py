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
    decoded_items,
    decoded_model,
    encode,
    kind_of,
    new,
)
from .face_code_state import FaceCodeState, decode_face_code_state, encode_face_code_state
from .phone_code_state import PhoneCodeState, decode_phone_code_state, encode_phone_code_state
from .two_factor_method import TwoFactorMethod


@define(repr=False, kw_only=True)
class TwoFactorState(ApiModel):
    """How the creator can confirm the login."""

    options: list[TwoFactorMethod]
    face_code: FaceCodeState | Unset = UNSET
    phone_code: PhoneCodeState | Unset = UNSET
    phone_last_4: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_two_factor_state(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TwoFactorState)
    absent = 0
    value: Any = source.get("options", UNSET)
    if type(value) is list:
        value = decoded_items(value, _options_item, drift)
    else:
        value = drift.unlike(value, "array", source, "options")
    model.options = value
    value = source.get("faceCode", UNSET)
    if type(value) is dict:
        value = decode_face_code_state(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_face_code_state, drift, "object", source, "faceCode")
    model.face_code = value
    value = source.get("phoneCode", UNSET)
    if type(value) is dict:
        value = decode_phone_code_state(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_phone_code_state, drift, "object", source, "phoneCode")
    model.phone_code = value
    value = source.get("phoneLast4", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "phoneLast4")
    model.phone_last_4 = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, TwoFactorState, drift)
    return model


def encode_two_factor_state(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.options) is not UNSET:
        encoded["options"] = encode(value, work)
    if (value := model.face_code) is not UNSET:
        encoded["faceCode"] = (
            encode_face_code_state(value, work)
            if type(value) is FaceCodeState
            else encode(value, work)
        )
    if (value := model.phone_code) is not UNSET:
        encoded["phoneCode"] = (
            encode_phone_code_state(value, work)
            if type(value) is PhoneCodeState
            else encode(value, work)
        )
    if (value := model.phone_last_4) is not UNSET:
        encoded["phoneLast4"] = value
    return encoded


bind(
    TwoFactorState,
    decode_two_factor_state,
    encode_two_factor_state,
    required=["options"],
    known={
        "faceCode": "face_code",
        "options": "options",
        "phoneCode": "phone_code",
        "phoneLast4": "phone_last_4",
    },
)


def _options_item(value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    kind = kind_of(value)
    if kind == "string":
        return drift.enum(value, TwoFactorMethod, "string", holder, key)
    return drift.unlike(value, "string", holder, key)
