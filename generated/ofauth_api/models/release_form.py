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
    decoded_model,
    encode,
    new,
)
from .release_form_user import ReleaseFormUser, decode_release_form_user, encode_release_form_user


@define(repr=False, kw_only=True)
class ReleaseForm(ApiModel):
    """A release form, as `Media.release_forms`, `PostDetails.release_forms` and 3 more places have
    it.
    """

    id: int
    name: str
    partner_source: str
    type_: str
    user: ReleaseFormUser | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_release_form(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ReleaseForm)
    absent = 0
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("partnerSource", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "partnerSource")
    model.partner_source = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("user", UNSET)
    if type(value) is dict:
        value = decode_release_form_user(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_release_form_user, drift, "object", source, "user")
    model.user = value
    model._extras = None
    if len(source) != 5 - absent or drift.found:
        model._extras = decoded_extras(source, ReleaseForm, drift)
    return model


def encode_release_form(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.partner_source) is not UNSET:
        encoded["partnerSource"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.user) is not UNSET:
        encoded["user"] = (
            encode_release_form_user(value, work)
            if type(value) is ReleaseFormUser
            else encode(value, work)
        )
    return encoded


bind(
    ReleaseForm,
    decode_release_form,
    encode_release_form,
    required=["id", "name", "partnerSource", "type"],
    known={
        "id": "id",
        "name": "name",
        "partnerSource": "partner_source",
        "type": "type_",
        "user": "user",
    },
)
