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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class TaggedReleaseForms(ApiModel):
    """Ids of the release forms of those who are shown.

    Attributes:
        guests: Default: []. Each more than 0.
        partners: Default: []. Each more than 0.
        users: Default: []. Each more than 0.
    """

    guests: list[int] | Unset = UNSET
    """Default: []. Each more than 0."""
    partners: list[int] | Unset = UNSET
    """Default: []. Each more than 0."""
    users: list[int] | Unset = UNSET
    """Default: []. Each more than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tagged_release_forms(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TaggedReleaseForms)
    absent = 0
    value: Any = source.get("guests", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "guests")
    model.guests = value
    value = source.get("partners", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "partners")
    model.partners = value
    value = source.get("users", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "users")
    model.users = value
    model._extras = None
    if len(source) != 3 - absent:
        model._extras = decoded_extras(source, TaggedReleaseForms, drift)
    return model


def encode_tagged_release_forms(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.guests) is not UNSET:
        encoded["guests"] = value
    if (value := model.partners) is not UNSET:
        encoded["partners"] = value
    if (value := model.users) is not UNSET:
        encoded["users"] = value
    return encoded


bind(
    TaggedReleaseForms,
    decode_tagged_release_forms,
    encode_tagged_release_forms,
    required=[],
    known={"guests": "guests", "partners": "partners", "users": "users"},
)
