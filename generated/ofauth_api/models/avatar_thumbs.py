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
    new,
)


@define(repr=False, kw_only=True)
class AvatarThumbs(ApiModel):
    """Avatar thumbs, as `ReleaseFormUser.avatar_thumbs`, `RestrictedUser.avatar_thumbs` and 5 more
    places have them.
    """

    c144: str
    c50: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_avatar_thumbs(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AvatarThumbs)
    value: Any = source.get("c144", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "c144")
    model.c144 = value
    value = source.get("c50", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "c50")
    model.c50 = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, AvatarThumbs, drift)
    return model


def encode_avatar_thumbs(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.c144) is not UNSET:
        encoded["c144"] = value
    if (value := model.c50) is not UNSET:
        encoded["c50"] = value
    return encoded


bind(
    AvatarThumbs,
    decode_avatar_thumbs,
    encode_avatar_thumbs,
    required=["c144", "c50"],
    known={"c144": "c144", "c50": "c50"},
)
