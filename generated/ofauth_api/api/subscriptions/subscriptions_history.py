from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.subscription_history_page import SubscriptionHistoryPage
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    subscription_id: int,
    *,
    all_: bool | str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/subscriptions/{subscriptionId}/history",
            {
                "subscriptionId": subscription_id,
            },
            {
                "all": all_,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | SubscriptionHistoryPage | None:
    if response.status_code == 200:
        response_200: SubscriptionHistoryPage = decode(SubscriptionHistoryPage, response.content)
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

    if response.status_code == 404:
        response_404: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_404

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
) -> Response[ErrorBody | SubscriptionHistoryPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    subscription_id: int,
    *,
    client: AuthenticatedClient,
    all_: bool | str | Unset = UNSET,
) -> Response[ErrorBody | SubscriptionHistoryPage]:
    """Get the periods of a subscription

     Permission: `subscriptions:read`.

    Args:
        subscription_id (int): Id of the subscription.
        all_ (bool | str | Unset): Also list periods that have ended.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SubscriptionHistoryPage]
    """

    kwargs = _get_kwargs(
        subscription_id=subscription_id,
        all_=all_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    subscription_id: int,
    *,
    client: AuthenticatedClient,
    all_: bool | str | Unset = UNSET,
) -> ErrorBody | SubscriptionHistoryPage | None:
    """Get the periods of a subscription

     Permission: `subscriptions:read`.

    Args:
        subscription_id (int): Id of the subscription.
        all_ (bool | str | Unset): Also list periods that have ended.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SubscriptionHistoryPage
    """

    return sync_detailed(
        subscription_id=subscription_id,
        client=client,
        all_=all_,
    ).parsed


async def asyncio_detailed(
    subscription_id: int,
    *,
    client: AuthenticatedClient,
    all_: bool | str | Unset = UNSET,
) -> Response[ErrorBody | SubscriptionHistoryPage]:
    """Get the periods of a subscription

     Permission: `subscriptions:read`.

    Args:
        subscription_id (int): Id of the subscription.
        all_ (bool | str | Unset): Also list periods that have ended.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SubscriptionHistoryPage]
    """

    kwargs = _get_kwargs(
        subscription_id=subscription_id,
        all_=all_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    subscription_id: int,
    *,
    client: AuthenticatedClient,
    all_: bool | str | Unset = UNSET,
) -> ErrorBody | SubscriptionHistoryPage | None:
    """Get the periods of a subscription

     Permission: `subscriptions:read`.

    Args:
        subscription_id (int): Id of the subscription.
        all_ (bool | str | Unset): Also list periods that have ended.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SubscriptionHistoryPage
    """

    return (
        await asyncio_detailed(
            subscription_id=subscription_id,
            client=client,
            all_=all_,
        )
    ).parsed
