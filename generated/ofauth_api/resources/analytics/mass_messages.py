"""Operations of `client.analytics.mass_messages`."""

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
    from ...models.mass_message_buyer_page import MassMessageBuyerPage
    from ...models.mass_messages_chart import MassMessagesChart
    from ...models.sent_mass_message_page import SentMassMessagePage
    from ...models.user_summary import UserSummary


def _decode_buyers(value: Any, **options: Any) -> MassMessageBuyerPage:
    from ...models import MassMessageBuyerPage

    made: MassMessageBuyerPage = decode(MassMessageBuyerPage, value, **options)
    return made


def _item_of_buyers(value: Any, **options: Any) -> UserSummary:
    from ...models import UserSummary

    made: UserSummary = decode(UserSummary, value, **options)
    return made


_BUYERS: Operation[MassMessageBuyerPage] = Operation(
    id="analytics.mass_messages.buyers",
    method="GET",
    path="/v2/access/analytics/mass-messages/{massMessageId}/buyers",
    decode=_decode_buyers,
    permission="analytics:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="marker",
        next_parameter="marker",
        items_field="list",
        more_field="hasMore",
        next_field="nextMarker",
        limit_parameter="limit",
        max_limit=20,
    ),
)


def _decode_chart(value: Any, **options: Any) -> MassMessagesChart:
    from ...models import MassMessagesChart

    made: MassMessagesChart = decode(MassMessagesChart, value, **options)
    return made


_CHART: Operation[MassMessagesChart] = Operation(
    id="analytics.mass_messages.chart",
    method="GET",
    path="/v2/access/analytics/mass-messages/chart",
    decode=_decode_chart,
    permission="analytics:read",
    decodes_bytes=True,
)


def _decode_sent(value: Any, **options: Any) -> SentMassMessagePage:
    from ...models import SentMassMessagePage

    made: SentMassMessagePage = decode(SentMassMessagePage, value, **options)
    return made


_SENT: Operation[SentMassMessagePage] = Operation(
    id="analytics.mass_messages.sent",
    method="GET",
    path="/v2/access/analytics/mass-messages/sent",
    decode=_decode_sent,
    permission="analytics:read",
    decodes_bytes=True,
)


class AnalyticsMassMessages(Resource):
    """Operations of `client.analytics.mass_messages`."""

    def buyers(
        self,
        mass_message_id: int,
        *,
        limit: int | None = None,
        marker: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[UserSummary]:
        """List who bought a mass message.

        `GET /v2/access/analytics/mass-messages/{massMessageId}/buyers`

        Permission: `analytics:read`.

        Args:
            mass_message_id: Id of the mass message.
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            marker: The `nextMarker` of the page before.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _BUYERS,
            path={"massMessageId": mass_message_id},
            query={"limit": limit, "marker": marker, "offset": offset},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_buyers)

    def chart(
        self,
        *,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> MassMessagesChart:
        """Chart messages that were sent and bought.

        `GET /v2/access/analytics/mass-messages/chart`

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

    def sent(
        self,
        *,
        end_date: DateTime | None = None,
        limit: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> SentMassMessagePage:
        """List mass messages that were sent.

        `GET /v2/access/analytics/mass-messages/sent`

        Permission: `analytics:read`.

        Args:
            end_date: End of the period.
            limit: Most items of a page.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SENT,
            query={"endDate": end_date, "limit": limit, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawAnalyticsMassMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAnalyticsMassMessages(self._caller)


class RawAnalyticsMassMessages(ResultAccess):
    """Methods of `AnalyticsMassMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AnalyticsMassMessages(caller.raw())
        self.buyers = raw(resource.buyers)
        self.chart = raw(resource.chart)
        self.sent = raw(resource.sent)


class AsyncAnalyticsMassMessages(AsyncResource):
    """Operations of `client.analytics.mass_messages`, asynchronous."""

    def buyers(
        self,
        mass_message_id: int,
        *,
        limit: int | None = None,
        marker: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[UserSummary]:
        """List who bought a mass message.

        `GET /v2/access/analytics/mass-messages/{massMessageId}/buyers`

        Permission: `analytics:read`.

        Args:
            mass_message_id: Id of the mass message.
            limit: Most items of a page. 1 to 20. Default of the server: `10`. It is the size of
                a page, not of the list. Without it, 20 are asked for.
            marker: The `nextMarker` of the page before.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _BUYERS,
            path={"massMessageId": mass_message_id},
            query={"limit": limit, "marker": marker, "offset": offset},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_buyers)

    async def chart(
        self,
        *,
        end_date: DateTime | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> MassMessagesChart:
        """Chart messages that were sent and bought.

        `GET /v2/access/analytics/mass-messages/chart`

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

    async def sent(
        self,
        *,
        end_date: DateTime | None = None,
        limit: int | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> SentMassMessagePage:
        """List mass messages that were sent.

        `GET /v2/access/analytics/mass-messages/sent`

        Permission: `analytics:read`.

        Args:
            end_date: End of the period.
            limit: Most items of a page.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SENT,
            query={"endDate": end_date, "limit": limit, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawAnalyticsMassMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAnalyticsMassMessages(self._caller)


class AsyncRawAnalyticsMassMessages(ResultAccess):
    """Methods of `AsyncAnalyticsMassMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAnalyticsMassMessages(caller.raw())
        self.buyers = async_raw(resource.buyers)
        self.chart = async_raw(resource.chart)
        self.sent = async_raw(resource.sent)
