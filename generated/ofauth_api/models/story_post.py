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
from .post_author import PostAuthor, decode_post_author, encode_post_author
from .story_post_coordinates import (
    StoryPostCoordinates,
    decode_story_post_coordinates,
    encode_story_post_coordinates,
)


@define(repr=False, kw_only=True)
class StoryPost(ApiModel):
    """A post that a story shares."""

    id: int
    author: PostAuthor | Unset = UNSET
    coordinate_params: StoryPostCoordinates | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_story_post(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(StoryPost)
    absent = 0
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("author", UNSET)
    if type(value) is dict:
        value = decode_post_author(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_post_author, drift, "object", source, "author")
    model.author = value
    value = source.get("coordinateParams", UNSET)
    if type(value) is dict:
        value = decode_story_post_coordinates(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_story_post_coordinates, drift, "object", source, "coordinateParams"
        )
    model.coordinate_params = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, StoryPost, drift)
    return model


def encode_story_post(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.author) is not UNSET:
        encoded["author"] = (
            encode_post_author(value, work) if type(value) is PostAuthor else encode(value, work)
        )
    if (value := model.coordinate_params) is not UNSET:
        encoded["coordinateParams"] = (
            encode_story_post_coordinates(value, work)
            if type(value) is StoryPostCoordinates
            else encode(value, work)
        )
    return encoded


bind(
    StoryPost,
    decode_story_post,
    encode_story_post,
    required=["id"],
    known={"author": "author", "coordinateParams": "coordinate_params", "id": "id"},
)
