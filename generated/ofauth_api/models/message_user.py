from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MessageUser")


@_attrs_define
class MessageUser:
    """A `MessageUser` of the API.

    Attributes:
        id (int):
        view (str | Unset):
        name (str | Unset):
    """

    id: int
    view: str | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        id = self.id

        view = self.view

        name = self.name

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["id"] = id
        if view is not UNSET:
            encoded_["_view"] = view
        if name is not UNSET:
            encoded_["name"] = name

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        remaining_ = dict(src_dict)
        id = remaining_.pop("id")

        view = remaining_.pop("_view", UNSET)

        name = remaining_.pop("name", UNSET)

        instance_ = cls(
            id=id,
            view=view,
            name=name,
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
