"""Operations of `client.analytics.promotions`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..base import (
    AsyncCaller,
    AsyncPager,
    AsyncResource,
    Call,
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
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.analytics_charts import AnalyticsCharts
    from ...models.top_promotion import TopPromotion
    from ...models.top_promotion_page import TopPromotionPage


def _decode_chart(value: Any, **options: Any) -> AnalyticsCharts:
    from ...models import AnalyticsCharts

    made: AnalyticsCharts = decode(AnalyticsCharts, value, **options)
    return made


_CHART: Operation[AnalyticsCharts] = Operation(
    id="analytics.promotions.chart",
    method="GET",
    path="/v2/access/analytics/promotions/chart",
    decode=_decode_chart,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_top(value: Any, **options: Any) -> TopPromotionPage:
    from ...models import TopPromotionPage

    made: TopPromotionPage = decode(TopPromotionPage, value, **options)
    return made


def _item_of_top(value: Any, **options: Any) -> TopPromotion:
    from ...models import TopPromotion

    made: TopPromotion = decode(TopPromotion, value, **options)
    return made


_TOP: Operation[TopPromotionPage] = Operation(
    id="analytics.promotions.top",
    method="GET",
    path="/v2/access/analytics/promotions/top",
    decode=_decode_top,
    permission="analytics:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="items",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=100,
    ),
)


class AnalyticsPromotions(Resource):
    """Operations of `client.analytics.promotions`."""

    def chart(
        self,
        *,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart how promotions do.

        `GET /v2/access/analytics/promotions/chart`

        Permission: `analytics:read`.

        Args:
            end_date: End of the period.
            start_date: Start of the period.
            with_total: Also return the total.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={"endDate": end_date, "startDate": start_date, "withTotal": with_total},
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    def top(
        self,
        *,
        end_date: DateTime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[TopPromotion]:
        """List the promotions that do best.

        `GET /v2/access/analytics/promotions/top`

        Permission: `analytics:read`.

        Args:
            end_date: End of the period.
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TOP,
            query={"endDate": end_date, "limit": limit, "offset": offset, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_top)

    @cached_property
    def with_raw_response(self) -> RawAnalyticsPromotions:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAnalyticsPromotions(self._caller)


class RawAnalyticsPromotions(ResultAccess):
    """Methods of `AnalyticsPromotions`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AnalyticsPromotions(caller.raw())
        self.chart = raw(resource.chart)
        self.top = raw(resource.top)


class AsyncAnalyticsPromotions(AsyncResource):
    """Operations of `client.analytics.promotions`, asynchronous."""

    async def chart(
        self,
        *,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart how promotions do.

        `GET /v2/access/analytics/promotions/chart`

        Permission: `analytics:read`.

        Args:
            end_date: End of the period.
            start_date: Start of the period.
            with_total: Also return the total.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={"endDate": end_date, "startDate": start_date, "withTotal": with_total},
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    def top(
        self,
        *,
        end_date: DateTime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[TopPromotion]:
        """List the promotions that do best.

        `GET /v2/access/analytics/promotions/top`

        Permission: `analytics:read`.

        Args:
            end_date: End of the period.
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TOP,
            query={"endDate": end_date, "limit": limit, "offset": offset, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_top)

    @cached_property
    def with_raw_response(self) -> AsyncRawAnalyticsPromotions:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAnalyticsPromotions(self._caller)


class AsyncRawAnalyticsPromotions(ResultAccess):
    """Methods of `AsyncAnalyticsPromotions`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAnalyticsPromotions(caller.raw())
        self.chart = async_raw(resource.chart)
        self.top = async_raw(resource.top)
