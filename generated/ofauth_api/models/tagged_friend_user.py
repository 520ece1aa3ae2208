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
    new,
)


@define(repr=False, kw_only=True)
class TaggedFriendUser(ApiModel):
    """The user behind a tagged friend."""

    avatar: str | None
    id: int
    is_hidden: bool
    is_verified: bool
    name: str
    username: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tagged_friend_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TaggedFriendUser)
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isHidden", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isHidden")
    model.is_hidden = value
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
    model._extras = None
    if len(source) != 6 or drift.found:
        model._extras = decoded_extras(source, TaggedFriendUser, drift)
    return model


def encode_tagged_friend_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_hidden) is not UNSET:
        encoded["isHidden"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    return encoded


bind(
    TaggedFriendUser,
    decode_tagged_friend_user,
    encode_tagged_friend_user,
    required=["avatar", "id", "isHidden", "isVerified", "name", "username"],
    known={
        "avatar": "avatar",
        "id": "id",
        "isHidden": "is_hidden",
        "isVerified": "is_verified",
        "name": "name",
        "username": "username",
    },
)
