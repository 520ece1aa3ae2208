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
from .chat_message import ChatMessage, decode_chat_message, encode_chat_message


@define(repr=False, kw_only=True)
class ChatMessagePage(ApiModel):
    """A chat message page, as the API sends it for `client.chats.messages.list`."""

    has_more: bool
    list_: list[ChatMessage]
    next_last_id: int | str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_chat_message_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ChatMessagePage)
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
                    items.append(decode_chat_message(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chat_message, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("nextLastId", UNSET)
    if type(value) is not str and type(value) is not int and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or integer or null", source, "nextLastId")
    model.next_last_id = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, ChatMessagePage, drift)
    return model


def encode_chat_message_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, ChatMessage, encode_chat_message, work)
    if (value := model.next_last_id) is not UNSET:
        encoded["nextLastId"] = value
    return encoded


bind(
    ChatMessagePage,
    decode_chat_message_page,
    encode_chat_message_page,
    required=["hasMore", "list"],
    known={"hasMore": "has_more", "list": "list_", "nextLastId": "next_last_id"},
)
