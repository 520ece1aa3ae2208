from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.media_type import MediaType
from ...models.vault_media_page import VaultMediaPage
from ...models.vault_media_sort import VaultMediaSort
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    list_id: int,
    *,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    sort: VaultMediaSort | Unset = UNSET,
    type_: MediaType | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/vault/lists/{listId}/media",
            {
                "listId": list_id,
            },
            {
                "limit": limit,
                "offset": offset,
                "query": query,
                "sort": sort,
                "type": type_,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | VaultMediaPage | None:
    if response.status_code == 200:
        response_200: VaultMediaPage = decode(VaultMediaPage, response.content)
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
) -> Response[ErrorBody | VaultMediaPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    list_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    sort: VaultMediaSort | Unset = UNSET,
    type_: MediaType | Unset = UNSET,
) -> Response[ErrorBody | VaultMediaPage]:
    """List the media of a folder of the vault

     Permission: `vault:read`.

    Args:
        list_id (int): Id of the list.
        limit (int | Unset): Most items of a page. Default: 24.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        sort (VaultMediaSort | Unset): What media of the vault are sorted by.
        type_ (MediaType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | VaultMediaPage]
    """

    kwargs = _get_kwargs(
        list_id=list_id,
        limit=limit,
        offset=offset,
        query=query,
        sort=sort,
        type_=type_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    list_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    sort: VaultMediaSort | Unset = UNSET,
    type_: MediaType | Unset = UNSET,
) -> ErrorBody | VaultMediaPage | None:
    """List the media of a folder of the vault

     Permission: `vault:read`.

    Args:
        list_id (int): Id of the list.
        limit (int | Unset): Most items of a page. Default: 24.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        sort (VaultMediaSort | Unset): What media of the vault are sorted by.
        type_ (MediaType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | VaultMediaPage
    """

    return sync_detailed(
        list_id=list_id,
        client=client,
        limit=limit,
        offset=offset,
        query=query,
        sort=sort,
        type_=type_,
    ).parsed


async def asyncio_detailed(
    list_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    sort: VaultMediaSort | Unset = UNSET,
    type_: MediaType | Unset = UNSET,
) -> Response[ErrorBody | VaultMediaPage]:
    """List the media of a folder of the vault

     Permission: `vault:read`.

    Args:
        list_id (int): Id of the list.
        limit (int | Unset): Most items of a page. Default: 24.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        sort (VaultMediaSort | Unset): What media of the vault are sorted by.
        type_ (MediaType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | VaultMediaPage]
    """

    kwargs = _get_kwargs(
        list_id=list_id,
        limit=limit,
        offset=offset,
        query=query,
        sort=sort,
        type_=type_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    list_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    query: str | Unset = UNSET,
    sort: VaultMediaSort | Unset = UNSET,
    type_: MediaType | Unset = UNSET,
) -> ErrorBody | VaultMediaPage | None:
    """List the media of a folder of the vault

     Permission: `vault:read`.

    Args:
        list_id (int): Id of the list.
        limit (int | Unset): Most items of a page. Default: 24.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        query (str | Unset): Text to search for.
        sort (VaultMediaSort | Unset): What media of the vault are sorted by.
        type_ (MediaType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | VaultMediaPage
    """

    return (
        await asyncio_detailed(
            list_id=list_id,
            client=client,
            limit=limit,
            offset=offset,
            query=query,
            sort=sort,
            type_=type_,
        )
    ).parsed
