import datetime
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.tips_source import TipsSource
from ...models.transaction_page import TransactionPage
from ...models.transaction_type import TransactionType
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    marker: int | str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    tips_source: TipsSource | Unset = UNSET,
    type_: TransactionType | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/earnings/transactions",
            {},
            {
                "marker": marker,
                "startDate": start_date,
                "tipsSource": tips_source,
                "type": type_,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | TransactionPage | None:
    if response.status_code == 200:
        response_200: TransactionPage = decode(TransactionPage, response.content)
        return response_200

    if response.status_code == 400:
        response_400: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_400

    if response.status_code == 401:
        response_401: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_401

    if response.status_code == 403:
        response_403: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_403

    if response.status_code == 429:
        response_429: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_429

    if response.status_code == 500:
        response_500: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_500

    if response.status_code == 502:
        response_502: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_502

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorBody | TransactionPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    marker: int | str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    tips_source: TipsSource | Unset = UNSET,
    type_: TransactionType | Unset = UNSET,
) -> Response[ErrorBody | TransactionPage]:
    """List transactions

     Permission: `earnings:read`.

    Args:
        marker (int | str | Unset): The `nextMarker` of the page before.
        start_date (datetime.datetime | str | Unset): Start of the period.
        tips_source (TipsSource | Unset): Where tips were given.
        type_ (TransactionType | Unset): What was paid for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TransactionPage]
    """

    kwargs = _get_kwargs(
        marker=marker,
        start_date=start_date,
        tips_source=tips_source,
        type_=type_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    marker: int | str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    tips_source: TipsSource | Unset = UNSET,
    type_: TransactionType | Unset = UNSET,
) -> ErrorBody | TransactionPage | None:
    """List transactions

     Permission: `earnings:read`.

    Args:
        marker (int | str | Unset): The `nextMarker` of the page before.
        start_date (datetime.datetime | str | Unset): Start of the period.
        tips_source (TipsSource | Unset): Where tips were given.
        type_ (TransactionType | Unset): What was paid for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TransactionPage
    """

    return sync_detailed(
        client=client,
        marker=marker,
        start_date=start_date,
        tips_source=tips_source,
        type_=type_,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    marker: int | str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    tips_source: TipsSource | Unset = UNSET,
    type_: TransactionType | Unset = UNSET,
) -> Response[ErrorBody | TransactionPage]:
    """List transactions

     Permission: `earnings:read`.

    Args:
        marker (int | str | Unset): The `nextMarker` of the page before.
        start_date (datetime.datetime | str | Unset): Start of the period.
        tips_source (TipsSource | Unset): Where tips were given.
        type_ (TransactionType | Unset): What was paid for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TransactionPage]
    """

    kwargs = _get_kwargs(
        marker=marker,
        start_date=start_date,
        tips_source=tips_source,
        type_=type_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    marker: int | str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    tips_source: TipsSource | Unset = UNSET,
    type_: TransactionType | Unset = UNSET,
) -> ErrorBody | TransactionPage | None:
    """List transactions

     Permission: `earnings:read`.

    Args:
        marker (int | str | Unset): The `nextMarker` of the page before.
        start_date (datetime.datetime | str | Unset): Start of the period.
        tips_source (TipsSource | Unset): Where tips were given.
        type_ (TransactionType | Unset): What was paid for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TransactionPage
    """

    return (
        await asyncio_detailed(
            client=client,
            marker=marker,
            start_date=start_date,
            tips_source=tips_source,
            type_=type_,
        )
    ).parsed
