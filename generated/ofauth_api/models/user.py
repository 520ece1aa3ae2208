from __future__ import annotations

import datetime
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
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .avatar_thumbs import AvatarThumbs, decode_avatar_thumbs, encode_avatar_thumbs
from .header_size import HeaderSize, decode_header_size, encode_header_size
from .header_thumbs import HeaderThumbs, decode_header_thumbs, encode_header_thumbs
from .list_membership import ListMembership, decode_list_membership, encode_list_membership
from .subscribed_by_data import (
    SubscribedByData,
    decode_subscribed_by_data,
    encode_subscribed_by_data,
)
from .subscribed_on_data import (
    SubscribedOnData,
    decode_subscribed_on_data,
    encode_subscribed_on_data,
)


@define(repr=False, kw_only=True)
class User(ApiModel):
    """A user: a fan or a creator.

    Attributes:
        display_name: Name to show.
        notice: Your note about the user.
    """

    avatar: str | None
    id: int
    is_verified: bool
    lists: list[ListMembership]
    name: str
    username: str
    about: str | None | Unset = UNSET
    archived_posts_count: int | Unset = UNSET
    audios_count: int | Unset = UNSET
    avatar_thumbs: AvatarThumbs | None | Unset = UNSET
    can_add_subscriber: bool | Unset = UNSET
    can_chat: bool | Unset = UNSET
    can_comment_story: bool | Unset = UNSET
    can_create_promotion: bool | Unset = UNSET
    can_create_trial: bool | Unset = UNSET
    can_look_story: bool | Unset = UNSET
    can_pay_internal: bool | Unset = UNSET
    can_receive_chat_message: bool | Unset = UNSET
    can_report: bool | Unset = UNSET
    can_restrict: bool | Unset = UNSET
    can_trial_send: bool | Unset = UNSET
    can_unsubscribe: bool | Unset = UNSET
    current_subscribe_price: float | None | Unset = UNSET
    display_name: str | Unset = UNSET
    """Name to show."""
    favorited_count: int | Unset = UNSET
    favorites_count: int | Unset = UNSET
    has_labels: bool | Unset = UNSET
    has_not_viewed_story: bool | Unset = UNSET
    has_pinned_posts: bool | Unset = UNSET
    has_scheduled_stream: bool | Unset = UNSET
    has_stories: bool | Unset = UNSET
    has_stream: bool | Unset = UNSET
    header: str | None | Unset = UNSET
    header_size: HeaderSize | None | Unset = UNSET
    header_thumbs: HeaderThumbs | None | Unset = UNSET
    is_adult_content: bool | Unset = UNSET
    is_blocked: bool | Unset = UNSET
    is_friend: bool | Unset = UNSET
    is_markdown_disabled_for_about: bool | Unset = UNSET
    is_pending_autoprolong: bool | Unset = UNSET
    is_performer: bool | Unset = UNSET
    is_private_restriction: bool | Unset = UNSET
    is_real_performer: bool | Unset = UNSET
    is_referrer_allowed: bool | Unset = UNSET
    is_restricted: bool | Unset = UNSET
    join_date: datetime.datetime | Unset = UNSET
    last_seen: str | None | Unset = UNSET
    location: str | None | Unset = UNSET
    medias_count: int | Unset = UNSET
    notice: str | Unset = UNSET
    """Your note about the user."""
    photos_count: int | Unset = UNSET
    posts_count: int | Unset = UNSET
    private_archived_posts_count: int | Unset = UNSET
    show_media_count: bool | Unset = UNSET
    show_posts_in_feed: bool | Unset = UNSET
    show_subscribers_count: bool | Unset = UNSET
    subscribe_price: float | Unset = UNSET
    subscribed_by: bool | Unset = UNSET
    subscribed_by_autoprolong: bool | None | Unset = UNSET
    subscribed_by_data: SubscribedByData | Unset = UNSET
    subscribed_by_expire: bool | None | Unset = UNSET
    subscribed_by_expire_date: datetime.datetime | None | Unset = UNSET
    subscribed_is_expired_now: bool | None | Unset = UNSET
    subscribed_on: bool | Unset = UNSET
    subscribed_on_data: SubscribedOnData | Unset = UNSET
    subscribed_on_duration: str | Unset = UNSET
    subscribed_on_expired_now: bool | Unset = UNSET
    subscribers_count: int | None | Unset = UNSET
    tips_enabled: bool | Unset = UNSET
    tips_max: float | Unset = UNSET
    tips_min: float | Unset = UNSET
    tips_min_internal: float | Unset = UNSET
    tips_text_enabled: bool | Unset = UNSET
    videos_count: int | Unset = UNSET
    website: str | None | Unset = UNSET
    wishlist: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(User)
    items: list[Any]
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
    value = source.get("lists", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_list_membership(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_list_membership, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "lists")
    model.lists = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    value = source.get("about", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "about")
    model.about = value
    value = source.get("archivedPostsCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "archivedPostsCount")
    model.archived_posts_count = value
    value = source.get("audiosCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "audiosCount")
    model.audios_count = value
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
    value = source.get("canAddSubscriber", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canAddSubscriber")
    model.can_add_subscriber = value
    value = source.get("canChat", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canChat")
    model.can_chat = value
    value = source.get("canCommentStory", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canCommentStory")
    model.can_comment_story = value
    value = source.get("canCreatePromotion", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canCreatePromotion")
    model.can_create_promotion = value
    value = source.get("canCreateTrial", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canCreateTrial")
    model.can_create_trial = value
    value = source.get("canLookStory", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canLookStory")
    model.can_look_story = value
    value = source.get("canPayInternal", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canPayInternal")
    model.can_pay_internal = value
    value = source.get("canReceiveChatMessage", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canReceiveChatMessage")
    model.can_receive_chat_message = value
    value = source.get("canReport", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canReport")
    model.can_report = value
    value = source.get("canRestrict", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canRestrict")
    model.can_restrict = value
    value = source.get("canTrialSend", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canTrialSend")
    model.can_trial_send = value
    value = source.get("canUnsubscribe", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canUnsubscribe")
    model.can_unsubscribe = value
    value = source.get("currentSubscribePrice", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number or null", source, "currentSubscribePrice")
    model.current_subscribe_price = value
    value = source.get("displayName", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "displayName")
    model.display_name = value
    value = source.get("favoritedCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "favoritedCount")
    model.favorited_count = value
    value = source.get("favoritesCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "favoritesCount")
    model.favorites_count = value
    value = source.get("hasLabels", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasLabels")
    model.has_labels = value
    value = source.get("hasNotViewedStory", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasNotViewedStory")
    model.has_not_viewed_story = value
    value = source.get("hasPinnedPosts", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasPinnedPosts")
    model.has_pinned_posts = value
    value = source.get("hasScheduledStream", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasScheduledStream")
    model.has_scheduled_stream = value
    value = source.get("hasStories", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasStories")
    model.has_stories = value
    value = source.get("hasStream", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasStream")
    model.has_stream = value
    value = source.get("header", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "header")
    model.header = value
    value = source.get("headerSize", UNSET)
    if type(value) is dict:
        value = decode_header_size(value, drift)
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = decoded_model(
            value, decode_header_size, drift, "object or null", source, "headerSize"
        )
    model.header_size = value
    value = source.get("headerThumbs", UNSET)
    if type(value) is dict:
        value = decode_header_thumbs(value, drift)
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = decoded_model(
            value, decode_header_thumbs, drift, "object or null", source, "headerThumbs"
        )
    model.header_thumbs = value
    value = source.get("isAdultContent", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isAdultContent")
    model.is_adult_content = value
    value = source.get("isBlocked", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isBlocked")
    model.is_blocked = value
    value = source.get("isFriend", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isFriend")
    model.is_friend = value
    value = source.get("isMarkdownDisabledForAbout", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isMarkdownDisabledForAbout")
    model.is_markdown_disabled_for_about = value
    value = source.get("isPendingAutoprolong", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPendingAutoprolong")
    model.is_pending_autoprolong = value
    value = source.get("isPerformer", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPerformer")
    model.is_performer = value
    value = source.get("isPrivateRestriction", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPrivateRestriction")
    model.is_private_restriction = value
    value = source.get("isRealPerformer", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isRealPerformer")
    model.is_real_performer = value
    value = source.get("isReferrerAllowed", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isReferrerAllowed")
    model.is_referrer_allowed = value
    value = source.get("isRestricted", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isRestricted")
    model.is_restricted = value
    value = source.get("joinDate", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "joinDate")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "joinDate")
    model.join_date = value
    value = source.get("lastSeen", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "lastSeen")
    model.last_seen = value
    value = source.get("location", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "location")
    model.location = value
    value = source.get("mediasCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "mediasCount")
    model.medias_count = value
    value = source.get("notice", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "notice")
    model.notice = value
    value = source.get("photosCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "photosCount")
    model.photos_count = value
    value = source.get("postsCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "postsCount")
    model.posts_count = value
    value = source.get("privateArchivedPostsCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "privateArchivedPostsCount")
    model.private_archived_posts_count = value
    value = source.get("showMediaCount", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "showMediaCount")
    model.show_media_count = value
    value = source.get("showPostsInFeed", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "showPostsInFeed")
    model.show_posts_in_feed = value
    value = source.get("showSubscribersCount", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "showSubscribersCount")
    model.show_subscribers_count = value
    value = source.get("subscribePrice", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "subscribePrice")
    model.subscribe_price = value
    value = source.get("subscribedBy", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "subscribedBy")
    model.subscribed_by = value
    value = source.get("subscribedByAutoprolong", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "subscribedByAutoprolong")
    model.subscribed_by_autoprolong = value
    value = source.get("subscribedByData", UNSET)
    if type(value) is dict:
        value = decode_subscribed_by_data(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_subscribed_by_data, drift, "object", source, "subscribedByData"
        )
    model.subscribed_by_data = value
    value = source.get("subscribedByExpire", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "subscribedByExpire")
    model.subscribed_by_expire = value
    value = source.get("subscribedByExpireDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "subscribedByExpireDate")
        )
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "subscribedByExpireDate")
    model.subscribed_by_expire_date = value
    value = source.get("subscribedIsExpiredNow", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "subscribedIsExpiredNow")
    model.subscribed_is_expired_now = value
    value = source.get("subscribedOn", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "subscribedOn")
    model.subscribed_on = value
    value = source.get("subscribedOnData", UNSET)
    if type(value) is dict:
        value = decode_subscribed_on_data(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_subscribed_on_data, drift, "object", source, "subscribedOnData"
        )
    model.subscribed_on_data = value
    value = source.get("subscribedOnDuration", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "subscribedOnDuration")
    model.subscribed_on_duration = value
    value = source.get("subscribedOnExpiredNow", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "subscribedOnExpiredNow")
    model.subscribed_on_expired_now = value
    value = source.get("subscribersCount", UNSET)
    if type(value) is not int and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer or null", source, "subscribersCount")
    model.subscribers_count = value
    value = source.get("tipsEnabled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "tipsEnabled")
    model.tips_enabled = value
    value = source.get("tipsMax", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "tipsMax")
    model.tips_max = value
    value = source.get("tipsMin", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "tipsMin")
    model.tips_min = value
    value = source.get("tipsMinInternal", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "tipsMinInternal")
    model.tips_min_internal = value
    value = source.get("tipsTextEnabled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "tipsTextEnabled")
    model.tips_text_enabled = value
    value = source.get("videosCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "videosCount")
    model.videos_count = value
    value = source.get("website", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "website")
    model.website = value
    value = source.get("wishlist", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "wishlist")
    model.wishlist = value
    model._extras = None
    if len(source) != 76 - absent or drift.found:
        model._extras = decoded_extras(source, User, drift)
    return model


def encode_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.lists) is not UNSET:
        encoded["lists"] = encoded_models(value, ListMembership, encode_list_membership, work)
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    if (value := model.about) is not UNSET:
        encoded["about"] = value
    if (value := model.archived_posts_count) is not UNSET:
        encoded["archivedPostsCount"] = value
    if (value := model.audios_count) is not UNSET:
        encoded["audiosCount"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    if (value := model.can_add_subscriber) is not UNSET:
        encoded["canAddSubscriber"] = value
    if (value := model.can_chat) is not UNSET:
        encoded["canChat"] = value
    if (value := model.can_comment_story) is not UNSET:
        encoded["canCommentStory"] = value
    if (value := model.can_create_promotion) is not UNSET:
        encoded["canCreatePromotion"] = value
    if (value := model.can_create_trial) is not UNSET:
        encoded["canCreateTrial"] = value
    if (value := model.can_look_story) is not UNSET:
        encoded["canLookStory"] = value
    if (value := model.can_pay_internal) is not UNSET:
        encoded["canPayInternal"] = value
    if (value := model.can_receive_chat_message) is not UNSET:
        encoded["canReceiveChatMessage"] = value
    if (value := model.can_report) is not UNSET:
        encoded["canReport"] = value
    if (value := model.can_restrict) is not UNSET:
        encoded["canRestrict"] = value
    if (value := model.can_trial_send) is not UNSET:
        encoded["canTrialSend"] = value
    if (value := model.can_unsubscribe) is not UNSET:
        encoded["canUnsubscribe"] = value
    if (value := model.current_subscribe_price) is not UNSET:
        encoded["currentSubscribePrice"] = value
    if (value := model.display_name) is not UNSET:
        encoded["displayName"] = value
    if (value := model.favorited_count) is not UNSET:
        encoded["favoritedCount"] = value
    if (value := model.favorites_count) is not UNSET:
        encoded["favoritesCount"] = value
    if (value := model.has_labels) is not UNSET:
        encoded["hasLabels"] = value
    if (value := model.has_not_viewed_story) is not UNSET:
        encoded["hasNotViewedStory"] = value
    if (value := model.has_pinned_posts) is not UNSET:
        encoded["hasPinnedPosts"] = value
    if (value := model.has_scheduled_stream) is not UNSET:
        encoded["hasScheduledStream"] = value
    if (value := model.has_stories) is not UNSET:
        encoded["hasStories"] = value
    if (value := model.has_stream) is not UNSET:
        encoded["hasStream"] = value
    if (value := model.header) is not UNSET:
        encoded["header"] = value
    if (value := model.header_size) is not UNSET:
        encoded["headerSize"] = (
            encode_header_size(value, work) if type(value) is HeaderSize else encode(value, work)
        )
    if (value := model.header_thumbs) is not UNSET:
        encoded["headerThumbs"] = (
            encode_header_thumbs(value, work)
            if type(value) is HeaderThumbs
            else encode(value, work)
        )
    if (value := model.is_adult_content) is not UNSET:
        encoded["isAdultContent"] = value
    if (value := model.is_blocked) is not UNSET:
        encoded["isBlocked"] = value
    if (value := model.is_friend) is not UNSET:
        encoded["isFriend"] = value
    if (value := model.is_markdown_disabled_for_about) is not UNSET:
        encoded["isMarkdownDisabledForAbout"] = value
    if (value := model.is_pending_autoprolong) is not UNSET:
        encoded["isPendingAutoprolong"] = value
    if (value := model.is_performer) is not UNSET:
        encoded["isPerformer"] = value
    if (value := model.is_private_restriction) is not UNSET:
        encoded["isPrivateRestriction"] = value
    if (value := model.is_real_performer) is not UNSET:
        encoded["isRealPerformer"] = value
    if (value := model.is_referrer_allowed) is not UNSET:
        encoded["isReferrerAllowed"] = value
    if (value := model.is_restricted) is not UNSET:
        encoded["isRestricted"] = value
    if (value := model.join_date) is not UNSET:
        encoded["joinDate"] = encoded_moment(value, work)
    if (value := model.last_seen) is not UNSET:
        encoded["lastSeen"] = value
    if (value := model.location) is not UNSET:
        encoded["location"] = value
    if (value := model.medias_count) is not UNSET:
        encoded["mediasCount"] = value
    if (value := model.notice) is not UNSET:
        encoded["notice"] = value
    if (value := model.photos_count) is not UNSET:
        encoded["photosCount"] = value
    if (value := model.posts_count) is not UNSET:
        encoded["postsCount"] = value
    if (value := model.private_archived_posts_count) is not UNSET:
        encoded["privateArchivedPostsCount"] = value
    if (value := model.show_media_count) is not UNSET:
        encoded["showMediaCount"] = value
    if (value := model.show_posts_in_feed) is not UNSET:
        encoded["showPostsInFeed"] = value
    if (value := model.show_subscribers_count) is not UNSET:
        encoded["showSubscribersCount"] = value
    if (value := model.subscribe_price) is not UNSET:
        encoded["subscribePrice"] = value
    if (value := model.subscribed_by) is not UNSET:
        encoded["subscribedBy"] = value
    if (value := model.subscribed_by_autoprolong) is not UNSET:
        encoded["subscribedByAutoprolong"] = value
    if (value := model.subscribed_by_data) is not UNSET:
        encoded["subscribedByData"] = (
            encode_subscribed_by_data(value, work)
            if type(value) is SubscribedByData
            else encode(value, work)
        )
    if (value := model.subscribed_by_expire) is not UNSET:
        encoded["subscribedByExpire"] = value
    if (value := model.subscribed_by_expire_date) is not UNSET:
        encoded["subscribedByExpireDate"] = encoded_moment(value, work)
    if (value := model.subscribed_is_expired_now) is not UNSET:
        encoded["subscribedIsExpiredNow"] = value
    if (value := model.subscribed_on) is not UNSET:
        encoded["subscribedOn"] = value
    if (value := model.subscribed_on_data) is not UNSET:
        encoded["subscribedOnData"] = (
            encode_subscribed_on_data(value, work)
            if type(value) is SubscribedOnData
            else encode(value, work)
        )
    if (value := model.subscribed_on_duration) is not UNSET:
        encoded["subscribedOnDuration"] = value
    if (value := model.subscribed_on_expired_now) is not UNSET:
        encoded["subscribedOnExpiredNow"] = value
    if (value := model.subscribers_count) is not UNSET:
        encoded["subscribersCount"] = value
    if (value := model.tips_enabled) is not UNSET:
        encoded["tipsEnabled"] = value
    if (value := model.tips_max) is not UNSET:
        encoded["tipsMax"] = value
    if (value := model.tips_min) is not UNSET:
        encoded["tipsMin"] = value
    if (value := model.tips_min_internal) is not UNSET:
        encoded["tipsMinInternal"] = value
    if (value := model.tips_text_enabled) is not UNSET:
        encoded["tipsTextEnabled"] = value
    if (value := model.videos_count) is not UNSET:
        encoded["videosCount"] = value
    if (value := model.website) is not UNSET:
        encoded["website"] = value
    if (value := model.wishlist) is not UNSET:
        encoded["wishlist"] = value
    return encoded


bind(
    User,
    decode_user,
    encode_user,
    required=["avatar", "id", "isVerified", "lists", "name", "username"],
    known={
        "about": "about",
        "archivedPostsCount": "archived_posts_count",
        "audiosCount": "audios_count",
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "canAddSubscriber": "can_add_subscriber",
        "canChat": "can_chat",
        "canCommentStory": "can_comment_story",
        "canCreatePromotion": "can_create_promotion",
        "canCreateTrial": "can_create_trial",
        "canLookStory": "can_look_story",
        "canPayInternal": "can_pay_internal",
        "canReceiveChatMessage": "can_receive_chat_message",
        "canReport": "can_report",
        "canRestrict": "can_restrict",
        "canTrialSend": "can_trial_send",
        "canUnsubscribe": "can_unsubscribe",
        "currentSubscribePrice": "current_subscribe_price",
        "displayName": "display_name",
        "favoritedCount": "favorited_count",
        "favoritesCount": "favorites_count",
        "hasLabels": "has_labels",
        "hasNotViewedStory": "has_not_viewed_story",
        "hasPinnedPosts": "has_pinned_posts",
        "hasScheduledStream": "has_scheduled_stream",
        "hasStories": "has_stories",
        "hasStream": "has_stream",
        "header": "header",
        "headerSize": "header_size",
        "headerThumbs": "header_thumbs",
        "id": "id",
        "isAdultContent": "is_adult_content",
        "isBlocked": "is_blocked",
        "isFriend": "is_friend",
        "isMarkdownDisabledForAbout": "is_markdown_disabled_for_about",
        "isPendingAutoprolong": "is_pending_autoprolong",
        "isPerformer": "is_performer",
        "isPrivateRestriction": "is_private_restriction",
        "isRealPerformer": "is_real_performer",
        "isReferrerAllowed": "is_referrer_allowed",
        "isRestricted": "is_restricted",
        "isVerified": "is_verified",
        "joinDate": "join_date",
        "lastSeen": "last_seen",
        "lists": "lists",
        "location": "location",
        "mediasCount": "medias_count",
        "name": "name",
        "notice": "notice",
        "photosCount": "photos_count",
        "postsCount": "posts_count",
        "privateArchivedPostsCount": "private_archived_posts_count",
        "showMediaCount": "show_media_count",
        "showPostsInFeed": "show_posts_in_feed",
        "showSubscribersCount": "show_subscribers_count",
        "subscribePrice": "subscribe_price",
        "subscribedBy": "subscribed_by",
        "subscribedByAutoprolong": "subscribed_by_autoprolong",
        "subscribedByData": "subscribed_by_data",
        "subscribedByExpire": "subscribed_by_expire",
        "subscribedByExpireDate": "subscribed_by_expire_date",
        "subscribedIsExpiredNow": "subscribed_is_expired_now",
        "subscribedOn": "subscribed_on",
        "subscribedOnData": "subscribed_on_data",
        "subscribedOnDuration": "subscribed_on_duration",
        "subscribedOnExpiredNow": "subscribed_on_expired_now",
        "subscribersCount": "subscribers_count",
        "tipsEnabled": "tips_enabled",
        "tipsMax": "tips_max",
        "tipsMin": "tips_min",
        "tipsMinInternal": "tips_min_internal",
        "tipsTextEnabled": "tips_text_enabled",
        "username": "username",
        "videosCount": "videos_count",
        "website": "website",
        "wishlist": "wishlist",
    },
)
