from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define
from attrs import field as _field

from ..codec import (
    UNSET,
    ApiModel,
    Drift,
    EncodingWork,
    Unset,
    bind,
    decoded_extras,
    decoded_model,
    encode,
    new,
)
from .full_media_file import FullMediaFile, decode_full_media_file, encode_full_media_file
from .media_file import MediaFile, decode_media_file, encode_media_file
from .preview_media_file import (
    PreviewMediaFile,
    decode_preview_media_file,
    encode_preview_media_file,
)


@define(repr=False, kw_only=True)
class MediaFiles(ApiModel):
    """Media files, as `Media.files` and `VaultMedia.files` have them."""

    full: FullMediaFile
    preview: PreviewMediaFile | Unset = UNSET
    square_preview: MediaFile | Unset = UNSET
    thumb: MediaFile | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_media_files(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MediaFiles)
    absent = 0
    value: Any = source.get("full", UNSET)
    if type(value) is dict:
        value = decode_full_media_file(value, drift)
    else:
        value = decoded_model(value, decode_full_media_file, drift, "object", source, "full")
    model.full = value
    value = source.get("preview", UNSET)
    if type(value) is dict:
        value = decode_preview_media_file(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_preview_media_file, drift, "object", source, "preview")
    model.preview = value
    value = source.get("squarePreview", UNSET)
    if type(value) is dict:
        value = decode_media_file(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_media_file, drift, "object", source, "squarePreview")
    model.square_preview = value
    value = source.get("thumb", UNSET)
    if type(value) is dict:
        value = decode_media_file(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_media_file, drift, "object", source, "thumb")
    model.thumb = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, MediaFiles, drift)
    return model


def encode_media_files(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.full) is not UNSET:
        encoded["full"] = (
            encode_full_media_file(value, work)
            if type(value) is FullMediaFile
            else encode(value, work)
        )
    if (value := model.preview) is not UNSET:
        encoded["preview"] = (
            encode_preview_media_file(value, work)
            if type(value) is PreviewMediaFile
            else encode(value, work)
        )
    if (value := model.square_preview) is not UNSET:
        encoded["squarePreview"] = (
            encode_media_file(value, work) if type(value) is MediaFile else encode(value, work)
        )
    if (value := model.thumb) is not UNSET:
        encoded["thumb"] = (
            encode_media_file(value, work) if type(value) is MediaFile else encode(value, work)
        )
    return encoded


bind(
    MediaFiles,
    decode_media_files,
    encode_media_files,
    required=["full"],
    known={
        "full": "full",
        "preview": "preview",
        "squarePreview": "square_preview",
        "thumb": "thumb",
    },
)
