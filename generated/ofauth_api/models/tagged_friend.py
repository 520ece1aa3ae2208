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
from .tagged_friend_user import (
    TaggedFriendUser,
    decode_tagged_friend_user,
    encode_tagged_friend_user,
)


@define(repr=False, kw_only=True)
class TaggedFriend(ApiModel):
    """A friend who may be tagged in posts."""

    id: int
    name: str
    type_: str
    user: TaggedFriendUser
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tagged_friend(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TaggedFriend)
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("user", UNSET)
    if type(value) is dict:
        value = decode_tagged_friend_user(value, drift)
    else:
        value = decoded_model(value, decode_tagged_friend_user, drift, "object", source, "user")
    model.user = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, TaggedFriend, drift)
    return model


def encode_tagged_friend(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.user) is not UNSET:
        encoded["user"] = (
            encode_tagged_friend_user(value, work)
            if type(value) is TaggedFriendUser
            else encode(value, work)
        )
    return encoded


bind(
    TaggedFriend,
    decode_tagged_friend,
    encode_tagged_friend,
    required=["id", "name", "type", "user"],
    known={"id": "id", "name": "name", "type": "type_", "user": "user"},
)
