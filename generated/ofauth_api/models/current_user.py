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
class CurrentUser(ApiModel):
    """The creator whom a connection acts for.

    Attributes:
        is_auth: One of `True`.
    """

    avatar: str | None
    id: int
    is_auth: bool
    """One of `True`."""
    is_verified: bool
    name: str
    photos_count: int
    posts_count: int
    subscribers_count: int | None
    username: str
    videos_count: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_current_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(CurrentUser)
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isAuth", UNSET)
    value = drift.one_of(value, (True,), source, "isAuth")
    model.is_auth = value
    value = source.get("isVerified", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isVerified")
    model.is_verified = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("photosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "photosCount")
    model.photos_count = value
    value = source.get("postsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "postsCount")
    model.posts_count = value
    value = source.get("subscribersCount", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "subscribersCount")
    model.subscribers_count = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    value = source.get("videosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "videosCount")
    model.videos_count = value
    model._extras = None
    if len(source) != 10 or drift.found:
        model._extras = decoded_extras(source, CurrentUser, drift)
    return model


def encode_current_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_auth) is not UNSET:
        encoded["isAuth"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.photos_count) is not UNSET:
        encoded["photosCount"] = value
    if (value := model.posts_count) is not UNSET:
        encoded["postsCount"] = value
    if (value := model.subscribers_count) is not UNSET:
        encoded["subscribersCount"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    if (value := model.videos_count) is not UNSET:
        encoded["videosCount"] = value
    return encoded


bind(
    CurrentUser,
    decode_current_user,
    encode_current_user,
    required=[
        "avatar",
        "id",
        "isAuth",
        "isVerified",
        "name",
        "photosCount",
        "postsCount",
        "subscribersCount",
        "username",
        "videosCount",
    ],
    known={
        "avatar": "avatar",
        "id": "id",
        "isAuth": "is_auth",
        "isVerified": "is_verified",
        "name": "name",
        "photosCount": "photos_count",
        "postsCount": "posts_count",
        "subscribersCount": "subscribers_count",
        "username": "username",
        "videosCount": "videos_count",
    },
    narrower=True,
)
