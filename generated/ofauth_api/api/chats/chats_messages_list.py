from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.chat_message_page import ChatMessagePage
from ...models.error_body import ErrorBody
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    user_id: int,
    *,
    first_id: int | Unset = UNSET,
    include_users: bool | Unset = UNSET,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/chats/{userId}/messages",
            {
                "userId": user_id,
            },
            {
                "first_id": first_id,
                "include_users": include_users,
                "last_id": last_id,
                "limit": limit,
                "offset": offset,
                "query": query,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChatMessagePage | ErrorBody | None:
    if response.status_code == 200:
        response_200: ChatMessagePage = decode(ChatMessagePage, response.content)
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
) -> Response[ChatMessagePage | ErrorBody]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    user_id: int,
    *,
    client: AuthenticatedClient,
    first_id: int | Unset = UNSET,
    include_users: bool | Unset = UNSET,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query: str | Unset = UNSET,
) -> Response[ChatMessagePage | ErrorBody]:
    """List the messages of a chat

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user the chat is with
        first_id (int | Unset): Include this message id as the first message in the results, for
            example one found by searching chat messages
        include_users (bool | Unset): Include user data in the response
        last_id (int | str | Unset): Id of the last message of the previous page, for cursor
            pagination
        limit (int | Unset): Number of messages to return (max 10)
        offset (int | Unset): Number of messages to skip, for pagination by offset
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatMessagePage | ErrorBody]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        first_id=first_id,
        include_users=include_users,
        last_id=last_id,
        limit=limit,
        offset=offset,
        query=query,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    user_id: int,
    *,
    client: AuthenticatedClient,
    first_id: int | Unset = UNSET,
    include_users: bool | Unset = UNSET,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query: str | Unset = UNSET,
) -> ChatMessagePage | ErrorBody | None:
    """List the messages of a chat

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user the chat is with
        first_id (int | Unset): Include this message id as the first message in the results, for
            example one found by searching chat messages
        include_users (bool | Unset): Include user data in the response
        last_id (int | str | Unset): Id of the last message of the previous page, for cursor
            pagination
        limit (int | Unset): Number of messages to return (max 10)
        offset (int | Unset): Number of messages to skip, for pagination by offset
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatMessagePage | ErrorBody
    """

    return sync_detailed(
        user_id=user_id,
        client=client,
        first_id=first_id,
        include_users=include_users,
        last_id=last_id,
        limit=limit,
        offset=offset,
        query=query,
    ).parsed


async def asyncio_detailed(
    user_id: int,
    *,
    client: AuthenticatedClient,
    first_id: int | Unset = UNSET,
    include_users: bool | Unset = UNSET,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query: str | Unset = UNSET,
) -> Response[ChatMessagePage | ErrorBody]:
    """List the messages of a chat

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user the chat is with
        first_id (int | Unset): Include this message id as the first message in the results, for
            example one found by searching chat messages
        include_users (bool | Unset): Include user data in the response
        last_id (int | str | Unset): Id of the last message of the previous page, for cursor
            pagination
        limit (int | Unset): Number of messages to return (max 10)
        offset (int | Unset): Number of messages to skip, for pagination by offset
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatMessagePage | ErrorBody]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        first_id=first_id,
        include_users=include_users,
        last_id=last_id,
        limit=limit,
        offset=offset,
        query=query,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    user_id: int,
    *,
    client: AuthenticatedClient,
    first_id: int | Unset = UNSET,
    include_users: bool | Unset = UNSET,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query: str | Unset = UNSET,
) -> ChatMessagePage | ErrorBody | None:
    """List the messages of a chat

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user the chat is with
        first_id (int | Unset): Include this message id as the first message in the results, for
            example one found by searching chat messages
        include_users (bool | Unset): Include user data in the response
        last_id (int | str | Unset): Id of the last message of the previous page, for cursor
            pagination
        limit (int | Unset): Number of messages to return (max 10)
        offset (int | Unset): Number of messages to skip, for pagination by offset
        query (str | Unset): Search/filter text

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatMessagePage | ErrorBody
    """

    return (
        await asyncio_detailed(
            user_id=user_id,
            client=client,
            first_id=first_id,
            include_users=include_users,
            last_id=last_id,
            limit=limit,
            offset=offset,
            query=query,
        )
    ).parsed
