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
    new,
)


@define(repr=False, kw_only=True)
class NotificationReplacements(ApiModel):
    """Texts to put into the notification, each under what it stands for."""

    additional_properties: dict[str, str] = _field(factory=dict[str, Any])

    if TYPE_CHECKING:

        def __getitem__(self, key: str) -> str: ...

        def __setitem__(self, key: str, value: str) -> None: ...


def decode_notification_replacements(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(NotificationReplacements)
    model._extras = decoded_extras(source, NotificationReplacements, drift, _extra)
    return model


def encode_notification_replacements(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    return encoded


bind(
    NotificationReplacements,
    decode_notification_replacements,
    encode_notification_replacements,
    required=[],
    known={},
)


def _extra(value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    return drift.unlike(value, "string", holder, key)
