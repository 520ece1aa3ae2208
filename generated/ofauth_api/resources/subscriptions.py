"""Operations of `client.subscriptions`."""

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
    from ..models.subscription import Subscription
    from ..models.subscription_counts import SubscriptionCounts
    from ..models.subscription_filter import SubscriptionFilter
    from ..models.subscription_history_page import SubscriptionHistoryPage
    from ..models.subscription_page import SubscriptionPage
    from ..models.subscription_type import SubscriptionType


def _decode_count(value: Any, **options: Any) -> SubscriptionCounts:
    from ..models import SubscriptionCounts

    made: SubscriptionCounts = decode(SubscriptionCounts, value, **options)
    return made


_COUNT: Operation[SubscriptionCounts] = Operation(
    id="subscriptions.count",
    method="GET",
    path="/v2/access/subscriptions/count",
    decode=_decode_count,
    permission="subscriptions:read",
    decodes_bytes=True,
)


def _decode_history(value: Any, **options: Any) -> SubscriptionHistoryPage:
    from ..models import SubscriptionHistoryPage

    made: SubscriptionHistoryPage = decode(SubscriptionHistoryPage, value, **options)
    return made


_HISTORY: Operation[SubscriptionHistoryPage] = Operation(
    id="subscriptions.history",
    method="GET",
    path="/v2/access/subscriptions/{subscriptionId}/history",
    decode=_decode_history,
    permission="subscriptions:read",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> SubscriptionPage:
    from ..models import SubscriptionPage

    made: SubscriptionPage = decode(SubscriptionPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> Subscription:
    from ..models import Subscription

    made: Subscription = decode(Subscription, value, **options)
    return made


_LIST: Operation[SubscriptionPage] = Operation(
    id="subscriptions.list",
    method="GET",
    path="/v2/access/subscriptions",
    decode=_decode_list,
    permission="subscriptions:read",
    query_styles={"filter": ("deepObject", True)},
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=50,
    ),
)


class Subscriptions(Resource):
    """Operations of `client.subscriptions`."""

    def count(self, *, request_options: RequestOptions | None = None) -> SubscriptionCounts:
        """Count subscriptions and subscribers, by status.

        `GET /v2/access/subscriptions/count`

        Permission: `subscriptions:read`.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_COUNT, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def history(
        self,
        subscription_id: int,
        *,
        all: bool | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> SubscriptionHistoryPage:
        """Get the periods of a subscription.

        `GET /v2/access/subscriptions/{subscriptionId}/history`

        Permission: `subscriptions:read`.

        Args:
            subscription_id: Id of the subscription.
            all: Also list periods that have ended. One of `0`, `1`, `false`, `true`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _HISTORY,
            path={"subscriptionId": subscription_id},
            query={"all": all},
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        filter: SubscriptionFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        type: SubscriptionType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Subscription]:
        """List the subscriptions of the creator.

        `GET /v2/access/subscriptions`

        Permission: `subscriptions:read`.

        Args:
            filter: Only what matches. Unverified: sent as `filter[online]=1`, as other clients
                of the platform do. Optional: `online`, `paid`.
            limit: Most items of a page. 1 to 50. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 50 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            type: Only those of this type. One of `active`, `all`, `expired`. Default of the
                server: `"active"`.
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
                "query": query,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    @cached_property
    def with_raw_response(self) -> RawSubscriptions:
        """The same methods, with status, headers and bytes of the answer."""
        return RawSubscriptions(self._caller)


class RawSubscriptions(ResultAccess):
    """Methods of `Subscriptions`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Subscriptions(caller.raw())
        self.count = raw(resource.count)
        self.history = raw(resource.history)
        self.list = raw(resource.list)


class AsyncSubscriptions(AsyncResource):
    """Operations of `client.subscriptions`, asynchronous."""

    async def count(self, *, request_options: RequestOptions | None = None) -> SubscriptionCounts:
        """Count subscriptions and subscribers, by status.

        `GET /v2/access/subscriptions/count`

        Permission: `subscriptions:read`.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_COUNT, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def history(
        self,
        subscription_id: int,
        *,
        all: bool | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> SubscriptionHistoryPage:
        """Get the periods of a subscription.

        `GET /v2/access/subscriptions/{subscriptionId}/history`

        Permission: `subscriptions:read`.

        Args:
            subscription_id: Id of the subscription.
            all: Also list periods that have ended. One of `0`, `1`, `false`, `true`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _HISTORY,
            path={"subscriptionId": subscription_id},
            query={"all": all},
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        filter: SubscriptionFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        type: SubscriptionType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Subscription]:
        """List the subscriptions of the creator.

        `GET /v2/access/subscriptions`

        Permission: `subscriptions:read`.

        Args:
            filter: Only what matches. Unverified: sent as `filter[online]=1`, as other clients
                of the platform do. Optional: `online`, `paid`.
            limit: Most items of a page. 1 to 50. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 50 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            type: Only those of this type. One of `active`, `all`, `expired`. Default of the
                server: `"active"`.
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
                "query": query,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    @cached_property
    def with_raw_response(self) -> AsyncRawSubscriptions:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawSubscriptions(self._caller)


class AsyncRawSubscriptions(ResultAccess):
    """Methods of `AsyncSubscriptions`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncSubscriptions(caller.raw())
        self.count = async_raw(resource.count)
        self.history = async_raw(resource.history)
        self.list = async_raw(resource.list)
