"""Operations of `client.chats.messages`."""

from __future__ import annotations

from collections.abc import Mapping
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
    ResultAccess,
    SyncCaller,
    async_raw,
    raw,
)
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.chat_message import ChatMessage
    from ...models.chat_message_page import ChatMessagePage
    from ...models.chat_message_request import ChatMessageRequest
    from ...models.unsend_message_request import UnsendMessageRequest
    from ...models.unsend_result import UnsendResult


def _decode_list(value: Any, **options: Any) -> ChatMessagePage:
    from ...models import ChatMessagePage

    made: ChatMessagePage = decode(ChatMessagePage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> ChatMessage:
    from ...models import ChatMessage

    made: ChatMessage = decode(ChatMessage, value, **options)
    return made


_LIST: Operation[ChatMessagePage] = Operation(
    id="chats.messages.list",
    method="GET",
    path="/v2/access/chats/{userId}/messages",
    decode=_decode_list,
    permission="messages:read",
    decodes_bytes=True,
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


def _decode_send(value: Any, **options: Any) -> ChatMessage:
    from ...models import ChatMessage

    made: ChatMessage = decode(ChatMessage, value, **options)
    return made


_SEND: Operation[ChatMessage] = Operation(
    id="chats.messages.send",
    method="POST",
    path="/v2/access/chats/{userId}/messages",
    decode=_decode_send,
    media_type="application/json",
    permission="messages:write",
    decodes_bytes=True,
)


def _decode_unsend(value: Any, **options: Any) -> UnsendResult:
    from ...models import UnsendResult

    made: UnsendResult = decode(UnsendResult, value, **options)
    return made


_UNSEND: Operation[UnsendResult] = Operation(
    id="chats.messages.unsend",
    method="DELETE",
    path="/v2/access/chats/{userId}/messages/{messageId}",
    decode=_decode_unsend,
    media_type="application/json",
    permission="messages:write",
    decodes_bytes=True,
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
        """List the messages of a chat.

        `GET /v2/access/chats/{userId}/messages`

        Permission: `messages:read`.

        Args:
            user_id: Id of the user the chat is with.
            first_id: Include this message id as the first message in the results, for example
                one found by searching chat messages.
            include_users: Include user data in the response.
            last_id: Id of the last message of the previous page, for cursor pagination.
            limit: Number of messages to return (max 10). 1 to 10. It is the size of a page, not
                of the list. Without it, 10 are asked for.
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

    def send(
        self,
        user_id: int,
        *,
        body: ChatMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ChatMessage:
        """Send a message to a user.

        `POST /v2/access/chats/{userId}/messages`

        Permission: `messages:write`.

        Args:
            user_id: Id of the user.
            body: The message to send. Optional: `isForwardedMessage`, `isLockedText`,
                `isMarkdown`, `mediaItems`, `previewMediaCount`, `price`, `releaseForms`,
                `text`, `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SEND, path={"userId": user_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def unsend(
        self,
        user_id: int,
        message_id: int,
        *,
        body: UnsendMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UnsendResult:
        """Take back a message.

        `DELETE /v2/access/chats/{userId}/messages/{messageId}`

        Permission: `messages:write`.

        Args:
            user_id: Id of the user.
            message_id: Id of the message.
            body: Which chat the message is in. Required: `withUserId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UNSEND,
            path={"messageId": message_id, "userId": user_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawChatsMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return RawChatsMessages(self._caller)


class RawChatsMessages(ResultAccess):
    """Methods of `ChatsMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = ChatsMessages(caller.raw())
        self.list = raw(resource.list)
        self.send = raw(resource.send)
        self.unsend = raw(resource.unsend)


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
        """List the messages of a chat.

        `GET /v2/access/chats/{userId}/messages`

        Permission: `messages:read`.

        Args:
            user_id: Id of the user the chat is with.
            first_id: Include this message id as the first message in the results, for example
                one found by searching chat messages.
            include_users: Include user data in the response.
            last_id: Id of the last message of the previous page, for cursor pagination.
            limit: Number of messages to return (max 10). 1 to 10. It is the size of a page, not
                of the list. Without it, 10 are asked for.
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

    async def send(
        self,
        user_id: int,
        *,
        body: ChatMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ChatMessage:
        """Send a message to a user.

        `POST /v2/access/chats/{userId}/messages`

        Permission: `messages:write`.

        Args:
            user_id: Id of the user.
            body: The message to send. Optional: `isForwardedMessage`, `isLockedText`,
                `isMarkdown`, `mediaItems`, `previewMediaCount`, `price`, `releaseForms`,
                `text`, `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SEND, path={"userId": user_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def unsend(
        self,
        user_id: int,
        message_id: int,
        *,
        body: UnsendMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UnsendResult:
        """Take back a message.

        `DELETE /v2/access/chats/{userId}/messages/{messageId}`

        Permission: `messages:write`.

        Args:
            user_id: Id of the user.
            message_id: Id of the message.
            body: Which chat the message is in. Required: `withUserId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UNSEND,
            path={"messageId": message_id, "userId": user_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawChatsMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawChatsMessages(self._caller)


class AsyncRawChatsMessages(ResultAccess):
    """Methods of `AsyncChatsMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncChatsMessages(caller.raw())
        self.list = async_raw(resource.list)
        self.send = async_raw(resource.send)
        self.unsend = async_raw(resource.unsend)
