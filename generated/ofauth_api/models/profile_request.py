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
class ProfileRequest(ApiModel):
    """What to change of the profile.

    Attributes:
        about: At most 1000 characters.
        name: At most 100 characters.
    """

    about: str | Unset = UNSET
    """At most 1000 characters."""
    name: str | Unset = UNSET
    """At most 100 characters."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_profile_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ProfileRequest)
    absent = 0
    value: Any = source.get("about", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "about")
    model.about = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "name")
    model.name = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, ProfileRequest, drift)
    return model


def encode_profile_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.about) is not UNSET:
        encoded["about"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    return encoded


bind(
    ProfileRequest,
    decode_profile_request,
    encode_profile_request,
    required=[],
    known={"about": "about", "name": "name"},
)
