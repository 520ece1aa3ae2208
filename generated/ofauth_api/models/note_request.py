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
class NoteRequest(ApiModel):
    """The note about a subscriber.

    Attributes:
        notice: Your note about the user. At most 1000 characters.
    """

    notice: str
    """Your note about the user. At most 1000 characters."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_note_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(NoteRequest)
    value: Any = source.get("notice", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "notice")
    model.notice = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, NoteRequest, drift)
    return model


def encode_note_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.notice) is not UNSET:
        encoded["notice"] = value
    return encoded


bind(
    NoteRequest,
    decode_note_request,
    encode_note_request,
    required=["notice"],
    known={"notice": "notice"},
)
