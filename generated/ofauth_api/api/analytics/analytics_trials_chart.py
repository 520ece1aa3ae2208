import datetime
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.analytics_charts import AnalyticsCharts
from ...models.error_body import ErrorBody
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
    with_total: bool | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/analytics/trials/chart",
            {},
            {
                "endDate": end_date,
                "startDate": start_date,
                "withTotal": with_total,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AnalyticsCharts | ErrorBody | None:
    if response.status_code == 200:
        response_200: AnalyticsCharts = decode(AnalyticsCharts, response.content)
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
) -> Response[AnalyticsCharts | ErrorBody]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
    with_total: bool | Unset = UNSET,
) -> Response[AnalyticsCharts | ErrorBody]:
    """Chart how free trials do

     Permission: `analytics:read`.

    Args:
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.
        with_total (bool | Unset): Also return the total.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AnalyticsCharts | ErrorBody]
    """

    kwargs = _get_kwargs(
        end_date=end_date,
        start_date=start_date,
        with_total=with_total,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
    with_total: bool | Unset = UNSET,
) -> AnalyticsCharts | ErrorBody | None:
    """Chart how free trials do

     Permission: `analytics:read`.

    Args:
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.
        with_total (bool | Unset): Also return the total.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AnalyticsCharts | ErrorBody
    """

    return sync_detailed(
        client=client,
        end_date=end_date,
        start_date=start_date,
        with_total=with_total,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
    with_total: bool | Unset = UNSET,
) -> Response[AnalyticsCharts | ErrorBody]:
    """Chart how free trials do

     Permission: `analytics:read`.

    Args:
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.
        with_total (bool | Unset): Also return the total.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AnalyticsCharts | ErrorBody]
    """

    kwargs = _get_kwargs(
        end_date=end_date,
        start_date=start_date,
        with_total=with_total,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
    with_total: bool | Unset = UNSET,
) -> AnalyticsCharts | ErrorBody | None:
    """Chart how free trials do

     Permission: `analytics:read`.

    Args:
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.
        with_total (bool | Unset): Also return the total.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AnalyticsCharts | ErrorBody
    """

    return (
        await asyncio_detailed(
            client=client,
            end_date=end_date,
            start_date=start_date,
            with_total=with_total,
        )
    ).parsed
