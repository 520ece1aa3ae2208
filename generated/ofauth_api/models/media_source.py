from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MediaSource")


@_attrs_define
class MediaSource:
    """A `MediaSource` of the API.

    Attributes:
        url (str):
        height (int | Unset):
        type_ (str | Unset):
        width (int | Unset):
    """

    url: str
    height: int | Unset = UNSET
    type_: str | Unset = UNSET
    width: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        url = self.url

        height = self.height

        type_ = self.type_

        width = self.width

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["url"] = url
        if height is not UNSET:
            encoded_["height"] = height
        if type_ is not UNSET:
            encoded_["type"] = type_
        if width is not UNSET:
            encoded_["width"] = width

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        remaining_ = dict(src_dict)
        url = remaining_.pop("url")

        height = remaining_.pop("height", UNSET)

        type_ = remaining_.pop("type", UNSET)

        width = remaining_.pop("width", UNSET)

        instance_ = cls(
            url=url,
            height=height,
            type_=type_,
            width=width,
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
