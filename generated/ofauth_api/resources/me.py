"""Operations of `client.me`."""

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
    from ..models.current_user import CurrentUser
    from ..models.notification import Notification
    from ..models.notification_page import NotificationPage
    from ..models.notification_type import NotificationType
    from ..models.profile_request import ProfileRequest
    from ..models.release_form_filter import ReleaseFormFilter
    from ..models.release_form_record import ReleaseFormRecord
    from ..models.release_form_record_page import ReleaseFormRecordPage
    from ..models.release_form_sort_by import ReleaseFormSortBy
    from ..models.signed_out_user import SignedOutUser
    from ..models.sort_direction import SortDirection
    from ..models.tagged_friend import TaggedFriend
    from ..models.tagged_friend_page import TaggedFriendPage
    from ..models.user import User


def _decode_get(value: Any, **options: Any) -> CurrentUser | SignedOutUser:
    from ..models import CurrentUser, SignedOutUser

    made: CurrentUser | SignedOutUser = decode(CurrentUser | SignedOutUser, value, **options)
    return made


_GET: Operation[CurrentUser | SignedOutUser] = Operation(
    id="me.get",
    method="GET",
    path="/v2/access/self",
    decode=_decode_get,
    permission="profile:read",
    decodes_bytes=True,
)


def _decode_notifications(value: Any, **options: Any) -> NotificationPage:
    from ..models import NotificationPage

    made: NotificationPage = decode(NotificationPage, value, **options)
    return made


def _item_of_notifications(value: Any, **options: Any) -> Notification:
    from ..models import Notification

    made: Notification = decode(Notification, value, **options)
    return made


_NOTIFICATIONS: Operation[NotificationPage] = Operation(
    id="me.notifications",
    method="GET",
    path="/v2/access/self/notifications",
    decode=_decode_notifications,
    permission="notifications:read",
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


def _decode_release_forms(value: Any, **options: Any) -> ReleaseFormRecordPage:
    from ..models import ReleaseFormRecordPage

    made: ReleaseFormRecordPage = decode(ReleaseFormRecordPage, value, **options)
    return made


def _item_of_release_forms(value: Any, **options: Any) -> ReleaseFormRecord:
    from ..models import ReleaseFormRecord

    made: ReleaseFormRecord = decode(ReleaseFormRecord, value, **options)
    return made


_RELEASE_FORMS: Operation[ReleaseFormRecordPage] = Operation(
    id="me.release_forms",
    method="GET",
    path="/v2/access/self/release-forms",
    decode=_decode_release_forms,
    permission="profile:read",
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


def _decode_tagged_friends(value: Any, **options: Any) -> TaggedFriendPage:
    from ..models import TaggedFriendPage

    made: TaggedFriendPage = decode(TaggedFriendPage, value, **options)
    return made


def _item_of_tagged_friends(value: Any, **options: Any) -> TaggedFriend:
    from ..models import TaggedFriend

    made: TaggedFriend = decode(TaggedFriend, value, **options)
    return made


_TAGGED_FRIENDS: Operation[TaggedFriendPage] = Operation(
    id="me.tagged_friends",
    method="GET",
    path="/v2/access/self/tagged-friend-users",
    decode=_decode_tagged_friends,
    permission="profile:read",
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


def _decode_update(value: Any, **options: Any) -> User:
    from ..models import User

    made: User = decode(User, value, **options)
    return made


_UPDATE: Operation[User] = Operation(
    id="me.update",
    method="PATCH",
    path="/v2/access/self",
    decode=_decode_update,
    media_type="application/json",
    permission="profile:write",
    decodes_bytes=True,
)


class Me(Resource):
    """Operations of `client.me`."""

    def get(self, *, request_options: RequestOptions | None = None) -> CurrentUser | SignedOutUser:
        """Get the creator whom the connection acts for.

        `GET /v2/access/self`

        Permission: `profile:read`.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def notifications(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        related_username: str | None = None,
        type: NotificationType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Notification]:
        """List notifications.

        `GET /v2/access/self/notifications`

        Permission: `notifications:read`.

        Args:
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            related_username: Only notifications about this user.
            type: Only those of this type. One of `commented`, `favorited`, `mentioned`,
                `message`, `post`, `purchases`, `subscribed`, `tip`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _NOTIFICATIONS,
            query={
                "limit": limit,
                "offset": offset,
                "relatedUsername": related_username,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_notifications)

    def release_forms(
        self,
        *,
        filter: ReleaseFormFilter | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        search: str | None = None,
        sort_by: ReleaseFormSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[ReleaseFormRecord]:
        """List release forms.

        `GET /v2/access/self/release-forms`

        Permission: `profile:read`.

        Args:
            filter: Only what matches. One of `all`, `pending`.
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            search: Text to search for. At most 100 characters.
            sort_by: What to sort by. One of `date`, `name`.
            sort_direction: Which way to sort. One of `asc`, `desc`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _RELEASE_FORMS,
            query={
                "filter": filter,
                "limit": limit,
                "offset": offset,
                "search": search,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_release_forms)

    def tagged_friends(
        self,
        *,
        filter: ReleaseFormFilter | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        search: str | None = None,
        sort_by: ReleaseFormSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[TaggedFriend]:
        """List friends who may be tagged.

        `GET /v2/access/self/tagged-friend-users`

        Permission: `profile:read`.

        Args:
            filter: Only what matches. One of `all`, `pending`.
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            search: Text to search for. At most 100 characters.
            sort_by: What to sort by. One of `date`, `name`.
            sort_direction: Which way to sort. One of `asc`, `desc`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TAGGED_FRIENDS,
            query={
                "filter": filter,
                "limit": limit,
                "offset": offset,
                "search": search,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_tagged_friends)

    def update(
        self,
        *,
        body: ProfileRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> User:
        """Change the profile of the creator.

        `PATCH /v2/access/self`

        Permission: `profile:write`.

        Args:
            body: What to change of the profile. Optional: `about`, `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawMe:
        """The same methods, with status, headers and bytes of the answer."""
        return RawMe(self._caller)


class RawMe(ResultAccess):
    """Methods of `Me`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Me(caller.raw())
        self.get = raw(resource.get)
        self.notifications = raw(resource.notifications)
        self.release_forms = raw(resource.release_forms)
        self.tagged_friends = raw(resource.tagged_friends)
        self.update = raw(resource.update)


class AsyncMe(AsyncResource):
    """Operations of `client.me`, asynchronous."""

    async def get(
        self, *, request_options: RequestOptions | None = None
    ) -> CurrentUser | SignedOutUser:
        """Get the creator whom the connection acts for.

        `GET /v2/access/self`

        Permission: `profile:read`.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def notifications(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        related_username: str | None = None,
        type: NotificationType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Notification]:
        """List notifications.

        `GET /v2/access/self/notifications`

        Permission: `notifications:read`.

        Args:
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            related_username: Only notifications about this user.
            type: Only those of this type. One of `commented`, `favorited`, `mentioned`,
                `message`, `post`, `purchases`, `subscribed`, `tip`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _NOTIFICATIONS,
            query={
                "limit": limit,
                "offset": offset,
                "relatedUsername": related_username,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_notifications)

    def release_forms(
        self,
        *,
        filter: ReleaseFormFilter | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        search: str | None = None,
        sort_by: ReleaseFormSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[ReleaseFormRecord]:
        """List release forms.

        `GET /v2/access/self/release-forms`

        Permission: `profile:read`.

        Args:
            filter: Only what matches. One of `all`, `pending`.
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            search: Text to search for. At most 100 characters.
            sort_by: What to sort by. One of `date`, `name`.
            sort_direction: Which way to sort. One of `asc`, `desc`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _RELEASE_FORMS,
            query={
                "filter": filter,
                "limit": limit,
                "offset": offset,
                "search": search,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_release_forms)

    def tagged_friends(
        self,
        *,
        filter: ReleaseFormFilter | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        search: str | None = None,
        sort_by: ReleaseFormSortBy | str | None = None,
        sort_direction: SortDirection | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[TaggedFriend]:
        """List friends who may be tagged.

        `GET /v2/access/self/tagged-friend-users`

        Permission: `profile:read`.

        Args:
            filter: Only what matches. One of `all`, `pending`.
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            search: Text to search for. At most 100 characters.
            sort_by: What to sort by. One of `date`, `name`.
            sort_direction: Which way to sort. One of `asc`, `desc`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TAGGED_FRIENDS,
            query={
                "filter": filter,
                "limit": limit,
                "offset": offset,
                "search": search,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_tagged_friends)

    async def update(
        self,
        *,
        body: ProfileRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> User:
        """Change the profile of the creator.

        `PATCH /v2/access/self`

        Permission: `profile:write`.

        Args:
            body: What to change of the profile. Optional: `about`, `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawMe:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawMe(self._caller)


class AsyncRawMe(ResultAccess):
    """Methods of `AsyncMe`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncMe(caller.raw())
        self.get = async_raw(resource.get)
        self.notifications = async_raw(resource.notifications)
        self.release_forms = async_raw(resource.release_forms)
        self.tagged_friends = async_raw(resource.tagged_friends)
        self.update = async_raw(resource.update)
