from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.subscription_filter import SubscriptionFilter
from ...models.subscription_page import SubscriptionPage
from ...models.subscription_type import SubscriptionType
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    filter_: SubscriptionFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    type_: SubscriptionType | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/subscriptions",
            {},
            {
                "filter": filter_,
                "limit": limit,
                "offset": offset,
                "query": query,
                "type": type_,
            },
            query_styles={"filter": ("deepObject", True)},
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | SubscriptionPage | None:
    if response.status_code == 200:
        response_200: SubscriptionPage = decode(SubscriptionPage, response.content)
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
) -> Response[ErrorBody | SubscriptionPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    filter_: SubscriptionFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    type_: SubscriptionType | Unset = UNSET,
) -> Response[ErrorBody | SubscriptionPage]:
    """List the subscriptions of the creator

     Permission: `subscriptions:read`.

    Args:
        filter_ (SubscriptionFilter | Unset): Which subscriptions to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        type_ (SubscriptionType | Unset): Which subscriptions to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SubscriptionPage]
    """

    kwargs = _get_kwargs(
        filter_=filter_,
        limit=limit,
        offset=offset,
        query=query,
        type_=type_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    filter_: SubscriptionFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    type_: SubscriptionType | Unset = UNSET,
) -> ErrorBody | SubscriptionPage | None:
    """List the subscriptions of the creator

     Permission: `subscriptions:read`.

    Args:
        filter_ (SubscriptionFilter | Unset): Which subscriptions to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        type_ (SubscriptionType | Unset): Which subscriptions to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SubscriptionPage
    """

    return sync_detailed(
        client=client,
        filter_=filter_,
        limit=limit,
        offset=offset,
        query=query,
        type_=type_,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    filter_: SubscriptionFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    type_: SubscriptionType | Unset = UNSET,
) -> Response[ErrorBody | SubscriptionPage]:
    """List the subscriptions of the creator

     Permission: `subscriptions:read`.

    Args:
        filter_ (SubscriptionFilter | Unset): Which subscriptions to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        type_ (SubscriptionType | Unset): Which subscriptions to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SubscriptionPage]
    """

    kwargs = _get_kwargs(
        filter_=filter_,
        limit=limit,
        offset=offset,
        query=query,
        type_=type_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    filter_: SubscriptionFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    type_: SubscriptionType | Unset = UNSET,
) -> ErrorBody | SubscriptionPage | None:
    """List the subscriptions of the creator

     Permission: `subscriptions:read`.

    Args:
        filter_ (SubscriptionFilter | Unset): Which subscriptions to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        type_ (SubscriptionType | Unset): Which subscriptions to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SubscriptionPage
    """

    return (
        await asyncio_detailed(
            client=client,
            filter_=filter_,
            limit=limit,
            offset=offset,
            query=query,
            type_=type_,
        )
    ).parsed
