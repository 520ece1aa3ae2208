from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.tracking_link_page import TrackingLinkPage
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    pagination: int | Unset = UNSET,
    sorting_deleted: str | Unset = UNSET,
    stats: bool | str | Unset = UNSET,
    with_deleted: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/promotions/tracking-links",
            {},
            {
                "limit": limit,
                "offset": offset,
                "pagination": pagination,
                "sorting_deleted": sorting_deleted,
                "stats": stats,
                "with_deleted": with_deleted,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | TrackingLinkPage | None:
    if response.status_code == 200:
        response_200: TrackingLinkPage = decode(TrackingLinkPage, response.content)
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
) -> Response[ErrorBody | TrackingLinkPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    pagination: int | Unset = UNSET,
    sorting_deleted: str | Unset = UNSET,
    stats: bool | str | Unset = UNSET,
    with_deleted: int | Unset = UNSET,
) -> Response[ErrorBody | TrackingLinkPage]:
    """List tracking links

     Permission: `promotions:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 20.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        pagination (int | Unset): Return pages: `1`, or `0`.
        sorting_deleted (str | Unset): Where deleted links stand in the order.
        stats (bool | str | Unset): Also return the numbers of each link.
        with_deleted (int | Unset): Also list deleted links: `1`, or `0`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TrackingLinkPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        pagination=pagination,
        sorting_deleted=sorting_deleted,
        stats=stats,
        with_deleted=with_deleted,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    pagination: int | Unset = UNSET,
    sorting_deleted: str | Unset = UNSET,
    stats: bool | str | Unset = UNSET,
    with_deleted: int | Unset = UNSET,
) -> ErrorBody | TrackingLinkPage | None:
    """List tracking links

     Permission: `promotions:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 20.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        pagination (int | Unset): Return pages: `1`, or `0`.
        sorting_deleted (str | Unset): Where deleted links stand in the order.
        stats (bool | str | Unset): Also return the numbers of each link.
        with_deleted (int | Unset): Also list deleted links: `1`, or `0`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TrackingLinkPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        pagination=pagination,
        sorting_deleted=sorting_deleted,
        stats=stats,
        with_deleted=with_deleted,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    pagination: int | Unset = UNSET,
    sorting_deleted: str | Unset = UNSET,
    stats: bool | str | Unset = UNSET,
    with_deleted: int | Unset = UNSET,
) -> Response[ErrorBody | TrackingLinkPage]:
    """List tracking links

     Permission: `promotions:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 20.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        pagination (int | Unset): Return pages: `1`, or `0`.
        sorting_deleted (str | Unset): Where deleted links stand in the order.
        stats (bool | str | Unset): Also return the numbers of each link.
        with_deleted (int | Unset): Also list deleted links: `1`, or `0`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TrackingLinkPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        pagination=pagination,
        sorting_deleted=sorting_deleted,
        stats=stats,
        with_deleted=with_deleted,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    pagination: int | Unset = UNSET,
    sorting_deleted: str | Unset = UNSET,
    stats: bool | str | Unset = UNSET,
    with_deleted: int | Unset = UNSET,
) -> ErrorBody | TrackingLinkPage | None:
    """List tracking links

     Permission: `promotions:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 20.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        pagination (int | Unset): Return pages: `1`, or `0`.
        sorting_deleted (str | Unset): Where deleted links stand in the order.
        stats (bool | str | Unset): Also return the numbers of each link.
        with_deleted (int | Unset): Also list deleted links: `1`, or `0`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TrackingLinkPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            pagination=pagination,
            sorting_deleted=sorting_deleted,
            stats=stats,
            with_deleted=with_deleted,
        )
    ).parsed
