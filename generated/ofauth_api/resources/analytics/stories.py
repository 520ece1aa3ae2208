"""Operations of `client.analytics.stories`."""

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
    from ...models.story_chart_metric import StoryChartMetric
    from ...models.top_story import TopStory
    from ...models.top_story_metric import TopStoryMetric
    from ...models.top_story_page import TopStoryPage


def _decode_chart(value: Any, **options: Any) -> AnalyticsCharts:
    from ...models import AnalyticsCharts

    made: AnalyticsCharts = decode(AnalyticsCharts, value, **options)
    return made


_CHART: Operation[AnalyticsCharts] = Operation(
    id="analytics.stories.chart",
    method="GET",
    path="/v2/access/analytics/stories/chart",
    decode=_decode_chart,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_top(value: Any, **options: Any) -> TopStoryPage:
    from ...models import TopStoryPage

    made: TopStoryPage = decode(TopStoryPage, value, **options)
    return made


def _item_of_top(value: Any, **options: Any) -> TopStory:
    from ...models import TopStory

    made: TopStory = decode(TopStory, value, **options)
    return made


_TOP: Operation[TopStoryPage] = Operation(
    id="analytics.stories.top",
    method="GET",
    path="/v2/access/analytics/stories/top",
    decode=_decode_top,
    permission="analytics:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="items",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=20,
    ),
)


class AnalyticsStories(Resource):
    """Operations of `client.analytics.stories`."""

    def chart(
        self,
        *,
        by: StoryChartMetric | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart how stories do.

        `GET /v2/access/analytics/stories/chart`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `stories`, `tips`,
                `views`.
            end_date: End of the period.
            start_date: Start of the period.
            with_total: Also return the total.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={"by": by, "endDate": end_date, "startDate": start_date, "withTotal": with_total},
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    def top(
        self,
        *,
        by: TopStoryMetric | str | None = None,
        end_date: DateTime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[TopStory]:
        """List the stories that do best.

        `GET /v2/access/analytics/stories/top`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `tips`, `views`.
            end_date: End of the period.
            limit: Most items of a page. 1 to 20. Default of the server: `20`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TOP,
            query={
                "by": by,
                "endDate": end_date,
                "limit": limit,
                "offset": offset,
                "startDate": start_date,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_top)

    @cached_property
    def with_raw_response(self) -> RawAnalyticsStories:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAnalyticsStories(self._caller)


class RawAnalyticsStories(ResultAccess):
    """Methods of `AnalyticsStories`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AnalyticsStories(caller.raw())
        self.chart = raw(resource.chart)
        self.top = raw(resource.top)


class AsyncAnalyticsStories(AsyncResource):
    """Operations of `client.analytics.stories`, asynchronous."""

    async def chart(
        self,
        *,
        by: StoryChartMetric | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart how stories do.

        `GET /v2/access/analytics/stories/chart`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `stories`, `tips`,
                `views`.
            end_date: End of the period.
            start_date: Start of the period.
            with_total: Also return the total.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={"by": by, "endDate": end_date, "startDate": start_date, "withTotal": with_total},
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    def top(
        self,
        *,
        by: TopStoryMetric | str | None = None,
        end_date: DateTime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[TopStory]:
        """List the stories that do best.

        `GET /v2/access/analytics/stories/top`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `tips`, `views`.
            end_date: End of the period.
            limit: Most items of a page. 1 to 20. Default of the server: `20`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TOP,
            query={
                "by": by,
                "endDate": end_date,
                "limit": limit,
                "offset": offset,
                "startDate": start_date,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_top)

    @cached_property
    def with_raw_response(self) -> AsyncRawAnalyticsStories:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAnalyticsStories(self._caller)


class AsyncRawAnalyticsStories(ResultAccess):
    """Methods of `AsyncAnalyticsStories`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAnalyticsStories(caller.raw())
        self.chart = async_raw(resource.chart)
        self.top = async_raw(resource.top)
