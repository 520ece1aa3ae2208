from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chat_message import ChatMessage
    from ..models.chat_user import ChatUser


T = TypeVar("T", bound="Chat")


@_attrs_define
class Chat:
    """A `Chat` of the API.

    Attributes:
        with_user (ChatUser):
        can_go_to_profile (bool | Unset):
        can_not_send_reason (bool | str | Unset):
        can_send_message (bool | Unset):
        count_pinned_messages (int | Unset):
        has_purchased_feed (bool | Unset):
        has_unread_tips (bool | Unset):
        is_muted_notifications (bool | Unset):
        last_message (ChatMessage | Unset):
        last_read_message_id (int | Unset):
        unread_messages_count (int | Unset):
    """

    with_user: ChatUser
    can_go_to_profile: bool | Unset = UNSET
    can_not_send_reason: bool | str | Unset = UNSET
    can_send_message: bool | Unset = UNSET
    count_pinned_messages: int | Unset = UNSET
    has_purchased_feed: bool | Unset = UNSET
    has_unread_tips: bool | Unset = UNSET
    is_muted_notifications: bool | Unset = UNSET
    last_message: ChatMessage | Unset = UNSET
    last_read_message_id: int | Unset = UNSET
    unread_messages_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        with_user = self.with_user.to_dict()

        can_go_to_profile = self.can_go_to_profile

        can_not_send_reason: bool | str | Unset
        if isinstance(self.can_not_send_reason, Unset):
            can_not_send_reason = UNSET
        else:
            can_not_send_reason = self.can_not_send_reason

        can_send_message = self.can_send_message

        count_pinned_messages = self.count_pinned_messages

        has_purchased_feed = self.has_purchased_feed

        has_unread_tips = self.has_unread_tips

        is_muted_notifications = self.is_muted_notifications

        last_message: dict[str, Any] | Unset = UNSET
        if not isinstance(self.last_message, Unset):
            last_message = self.last_message.to_dict()

        last_read_message_id = self.last_read_message_id

        unread_messages_count = self.unread_messages_count

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["withUser"] = with_user
        if can_go_to_profile is not UNSET:
            encoded_["canGoToProfile"] = can_go_to_profile
        if can_not_send_reason is not UNSET:
            encoded_["canNotSendReason"] = can_not_send_reason
        if can_send_message is not UNSET:
            encoded_["canSendMessage"] = can_send_message
        if count_pinned_messages is not UNSET:
            encoded_["countPinnedMessages"] = count_pinned_messages
        if has_purchased_feed is not UNSET:
            encoded_["hasPurchasedFeed"] = has_purchased_feed
        if has_unread_tips is not UNSET:
            encoded_["hasUnreadTips"] = has_unread_tips
        if is_muted_notifications is not UNSET:
            encoded_["isMutedNotifications"] = is_muted_notifications
        if last_message is not UNSET:
            encoded_["lastMessage"] = last_message
        if last_read_message_id is not UNSET:
            encoded_["lastReadMessageId"] = last_read_message_id
        if unread_messages_count is not UNSET:
            encoded_["unreadMessagesCount"] = unread_messages_count

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.chat_message import ChatMessage  # noqa: PLC0415
        from ..models.chat_user import ChatUser  # noqa: PLC0415

        remaining_ = dict(src_dict)
        with_user = ChatUser.from_dict(remaining_.pop("withUser"))

        can_go_to_profile = remaining_.pop("canGoToProfile", UNSET)

        def _parse_can_not_send_reason(data: object) -> bool | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(bool | str | Unset, data)

        can_not_send_reason = _parse_can_not_send_reason(remaining_.pop("canNotSendReason", UNSET))

        can_send_message = remaining_.pop("canSendMessage", UNSET)

        count_pinned_messages = remaining_.pop("countPinnedMessages", UNSET)

        has_purchased_feed = remaining_.pop("hasPurchasedFeed", UNSET)

        has_unread_tips = remaining_.pop("hasUnreadTips", UNSET)

        is_muted_notifications = remaining_.pop("isMutedNotifications", UNSET)

        _last_message = remaining_.pop("lastMessage", UNSET)
        last_message: ChatMessage | Unset
        if isinstance(_last_message, Unset):
            last_message = UNSET
        else:
            last_message = ChatMessage.from_dict(_last_message)

        last_read_message_id = remaining_.pop("lastReadMessageId", UNSET)

        unread_messages_count = remaining_.pop("unreadMessagesCount", UNSET)

        instance_ = cls(
            with_user=with_user,
            can_go_to_profile=can_go_to_profile,
            can_not_send_reason=can_not_send_reason,
            can_send_message=can_send_message,
            count_pinned_messages=count_pinned_messages,
            has_purchased_feed=has_purchased_feed,
            has_unread_tips=has_unread_tips,
            is_muted_notifications=is_muted_notifications,
            last_message=last_message,
            last_read_message_id=last_read_message_id,
            unread_messages_count=unread_messages_count,
        )

        instance_.additional_properties = remaining_
        return instance_

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
