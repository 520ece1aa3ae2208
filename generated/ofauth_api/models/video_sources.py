from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="VideoSources")


@_attrs_define
class VideoSources:
    """A `VideoSources` of the API.

    Attributes:
        field_240 (None | str | Unset):
        field_720 (None | str | Unset):
    """

    field_240: None | str | Unset = UNSET
    field_720: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        field_240: None | str | Unset
        if isinstance(self.field_240, Unset):
            field_240 = UNSET
        else:
            field_240 = self.field_240

        field_720: None | str | Unset
        if isinstance(self.field_720, Unset):
            field_720 = UNSET
        else:
            field_720 = self.field_720

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        if field_240 is not UNSET:
            encoded_["240"] = field_240
        if field_720 is not UNSET:
            encoded_["720"] = field_720

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        remaining_ = dict(src_dict)

        def _parse_field_240(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        field_240 = _parse_field_240(remaining_.pop("240", UNSET))

        def _parse_field_720(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        field_720 = _parse_field_720(remaining_.pop("720", UNSET))

        instance_ = cls(
            field_240=field_240,
            field_720=field_720,
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
