from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define
from attrs import field as _field

from ..codec import (
    ApiModel,
    Drift,
    EncodingWork,
    bind,
    decoded_extras,
    new,
)


@define(repr=False, kw_only=True)
class JsonObject(ApiModel):
    """A json object, as `client.mass_messages.scheduled`, `client.posts.delete` and 7 more methods
    return it.
    """

    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_json_object(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(JsonObject)
    model._extras = decoded_extras(source, JsonObject, drift)
    return model


def encode_json_object(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    return encoded


bind(JsonObject, decode_json_object, encode_json_object, required=[], known={})
