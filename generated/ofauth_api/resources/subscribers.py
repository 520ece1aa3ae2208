"""Operations of `client.subscribers`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .base import (
    AsyncCaller,
    AsyncPager,
    AsyncResource,
    Call,
    Date,
    DateTime,
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
    from ..models.custom_name_request import CustomNameRequest
    from ..models.discount_request import DiscountRequest
    from ..models.json_object import JsonObject
    from ..models.note_request import NoteRequest
    from ..models.subscriber import Subscriber
    from ..models.subscriber_filter import SubscriberFilter
    from ..models.subscriber_latest_type import SubscriberLatestType
    from ..models.subscriber_page import SubscriberPage
    from ..models.subscriber_type import SubscriberType


def _decode_list(value: Any, **options: Any) -> SubscriberPage:
    from ..models import SubscriberPage

    made: SubscriberPage = decode(SubscriberPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> Subscriber:
    from ..models import Subscriber

    made: Subscriber = decode(Subscriber, value, **options)
    return made


_LIST: Operation[SubscriberPage] = Operation(
    id="subscribers.list",
    method="GET",
    path="/v2/access/subscribers",
    decode=_decode_list,
    permission="subscribers:read",
    query_styles={"filter": ("deepObject", True)},
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


def _decode_set_custom_name(value: Any, **options: Any) -> JsonObject:
    from ..models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_SET_CUSTOM_NAME: Operation[JsonObject] = Operation(
    id="subscribers.set_custom_name",
    method="PUT",
    path="/v2/access/subscribers/{userId}/custom-name",
    decode=_decode_set_custom_name,
    media_type="application/json",
    permission="subscribers:write",
    decodes_bytes=True,
)


def _decode_set_discount(value: Any, **options: Any) -> JsonObject:
    from ..models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_SET_DISCOUNT: Operation[JsonObject] = Operation(
    id="subscribers.set_discount",
    method="PUT",
    path="/v2/access/subscribers/{userId}/discount",
    decode=_decode_set_discount,
    media_type="application/json",
    permission="subscribers:write",
    decodes_bytes=True,
)


def _decode_set_note(value: Any, **options: Any) -> JsonObject:
    from ..models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_SET_NOTE: Operation[JsonObject] = Operation(
    id="subscribers.set_note",
    method="PUT",
    path="/v2/access/subscribers/{userId}/note",
    decode=_decode_set_note,
    media_type="application/json",
    permission="subscribers:write",
    decodes_bytes=True,
)


class Subscribers(Resource):
    """Operations of `client.subscribers`."""

    def list(
        self,
        *,
        end_date: DateTime | Date | None = None,
        filter: SubscriberFilter | Mapping[str, Any] | None = None,
        latest_type: SubscriberLatestType | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        start_date: DateTime | Date | None = None,
        type: SubscriberType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Subscriber]:
        """List subscribers.

        `GET /v2/access/subscribers`

        Permission: `subscribers:read`.

        A page has at most 100 subscribers by the reference, 20 by the guide.

        Args:
            end_date: End of the period.
            filter: Only what matches. Unverified: sent as `filter[online]=1`, as other clients
                of the platform do. Optional: `duration`, `online`, `promoId`, `tips`,
                `total_spent`, `trial_id`.
            latest_type: Which of the latest subscribers to list; together with `type` `latest`.
                One of `new`, `renewals`, `total`.
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            start_date: Start of the period.
            type: Only those of this type. One of `active`, `all`, `expired`, `latest`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "endDate": end_date,
                "filter": filter,
                "latestType": latest_type,
                "limit": limit,
                "offset": offset,
                "query": query,
                "startDate": start_date,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def set_custom_name(
        self,
        user_id: int,
        *,
        body: CustomNameRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Set the name to show for a subscriber.

        `PUT /v2/access/subscribers/{userId}/custom-name`

        Permission: `subscribers:write`.

        Args:
            user_id: Id of the user.
            body: The name to show for a subscriber. Required: `displayName`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SET_CUSTOM_NAME, path={"userId": user_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def set_discount(
        self,
        user_id: int,
        *,
        body: DiscountRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Give a subscriber a discount.

        `PUT /v2/access/subscribers/{userId}/discount`

        Permission: `subscribers:write`.

        Args:
            user_id: Id of the user.
            body: The discount for a subscriber. Required: `discount`, `period`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SET_DISCOUNT, path={"userId": user_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def set_note(
        self,
        user_id: int,
        *,
        body: NoteRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Set the note about a subscriber.

        `PUT /v2/access/subscribers/{userId}/note`

        Permission: `subscribers:write`.

        Args:
            user_id: Id of the user.
            body: The note about a subscriber. Required: `notice`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SET_NOTE, path={"userId": user_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawSubscribers:
        """The same methods, with status, headers and bytes of the answer."""
        return RawSubscribers(self._caller)


class RawSubscribers(ResultAccess):
    """Methods of `Subscribers`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Subscribers(caller.raw())
        self.list = raw(resource.list)
        self.set_custom_name = raw(resource.set_custom_name)
        self.set_discount = raw(resource.set_discount)
        self.set_note = raw(resource.set_note)


class AsyncSubscribers(AsyncResource):
    """Operations of `client.subscribers`, asynchronous."""

    def list(
        self,
        *,
        end_date: DateTime | Date | None = None,
        filter: SubscriberFilter | Mapping[str, Any] | None = None,
        latest_type: SubscriberLatestType | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        start_date: DateTime | Date | None = None,
        type: SubscriberType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Subscriber]:
        """List subscribers.

        `GET /v2/access/subscribers`

        Permission: `subscribers:read`.

        A page has at most 100 subscribers by the reference, 20 by the guide.

        Args:
            end_date: End of the period.
            filter: Only what matches. Unverified: sent as `filter[online]=1`, as other clients
                of the platform do. Optional: `duration`, `online`, `promoId`, `tips`,
                `total_spent`, `trial_id`.
            latest_type: Which of the latest subscribers to list; together with `type` `latest`.
                One of `new`, `renewals`, `total`.
            limit: Most items of a page. 1 to 100. Default of the server: `10`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            start_date: Start of the period.
            type: Only those of this type. One of `active`, `all`, `expired`, `latest`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "endDate": end_date,
                "filter": filter,
                "latestType": latest_type,
                "limit": limit,
                "offset": offset,
                "query": query,
                "startDate": start_date,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    async def set_custom_name(
        self,
        user_id: int,
        *,
        body: CustomNameRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Set the name to show for a subscriber.

        `PUT /v2/access/subscribers/{userId}/custom-name`

        Permission: `subscribers:write`.

        Args:
            user_id: Id of the user.
            body: The name to show for a subscriber. Required: `displayName`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SET_CUSTOM_NAME, path={"userId": user_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def set_discount(
        self,
        user_id: int,
        *,
        body: DiscountRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Give a subscriber a discount.

        `PUT /v2/access/subscribers/{userId}/discount`

        Permission: `subscribers:write`.

        Args:
            user_id: Id of the user.
            body: The discount for a subscriber. Required: `discount`, `period`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SET_DISCOUNT, path={"userId": user_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def set_note(
        self,
        user_id: int,
        *,
        body: NoteRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Set the note about a subscriber.

        `PUT /v2/access/subscribers/{userId}/note`

        Permission: `subscribers:write`.

        Args:
            user_id: Id of the user.
            body: The note about a subscriber. Required: `notice`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SET_NOTE, path={"userId": user_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawSubscribers:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawSubscribers(self._caller)


class AsyncRawSubscribers(ResultAccess):
    """Methods of `AsyncSubscribers`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncSubscribers(caller.raw())
        self.list = async_raw(resource.list)
        self.set_custom_name = async_raw(resource.set_custom_name)
        self.set_discount = async_raw(resource.set_discount)
        self.set_note = async_raw(resource.set_note)
