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
class PostAuthor(ApiModel):
    """The user a post is from, by id alone."""

    view: str
    id: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_author(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostAuthor)
    value: Any = source.get("_view", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "_view")
    model.view = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, PostAuthor, drift)
    return model


def encode_post_author(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.view) is not UNSET:
        encoded["_view"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    return encoded


bind(
    PostAuthor,
    decode_post_author,
    encode_post_author,
    required=["_view", "id"],
    known={"_view": "view", "id": "id"},
)
