from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.connection_page import ConnectionPage
from ...models.connection_status import ConnectionStatus
from ...models.error_body import ErrorBody
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    imported: bool | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    status: ConnectionStatus | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/account/connections",
            {},
            {
                "imported": imported,
                "limit": limit,
                "offset": offset,
                "status": status,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectionPage | ErrorBody | None:
    if response.status_code == 200:
        response_200: ConnectionPage = decode(ConnectionPage, response.content)
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
) -> Response[ConnectionPage | ErrorBody]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    imported: bool | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    status: ConnectionStatus | Unset = UNSET,
) -> Response[ConnectionPage | ErrorBody]:
    """List connections

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        imported (bool | str | Unset): Only connections whose session was imported, or only
            others.
        limit (int | Unset): Most items of a page.
        offset (int | Unset): How many items to leave out from the start.
        status (ConnectionStatus | Unset): Whether a connection works.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionPage | ErrorBody]
    """

    kwargs = _get_kwargs(
        imported=imported,
        limit=limit,
        offset=offset,
        status=status,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    imported: bool | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    status: ConnectionStatus | Unset = UNSET,
) -> ConnectionPage | ErrorBody | None:
    """List connections

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        imported (bool | str | Unset): Only connections whose session was imported, or only
            others.
        limit (int | Unset): Most items of a page.
        offset (int | Unset): How many items to leave out from the start.
        status (ConnectionStatus | Unset): Whether a connection works.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionPage | ErrorBody
    """

    return sync_detailed(
        client=client,
        imported=imported,
        limit=limit,
        offset=offset,
        status=status,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    imported: bool | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    status: ConnectionStatus | Unset = UNSET,
) -> Response[ConnectionPage | ErrorBody]:
    """List connections

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        imported (bool | str | Unset): Only connections whose session was imported, or only
            others.
        limit (int | Unset): Most items of a page.
        offset (int | Unset): How many items to leave out from the start.
        status (ConnectionStatus | Unset): Whether a connection works.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionPage | ErrorBody]
    """

    kwargs = _get_kwargs(
        imported=imported,
        limit=limit,
        offset=offset,
        status=status,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    imported: bool | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    status: ConnectionStatus | Unset = UNSET,
) -> ConnectionPage | ErrorBody | None:
    """List connections

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        imported (bool | str | Unset): Only connections whose session was imported, or only
            others.
        limit (int | Unset): Most items of a page.
        offset (int | Unset): How many items to leave out from the start.
        status (ConnectionStatus | Unset): Whether a connection works.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionPage | ErrorBody
    """

    return (
        await asyncio_detailed(
            client=client,
            imported=imported,
            limit=limit,
            offset=offset,
            status=status,
        )
    ).parsed
