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
class SigningRules(ApiModel):
    """What a request to the platform is signed with."""

    app_token: str
    checksum_constant: int
    checksum_indexes: list[int]
    end: str
    format_: str
    prefix: str
    revision: str
    start: str
    static_param: str
    suffix: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_signing_rules(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SigningRules)
    value: Any = source.get("app_token", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "app_token")
    model.app_token = value
    value = source.get("checksum_constant", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "checksum_constant")
    model.checksum_constant = value
    value = source.get("checksum_indexes", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "checksum_indexes")
    model.checksum_indexes = value
    value = source.get("end", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "end")
    model.end = value
    value = source.get("format", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "format")
    model.format_ = value
    value = source.get("prefix", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "prefix")
    model.prefix = value
    value = source.get("revision", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "revision")
    model.revision = value
    value = source.get("start", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "start")
    model.start = value
    value = source.get("static_param", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "static_param")
    model.static_param = value
    value = source.get("suffix", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "suffix")
    model.suffix = value
    model._extras = None
    if len(source) != 10 or drift.found:
        model._extras = decoded_extras(source, SigningRules, drift)
    return model


def encode_signing_rules(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.app_token) is not UNSET:
        encoded["app_token"] = value
    if (value := model.checksum_constant) is not UNSET:
        encoded["checksum_constant"] = value
    if (value := model.checksum_indexes) is not UNSET:
        encoded["checksum_indexes"] = value
    if (value := model.end) is not UNSET:
        encoded["end"] = value
    if (value := model.format_) is not UNSET:
        encoded["format"] = value
    if (value := model.prefix) is not UNSET:
        encoded["prefix"] = value
    if (value := model.revision) is not UNSET:
        encoded["revision"] = value
    if (value := model.start) is not UNSET:
        encoded["start"] = value
    if (value := model.static_param) is not UNSET:
        encoded["static_param"] = value
    if (value := model.suffix) is not UNSET:
        encoded["suffix"] = value
    return encoded


bind(
    SigningRules,
    decode_signing_rules,
    encode_signing_rules,
    required=[
        "app_token",
        "checksum_constant",
        "checksum_indexes",
        "end",
        "format",
        "prefix",
        "revision",
        "start",
        "static_param",
        "suffix",
    ],
    known={
        "app_token": "app_token",
        "checksum_constant": "checksum_constant",
        "checksum_indexes": "checksum_indexes",
        "end": "end",
        "format": "format_",
        "prefix": "prefix",
        "revision": "revision",
        "start": "start",
        "static_param": "static_param",
        "suffix": "suffix",
    },
)
