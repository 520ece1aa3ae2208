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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class VaultPlusDefaults(ApiModel):
    """Settings of Vault+ for connections without their own."""

    access_expiry_days: int
    auto_cache_messages: bool
    auto_cache_posts: bool
    auto_cache_stories: bool
    auto_cache_vault: bool
    cache_audio: bool
    cache_images: bool
    cache_videos: bool
    image_qualities: list[str]
    min_access_count_messages: int
    min_access_count_posts: int
    min_access_count_stories: int
    min_access_count_vault: int
    presigned_url_ttl_seconds: int
    retention_days: int
    storage_limit_bytes: int
    storage_limit_purge_strategy: str
    video_qualities: list[str]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_vault_plus_defaults(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VaultPlusDefaults)
    value: Any = source.get("accessExpiryDays", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "accessExpiryDays")
    model.access_expiry_days = value
    value = source.get("autoCacheMessages", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "autoCacheMessages")
    model.auto_cache_messages = value
    value = source.get("autoCachePosts", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "autoCachePosts")
    model.auto_cache_posts = value
    value = source.get("autoCacheStories", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "autoCacheStories")
    model.auto_cache_stories = value
    value = source.get("autoCacheVault", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "autoCacheVault")
    model.auto_cache_vault = value
    value = source.get("cacheAudio", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "cacheAudio")
    model.cache_audio = value
    value = source.get("cacheImages", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "cacheImages")
    model.cache_images = value
    value = source.get("cacheVideos", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "cacheVideos")
    model.cache_videos = value
    value = source.get("imageQualities", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "imageQualities")
    model.image_qualities = value
    value = source.get("minAccessCountMessages", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "minAccessCountMessages")
    model.min_access_count_messages = value
    value = source.get("minAccessCountPosts", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "minAccessCountPosts")
    model.min_access_count_posts = value
    value = source.get("minAccessCountStories", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "minAccessCountStories")
    model.min_access_count_stories = value
    value = source.get("minAccessCountVault", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "minAccessCountVault")
    model.min_access_count_vault = value
    value = source.get("presignedUrlTtlSeconds", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "presignedUrlTtlSeconds")
    model.presigned_url_ttl_seconds = value
    value = source.get("retentionDays", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "retentionDays")
    model.retention_days = value
    value = source.get("storageLimitBytes", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "storageLimitBytes")
    model.storage_limit_bytes = value
    value = source.get("storageLimitPurgeStrategy", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "storageLimitPurgeStrategy")
    model.storage_limit_purge_strategy = value
    value = source.get("videoQualities", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "videoQualities")
    model.video_qualities = value
    model._extras = None
    if len(source) != 18 or drift.found:
        model._extras = decoded_extras(source, VaultPlusDefaults, drift)
    return model


def encode_vault_plus_defaults(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.access_expiry_days) is not UNSET:
        encoded["accessExpiryDays"] = value
    if (value := model.auto_cache_messages) is not UNSET:
        encoded["autoCacheMessages"] = value
    if (value := model.auto_cache_posts) is not UNSET:
        encoded["autoCachePosts"] = value
    if (value := model.auto_cache_stories) is not UNSET:
        encoded["autoCacheStories"] = value
    if (value := model.auto_cache_vault) is not UNSET:
        encoded["autoCacheVault"] = value
    if (value := model.cache_audio) is not UNSET:
        encoded["cacheAudio"] = value
    if (value := model.cache_images) is not UNSET:
        encoded["cacheImages"] = value
    if (value := model.cache_videos) is not UNSET:
        encoded["cacheVideos"] = value
    if (value := model.image_qualities) is not UNSET:
        encoded["imageQualities"] = value
    if (value := model.min_access_count_messages) is not UNSET:
        encoded["minAccessCountMessages"] = value
    if (value := model.min_access_count_posts) is not UNSET:
        encoded["minAccessCountPosts"] = value
    if (value := model.min_access_count_stories) is not UNSET:
        encoded["minAccessCountStories"] = value
    if (value := model.min_access_count_vault) is not UNSET:
        encoded["minAccessCountVault"] = value
    if (value := model.presigned_url_ttl_seconds) is not UNSET:
        encoded["presignedUrlTtlSeconds"] = value
    if (value := model.retention_days) is not UNSET:
        encoded["retentionDays"] = value
    if (value := model.storage_limit_bytes) is not UNSET:
        encoded["storageLimitBytes"] = value
    if (value := model.storage_limit_purge_strategy) is not UNSET:
        encoded["storageLimitPurgeStrategy"] = value
    if (value := model.video_qualities) is not UNSET:
        encoded["videoQualities"] = value
    return encoded


bind(
    VaultPlusDefaults,
    decode_vault_plus_defaults,
    encode_vault_plus_defaults,
    required=[
        "accessExpiryDays",
        "autoCacheMessages",
        "autoCachePosts",
        "autoCacheStories",
        "autoCacheVault",
        "cacheAudio",
        "cacheImages",
        "cacheVideos",
        "imageQualities",
        "minAccessCountMessages",
        "minAccessCountPosts",
        "minAccessCountStories",
        "minAccessCountVault",
        "presignedUrlTtlSeconds",
        "retentionDays",
        "storageLimitBytes",
        "storageLimitPurgeStrategy",
        "videoQualities",
    ],
    known={
        "accessExpiryDays": "access_expiry_days",
        "autoCacheMessages": "auto_cache_messages",
        "autoCachePosts": "auto_cache_posts",
        "autoCacheStories": "auto_cache_stories",
        "autoCacheVault": "auto_cache_vault",
        "cacheAudio": "cache_audio",
        "cacheImages": "cache_images",
        "cacheVideos": "cache_videos",
        "imageQualities": "image_qualities",
        "minAccessCountMessages": "min_access_count_messages",
        "minAccessCountPosts": "min_access_count_posts",
        "minAccessCountStories": "min_access_count_stories",
        "minAccessCountVault": "min_access_count_vault",
        "presignedUrlTtlSeconds": "presigned_url_ttl_seconds",
        "retentionDays": "retention_days",
        "storageLimitBytes": "storage_limit_bytes",
        "storageLimitPurgeStrategy": "storage_limit_purge_strategy",
        "videoQualities": "video_qualities",
    },
)
