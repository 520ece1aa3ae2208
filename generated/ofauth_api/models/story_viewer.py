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
class StoryViewer(ApiModel):
    """A user who has seen a story."""

    avatar: str
    avatar_thumbs: AvatarThumbs
    can_comment_story: bool
    can_look_story: bool
    has_not_viewed_story: bool
    id: int
    is_story_blocked_user: bool
    is_story_liked: bool
    is_verified: bool
    name: str
    username: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_viewer(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryViewer)
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
    value = source.get("canCommentStory", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canCommentStory")
    model.can_comment_story = value
    value = source.get("canLookStory", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canLookStory")
    model.can_look_story = value
    value = source.get("hasNotViewedStory", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasNotViewedStory")
    model.has_not_viewed_story = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isStoryBlockedUser", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isStoryBlockedUser")
    model.is_story_blocked_user = value
    value = source.get("isStoryLiked", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isStoryLiked")
    model.is_story_liked = value
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
    if len(source) != 11 or drift.found:
        model._extras = decoded_extras(source, StoryViewer, drift)
    return model


def encode_story_viewer(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    if (value := model.can_comment_story) is not UNSET:
        encoded["canCommentStory"] = value
    if (value := model.can_look_story) is not UNSET:
        encoded["canLookStory"] = value
    if (value := model.has_not_viewed_story) is not UNSET:
        encoded["hasNotViewedStory"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_story_blocked_user) is not UNSET:
        encoded["isStoryBlockedUser"] = value
    if (value := model.is_story_liked) is not UNSET:
        encoded["isStoryLiked"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    return encoded


bind(
    StoryViewer,
    decode_story_viewer,
    encode_story_viewer,
    required=[
        "avatar",
        "avatarThumbs",
        "canCommentStory",
        "canLookStory",
        "hasNotViewedStory",
        "id",
        "isStoryBlockedUser",
        "isStoryLiked",
        "isVerified",
        "name",
        "username",
    ],
    known={
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "canCommentStory": "can_comment_story",
        "canLookStory": "can_look_story",
        "hasNotViewedStory": "has_not_viewed_story",
        "id": "id",
        "isStoryBlockedUser": "is_story_blocked_user",
        "isStoryLiked": "is_story_liked",
        "isVerified": "is_verified",
        "name": "name",
        "username": "username",
    },
)
