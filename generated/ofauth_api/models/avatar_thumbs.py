from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AvatarThumbs")


@_attrs_define
class AvatarThumbs:
    """A `AvatarThumbs` of the API.

    Attributes:
        c144 (str):
        c50 (str):
    """

    c144: str
    c50: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        c144 = self.c144

        c50 = self.c50

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["c144"] = c144
        encoded_["c50"] = c50

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        remaining_ = dict(src_dict)
        c144 = remaining_.pop("c144")

        c50 = remaining_.pop("c50")

        instance_ = cls(
            c144=c144,
            c50=c50,
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
