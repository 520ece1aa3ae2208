from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.media_source import MediaSource


T = TypeVar("T", bound="PreviewMediaFile")


@_attrs_define
class PreviewMediaFile:
    """A `PreviewMediaFile` of the API.

    Attributes:
        options (list[MediaSource]):
        url (str):
        height (int | Unset):
        size (int | Unset):
        width (int | Unset):
    """

    options: list[MediaSource]
    url: str
    height: int | Unset = UNSET
    size: int | Unset = UNSET
    width: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        options = []
        for options_item_data in self.options:
            options_item = options_item_data.to_dict()
            options.append(options_item)

        url = self.url

        height = self.height

        size = self.size

        width = self.width

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["options"] = options
        encoded_["url"] = url
        if height is not UNSET:
            encoded_["height"] = height
        if size is not UNSET:
            encoded_["size"] = size
        if width is not UNSET:
            encoded_["width"] = width

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.media_source import MediaSource  # noqa: PLC0415

        remaining_ = dict(src_dict)
        options = []
        _options = remaining_.pop("options")
        for options_item_data in _options:
            options_item = MediaSource.from_dict(options_item_data)

            options.append(options_item)

        url = remaining_.pop("url")

        height = remaining_.pop("height", UNSET)

        size = remaining_.pop("size", UNSET)

        width = remaining_.pop("width", UNSET)

        instance_ = cls(
            options=options,
            url=url,
            height=height,
            size=size,
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
