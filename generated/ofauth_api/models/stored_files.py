from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import define
from attrs import field as _field

from ..codec import (
    ApiModel,
    Drift,
    EncodingWork,
    bind,
    decoded_extras,
    encode,
    kind_of,
    new,
)
from .stored_file import StoredFile, decode_stored_file


@define(repr=False, kw_only=True)
class StoredFiles(ApiModel):
    """The qualities of a media, each under its name."""

    additional_properties: dict[str, StoredFile] = _field(factory=dict[str, Any])

    if TYPE_CHECKING:

        def __getitem__(self, key: str) -> StoredFile: ...

        def __setitem__(self, key: str, value: StoredFile) -> None: ...


def decode_stored_files(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoredFiles)
    model._extras = decoded_extras(source, StoredFiles, drift, _extra)
    return model


def encode_stored_files(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = encode(model.additional_properties, work)
    return encoded


bind(StoredFiles, decode_stored_files, encode_stored_files, required=[], known={})


def _extra(value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    kind = kind_of(value)
    if kind == "object":
        return decode_stored_file(value, drift)
    return drift.unlike(value, "object", holder, key)
