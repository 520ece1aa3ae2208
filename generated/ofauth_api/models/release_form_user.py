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
from .avatar_thumbs import AvatarThumbs, decode_avatar_thumbs, encode_avatar_thumbs


@define(repr=False, kw_only=True)
class ReleaseFormUser(ApiModel):
    """A release form user, as `ReleaseForm.user` has it."""

    avatar: str
    avatar_thumbs: AvatarThumbs
    id: int
    is_from_guest: bool
    is_verified: bool
    iv_status: str
    name: str
    username: str
    view: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_release_form_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ReleaseFormUser)
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "avatar")
    model.avatar = value
    value = source.get("avatarThumbs", UNSET)
    if type(value) is dict:
        value = decode_avatar_thumbs(value, drift)
    else:
        value = decoded_model(value, decode_avatar_thumbs, drift, "object", source, "avatarThumbs")
    model.avatar_thumbs = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isFromGuest", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isFromGuest")
    model.is_from_guest = value
    value = source.get("isVerified", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isVerified")
    model.is_verified = value
    value = source.get("ivStatus", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "ivStatus")
    model.iv_status = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    value = source.get("view", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "view")
    model.view = value
    model._extras = None
    if len(source) != 9 or drift.found:
        model._extras = decoded_extras(source, ReleaseFormUser, drift)
    return model


def encode_release_form_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_from_guest) is not UNSET:
        encoded["isFromGuest"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.iv_status) is not UNSET:
        encoded["ivStatus"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    if (value := model.view) is not UNSET:
        encoded["view"] = value
    return encoded


bind(
    ReleaseFormUser,
    decode_release_form_user,
    encode_release_form_user,
    required=[
        "avatar",
        "avatarThumbs",
        "id",
        "isFromGuest",
        "isVerified",
        "ivStatus",
        "name",
        "username",
        "view",
    ],
    known={
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "id": "id",
        "isFromGuest": "is_from_guest",
        "isVerified": "is_verified",
        "ivStatus": "iv_status",
        "name": "name",
        "username": "username",
        "view": "view",
    },
)
