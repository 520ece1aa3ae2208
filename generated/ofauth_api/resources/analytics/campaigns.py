"""Operations of `client.analytics.campaigns`."""

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
    from ...models.top_campaign import TopCampaign
    from ...models.top_campaign_page import TopCampaignPage


def _decode_chart(value: Any, **options: Any) -> AnalyticsCharts:
    from ...models import AnalyticsCharts

    made: AnalyticsCharts = decode(AnalyticsCharts, value, **options)
    return made


_CHART: Operation[AnalyticsCharts] = Operation(
    id="analytics.campaigns.chart",
    method="GET",
    path="/v2/access/analytics/campaigns/chart",
    decode=_decode_chart,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_top(value: Any, **options: Any) -> TopCampaignPage:
    from ...models import TopCampaignPage

    made: TopCampaignPage = decode(TopCampaignPage, value, **options)
    return made


def _item_of_top(value: Any, **options: Any) -> TopCampaign:
    from ...models import TopCampaign

    made: TopCampaign = decode(TopCampaign, value, **options)
    return made


_TOP: Operation[TopCampaignPage] = Operation(
    id="analytics.campaigns.top",
    method="GET",
    path="/v2/access/analytics/campaigns/top",
    decode=_decode_top,
    permission="analytics:read",
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


class AnalyticsCampaigns(Resource):
    """Operations of `client.analytics.campaigns`."""

    def chart(
        self,
        *,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart what tracking links brought.

        `GET /v2/access/analytics/campaigns/chart`

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
    ) -> Page[TopCampaign]:
        """List the tracking links that brought most.

        `GET /v2/access/analytics/campaigns/top`

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
    def with_raw_response(self) -> RawAnalyticsCampaigns:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAnalyticsCampaigns(self._caller)


class RawAnalyticsCampaigns(ResultAccess):
    """Methods of `AnalyticsCampaigns`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AnalyticsCampaigns(caller.raw())
        self.chart = raw(resource.chart)
        self.top = raw(resource.top)


class AsyncAnalyticsCampaigns(AsyncResource):
    """Operations of `client.analytics.campaigns`, asynchronous."""

    async def chart(
        self,
        *,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart what tracking links brought.

        `GET /v2/access/analytics/campaigns/chart`

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
    ) -> AsyncPager[TopCampaign]:
        """List the tracking links that brought most.

        `GET /v2/access/analytics/campaigns/top`

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
    def with_raw_response(self) -> AsyncRawAnalyticsCampaigns:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAnalyticsCampaigns(self._caller)


class AsyncRawAnalyticsCampaigns(ResultAccess):
    """Methods of `AsyncAnalyticsCampaigns`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAnalyticsCampaigns(caller.raw())
        self.chart = async_raw(resource.chart)
        self.top = async_raw(resource.top)
