from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.notification_page import NotificationPage
from ...models.notification_type import NotificationType
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    related_username: str | Unset = UNSET,
    type_: NotificationType | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/self/notifications",
            {},
            {
                "limit": limit,
                "offset": offset,
                "relatedUsername": related_username,
                "type": type_,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | NotificationPage | None:
    if response.status_code == 200:
        response_200: NotificationPage = decode(NotificationPage, response.content)
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
) -> Response[ErrorBody | NotificationPage]:
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
    related_username: str | Unset = UNSET,
    type_: NotificationType | Unset = UNSET,
) -> Response[ErrorBody | NotificationPage]:
    """List notifications

     Permission: `notifications:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        related_username (str | Unset): Only notifications about this user.
        type_ (NotificationType | Unset): What a notification is about.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | NotificationPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        related_username=related_username,
        type_=type_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    related_username: str | Unset = UNSET,
    type_: NotificationType | Unset = UNSET,
) -> ErrorBody | NotificationPage | None:
    """List notifications

     Permission: `notifications:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        related_username (str | Unset): Only notifications about this user.
        type_ (NotificationType | Unset): What a notification is about.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | NotificationPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        related_username=related_username,
        type_=type_,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    related_username: str | Unset = UNSET,
    type_: NotificationType | Unset = UNSET,
) -> Response[ErrorBody | NotificationPage]:
    """List notifications

     Permission: `notifications:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        related_username (str | Unset): Only notifications about this user.
        type_ (NotificationType | Unset): What a notification is about.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | NotificationPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        related_username=related_username,
        type_=type_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    related_username: str | Unset = UNSET,
    type_: NotificationType | Unset = UNSET,
) -> ErrorBody | NotificationPage | None:
    """List notifications

     Permission: `notifications:read`.

    Args:
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        related_username (str | Unset): Only notifications about this user.
        type_ (NotificationType | Unset): What a notification is about.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | NotificationPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            related_username=related_username,
            type_=type_,
        )
    ).parsed
