import datetime
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.top_visitor_countries import TopVisitorCountries
from ...models.visitor_group import VisitorGroup
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    by: VisitorGroup | Unset = UNSET,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/analytics/visitor-countries/top",
            {},
            {
                "by": by,
                "endDate": end_date,
                "startDate": start_date,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | TopVisitorCountries | None:
    if response.status_code == 200:
        response_200: TopVisitorCountries = decode(TopVisitorCountries, response.content)
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
) -> Response[ErrorBody | TopVisitorCountries]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    by: VisitorGroup | Unset = UNSET,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
) -> Response[ErrorBody | TopVisitorCountries]:
    """Get the countries most visitors came from

     Permission: `analytics:read`.

    Args:
        by (VisitorGroup | Unset): Which visitors are counted.
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TopVisitorCountries]
    """

    kwargs = _get_kwargs(
        by=by,
        end_date=end_date,
        start_date=start_date,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    by: VisitorGroup | Unset = UNSET,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
) -> ErrorBody | TopVisitorCountries | None:
    """Get the countries most visitors came from

     Permission: `analytics:read`.

    Args:
        by (VisitorGroup | Unset): Which visitors are counted.
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TopVisitorCountries
    """

    return sync_detailed(
        client=client,
        by=by,
        end_date=end_date,
        start_date=start_date,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    by: VisitorGroup | Unset = UNSET,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
) -> Response[ErrorBody | TopVisitorCountries]:
    """Get the countries most visitors came from

     Permission: `analytics:read`.

    Args:
        by (VisitorGroup | Unset): Which visitors are counted.
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TopVisitorCountries]
    """

    kwargs = _get_kwargs(
        by=by,
        end_date=end_date,
        start_date=start_date,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    by: VisitorGroup | Unset = UNSET,
    end_date: datetime.datetime | Unset = UNSET,
    start_date: datetime.datetime | Unset = UNSET,
) -> ErrorBody | TopVisitorCountries | None:
    """Get the countries most visitors came from

     Permission: `analytics:read`.

    Args:
        by (VisitorGroup | Unset): Which visitors are counted.
        end_date (datetime.datetime | Unset): End of the period.
        start_date (datetime.datetime | Unset): Start of the period.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TopVisitorCountries
    """

    return (
        await asyncio_detailed(
            client=client,
            by=by,
            end_date=end_date,
            start_date=start_date,
        )
    ).parsed
