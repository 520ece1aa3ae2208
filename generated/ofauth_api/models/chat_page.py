from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chat import Chat


T = TypeVar("T", bound="ChatPage")


@_attrs_define
class ChatPage:
    """A `ChatPage` of the API.

    Attributes:
        has_more (bool):
        list_ (list[Chat]):
        next_offset (int | Unset):
    """

    has_more: bool
    list_: list[Chat]
    next_offset: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        has_more = self.has_more

        list_ = []
        for list_item_data in self.list_:
            list_item = list_item_data.to_dict()
            list_.append(list_item)

        next_offset = self.next_offset

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["hasMore"] = has_more
        encoded_["list"] = list_
        if next_offset is not UNSET:
            encoded_["nextOffset"] = next_offset

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.chat import Chat  # noqa: PLC0415

        remaining_ = dict(src_dict)
        has_more = remaining_.pop("hasMore")

        list_ = []
        _list_ = remaining_.pop("list")
        for list_item_data in _list_:
            list_item = Chat.from_dict(list_item_data)

            list_.append(list_item)

        next_offset = remaining_.pop("nextOffset", UNSET)

        instance_ = cls(
            has_more=has_more,
            list_=list_,
            next_offset=next_offset,
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
