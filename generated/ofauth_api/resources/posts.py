"""Operations of `client.posts`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .base import (
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
from .decoding import decode

if TYPE_CHECKING:
    from ..models.json_object import JsonObject
    from ..models.post import Post
    from ..models.post_details import PostDetails
    from ..models.post_page import PostPage
    from ..models.post_request import PostRequest
    from ..models.post_sort_by import PostSortBy
    from ..models.sort_direction import SortDirection


def _decode_create(value: Any, **options: Any) -> Post:
    from ..models import Post

    made: Post = decode(Post, value, **options)
    return made


_CREATE: Operation[Post] = Operation(
    id="posts.create",
    method="POST",
    path="/v2/access/posts",
    decode=_decode_create,
    media_type="application/json",
    permission="posts:write",
    decodes_bytes=True,
)


def _decode_delete(value: Any, **options: Any) -> JsonObject:
    from ..models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_DELETE: Operation[JsonObject] = Operation(
    id="posts.delete",
    method="DELETE",
    path="/v2/access/posts/{postId}",
    decode=_decode_delete,
    permission="posts:write",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> PostDetails | None:
    from ..models import PostDetails

    made: PostDetails | None = decode(PostDetails | None, value, **options)
    return made


_GET: Operation[PostDetails | None] = Operation(
    id="posts.get",
    method="GET",
    path="/v2/access/posts/{postId}",
    decode=_decode_get,
    permission="posts:read",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> PostPage:
    from ..models import PostPage

    made: PostPage = decode(PostPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> Post:
    from ..models import Post

    made: Post = decode(Post, value, **options)
    return made


_LIST: Operation[PostPage] = Operation(
    id="posts.list",
    method="GET",
    path="/v2/access/posts",
    decode=_decode_list,
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


def _decode_update(value: Any, **options: Any) -> Post:
    from ..models import Post

    made: Post = decode(Post, value, **options)
    return made


_UPDATE: Operation[Post] = Operation(
    id="posts.update",
    method="PUT",
    path="/v2/access/posts/{postId}",
    decode=_decode_update,
    media_type="application/json",
    permission="posts:write",
    decodes_bytes=True,
)


class Posts(Resource):
    """Operations of `client.posts`."""

    def create(
        self,
        *,
        body: PostRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Post:
        """Publish a post, now or later.

        `POST /v2/access/posts`

        Permission: `posts:write`.

        Args:
            body: The post to publish. Optional: `expireAfter`, `fundRaisingTargetAmount`,
                `fundRaisingTipsPresets`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`, `text`,
                `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(self, post_id: int, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a post.

        `DELETE /v2/access/posts/{postId}`

        Permission: `posts:write`.

        Args:
            post_id: Id of the post.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"postId": post_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(
        self, post_id: int, *, request_options: RequestOptions | None = None
    ) -> PostDetails | None:
        """Get a post.

        `GET /v2/access/posts/{postId}`

        Permission: `posts:read`.

        Args:
            post_id: Id of the post.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"postId": post_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        before_publish_time: str | None = None,
        include_post_counts: bool | None = None,
        limit: int | None = None,
        pinned: bool | None = None,
        sort_by: PostSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Post]:
        """List the posts of the creator.

        `GET /v2/access/posts`

        Permission: `posts:read`.

        Args:
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
            _LIST,
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
        return self._caller.page(call, _item_of_list)

    def update(
        self,
        post_id: int,
        *,
        body: PostRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Post:
        """Change a post.

        `PUT /v2/access/posts/{postId}`

        Permission: `posts:write`.

        Args:
            post_id: Id of the post.
            body: The post to publish. Optional: `expireAfter`, `fundRaisingTargetAmount`,
                `fundRaisingTipsPresets`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`, `text`,
                `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"postId": post_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawPosts:
        """The same methods, with status, headers and bytes of the answer."""
        return RawPosts(self._caller)


class RawPosts(ResultAccess):
    """Methods of `Posts`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Posts(caller.raw())
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.update = raw(resource.update)


class AsyncPosts(AsyncResource):
    """Operations of `client.posts`, asynchronous."""

    async def create(
        self,
        *,
        body: PostRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Post:
        """Publish a post, now or later.

        `POST /v2/access/posts`

        Permission: `posts:write`.

        Args:
            body: The post to publish. Optional: `expireAfter`, `fundRaisingTargetAmount`,
                `fundRaisingTipsPresets`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`, `text`,
                `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, post_id: int, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Delete a post.

        `DELETE /v2/access/posts/{postId}`

        Permission: `posts:write`.

        Args:
            post_id: Id of the post.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"postId": post_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(
        self, post_id: int, *, request_options: RequestOptions | None = None
    ) -> PostDetails | None:
        """Get a post.

        `GET /v2/access/posts/{postId}`

        Permission: `posts:read`.

        Args:
            post_id: Id of the post.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"postId": post_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        before_publish_time: str | None = None,
        include_post_counts: bool | None = None,
        limit: int | None = None,
        pinned: bool | None = None,
        sort_by: PostSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Post]:
        """List the posts of the creator.

        `GET /v2/access/posts`

        Permission: `posts:read`.

        Args:
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
            _LIST,
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
        return self._caller.page(call, _item_of_list)

    async def update(
        self,
        post_id: int,
        *,
        body: PostRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Post:
        """Change a post.

        `PUT /v2/access/posts/{postId}`

        Permission: `posts:write`.

        Args:
            post_id: Id of the post.
            body: The post to publish. Optional: `expireAfter`, `fundRaisingTargetAmount`,
                `fundRaisingTipsPresets`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`, `text`,
                `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"postId": post_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawPosts:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawPosts(self._caller)


class AsyncRawPosts(ResultAccess):
    """Methods of `AsyncPosts`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncPosts(caller.raw())
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.update = async_raw(resource.update)
