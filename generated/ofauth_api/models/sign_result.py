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
from .signature_headers import SignatureHeaders, decode_signature_headers, encode_signature_headers


@define(repr=False, kw_only=True)
class SignResult(ApiModel):
    """A signature, and the rules it was made by."""

    is_early_access: bool
    is_public: bool
    signed: SignatureHeaders
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_sign_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SignResult)
    value: Any = source.get("is_early_access", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "is_early_access")
    model.is_early_access = value
    value = source.get("is_public", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "is_public")
    model.is_public = value
    value = source.get("signed", UNSET)
    if type(value) is dict:
        value = decode_signature_headers(value, drift)
    else:
        value = decoded_model(value, decode_signature_headers, drift, "object", source, "signed")
    model.signed = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, SignResult, drift)
    return model


def encode_sign_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.is_early_access) is not UNSET:
        encoded["is_early_access"] = value
    if (value := model.is_public) is not UNSET:
        encoded["is_public"] = value
    if (value := model.signed) is not UNSET:
        encoded["signed"] = (
            encode_signature_headers(value, work)
            if type(value) is SignatureHeaders
            else encode(value, work)
        )
    return encoded


bind(
    SignResult,
    decode_sign_result,
    encode_sign_result,
    required=["is_early_access", "is_public", "signed"],
    known={"is_early_access": "is_early_access", "is_public": "is_public", "signed": "signed"},
)
