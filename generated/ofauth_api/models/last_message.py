from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chat_message import ChatMessage
    from ..models.media import Media
    from ..models.message_user import MessageUser


T = TypeVar("T", bound="LastMessage")


@_attrs_define
class LastMessage:
    """A `LastMessage` of the API.

    Attributes:
        from_user (MessageUser):
        id (int):
        media (list[Media]):
        previews (list[int]):
        text (str):
        can_be_pinned (bool | Unset):
        can_purchase (bool | Unset):
        can_purchase_reason (str | Unset):
        can_report (bool | Unset):
        can_unsend_queue (bool | Unset):
        cancel_seconds (float | Unset):
        changed_at (str | Unset):
        created_at (str | Unset):
        giphy_id (None | str | Unset):
        is_couple_people_media (bool | Unset):
        is_free (bool | Unset):
        is_from_queue (bool | Unset):
        is_liked (bool | Unset):
        is_markdown_disabled (bool | Unset):
        is_media_ready (bool | Unset):
        is_new (bool | Unset):
        is_opened (bool | Unset):
        is_pinned (bool | Unset):
        is_reported_by_me (bool | Unset):
        is_tip (bool | Unset):
        locked_text (bool | Unset):
        media_count (int | Unset):
        queue_id (int | Unset):
        release_forms (list[Any] | None | Unset):
        reply_to_message (ChatMessage | Unset):
        response_type (str | Unset):
        unsend_seconds_queue (float | Unset):
    """

    from_user: MessageUser
    id: int
    media: list[Media]
    previews: list[int]
    text: str
    can_be_pinned: bool | Unset = UNSET
    can_purchase: bool | Unset = UNSET
    can_purchase_reason: str | Unset = UNSET
    can_report: bool | Unset = UNSET
    can_unsend_queue: bool | Unset = UNSET
    cancel_seconds: float | Unset = UNSET
    changed_at: str | Unset = UNSET
    created_at: str | Unset = UNSET
    giphy_id: None | str | Unset = UNSET
    is_couple_people_media: bool | Unset = UNSET
    is_free: bool | Unset = UNSET
    is_from_queue: bool | Unset = UNSET
    is_liked: bool | Unset = UNSET
    is_markdown_disabled: bool | Unset = UNSET
    is_media_ready: bool | Unset = UNSET
    is_new: bool | Unset = UNSET
    is_opened: bool | Unset = UNSET
    is_pinned: bool | Unset = UNSET
    is_reported_by_me: bool | Unset = UNSET
    is_tip: bool | Unset = UNSET
    locked_text: bool | Unset = UNSET
    media_count: int | Unset = UNSET
    queue_id: int | Unset = UNSET
    release_forms: list[Any] | None | Unset = UNSET
    reply_to_message: ChatMessage | Unset = UNSET
    response_type: str | Unset = UNSET
    unsend_seconds_queue: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        from_user = self.from_user.to_dict()

        id = self.id

        media = []
        for media_item_data in self.media:
            media_item = media_item_data.to_dict()
            media.append(media_item)

        previews = self.previews

        text = self.text

        can_be_pinned = self.can_be_pinned

        can_purchase = self.can_purchase

        can_purchase_reason = self.can_purchase_reason

        can_report = self.can_report

        can_unsend_queue = self.can_unsend_queue

        cancel_seconds = self.cancel_seconds

        changed_at = self.changed_at

        created_at = self.created_at

        giphy_id: None | str | Unset
        if isinstance(self.giphy_id, Unset):
            giphy_id = UNSET
        else:
            giphy_id = self.giphy_id

        is_couple_people_media = self.is_couple_people_media

        is_free = self.is_free

        is_from_queue = self.is_from_queue

        is_liked = self.is_liked

        is_markdown_disabled = self.is_markdown_disabled

        is_media_ready = self.is_media_ready

        is_new = self.is_new

        is_opened = self.is_opened

        is_pinned = self.is_pinned

        is_reported_by_me = self.is_reported_by_me

        is_tip = self.is_tip

        locked_text = self.locked_text

        media_count = self.media_count

        queue_id = self.queue_id

        release_forms: list[Any] | None | Unset
        if isinstance(self.release_forms, Unset):
            release_forms = UNSET
        elif isinstance(self.release_forms, list):
            release_forms = self.release_forms

        else:
            release_forms = self.release_forms

        reply_to_message: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reply_to_message, Unset):
            reply_to_message = self.reply_to_message.to_dict()

        response_type = self.response_type

        unsend_seconds_queue = self.unsend_seconds_queue

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["fromUser"] = from_user
        encoded_["id"] = id
        encoded_["media"] = media
        encoded_["previews"] = previews
        encoded_["text"] = text
        if can_be_pinned is not UNSET:
            encoded_["canBePinned"] = can_be_pinned
        if can_purchase is not UNSET:
            encoded_["canPurchase"] = can_purchase
        if can_purchase_reason is not UNSET:
            encoded_["canPurchaseReason"] = can_purchase_reason
        if can_report is not UNSET:
            encoded_["canReport"] = can_report
        if can_unsend_queue is not UNSET:
            encoded_["canUnsendQueue"] = can_unsend_queue
        if cancel_seconds is not UNSET:
            encoded_["cancelSeconds"] = cancel_seconds
        if changed_at is not UNSET:
            encoded_["changedAt"] = changed_at
        if created_at is not UNSET:
            encoded_["createdAt"] = created_at
        if giphy_id is not UNSET:
            encoded_["giphyId"] = giphy_id
        if is_couple_people_media is not UNSET:
            encoded_["isCouplePeopleMedia"] = is_couple_people_media
        if is_free is not UNSET:
            encoded_["isFree"] = is_free
        if is_from_queue is not UNSET:
            encoded_["isFromQueue"] = is_from_queue
        if is_liked is not UNSET:
            encoded_["isLiked"] = is_liked
        if is_markdown_disabled is not UNSET:
            encoded_["isMarkdownDisabled"] = is_markdown_disabled
        if is_media_ready is not UNSET:
            encoded_["isMediaReady"] = is_media_ready
        if is_new is not UNSET:
            encoded_["isNew"] = is_new
        if is_opened is not UNSET:
            encoded_["isOpened"] = is_opened
        if is_pinned is not UNSET:
            encoded_["isPinned"] = is_pinned
        if is_reported_by_me is not UNSET:
            encoded_["isReportedByMe"] = is_reported_by_me
        if is_tip is not UNSET:
            encoded_["isTip"] = is_tip
        if locked_text is not UNSET:
            encoded_["lockedText"] = locked_text
        if media_count is not UNSET:
            encoded_["mediaCount"] = media_count
        if queue_id is not UNSET:
            encoded_["queueId"] = queue_id
        if release_forms is not UNSET:
            encoded_["releaseForms"] = release_forms
        if reply_to_message is not UNSET:
            encoded_["replyToMessage"] = reply_to_message
        if response_type is not UNSET:
            encoded_["responseType"] = response_type
        if unsend_seconds_queue is not UNSET:
            encoded_["unsendSecondsQueue"] = unsend_seconds_queue

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.chat_message import ChatMessage  # noqa: PLC0415
        from ..models.media import Media  # noqa: PLC0415
        from ..models.message_user import MessageUser  # noqa: PLC0415

        remaining_ = dict(src_dict)
        from_user = MessageUser.from_dict(remaining_.pop("fromUser"))

        id = remaining_.pop("id")

        media = []
        _media = remaining_.pop("media")
        for media_item_data in _media:
            media_item = Media.from_dict(media_item_data)

            media.append(media_item)

        previews = cast(list[int], remaining_.pop("previews"))

        text = remaining_.pop("text")

        can_be_pinned = remaining_.pop("canBePinned", UNSET)

        can_purchase = remaining_.pop("canPurchase", UNSET)

        can_purchase_reason = remaining_.pop("canPurchaseReason", UNSET)

        can_report = remaining_.pop("canReport", UNSET)

        can_unsend_queue = remaining_.pop("canUnsendQueue", UNSET)

        cancel_seconds = remaining_.pop("cancelSeconds", UNSET)

        changed_at = remaining_.pop("changedAt", UNSET)

        created_at = remaining_.pop("createdAt", UNSET)

        def _parse_giphy_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        giphy_id = _parse_giphy_id(remaining_.pop("giphyId", UNSET))

        is_couple_people_media = remaining_.pop("isCouplePeopleMedia", UNSET)

        is_free = remaining_.pop("isFree", UNSET)

        is_from_queue = remaining_.pop("isFromQueue", UNSET)

        is_liked = remaining_.pop("isLiked", UNSET)

        is_markdown_disabled = remaining_.pop("isMarkdownDisabled", UNSET)

        is_media_ready = remaining_.pop("isMediaReady", UNSET)

        is_new = remaining_.pop("isNew", UNSET)

        is_opened = remaining_.pop("isOpened", UNSET)

        is_pinned = remaining_.pop("isPinned", UNSET)

        is_reported_by_me = remaining_.pop("isReportedByMe", UNSET)

        is_tip = remaining_.pop("isTip", UNSET)

        locked_text = remaining_.pop("lockedText", UNSET)

        media_count = remaining_.pop("mediaCount", UNSET)

        queue_id = remaining_.pop("queueId", UNSET)

        def _parse_release_forms(data: object) -> list[Any] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                release_forms_type_0 = cast(list[Any], data)

                return release_forms_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Any] | None | Unset, data)

        release_forms = _parse_release_forms(remaining_.pop("releaseForms", UNSET))

        _reply_to_message = remaining_.pop("replyToMessage", UNSET)
        reply_to_message: ChatMessage | Unset
        if isinstance(_reply_to_message, Unset):
            reply_to_message = UNSET
        else:
            reply_to_message = ChatMessage.from_dict(_reply_to_message)

        response_type = remaining_.pop("responseType", UNSET)

        unsend_seconds_queue = remaining_.pop("unsendSecondsQueue", UNSET)

        instance_ = cls(
            from_user=from_user,
            id=id,
            media=media,
            previews=previews,
            text=text,
            can_be_pinned=can_be_pinned,
            can_purchase=can_purchase,
            can_purchase_reason=can_purchase_reason,
            can_report=can_report,
            can_unsend_queue=can_unsend_queue,
            cancel_seconds=cancel_seconds,
            changed_at=changed_at,
            created_at=created_at,
            giphy_id=giphy_id,
            is_couple_people_media=is_couple_people_media,
            is_free=is_free,
            is_from_queue=is_from_queue,
            is_liked=is_liked,
            is_markdown_disabled=is_markdown_disabled,
            is_media_ready=is_media_ready,
            is_new=is_new,
            is_opened=is_opened,
            is_pinned=is_pinned,
            is_reported_by_me=is_reported_by_me,
            is_tip=is_tip,
            locked_text=locked_text,
            media_count=media_count,
            queue_id=queue_id,
            release_forms=release_forms,
            reply_to_message=reply_to_message,
            response_type=response_type,
            unsend_seconds_queue=unsend_seconds_queue,
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
