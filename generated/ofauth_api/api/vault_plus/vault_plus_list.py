from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.stored_file_source import StoredFileSource
from ...models.stored_file_status import StoredFileStatus
from ...models.stored_media_page import StoredMediaPage
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    content_type: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    source: StoredFileSource | Unset = UNSET,
    status: StoredFileStatus | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/vault-plus/list",
            {},
            {
                "contentType": content_type,
                "cursor": cursor,
                "limit": limit,
                "source": source,
                "status": status,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | StoredMediaPage | None:
    if response.status_code == 200:
        response_200: StoredMediaPage = decode(StoredMediaPage, response.content)
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
) -> Response[ErrorBody | StoredMediaPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    content_type: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    source: StoredFileSource | Unset = UNSET,
    status: StoredFileStatus | Unset = UNSET,
) -> Response[ErrorBody | StoredMediaPage]:
    """List the media that Vault+ stores for a connection

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        content_type (str | Unset): Only files of this media type, such as `image/jpeg`.
        cursor (str | Unset): The `nextCursor` of the page before.
        limit (int | None | Unset): Most items of a page.
        source (StoredFileSource | Unset): Where a stored file came from.
        status (StoredFileStatus | Unset): Whether a file is stored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | StoredMediaPage]
    """

    kwargs = _get_kwargs(
        content_type=content_type,
        cursor=cursor,
        limit=limit,
        source=source,
        status=status,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    content_type: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    source: StoredFileSource | Unset = UNSET,
    status: StoredFileStatus | Unset = UNSET,
) -> ErrorBody | StoredMediaPage | None:
    """List the media that Vault+ stores for a connection

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        content_type (str | Unset): Only files of this media type, such as `image/jpeg`.
        cursor (str | Unset): The `nextCursor` of the page before.
        limit (int | None | Unset): Most items of a page.
        source (StoredFileSource | Unset): Where a stored file came from.
        status (StoredFileStatus | Unset): Whether a file is stored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | StoredMediaPage
    """

    return sync_detailed(
        client=client,
        content_type=content_type,
        cursor=cursor,
        limit=limit,
        source=source,
        status=status,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    content_type: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    source: StoredFileSource | Unset = UNSET,
    status: StoredFileStatus | Unset = UNSET,
) -> Response[ErrorBody | StoredMediaPage]:
    """List the media that Vault+ stores for a connection

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        content_type (str | Unset): Only files of this media type, such as `image/jpeg`.
        cursor (str | Unset): The `nextCursor` of the page before.
        limit (int | None | Unset): Most items of a page.
        source (StoredFileSource | Unset): Where a stored file came from.
        status (StoredFileStatus | Unset): Whether a file is stored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | StoredMediaPage]
    """

    kwargs = _get_kwargs(
        content_type=content_type,
        cursor=cursor,
        limit=limit,
        source=source,
        status=status,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    content_type: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    source: StoredFileSource | Unset = UNSET,
    status: StoredFileStatus | Unset = UNSET,
) -> ErrorBody | StoredMediaPage | None:
    """List the media that Vault+ stores for a connection

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        content_type (str | Unset): Only files of this media type, such as `image/jpeg`.
        cursor (str | Unset): The `nextCursor` of the page before.
        limit (int | None | Unset): Most items of a page.
        source (StoredFileSource | Unset): Where a stored file came from.
        status (StoredFileStatus | Unset): Whether a file is stored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | StoredMediaPage
    """

    return (
        await asyncio_detailed(
            client=client,
            content_type=content_type,
            cursor=cursor,
            limit=limit,
            source=source,
            status=status,
        )
    ).parsed
