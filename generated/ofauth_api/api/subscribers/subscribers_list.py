import datetime
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.subscriber_filter import SubscriberFilter
from ...models.subscriber_latest_type import SubscriberLatestType
from ...models.subscriber_page import SubscriberPage
from ...models.subscriber_type import SubscriberType
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    end_date: datetime.datetime | str | Unset = UNSET,
    filter_: SubscriberFilter | Unset = UNSET,
    latest_type: SubscriberLatestType | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    type_: SubscriberType | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/subscribers",
            {},
            {
                "endDate": end_date,
                "filter": filter_,
                "latestType": latest_type,
                "limit": limit,
                "offset": offset,
                "query": query,
                "startDate": start_date,
                "type": type_,
            },
            query_styles={"filter": ("deepObject", True)},
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | SubscriberPage | None:
    if response.status_code == 200:
        response_200: SubscriberPage = decode(SubscriberPage, response.content)
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
) -> Response[ErrorBody | SubscriberPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | str | Unset = UNSET,
    filter_: SubscriberFilter | Unset = UNSET,
    latest_type: SubscriberLatestType | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    type_: SubscriberType | Unset = UNSET,
) -> Response[ErrorBody | SubscriberPage]:
    """List subscribers

     A page has at most 100 subscribers by the reference, 20 by the guide.

    Permission: `subscribers:read`.

    Args:
        end_date (datetime.datetime | str | Unset): End of the period.
        filter_ (SubscriberFilter | Unset): Which subscribers to list.
        latest_type (SubscriberLatestType | Unset): Which of the latest subscribers to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        start_date (datetime.datetime | str | Unset): Start of the period.
        type_ (SubscriberType | Unset): Which subscribers to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SubscriberPage]
    """

    kwargs = _get_kwargs(
        end_date=end_date,
        filter_=filter_,
        latest_type=latest_type,
        limit=limit,
        offset=offset,
        query=query,
        start_date=start_date,
        type_=type_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | str | Unset = UNSET,
    filter_: SubscriberFilter | Unset = UNSET,
    latest_type: SubscriberLatestType | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    type_: SubscriberType | Unset = UNSET,
) -> ErrorBody | SubscriberPage | None:
    """List subscribers

     A page has at most 100 subscribers by the reference, 20 by the guide.

    Permission: `subscribers:read`.

    Args:
        end_date (datetime.datetime | str | Unset): End of the period.
        filter_ (SubscriberFilter | Unset): Which subscribers to list.
        latest_type (SubscriberLatestType | Unset): Which of the latest subscribers to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        start_date (datetime.datetime | str | Unset): Start of the period.
        type_ (SubscriberType | Unset): Which subscribers to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SubscriberPage
    """

    return sync_detailed(
        client=client,
        end_date=end_date,
        filter_=filter_,
        latest_type=latest_type,
        limit=limit,
        offset=offset,
        query=query,
        start_date=start_date,
        type_=type_,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | str | Unset = UNSET,
    filter_: SubscriberFilter | Unset = UNSET,
    latest_type: SubscriberLatestType | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    type_: SubscriberType | Unset = UNSET,
) -> Response[ErrorBody | SubscriberPage]:
    """List subscribers

     A page has at most 100 subscribers by the reference, 20 by the guide.

    Permission: `subscribers:read`.

    Args:
        end_date (datetime.datetime | str | Unset): End of the period.
        filter_ (SubscriberFilter | Unset): Which subscribers to list.
        latest_type (SubscriberLatestType | Unset): Which of the latest subscribers to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        start_date (datetime.datetime | str | Unset): Start of the period.
        type_ (SubscriberType | Unset): Which subscribers to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SubscriberPage]
    """

    kwargs = _get_kwargs(
        end_date=end_date,
        filter_=filter_,
        latest_type=latest_type,
        limit=limit,
        offset=offset,
        query=query,
        start_date=start_date,
        type_=type_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    end_date: datetime.datetime | str | Unset = UNSET,
    filter_: SubscriberFilter | Unset = UNSET,
    latest_type: SubscriberLatestType | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    start_date: datetime.datetime | str | Unset = UNSET,
    type_: SubscriberType | Unset = UNSET,
) -> ErrorBody | SubscriberPage | None:
    """List subscribers

     A page has at most 100 subscribers by the reference, 20 by the guide.

    Permission: `subscribers:read`.

    Args:
        end_date (datetime.datetime | str | Unset): End of the period.
        filter_ (SubscriberFilter | Unset): Which subscribers to list.
        latest_type (SubscriberLatestType | Unset): Which of the latest subscribers to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        start_date (datetime.datetime | str | Unset): Start of the period.
        type_ (SubscriberType | Unset): Which subscribers to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SubscriberPage
    """

    return (
        await asyncio_detailed(
            client=client,
            end_date=end_date,
            filter_=filter_,
            latest_type=latest_type,
            limit=limit,
            offset=offset,
            query=query,
            start_date=start_date,
            type_=type_,
        )
    ).parsed
