"""Operations of `client.chats.messages`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..base import (
    AsyncCaller,
    AsyncPager,
    AsyncResource,
    Call,
    Operation,
    Page,
    Pagination,
    RequestOptions,
    Resource,
    SyncCaller,
    async_raw,
    raw,
)
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.chat_message import ChatMessage
    from ...models.chat_message_page import ChatMessagePage


def _decode_list(value: Any, **options: Any) -> ChatMessagePage:
    from ...models.chat_message_page import ChatMessagePage

    made: ChatMessagePage = decode(ChatMessagePage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> ChatMessage:
    from ...models.chat_message import ChatMessage

    made: ChatMessage = decode(ChatMessage, value, **options)
    return made


_LIST: Operation[ChatMessagePage] = Operation(
    id="chats.messages.list",
    method="GET",
    path="/v2/access/chats/{userId}/messages",
    decode=_decode_list,
    pagination=Pagination(
        style="cursor",
        next_parameter="last_id",
        item_field="id",
        items_field="list",
        more_field="hasMore",
        next_field="nextLastId",
        limit_parameter="limit",
        max_limit=10,
    ),
)


class ChatsMessages(Resource):
    """Operations of `client.chats.messages`."""

    def list(
        self,
        user_id: int,
        *,
        first_id: int | None = None,
        include_users: bool | None = None,
        last_id: int | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[ChatMessage]:
        """Chat messages.

        `GET /v2/access/chats/{userId}/messages`

        **Permission Required:** `messages:read`

        Args:
            user_id: Id of the user the chat is with.
            first_id: Include this message id as the first message in the results, for example
                one found by searching chat messages.
            include_users: Include user data in the response.
            last_id: Id of the last message of the previous page, for cursor pagination.
            limit: Number of messages to return (max 10). 1 to 10. Without it, 10 are asked for.
            offset: Number of messages to skip, for pagination by offset. At least 0.
            query: Search/filter text. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            path={"userId": user_id},
            query={
                "first_id": first_id,
                "include_users": include_users,
                "last_id": last_id,
                "limit": limit,
                "offset": offset,
                "query": query,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    @cached_property
    def with_raw_response(self) -> RawChatsMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return RawChatsMessages(self._caller)


class RawChatsMessages:
    """Methods of `ChatsMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = ChatsMessages(caller.raw())
        self.list = raw(resource.list)


class AsyncChatsMessages(AsyncResource):
    """Operations of `client.chats.messages`, asynchronous."""

    def list(
        self,
        user_id: int,
        *,
        first_id: int | None = None,
        include_users: bool | None = None,
        last_id: int | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[ChatMessage]:
        """Chat messages.

        `GET /v2/access/chats/{userId}/messages`

        **Permission Required:** `messages:read`

        Args:
            user_id: Id of the user the chat is with.
            first_id: Include this message id as the first message in the results, for example
                one found by searching chat messages.
            include_users: Include user data in the response.
            last_id: Id of the last message of the previous page, for cursor pagination.
            limit: Number of messages to return (max 10). 1 to 10. Without it, 10 are asked for.
            offset: Number of messages to skip, for pagination by offset. At least 0.
            query: Search/filter text. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            path={"userId": user_id},
            query={
                "first_id": first_id,
                "include_users": include_users,
                "last_id": last_id,
                "limit": limit,
                "offset": offset,
                "query": query,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    @cached_property
    def with_raw_response(self) -> AsyncRawChatsMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawChatsMessages(self._caller)


class AsyncRawChatsMessages:
    """Methods of `AsyncChatsMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncChatsMessages(caller.raw())
        self.list = async_raw(resource.list)
