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
from .avatar_thumbs import AvatarThumbs, decode_avatar_thumbs, encode_avatar_thumbs


@define(repr=False, kw_only=True)
class UserSummary(ApiModel):
    """A user, in few fields."""

    avatar: str | None
    id: int
    is_verified: bool
    name: str
    username: str
    avatar_thumbs: AvatarThumbs | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_summary(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserSummary)
    absent = 0
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isVerified", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isVerified")
    model.is_verified = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    value = source.get("avatarThumbs", UNSET)
    if type(value) is dict:
        value = decode_avatar_thumbs(value, drift)
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = decoded_model(
            value, decode_avatar_thumbs, drift, "object or null", source, "avatarThumbs"
        )
    model.avatar_thumbs = value
    model._extras = None
    if len(source) != 6 - absent or drift.found:
        model._extras = decoded_extras(source, UserSummary, drift)
    return model


def encode_user_summary(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    return encoded


bind(
    UserSummary,
    decode_user_summary,
    encode_user_summary,
    required=["avatar", "id", "isVerified", "name", "username"],
    known={
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "id": "id",
        "isVerified": "is_verified",
        "name": "name",
        "username": "username",
    },
)
