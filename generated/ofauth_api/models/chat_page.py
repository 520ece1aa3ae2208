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
    encoded_models,
    new,
)
from .chat import Chat, decode_chat, encode_chat


@define(repr=False, kw_only=True)
class ChatPage(ApiModel):
    """A chat page, as the API sends it for `client.chats.list` and `client.chats.search`."""

    has_more: bool
    list_: list[Chat]
    next_offset: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_chat_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ChatPage)
    items: list[Any]
    absent = 0
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chat(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chat, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("nextOffset", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "nextOffset")
    model.next_offset = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, ChatPage, drift)
    return model


def encode_chat_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, Chat, encode_chat, work)
    if (value := model.next_offset) is not UNSET:
        encoded["nextOffset"] = value
    return encoded


bind(
    ChatPage,
    decode_chat_page,
    encode_chat_page,
    required=["hasMore", "list"],
    known={"hasMore": "has_more", "list": "list_", "nextOffset": "next_offset"},
)
