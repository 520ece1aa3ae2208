"""Operations of `client.analytics.visitor_countries`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..base import (
    AsyncCaller,
    AsyncResource,
    Call,
    DateTime,
    Operation,
    RequestOptions,
    Resource,
    ResultAccess,
    SyncCaller,
    async_raw,
    raw,
)
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.top_visitor_countries import TopVisitorCountries
    from ...models.visitor_countries_chart import VisitorCountriesChart
    from ...models.visitor_group import VisitorGroup


def _decode_chart(value: Any, **options: Any) -> VisitorCountriesChart:
    from ...models import VisitorCountriesChart

    made: VisitorCountriesChart = decode(VisitorCountriesChart, value, **options)
    return made


_CHART: Operation[VisitorCountriesChart] = Operation(
    id="analytics.visitor_countries.chart",
    method="GET",
    path="/v2/access/analytics/visitor-countries/chart",
    decode=_decode_chart,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_top(value: Any, **options: Any) -> TopVisitorCountries:
    from ...models import TopVisitorCountries

    made: TopVisitorCountries = decode(TopVisitorCountries, value, **options)
    return made


_TOP: Operation[TopVisitorCountries] = Operation(
    id="analytics.visitor_countries.top",
    method="GET",
    path="/v2/access/analytics/visitor-countries/top",
    decode=_decode_top,
    permission="analytics:read",
    decodes_bytes=True,
)


class AnalyticsVisitorCountries(Resource):
    """Operations of `client.analytics.visitor_countries`."""

    def chart(
        self,
        *,
        by: VisitorGroup | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> VisitorCountriesChart:
        """Chart who visited the profile.

        `GET /v2/access/analytics/visitor-countries/chart`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `guests`, `total`, `users`.
            end_date: End of the period.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={"by": by, "endDate": end_date, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    def top(
        self,
        *,
        by: VisitorGroup | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> TopVisitorCountries:
        """Get the countries most visitors came from.

        `GET /v2/access/analytics/visitor-countries/top`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `guests`, `total`, `users`.
            end_date: End of the period.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _TOP,
            query={"by": by, "endDate": end_date, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawAnalyticsVisitorCountries:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAnalyticsVisitorCountries(self._caller)


class RawAnalyticsVisitorCountries(ResultAccess):
    """Methods of `AnalyticsVisitorCountries`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AnalyticsVisitorCountries(caller.raw())
        self.chart = raw(resource.chart)
        self.top = raw(resource.top)


class AsyncAnalyticsVisitorCountries(AsyncResource):
    """Operations of `client.analytics.visitor_countries`, asynchronous."""

    async def chart(
        self,
        *,
        by: VisitorGroup | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> VisitorCountriesChart:
        """Chart who visited the profile.

        `GET /v2/access/analytics/visitor-countries/chart`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `guests`, `total`, `users`.
            end_date: End of the period.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={"by": by, "endDate": end_date, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    async def top(
        self,
        *,
        by: VisitorGroup | str | None = None,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> TopVisitorCountries:
        """Get the countries most visitors came from.

        `GET /v2/access/analytics/visitor-countries/top`

        Permission: `analytics:read`.

        Args:
            by: What to count or rank by. One of `guests`, `total`, `users`.
            end_date: End of the period.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _TOP,
            query={"by": by, "endDate": end_date, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawAnalyticsVisitorCountries:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAnalyticsVisitorCountries(self._caller)


class AsyncRawAnalyticsVisitorCountries(ResultAccess):
    """Methods of `AsyncAnalyticsVisitorCountries`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAnalyticsVisitorCountries(caller.raw())
        self.chart = async_raw(resource.chart)
        self.top = async_raw(resource.top)
