"""Operations of `client.earnings`."""

from __future__ import annotations

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
    from ..models.chargeback import Chargeback
    from ..models.chargeback_page import ChargebackPage
    from ..models.earnings_chart import EarningsChart
    from ..models.earnings_source import EarningsSource
    from ..models.tips_source import TipsSource
    from ..models.transaction import Transaction
    from ..models.transaction_page import TransactionPage
    from ..models.transaction_type import TransactionType


def _decode_chargebacks(value: Any, **options: Any) -> ChargebackPage:
    from ..models import ChargebackPage

    made: ChargebackPage = decode(ChargebackPage, value, **options)
    return made


def _item_of_chargebacks(value: Any, **options: Any) -> Chargeback:
    from ..models import Chargeback

    made: Chargeback = decode(Chargeback, value, **options)
    return made


_CHARGEBACKS: Operation[ChargebackPage] = Operation(
    id="earnings.chargebacks",
    method="GET",
    path="/v2/access/earnings/chargebacks",
    decode=_decode_chargebacks,
    permission="earnings:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="marker",
        next_parameter="marker",
        items_field="list",
        more_field="hasMore",
        next_field="nextMarker",
    ),
)


def _decode_chart(value: Any, **options: Any) -> EarningsChart:
    from ..models import EarningsChart

    made: EarningsChart = decode(EarningsChart, value, **options)
    return made


_CHART: Operation[EarningsChart] = Operation(
    id="earnings.chart",
    method="GET",
    path="/v2/access/earnings/chart",
    decode=_decode_chart,
    permission="earnings:read",
    decodes_bytes=True,
)


def _decode_transactions(value: Any, **options: Any) -> TransactionPage:
    from ..models import TransactionPage

    made: TransactionPage = decode(TransactionPage, value, **options)
    return made


def _item_of_transactions(value: Any, **options: Any) -> Transaction:
    from ..models import Transaction

    made: Transaction = decode(Transaction, value, **options)
    return made


_TRANSACTIONS: Operation[TransactionPage] = Operation(
    id="earnings.transactions",
    method="GET",
    path="/v2/access/earnings/transactions",
    decode=_decode_transactions,
    permission="earnings:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="marker",
        next_parameter="marker",
        items_field="list",
        more_field="hasMore",
        next_field="nextMarker",
    ),
)


class Earnings(Resource):
    """Operations of `client.earnings`."""

    def chargebacks(
        self,
        *,
        end_date: DateTime | None = None,
        marker: int | str | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Chargeback]:
        """List chargebacks.

        `GET /v2/access/earnings/chargebacks`

        Permission: `earnings:read`.

        Args:
            end_date: End of the period.
            marker: The `nextMarker` of the page before.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _CHARGEBACKS,
            query={"endDate": end_date, "marker": marker, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_chargebacks)

    def chart(
        self,
        *,
        by: EarningsSource | str | None = None,
        end_date: DateTime | None = None,
        monthly_total: bool | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> EarningsChart:
        """Chart earnings.

        `GET /v2/access/earnings/chart`

        Permission: `earnings:read`.

        Args:
            by: What to count or rank by. One of `messages`, `post`, `ref`, `stream`,
                `subscribes`, `tips`, `tips_chat`, `tips_post`, `tips_profile`, `tips_story`,
                `tips_stream`, `total`.
            end_date: End of the period.
            monthly_total: Return totals by month.
            start_date: Start of the period.
            with_total: Also return the total.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={
                "by": by,
                "endDate": end_date,
                "monthlyTotal": monthly_total,
                "startDate": start_date,
                "withTotal": with_total,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    def transactions(
        self,
        *,
        marker: int | str | None = None,
        start_date: DateTime | Date | None = None,
        tips_source: TipsSource | str | None = None,
        type: TransactionType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Transaction]:
        """List transactions.

        `GET /v2/access/earnings/transactions`

        Permission: `earnings:read`.

        Args:
            marker: The `nextMarker` of the page before.
            start_date: Start of the period.
            tips_source: Only tips that were given there; together with `type` `tips`. One of
                `chat`, `post_all`, `profile`, `story`, `stream`.
            type: Only those of this type. One of `chat_messages`, `post`, `stream`,
                `subscribes`, `tips`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TRANSACTIONS,
            query={
                "marker": marker,
                "startDate": start_date,
                "tipsSource": tips_source,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_transactions)

    @cached_property
    def with_raw_response(self) -> RawEarnings:
        """The same methods, with status, headers and bytes of the answer."""
        return RawEarnings(self._caller)


class RawEarnings(ResultAccess):
    """Methods of `Earnings`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Earnings(caller.raw())
        self.chargebacks = raw(resource.chargebacks)
        self.chart = raw(resource.chart)
        self.transactions = raw(resource.transactions)


class AsyncEarnings(AsyncResource):
    """Operations of `client.earnings`, asynchronous."""

    def chargebacks(
        self,
        *,
        end_date: DateTime | None = None,
        marker: int | str | None = None,
        start_date: DateTime | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Chargeback]:
        """List chargebacks.

        `GET /v2/access/earnings/chargebacks`

        Permission: `earnings:read`.

        Args:
            end_date: End of the period.
            marker: The `nextMarker` of the page before.
            start_date: Start of the period.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _CHARGEBACKS,
            query={"endDate": end_date, "marker": marker, "startDate": start_date},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_chargebacks)

    async def chart(
        self,
        *,
        by: EarningsSource | str | None = None,
        end_date: DateTime | None = None,
        monthly_total: bool | None = None,
        start_date: DateTime | None = None,
        with_total: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> EarningsChart:
        """Chart earnings.

        `GET /v2/access/earnings/chart`

        Permission: `earnings:read`.

        Args:
            by: What to count or rank by. One of `messages`, `post`, `ref`, `stream`,
                `subscribes`, `tips`, `tips_chat`, `tips_post`, `tips_profile`, `tips_story`,
                `tips_stream`, `total`.
            end_date: End of the period.
            monthly_total: Return totals by month.
            start_date: Start of the period.
            with_total: Also return the total.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CHART,
            query={
                "by": by,
                "endDate": end_date,
                "monthlyTotal": monthly_total,
                "startDate": start_date,
                "withTotal": with_total,
            },
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    def transactions(
        self,
        *,
        marker: int | str | None = None,
        start_date: DateTime | Date | None = None,
        tips_source: TipsSource | str | None = None,
        type: TransactionType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Transaction]:
        """List transactions.

        `GET /v2/access/earnings/transactions`

        Permission: `earnings:read`.

        Args:
            marker: The `nextMarker` of the page before.
            start_date: Start of the period.
            tips_source: Only tips that were given there; together with `type` `tips`. One of
                `chat`, `post_all`, `profile`, `story`, `stream`.
            type: Only those of this type. One of `chat_messages`, `post`, `stream`,
                `subscribes`, `tips`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _TRANSACTIONS,
            query={
                "marker": marker,
                "startDate": start_date,
                "tipsSource": tips_source,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_transactions)

    @cached_property
    def with_raw_response(self) -> AsyncRawEarnings:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawEarnings(self._caller)


class AsyncRawEarnings(ResultAccess):
    """Methods of `AsyncEarnings`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncEarnings(caller.raw())
        self.chargebacks = async_raw(resource.chargebacks)
        self.chart = async_raw(resource.chart)
        self.transactions = async_raw(resource.transactions)
