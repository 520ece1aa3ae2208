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
    bind,
    decoded_extras,
    decoded_model,
    encoded_models,
    new,
)
from .vault_totals_preview import (
    VaultTotalsPreview,
    decode_vault_totals_preview,
    encode_vault_totals_preview,
)


@define(repr=False, kw_only=True)
class VaultTotals(ApiModel):
    """How many media the vault has."""

    audios_count: int
    gifs_count: int
    medias: list[VaultTotalsPreview]
    photos_count: int
    videos_count: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_totals(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultTotals)
    items: list[Any]
    value: Any = source.get("audiosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "audiosCount")
    model.audios_count = value
    value = source.get("gifsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "gifsCount")
    model.gifs_count = value
    value = source.get("medias", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_vault_totals_preview(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_vault_totals_preview, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "medias")
    model.medias = value
    value = source.get("photosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "photosCount")
    model.photos_count = value
    value = source.get("videosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "videosCount")
    model.videos_count = value
    model._extras = None
    if len(source) != 5 or drift.found:
        model._extras = decoded_extras(source, VaultTotals, drift)
    return model


def encode_vault_totals(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.audios_count) is not UNSET:
        encoded["audiosCount"] = value
    if (value := model.gifs_count) is not UNSET:
        encoded["gifsCount"] = value
    if (value := model.medias) is not UNSET:
        encoded["medias"] = encoded_models(
            value, VaultTotalsPreview, encode_vault_totals_preview, work
        )
    if (value := model.photos_count) is not UNSET:
        encoded["photosCount"] = value
    if (value := model.videos_count) is not UNSET:
        encoded["videosCount"] = value
    return encoded


bind(
    VaultTotals,
    decode_vault_totals,
    encode_vault_totals,
    required=["audiosCount", "gifsCount", "medias", "photosCount", "videosCount"],
    known={
        "audiosCount": "audios_count",
        "gifsCount": "gifs_count",
        "medias": "medias",
        "photosCount": "photos_count",
        "videosCount": "videos_count",
    },
)
