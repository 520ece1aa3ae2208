from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.chat_order import ChatOrder
from ...models.chat_page import ChatPage
from ...models.error_body import ErrorBody
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    order: ChatOrder | Unset = UNSET,
    query: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/chats/search",
            {},
            {
                "limit": limit,
                "offset": offset,
                "order": order,
                "query": query,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChatPage | ErrorBody | None:
    if response.status_code == 200:
        response_200: ChatPage = decode(ChatPage, response.content)
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
) -> Response[ChatPage | ErrorBody]:
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
    order: ChatOrder | Unset = UNSET,
    query: str | Unset = UNSET,
) -> Response[ChatPage | ErrorBody]:
    """Search chats

     Permission: `messages:read`.

    Args:
        limit (int | Unset): Number of items to return (1-20, default: 10)
        offset (int | None | Unset): Number of items to skip (default: 0)
        order (ChatOrder | Unset): Sort order: recent (newest first) or old (oldest first).
            Default: "recent".
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatPage | ErrorBody]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        order=order,
        query=query,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    order: ChatOrder | Unset = UNSET,
    query: str | Unset = UNSET,
) -> ChatPage | ErrorBody | None:
    """Search chats

     Permission: `messages:read`.

    Args:
        limit (int | Unset): Number of items to return (1-20, default: 10)
        offset (int | None | Unset): Number of items to skip (default: 0)
        order (ChatOrder | Unset): Sort order: recent (newest first) or old (oldest first).
            Default: "recent".
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatPage | ErrorBody
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order=order,
        query=query,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    order: ChatOrder | Unset = UNSET,
    query: str | Unset = UNSET,
) -> Response[ChatPage | ErrorBody]:
    """Search chats

     Permission: `messages:read`.

    Args:
        limit (int | Unset): Number of items to return (1-20, default: 10)
        offset (int | None | Unset): Number of items to skip (default: 0)
        order (ChatOrder | Unset): Sort order: recent (newest first) or old (oldest first).
            Default: "recent".
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatPage | ErrorBody]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        order=order,
        query=query,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    order: ChatOrder | Unset = UNSET,
    query: str | Unset = UNSET,
) -> ChatPage | ErrorBody | None:
    """Search chats

     Permission: `messages:read`.

    Args:
        limit (int | Unset): Number of items to return (1-20, default: 10)
        offset (int | None | Unset): Number of items to skip (default: 0)
        order (ChatOrder | Unset): Sort order: recent (newest first) or old (oldest first).
            Default: "recent".
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatPage | ErrorBody
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order=order,
            query=query,
        )
    ).parsed
