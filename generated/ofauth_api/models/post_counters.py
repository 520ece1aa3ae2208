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
class PostCounters(ApiModel):
    """How many posts and media of each kind there are."""

    archived_posts_count: int
    audios_count: int
    medias_count: int
    photos_count: int
    posts_count: int
    private_archived_posts_count: int
    streams_count: int
    videos_count: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_counters(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostCounters)
    value: Any = source.get("archivedPostsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "archivedPostsCount")
    model.archived_posts_count = value
    value = source.get("audiosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "audiosCount")
    model.audios_count = value
    value = source.get("mediasCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "mediasCount")
    model.medias_count = value
    value = source.get("photosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "photosCount")
    model.photos_count = value
    value = source.get("postsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "postsCount")
    model.posts_count = value
    value = source.get("privateArchivedPostsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "privateArchivedPostsCount")
    model.private_archived_posts_count = value
    value = source.get("streamsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "streamsCount")
    model.streams_count = value
    value = source.get("videosCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "videosCount")
    model.videos_count = value
    model._extras = None
    if len(source) != 8 or drift.found:
        model._extras = decoded_extras(source, PostCounters, drift)
    return model


def encode_post_counters(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.archived_posts_count) is not UNSET:
        encoded["archivedPostsCount"] = value
    if (value := model.audios_count) is not UNSET:
        encoded["audiosCount"] = value
    if (value := model.medias_count) is not UNSET:
        encoded["mediasCount"] = value
    if (value := model.photos_count) is not UNSET:
        encoded["photosCount"] = value
    if (value := model.posts_count) is not UNSET:
        encoded["postsCount"] = value
    if (value := model.private_archived_posts_count) is not UNSET:
        encoded["privateArchivedPostsCount"] = value
    if (value := model.streams_count) is not UNSET:
        encoded["streamsCount"] = value
    if (value := model.videos_count) is not UNSET:
        encoded["videosCount"] = value
    return encoded


bind(
    PostCounters,
    decode_post_counters,
    encode_post_counters,
    required=[
        "archivedPostsCount",
        "audiosCount",
        "mediasCount",
        "photosCount",
        "postsCount",
        "privateArchivedPostsCount",
        "streamsCount",
        "videosCount",
    ],
    known={
        "archivedPostsCount": "archived_posts_count",
        "audiosCount": "audios_count",
        "mediasCount": "medias_count",
        "photosCount": "photos_count",
        "postsCount": "posts_count",
        "privateArchivedPostsCount": "private_archived_posts_count",
        "streamsCount": "streams_count",
        "videosCount": "videos_count",
    },
)
