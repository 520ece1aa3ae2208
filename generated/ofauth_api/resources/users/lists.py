"""Operations of `client.users.lists`."""

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
    from ...models.json_object import JsonObject
    from ...models.user_list import UserList
    from ...models.user_list_addition import UserListAddition
    from ...models.user_list_member_page import UserListMemberPage
    from ...models.user_list_page import UserListPage
    from ...models.user_list_request import UserListRequest
    from ...models.user_summary import UserSummary


def _decode_add_user(value: Any, **options: Any) -> UserListAddition:
    from ...models import UserListAddition

    made: UserListAddition = decode(UserListAddition, value, **options)
    return made


_ADD_USER: Operation[UserListAddition] = Operation(
    id="users.lists.add_user",
    method="POST",
    path="/v2/access/users/lists/{listId}/users/{userId}",
    decode=_decode_add_user,
    permission="lists:write",
    decodes_bytes=True,
)


def _decode_create(value: Any, **options: Any) -> UserList:
    from ...models import UserList

    made: UserList = decode(UserList, value, **options)
    return made


_CREATE: Operation[UserList] = Operation(
    id="users.lists.create",
    method="POST",
    path="/v2/access/users/lists",
    decode=_decode_create,
    media_type="application/json",
    permission="lists:write",
    decodes_bytes=True,
)


def _decode_delete(value: Any, **options: Any) -> JsonObject:
    from ...models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_DELETE: Operation[JsonObject] = Operation(
    id="users.lists.delete",
    method="DELETE",
    path="/v2/access/users/lists/{listId}",
    decode=_decode_delete,
    permission="lists:write",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> UserList:
    from ...models import UserList

    made: UserList = decode(UserList, value, **options)
    return made


_GET: Operation[UserList] = Operation(
    id="users.lists.get",
    method="GET",
    path="/v2/access/users/lists/{listId}",
    decode=_decode_get,
    permission="lists:read",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> UserListPage:
    from ...models import UserListPage

    made: UserListPage = decode(UserListPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> UserList:
    from ...models import UserList

    made: UserList = decode(UserList, value, **options)
    return made


_LIST: Operation[UserListPage] = Operation(
    id="users.lists.list",
    method="GET",
    path="/v2/access/users/lists",
    decode=_decode_list,
    permission="lists:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=100,
    ),
)


def _decode_remove_user(value: Any, **options: Any) -> UserListMemberPage:
    from ...models import UserListMemberPage

    made: UserListMemberPage = decode(UserListMemberPage, value, **options)
    return made


_REMOVE_USER: Operation[UserListMemberPage] = Operation(
    id="users.lists.remove_user",
    method="DELETE",
    path="/v2/access/users/lists/{listId}/users/{userId}",
    decode=_decode_remove_user,
    permission="lists:write",
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> UserList:
    from ...models import UserList

    made: UserList = decode(UserList, value, **options)
    return made


_UPDATE: Operation[UserList] = Operation(
    id="users.lists.update",
    method="PATCH",
    path="/v2/access/users/lists/{listId}",
    decode=_decode_update,
    media_type="application/json",
    permission="lists:write",
    decodes_bytes=True,
)


def _decode_users(value: Any, **options: Any) -> UserListMemberPage:
    from ...models import UserListMemberPage

    made: UserListMemberPage = decode(UserListMemberPage, value, **options)
    return made


def _item_of_users(value: Any, **options: Any) -> UserSummary:
    from ...models import UserSummary

    made: UserSummary = decode(UserSummary, value, **options)
    return made


_USERS: Operation[UserListMemberPage] = Operation(
    id="users.lists.users",
    method="GET",
    path="/v2/access/users/lists/{listId}/users",
    decode=_decode_users,
    permission="lists:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        next_field="nextOffset",
        limit_parameter="limit",
        max_limit=100,
    ),
)


class UsersLists(Resource):
    """Operations of `client.users.lists`."""

    def add_user(
        self, list_id: int | str, user_id: int, *, request_options: RequestOptions | None = None
    ) -> UserListAddition:
        """Add a user to a list.

        `POST /v2/access/users/lists/{listId}/users/{userId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _ADD_USER, path={"listId": list_id, "userId": user_id}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def create(
        self,
        *,
        body: UserListRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UserList:
        """Create a list of users.

        `POST /v2/access/users/lists`

        Permission: `lists:write`.

        Args:
            body: The name of a list of users. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(
        self, list_id: int | str, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Delete a list of users.

        `DELETE /v2/access/users/lists/{listId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"listId": list_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(self, list_id: int | str, *, request_options: RequestOptions | None = None) -> UserList:
        """Get a list of users.

        `GET /v2/access/users/lists/{listId}`

        Permission: `lists:read`.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"listId": list_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[UserList]:
        """List the lists of users.

        `GET /v2/access/users/lists`

        Permission: `lists:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={"limit": limit, "offset": offset, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def remove_user(
        self, list_id: int | str, user_id: int, *, request_options: RequestOptions | None = None
    ) -> UserListMemberPage:
        """Remove a user from a list.

        `DELETE /v2/access/users/lists/{listId}/users/{userId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _REMOVE_USER, path={"listId": list_id, "userId": user_id}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def update(
        self,
        list_id: int | str,
        *,
        body: UserListRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UserList:
        """Rename a list of users.

        `PATCH /v2/access/users/lists/{listId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            body: The name of a list of users. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"listId": list_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def users(
        self,
        list_id: int | str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[UserSummary]:
        """List the users who are on a list.

        `GET /v2/access/users/lists/{listId}/users`

        Permission: `lists:read`.

        Args:
            list_id: Id of the list.
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _USERS,
            path={"listId": list_id},
            query={"limit": limit, "offset": offset},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_users)

    @cached_property
    def with_raw_response(self) -> RawUsersLists:
        """The same methods, with status, headers and bytes of the answer."""
        return RawUsersLists(self._caller)


class RawUsersLists(ResultAccess):
    """Methods of `UsersLists`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = UsersLists(caller.raw())
        self.add_user = raw(resource.add_user)
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.remove_user = raw(resource.remove_user)
        self.update = raw(resource.update)
        self.users = raw(resource.users)


class AsyncUsersLists(AsyncResource):
    """Operations of `client.users.lists`, asynchronous."""

    async def add_user(
        self, list_id: int | str, user_id: int, *, request_options: RequestOptions | None = None
    ) -> UserListAddition:
        """Add a user to a list.

        `POST /v2/access/users/lists/{listId}/users/{userId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _ADD_USER, path={"listId": list_id, "userId": user_id}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def create(
        self,
        *,
        body: UserListRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UserList:
        """Create a list of users.

        `POST /v2/access/users/lists`

        Permission: `lists:write`.

        Args:
            body: The name of a list of users. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, list_id: int | str, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Delete a list of users.

        `DELETE /v2/access/users/lists/{listId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"listId": list_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(
        self, list_id: int | str, *, request_options: RequestOptions | None = None
    ) -> UserList:
        """Get a list of users.

        `GET /v2/access/users/lists/{listId}`

        Permission: `lists:read`.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"listId": list_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[UserList]:
        """List the lists of users.

        `GET /v2/access/users/lists`

        Permission: `lists:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={"limit": limit, "offset": offset, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    async def remove_user(
        self, list_id: int | str, user_id: int, *, request_options: RequestOptions | None = None
    ) -> UserListMemberPage:
        """Remove a user from a list.

        `DELETE /v2/access/users/lists/{listId}/users/{userId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _REMOVE_USER, path={"listId": list_id, "userId": user_id}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        list_id: int | str,
        *,
        body: UserListRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UserList:
        """Rename a list of users.

        `PATCH /v2/access/users/lists/{listId}`

        Permission: `lists:write`.

        Args:
            list_id: Id of the list.
            body: The name of a list of users. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"listId": list_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def users(
        self,
        list_id: int | str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[UserSummary]:
        """List the users who are on a list.

        `GET /v2/access/users/lists/{listId}/users`

        Permission: `lists:read`.

        Args:
            list_id: Id of the list.
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _USERS,
            path={"listId": list_id},
            query={"limit": limit, "offset": offset},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_users)

    @cached_property
    def with_raw_response(self) -> AsyncRawUsersLists:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawUsersLists(self._caller)


class AsyncRawUsersLists(ResultAccess):
    """Methods of `AsyncUsersLists`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncUsersLists(caller.raw())
        self.add_user = async_raw(resource.add_user)
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.remove_user = async_raw(resource.remove_user)
        self.update = async_raw(resource.update)
        self.users = async_raw(resource.users)
