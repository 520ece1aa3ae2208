"""Operations of `client.chats`."""

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
    ResultAccess,
    SyncCaller,
    async_raw,
    raw,
)
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.chat import Chat
    from ...models.chat_filter import ChatFilter
    from ...models.chat_media_kind import ChatMediaKind
    from ...models.chat_media_page import ChatMediaPage
    from ...models.chat_message import ChatMessage
    from ...models.chat_order import ChatOrder
    from ...models.chat_page import ChatPage
    from .messages import AsyncChatsMessages, ChatsMessages


def _decode_list(value: Any, **options: Any) -> ChatPage:
    from ...models import ChatPage

    made: ChatPage = decode(ChatPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> Chat:
    from ...models import Chat

    made: Chat = decode(Chat, value, **options)
    return made


_LIST: Operation[ChatPage] = Operation(
    id="chats.list",
    method="GET",
    path="/v2/access/chats",
    decode=_decode_list,
    permission="messages:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        item_field="withUser.id",
        items_field="list",
        more_field="hasMore",
        next_field="nextOffset",
        limit_parameter="limit",
        max_limit=20,
    ),
)


def _decode_media(value: Any, **options: Any) -> ChatMediaPage:
    from ...models import ChatMediaPage

    made: ChatMediaPage = decode(ChatMediaPage, value, **options)
    return made


def _item_of_media(value: Any, **options: Any) -> ChatMessage:
    from ...models import ChatMessage

    made: ChatMessage = decode(ChatMessage, value, **options)
    return made


_MEDIA: Operation[ChatMediaPage] = Operation(
    id="chats.media",
    method="GET",
    path="/v2/access/chats/{userId}/media",
    decode=_decode_media,
    permission="messages:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="cursor",
        next_parameter="last_id",
        item_field="id",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=100,
    ),
)


def _decode_search(value: Any, **options: Any) -> ChatPage:
    from ...models import ChatPage

    made: ChatPage = decode(ChatPage, value, **options)
    return made


def _item_of_search(value: Any, **options: Any) -> Chat:
    from ...models import Chat

    made: Chat = decode(Chat, value, **options)
    return made


_SEARCH: Operation[ChatPage] = Operation(
    id="chats.search",
    method="GET",
    path="/v2/access/chats/search",
    decode=_decode_search,
    permission="messages:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        item_field="withUser.id",
        items_field="list",
        more_field="hasMore",
        next_field="nextOffset",
        limit_parameter="limit",
        max_limit=20,
    ),
)


class Chats(Resource):
    """Operations of `client.chats`."""

    @cached_property
    def messages(self) -> ChatsMessages:
        """Operations of `client.chats.messages`."""
        from .messages import ChatsMessages

        return ChatsMessages(self._caller)

    def list(
        self,
        *,
        filter: ChatFilter | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        order: ChatOrder | str | None = None,
        query: str | None = None,
        user_list_id: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Chat]:
        """Chats list.

        `GET /v2/access/chats`

        Permission: `messages:read`.

        Args:
            filter: Filter chats by type. One of `priority`, `unread`, `who_tipped`.
            limit: Number of items to return (1-20, default: 10). It is the size of a page, not
                of the list. Without it, 20 are asked for.
            offset: Number of items to skip (default: 0).
            order: Sort order: recent (newest first) or old (oldest first). Default of the
                server: `"recent"`.
            query: Search/filter text. At most 100 characters.
            user_list_id: Filter to specific user list. More than 0.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "filter": filter,
                "limit": limit,
                "offset": offset,
                "order": order,
                "query": query,
                "userListId": user_list_id,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def media(
        self,
        user_id: int,
        *,
        last_id: int | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        opened: bool | str | None = None,
        skip_users: str | None = None,
        type: ChatMediaKind | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[ChatMessage]:
        """List the messages of a chat that have media.

        `GET /v2/access/chats/{userId}/media`

        Permission: `messages:read`.

        Args:
            user_id: Id of the user.
            last_id: Id of the last message of the page before.
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            opened: Only media that the user has opened, or only others. One of `0`, `1`,
                `false`, `true`.
            skip_users: Leave users out of the answer, for example `all`.
            type: Only those of this type. One of `audios`, `photos`, `videos`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _MEDIA,
            path={"userId": user_id},
            query={
                "last_id": last_id,
                "limit": limit,
                "offset": offset,
                "opened": opened,
                "skip_users": skip_users,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_media)

    def search(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        order: ChatOrder | str | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Chat]:
        """Search chats.

        `GET /v2/access/chats/search`

        Permission: `messages:read`.

        Args:
            limit: Number of items to return (1-20, default: 10). It is the size of a page, not
                of the list. Without it, 20 are asked for.
            offset: Number of items to skip (default: 0).
            order: Sort order: recent (newest first) or old (oldest first). Default of the
                server: `"recent"`.
            query: Search/filter text. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _SEARCH,
            query={"limit": limit, "offset": offset, "order": order, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_search)

    @cached_property
    def with_raw_response(self) -> RawChats:
        """The same methods, with status, headers and bytes of the answer."""
        return RawChats(self._caller)


class RawChats(ResultAccess):
    """Methods of `Chats`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Chats(caller.raw())
        self.list = raw(resource.list)
        self.media = raw(resource.media)
        self.search = raw(resource.search)


class AsyncChats(AsyncResource):
    """Operations of `client.chats`, asynchronous."""

    @cached_property
    def messages(self) -> AsyncChatsMessages:
        """Operations of `client.chats.messages`."""
        from .messages import AsyncChatsMessages

        return AsyncChatsMessages(self._caller)

    def list(
        self,
        *,
        filter: ChatFilter | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        order: ChatOrder | str | None = None,
        query: str | None = None,
        user_list_id: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Chat]:
        """Chats list.

        `GET /v2/access/chats`

        Permission: `messages:read`.

        Args:
            filter: Filter chats by type. One of `priority`, `unread`, `who_tipped`.
            limit: Number of items to return (1-20, default: 10). It is the size of a page, not
                of the list. Without it, 20 are asked for.
            offset: Number of items to skip (default: 0).
            order: Sort order: recent (newest first) or old (oldest first). Default of the
                server: `"recent"`.
            query: Search/filter text. At most 100 characters.
            user_list_id: Filter to specific user list. More than 0.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "filter": filter,
                "limit": limit,
                "offset": offset,
                "order": order,
                "query": query,
                "userListId": user_list_id,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def media(
        self,
        user_id: int,
        *,
        last_id: int | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        opened: bool | str | None = None,
        skip_users: str | None = None,
        type: ChatMediaKind | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[ChatMessage]:
        """List the messages of a chat that have media.

        `GET /v2/access/chats/{userId}/media`

        Permission: `messages:read`.

        Args:
            user_id: Id of the user.
            last_id: Id of the last message of the page before.
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            opened: Only media that the user has opened, or only others. One of `0`, `1`,
                `false`, `true`.
            skip_users: Leave users out of the answer, for example `all`.
            type: Only those of this type. One of `audios`, `photos`, `videos`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _MEDIA,
            path={"userId": user_id},
            query={
                "last_id": last_id,
                "limit": limit,
                "offset": offset,
                "opened": opened,
                "skip_users": skip_users,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_media)

    def search(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        order: ChatOrder | str | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Chat]:
        """Search chats.

        `GET /v2/access/chats/search`

        Permission: `messages:read`.

        Args:
            limit: Number of items to return (1-20, default: 10). It is the size of a page, not
                of the list. Without it, 20 are asked for.
            offset: Number of items to skip (default: 0).
            order: Sort order: recent (newest first) or old (oldest first). Default of the
                server: `"recent"`.
            query: Search/filter text. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _SEARCH,
            query={"limit": limit, "offset": offset, "order": order, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_search)

    @cached_property
    def with_raw_response(self) -> AsyncRawChats:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawChats(self._caller)


class AsyncRawChats(ResultAccess):
    """Methods of `AsyncChats`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncChats(caller.raw())
        self.list = async_raw(resource.list)
        self.media = async_raw(resource.media)
        self.search = async_raw(resource.search)
