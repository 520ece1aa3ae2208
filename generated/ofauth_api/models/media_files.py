from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.full_media_file import FullMediaFile
    from ..models.media_file import MediaFile
    from ..models.preview_media_file import PreviewMediaFile


T = TypeVar("T", bound="MediaFiles")


@_attrs_define
class MediaFiles:
    """A `MediaFiles` of the API.

    Attributes:
        full (FullMediaFile):
        preview (PreviewMediaFile | Unset):
        square_preview (MediaFile | Unset):
        thumb (MediaFile | Unset):
    """

    full: FullMediaFile
    preview: PreviewMediaFile | Unset = UNSET
    square_preview: MediaFile | Unset = UNSET
    thumb: MediaFile | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        full = self.full.to_dict()

        preview: dict[str, Any] | Unset = UNSET
        if not isinstance(self.preview, Unset):
            preview = self.preview.to_dict()

        square_preview: dict[str, Any] | Unset = UNSET
        if not isinstance(self.square_preview, Unset):
            square_preview = self.square_preview.to_dict()

        thumb: dict[str, Any] | Unset = UNSET
        if not isinstance(self.thumb, Unset):
            thumb = self.thumb.to_dict()

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["full"] = full
        if preview is not UNSET:
            encoded_["preview"] = preview
        if square_preview is not UNSET:
            encoded_["squarePreview"] = square_preview
        if thumb is not UNSET:
            encoded_["thumb"] = thumb

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.full_media_file import FullMediaFile  # noqa: PLC0415
        from ..models.media_file import MediaFile  # noqa: PLC0415
        from ..models.preview_media_file import PreviewMediaFile  # noqa: PLC0415

        remaining_ = dict(src_dict)
        full = FullMediaFile.from_dict(remaining_.pop("full"))

        _preview = remaining_.pop("preview", UNSET)
        preview: PreviewMediaFile | Unset
        if isinstance(_preview, Unset):
            preview = UNSET
        else:
            preview = PreviewMediaFile.from_dict(_preview)

        _square_preview = remaining_.pop("squarePreview", UNSET)
        square_preview: MediaFile | Unset
        if isinstance(_square_preview, Unset):
            square_preview = UNSET
        else:
            square_preview = MediaFile.from_dict(_square_preview)

        _thumb = remaining_.pop("thumb", UNSET)
        thumb: MediaFile | Unset
        if isinstance(_thumb, Unset):
            thumb = UNSET
        else:
            thumb = MediaFile.from_dict(_thumb)

        instance_ = cls(
            full=full,
            preview=preview,
            square_preview=square_preview,
            thumb=thumb,
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
