from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ChatUser")


@_attrs_define
class ChatUser:
    """A `ChatUser` of the API.

    Attributes:
        view (str):
        id (int):
    """

    view: str
    id: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        view = self.view

        id = self.id

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["_view"] = view
        encoded_["id"] = id

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        remaining_ = dict(src_dict)
        view = remaining_.pop("_view")

        id = remaining_.pop("id")

        instance_ = cls(
            view=view,
            id=id,
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
