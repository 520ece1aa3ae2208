"""Operations of `client.analytics.posts`."""

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
    from ...models.post_chart_metric import PostChartMetric
    from ...models.post_stats import PostStats
    from ...models.top_post import TopPost
    from ...models.top_post_metric import TopPostMetric
    from ...models.top_post_page import TopPostPage


def _decode_chart(value: Any, **options: Any) -> AnalyticsCharts:
    from ...models import AnalyticsCharts

    made: AnalyticsCharts = decode(AnalyticsCharts, value, **options)
    return made


_CHART: Operation[AnalyticsCharts] = Operation(
    id="analytics.posts.chart",
    method="GET",
    path="/v2/access/analytics/posts/chart",
    decode=_decode_chart,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> PostStats:
    from ...models import PostStats

    made: PostStats = decode(PostStats, value, **options)
    return made


_GET: Operation[PostStats] = Operation(
    id="analytics.posts.get",
    method="GET",
    path="/v2/access/analytics/posts/{postId}",
    decode=_decode_get,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_top(value: Any, **options: Any) -> TopPostPage:
    from ...models import TopPostPage

    made: TopPostPage = decode(TopPostPage, value, **options)
    return made


def _item_of_top(value: Any, **options: Any) -> TopPost:
    from ...models import TopPost

    made: TopPost = decode(TopPost, value, **options)
    return made


_TOP: Operation[TopPostPage] = Operation(
    id="analytics.posts.top",
    method="GET",
    path="/v2/access/analytics/posts/top",
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


class AnalyticsPosts(Resource):
    """Operations of `client.analytics.posts`."""

    def chart(
        self,
        *,
        by: PostChartMetric | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart how posts do.

        `GET /v2/access/analytics/posts/chart`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `posts`, `purchases`,
                `tips`, `views`.
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

    def get(self, post_id: int, *, request_options: RequestOptions | None = None) -> PostStats:
        """Get the numbers of a post.

        `GET /v2/access/analytics/posts/{postId}`

        Permission: `analytics:read`.

        Args:
            post_id: Id of the post.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"postId": post_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def top(
        self,
        *,
        by: TopPostMetric | str | None = None,
        end_date: DateTime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[TopPost]:
        """List the posts that do best.

        `GET /v2/access/analytics/posts/top`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `purchases`, `tips`,
                `views`.
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
    def with_raw_response(self) -> RawAnalyticsPosts:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAnalyticsPosts(self._caller)


class RawAnalyticsPosts(ResultAccess):
    """Methods of `AnalyticsPosts`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AnalyticsPosts(caller.raw())
        self.chart = raw(resource.chart)
        self.get = raw(resource.get)
        self.top = raw(resource.top)


class AsyncAnalyticsPosts(AsyncResource):
    """Operations of `client.analytics.posts`, asynchronous."""

    async def chart(
        self,
        *,
        by: PostChartMetric | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyticsCharts:
        """Chart how posts do.

        `GET /v2/access/analytics/posts/chart`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `posts`, `purchases`,
                `tips`, `views`.
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

    async def get(
        self, post_id: int, *, request_options: RequestOptions | None = None
    ) -> PostStats:
        """Get the numbers of a post.

        `GET /v2/access/analytics/posts/{postId}`

        Permission: `analytics:read`.

        Args:
            post_id: Id of the post.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"postId": post_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def top(
        self,
        *,
        by: TopPostMetric | str | None = None,
        end_date: DateTime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[TopPost]:
        """List the posts that do best.

        `GET /v2/access/analytics/posts/top`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `comments`, `likes`, `purchases`, `tips`,
                `views`.
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
    def with_raw_response(self) -> AsyncRawAnalyticsPosts:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAnalyticsPosts(self._caller)


class AsyncRawAnalyticsPosts(ResultAccess):
    """Methods of `AsyncAnalyticsPosts`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAnalyticsPosts(caller.raw())
        self.chart = async_raw(resource.chart)
        self.get = async_raw(resource.get)
        self.top = async_raw(resource.top)
