from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.media_type import MediaType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.media_files import MediaFiles
    from ..models.release_form import ReleaseForm
    from ..models.video_sources import VideoSources


T = TypeVar("T", bound="Media")


@_attrs_define
class Media:
    """A `Media` of the API.

    Attributes:
        can_view (bool):
        converted_to_video (bool):
        created_at (str):
        has_error (bool):
        id (int):
        is_ready (bool):
        release_forms (list[ReleaseForm] | None):
        duration (float | Unset):
        files (MediaFiles | Unset):
        has_custom_preview (bool | Unset):
        type_ (MediaType | Unset):
        video_sources (VideoSources | Unset):
    """

    can_view: bool
    converted_to_video: bool
    created_at: str
    has_error: bool
    id: int
    is_ready: bool
    release_forms: list[ReleaseForm] | None
    duration: float | Unset = UNSET
    files: MediaFiles | Unset = UNSET
    has_custom_preview: bool | Unset = UNSET
    type_: MediaType | Unset = UNSET
    video_sources: VideoSources | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        can_view = self.can_view

        converted_to_video = self.converted_to_video

        created_at = self.created_at

        has_error = self.has_error

        id = self.id

        is_ready = self.is_ready

        release_forms: list[dict[str, Any]] | None
        if isinstance(self.release_forms, list):
            release_forms = []
            for release_forms_type_0_item_data in self.release_forms:
                release_forms_type_0_item = release_forms_type_0_item_data.to_dict()
                release_forms.append(release_forms_type_0_item)

        else:
            release_forms = self.release_forms

        duration = self.duration

        files: dict[str, Any] | Unset = UNSET
        if not isinstance(self.files, Unset):
            files = self.files.to_dict()

        has_custom_preview = self.has_custom_preview

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        video_sources: dict[str, Any] | Unset = UNSET
        if not isinstance(self.video_sources, Unset):
            video_sources = self.video_sources.to_dict()

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["canView"] = can_view
        encoded_["convertedToVideo"] = converted_to_video
        encoded_["createdAt"] = created_at
        encoded_["hasError"] = has_error
        encoded_["id"] = id
        encoded_["isReady"] = is_ready
        encoded_["releaseForms"] = release_forms
        if duration is not UNSET:
            encoded_["duration"] = duration
        if files is not UNSET:
            encoded_["files"] = files
        if has_custom_preview is not UNSET:
            encoded_["hasCustomPreview"] = has_custom_preview
        if type_ is not UNSET:
            encoded_["type"] = type_
        if video_sources is not UNSET:
            encoded_["videoSources"] = video_sources

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.media_files import MediaFiles  # noqa: PLC0415
        from ..models.release_form import ReleaseForm  # noqa: PLC0415
        from ..models.video_sources import VideoSources  # noqa: PLC0415

        remaining_ = dict(src_dict)
        can_view = remaining_.pop("canView")

        converted_to_video = remaining_.pop("convertedToVideo")

        created_at = remaining_.pop("createdAt")

        has_error = remaining_.pop("hasError")

        id = remaining_.pop("id")

        is_ready = remaining_.pop("isReady")

        def _parse_release_forms(data: object) -> list[ReleaseForm] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                release_forms_type_0 = []
                _release_forms_type_0 = data
                for release_forms_type_0_item_data in _release_forms_type_0:
                    release_forms_type_0_item = ReleaseForm.from_dict(
                        release_forms_type_0_item_data
                    )

                    release_forms_type_0.append(release_forms_type_0_item)

                return release_forms_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ReleaseForm] | None, data)

        release_forms = _parse_release_forms(remaining_.pop("releaseForms"))

        duration = remaining_.pop("duration", UNSET)

        _files = remaining_.pop("files", UNSET)
        files: MediaFiles | Unset
        if isinstance(_files, Unset):
            files = UNSET
        else:
            files = MediaFiles.from_dict(_files)

        has_custom_preview = remaining_.pop("hasCustomPreview", UNSET)

        _type_ = remaining_.pop("type", UNSET)
        type_: MediaType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = MediaType(_type_)

        _video_sources = remaining_.pop("videoSources", UNSET)
        video_sources: VideoSources | Unset
        if isinstance(_video_sources, Unset):
            video_sources = UNSET
        else:
            video_sources = VideoSources.from_dict(_video_sources)

        instance_ = cls(
            can_view=can_view,
            converted_to_video=converted_to_video,
            created_at=created_at,
            has_error=has_error,
            id=id,
            is_ready=is_ready,
            release_forms=release_forms,
            duration=duration,
            files=files,
            has_custom_preview=has_custom_preview,
            type_=type_,
            video_sources=video_sources,
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
