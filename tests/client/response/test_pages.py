"""A page is decoded as a whole, but its items are always what the decoder of an item makes."""

from __future__ import annotations

import json
from typing import Any

from ofauth_api.resources.base import Call, Operation

from ofauth_client._exchange.flow import Exchange
from ofauth_client._messages.messages import Answer, Headers
from ofauth_client._options.credentials import Secret
from ofauth_client._options.options import Options
from ofauth_client._request.encoding import encode_call
from ofauth_client._response.decoding import decode_page
from ofauth_client._response.drift import DriftLog
from ofauth_client._response.page_data import PageData
from ofauth_client.models import Chat, ChatMessage


def _as_chats(value: Any, **_: Any) -> Any:
    return [Chat.from_dict(each) for each in value]


def _as_they_are(value: Any, **_: Any) -> Any:
    return value


class Decoder:
    """Makes chats, and counts how many."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, value: Any, **_: Any) -> Chat:
        """Make a chat."""
        self.made += 1
        return Chat.from_dict(value)


def decoded(decode: Any, item: Any, values: list[Any]) -> PageData:
    """Return a page, a bare list."""
    operation = Operation[Any]("things.list", "GET", "/things", decode)
    request = encode_call(Call(operation), Options(api_key=Secret("sk", "")))
    answer = Answer(200, Headers(), json.dumps(values).encode())
    return decode_page(Call(operation), item, Exchange(request, answer, 1), DriftLog())


def items(decode: Any, item: Any, values: list[Any]) -> list[Any]:
    """Return the items of a page."""
    return decoded(decode, item, values).items


CHAT = {"withUser": {"id": 1, "_view": "s"}}


def test_the_decoder_of_an_item_is_asked_once() -> None:
    """Further pages of the same class need no second look."""
    decoder = Decoder()
    for _ in range(3):
        made = items(_as_chats, decoder, [CHAT, CHAT])
        assert [type(each) for each in made] == [Chat, Chat]
    assert decoder.made == 1


def test_a_page_of_another_class_is_decoded_item_by_item() -> None:
    """Also after pages whose items were of the right class."""
    decoder = Decoder()
    for decode in (_as_chats, _as_they_are, _as_chats, _as_they_are):
        made = items(decode, decoder, [CHAT, CHAT])
        assert [type(each) for each in made] == [Chat, Chat]


def test_one_decoder_says_nothing_of_another() -> None:
    """Two lists with pages alike may have items of different classes."""
    assert type(items(_as_chats, Decoder(), [CHAT])[0]) is Chat
    message = items(_as_chats, lambda value, **_: ChatMessage.from_dict(value), [CHAT])[0]
    assert type(message) is ChatMessage


def test_the_items_of_a_page_are_a_list_of_their_own() -> None:
    """Changing the list leaves the body of the page as it was received."""
    for values in ([1, 2], []):
        page = decoded(_as_they_are, _as_they_are, values)
        page.items.append(3)
        assert page.body == values
