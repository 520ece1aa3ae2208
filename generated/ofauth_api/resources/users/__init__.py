"""Operations of `client.users`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    from ...models.blocked_user_page import BlockedUserPage
    from ...models.json_object import JsonObject
    from ...models.post import Post
    from ...models.post_page import PostPage
    from ...models.post_sort_by import PostSortBy
    from ...models.restricted_user import RestrictedUser
    from ...models.restricted_user_page import RestrictedUserPage
    from ...models.sort_direction import SortDirection
    from ...models.story import Story
    from ...models.user import User
    from ...models.user_batch import UserBatch
    from ...models.user_lists_request import UserListsRequest
    from ...models.user_lists_result import UserListsResult
    from .lists import AsyncUsersLists, UsersLists


def _decode_add_to_lists(value: Any, **options: Any) -> UserListsResult:
    from ...models import UserListsResult

    made: UserListsResult = decode(UserListsResult, value, **options)
    return made


_ADD_TO_LISTS: Operation[UserListsResult] = Operation(
    id="users.add_to_lists",
    method="POST",
    path="/v2/access/users/{userId}/lists",
    decode=_decode_add_to_lists,
    media_type="application/json",
    permission="lists:write",
    decodes_bytes=True,
)


def _decode_blocked(value: Any, **options: Any) -> BlockedUserPage:
    from ...models import BlockedUserPage

    made: BlockedUserPage = decode(BlockedUserPage, value, **options)
    return made


def _item_of_blocked(value: Any, **options: Any) -> RestrictedUser:
    from ...models import RestrictedUser

    made: RestrictedUser = decode(RestrictedUser, value, **options)
    return made


_BLOCKED: Operation[BlockedUserPage] = Operation(
    id="users.blocked",
    method="GET",
    path="/v2/access/users/blocked",
    decode=_decode_blocked,
    permission="users:write",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=20,
    ),
)


def _decode_get(value: Any, **options: Any) -> User:
    from ...models import User

    made: User = decode(User, value, **options)
    return made


_GET: Operation[User] = Operation(
    id="users.get",
    method="GET",
    path="/v2/access/users/{userId}",
    decode=_decode_get,
    permission="profile:read",
    decodes_bytes=True,
)


def _decode_get_many(value: Any, **options: Any) -> UserBatch:
    from ...models import UserBatch

    made: UserBatch = decode(UserBatch, value, **options)
    return made


_GET_MANY: Operation[UserBatch] = Operation(
    id="users.get_many",
    method="GET",
    path="/v2/access/users/list",
    decode=_decode_get_many,
    permission="profile:read",
    decodes_bytes=True,
)


def _decode_posts(value: Any, **options: Any) -> PostPage:
    from ...models import PostPage

    made: PostPage = decode(PostPage, value, **options)
    return made


def _item_of_posts(value: Any, **options: Any) -> Post:
    from ...models import Post

    made: Post = decode(Post, value, **options)
    return made


_POSTS: Operation[PostPage] = Operation(
    id="users.posts",
    method="GET",
    path="/v2/access/users/{userId}/posts",
    decode=_decode_posts,
    permission="posts:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="marker",
        next_parameter="beforePublishTime",
        item_field="id",
        items_field="list",
        more_field="hasMore",
        next_field="tailMarker",
        limit_parameter="limit",
        max_limit=10,
    ),
)


def _decode_restrict(value: Any, **options: Any) -> JsonObject:
    from ...models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_RESTRICT: Operation[JsonObject] = Operation(
    id="users.restrict",
    method="POST",
    path="/v2/access/users/{userId}/restrict",
    decode=_decode_restrict,
    permission="users:write",
    decodes_bytes=True,
)


def _decode_restricted(value: Any, **options: Any) -> RestrictedUserPage:
    from ...models import RestrictedUserPage

    made: RestrictedUserPage = decode(RestrictedUserPage, value, **options)
    return made


def _item_of_restricted(value: Any, **options: Any) -> RestrictedUser:
    from ...models import RestrictedUser

    made: RestrictedUser = decode(RestrictedUser, value, **options)
    return made


_RESTRICTED: Operation[RestrictedUserPage] = Operation(
    id="users.restricted",
    method="GET",
    path="/v2/access/users/restrict",
    decode=_decode_restricted,
    permission="users:write",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=20,
    ),
)


def _decode_search(value: Any, **options: Any) -> list[User]:
    from ...models import User

    made: list[User] = decode(list[User], value, **options)
    return made


def _item_of_search(value: Any, **options: Any) -> User:
    from ...models import User

    made: User = decode(User, value, **options)
    return made


_SEARCH: Operation[list[User]] = Operation(
    id="users.search",
    method="GET",
    path="/v2/access/users/search",
    decode=_decode_search,
    permission="profile:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset", next_parameter="offset", limit_parameter="limit", max_limit=100
    ),
)


def _decode_stories(value: Any, **options: Any) -> list[Story]:
    from ...models import Story

    made: list[Story] = decode(list[Story], value, **options)
    return made


_STORIES: Operation[list[Story]] = Operation(
    id="users.stories",
    method="GET",
    path="/v2/access/users/{userId}/stories",
    decode=_decode_stories,
    permission="stories:read",
    decodes_bytes=True,
)


def _decode_unrestrict(value: Any, **options: Any) -> JsonObject:
    from ...models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_UNRESTRICT: Operation[JsonObject] = Operation(
    id="users.unrestrict",
    method="DELETE",
    path="/v2/access/users/{userId}/restrict",
    decode=_decode_unrestrict,
    permission="users:write",
    decodes_bytes=True,
)


class Users(Resource):
    """Operations of `client.users`."""

    @cached_property
    def lists(self) -> UsersLists:
        """Operations of `client.users.lists`."""
        from .lists import UsersLists

        return UsersLists(self._caller)

    def add_to_lists(
        self,
        user_id: int,
        *,
        body: UserListsRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UserListsResult:
        """Add a user to several lists.

        `POST /v2/access/users/{userId}/lists`

        Permission: `lists:write`.

        Args:
            user_id: Id of the user.
            body: The lists to add a user to. Required: `listIds`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _ADD_TO_LISTS, path={"userId": user_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def blocked(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[RestrictedUser]:
        """List blocked users.

        `GET /v2/access/users/blocked`

        Permission: `users:write`.

        Args:
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _BLOCKED, query={"limit": limit, "offset": offset}, options=request_options or {}
        )
        del request_options
        return self._caller.page(call, _item_of_blocked)

    def get(self, user_id: int, *, request_options: RequestOptions | None = None) -> User:
        """Get a user.

        `GET /v2/access/users/{userId}`

        Permission: `profile:read`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"userId": user_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get_many(
        self, *, user_ids: Sequence[int | str], request_options: RequestOptions | None = None
    ) -> UserBatch:
        """Get several users by their ids.

        `GET /v2/access/users/list`

        Permission: `profile:read`.

        Args:
            user_ids: Ids of the users.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET_MANY, query={"userIds": user_ids}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def posts(
        self,
        user_id: int,
        *,
        before_publish_time: str | None = None,
        include_post_counts: bool | None = None,
        limit: int | None = None,
        pinned: bool | None = None,
        sort_by: PostSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Post]:
        """List the posts of a user.

        `GET /v2/access/users/{userId}/posts`

        Permission: `posts:read`.

        Args:
            user_id: Id of the user.
            before_publish_time: Only posts published before this moment: the `tailMarker` of
                the page before.
            include_post_counts: Also count the posts, in `counters`.
            limit: Most items of a page. 1 to 10. It is the size of a page, not of the list.
                Without it, 10 are asked for.
            pinned: Only posts that are pinned, or only others.
            sort_by: What to sort by. One of `favorites_count`, `publish_date`, `tips`.
            sort_direction: Which way to sort. One of `asc`, `desc`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _POSTS,
            path={"userId": user_id},
            query={
                "beforePublishTime": before_publish_time,
                "includePostCounts": include_post_counts,
                "limit": limit,
                "pinned": pinned,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_posts)

    def restrict(
        self, user_id: int, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Restrict a user.

        `POST /v2/access/users/{userId}/restrict`

        Permission: `users:write`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_RESTRICT, path={"userId": user_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def restricted(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[RestrictedUser]:
        """List restricted users.

        `GET /v2/access/users/restrict`

        Permission: `users:write`.

        Args:
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _RESTRICTED, query={"limit": limit, "offset": offset}, options=request_options or {}
        )
        del request_options
        return self._caller.page(call, _item_of_restricted)

    def search(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[User]:
        """Search creators.

        `GET /v2/access/users/search`

        Permission: `profile:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _SEARCH,
            query={"limit": limit, "offset": offset, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_search)

    def stories(
        self, user_id: int, *, request_options: RequestOptions | None = None
    ) -> list[Story]:
        """List the stories of a user.

        `GET /v2/access/users/{userId}/stories`

        Permission: `stories:read`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STORIES, path={"userId": user_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def unrestrict(
        self, user_id: int, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Lift the restriction of a user.

        `DELETE /v2/access/users/{userId}/restrict`

        Permission: `users:write`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UNRESTRICT, path={"userId": user_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawUsers:
        """The same methods, with status, headers and bytes of the answer."""
        return RawUsers(self._caller)


class RawUsers(ResultAccess):
    """Methods of `Users`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Users(caller.raw())
        self.add_to_lists = raw(resource.add_to_lists)
        self.blocked = raw(resource.blocked)
        self.get = raw(resource.get)
        self.get_many = raw(resource.get_many)
        self.posts = raw(resource.posts)
        self.restrict = raw(resource.restrict)
        self.restricted = raw(resource.restricted)
        self.search = raw(resource.search)
        self.stories = raw(resource.stories)
        self.unrestrict = raw(resource.unrestrict)


class AsyncUsers(AsyncResource):
    """Operations of `client.users`, asynchronous."""

    @cached_property
    def lists(self) -> AsyncUsersLists:
        """Operations of `client.users.lists`."""
        from .lists import AsyncUsersLists

        return AsyncUsersLists(self._caller)

    async def add_to_lists(
        self,
        user_id: int,
        *,
        body: UserListsRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UserListsResult:
        """Add a user to several lists.

        `POST /v2/access/users/{userId}/lists`

        Permission: `lists:write`.

        Args:
            user_id: Id of the user.
            body: The lists to add a user to. Required: `listIds`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _ADD_TO_LISTS, path={"userId": user_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    def blocked(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[RestrictedUser]:
        """List blocked users.

        `GET /v2/access/users/blocked`

        Permission: `users:write`.

        Args:
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _BLOCKED, query={"limit": limit, "offset": offset}, options=request_options or {}
        )
        del request_options
        return self._caller.page(call, _item_of_blocked)

    async def get(self, user_id: int, *, request_options: RequestOptions | None = None) -> User:
        """Get a user.

        `GET /v2/access/users/{userId}`

        Permission: `profile:read`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"userId": user_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get_many(
        self, *, user_ids: Sequence[int | str], request_options: RequestOptions | None = None
    ) -> UserBatch:
        """Get several users by their ids.

        `GET /v2/access/users/list`

        Permission: `profile:read`.

        Args:
            user_ids: Ids of the users.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET_MANY, query={"userIds": user_ids}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def posts(
        self,
        user_id: int,
        *,
        before_publish_time: str | None = None,
        include_post_counts: bool | None = None,
        limit: int | None = None,
        pinned: bool | None = None,
        sort_by: PostSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Post]:
        """List the posts of a user.

        `GET /v2/access/users/{userId}/posts`

        Permission: `posts:read`.

        Args:
            user_id: Id of the user.
            before_publish_time: Only posts published before this moment: the `tailMarker` of
                the page before.
            include_post_counts: Also count the posts, in `counters`.
            limit: Most items of a page. 1 to 10. It is the size of a page, not of the list.
                Without it, 10 are asked for.
            pinned: Only posts that are pinned, or only others.
            sort_by: What to sort by. One of `favorites_count`, `publish_date`, `tips`.
            sort_direction: Which way to sort. One of `asc`, `desc`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _POSTS,
            path={"userId": user_id},
            query={
                "beforePublishTime": before_publish_time,
                "includePostCounts": include_post_counts,
                "limit": limit,
                "pinned": pinned,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_posts)

    async def restrict(
        self, user_id: int, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Restrict a user.

        `POST /v2/access/users/{userId}/restrict`

        Permission: `users:write`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_RESTRICT, path={"userId": user_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def restricted(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[RestrictedUser]:
        """List restricted users.

        `GET /v2/access/users/restrict`

        Permission: `users:write`.

        Args:
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _RESTRICTED, query={"limit": limit, "offset": offset}, options=request_options or {}
        )
        del request_options
        return self._caller.page(call, _item_of_restricted)

    def search(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[User]:
        """Search creators.

        `GET /v2/access/users/search`

        Permission: `profile:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _SEARCH,
            query={"limit": limit, "offset": offset, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_search)

    async def stories(
        self, user_id: int, *, request_options: RequestOptions | None = None
    ) -> list[Story]:
        """List the stories of a user.

        `GET /v2/access/users/{userId}/stories`

        Permission: `stories:read`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STORIES, path={"userId": user_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def unrestrict(
        self, user_id: int, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Lift the restriction of a user.

        `DELETE /v2/access/users/{userId}/restrict`

        Permission: `users:write`.

        Args:
            user_id: Id of the user.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UNRESTRICT, path={"userId": user_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawUsers:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawUsers(self._caller)


class AsyncRawUsers(ResultAccess):
    """Methods of `AsyncUsers`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncUsers(caller.raw())
        self.add_to_lists = async_raw(resource.add_to_lists)
        self.blocked = async_raw(resource.blocked)
        self.get = async_raw(resource.get)
        self.get_many = async_raw(resource.get_many)
        self.posts = async_raw(resource.posts)
        self.restrict = async_raw(resource.restrict)
        self.restricted = async_raw(resource.restricted)
        self.search = async_raw(resource.search)
        self.stories = async_raw(resource.stories)
        self.unrestrict = async_raw(resource.unrestrict)
