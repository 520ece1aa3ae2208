from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chat_message import ChatMessage


T = TypeVar("T", bound="ChatMessagePage")


@_attrs_define
class ChatMessagePage:
    """A `ChatMessagePage` of the API.

    Attributes:
        has_more (bool):
        list_ (list[ChatMessage]):
        next_last_id (int | None | Unset):
    """

    has_more: bool
    list_: list[ChatMessage]
    next_last_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        has_more = self.has_more

        list_ = []
        for list_item_data in self.list_:
            list_item = list_item_data.to_dict()
            list_.append(list_item)

        next_last_id: int | None | Unset
        if isinstance(self.next_last_id, Unset):
            next_last_id = UNSET
        else:
            next_last_id = self.next_last_id

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["hasMore"] = has_more
        encoded_["list"] = list_
        if next_last_id is not UNSET:
            encoded_["nextLastId"] = next_last_id

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.chat_message import ChatMessage  # noqa: PLC0415

        remaining_ = dict(src_dict)
        has_more = remaining_.pop("hasMore")

        list_ = []
        _list_ = remaining_.pop("list")
        for list_item_data in _list_:
            list_item = ChatMessage.from_dict(list_item_data)

            list_.append(list_item)

        def _parse_next_last_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        next_last_id = _parse_next_last_id(remaining_.pop("nextLastId", UNSET))

        instance_ = cls(
            has_more=has_more,
            list_=list_,
            next_last_id=next_last_id,
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
