from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.chat_media_kind import ChatMediaKind
from ...models.chat_media_page import ChatMediaPage
from ...models.error_body import ErrorBody
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    user_id: int,
    *,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    opened: bool | str | Unset = UNSET,
    skip_users: str | Unset = UNSET,
    type_: ChatMediaKind | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/chats/{userId}/media",
            {
                "userId": user_id,
            },
            {
                "last_id": last_id,
                "limit": limit,
                "offset": offset,
                "opened": opened,
                "skip_users": skip_users,
                "type": type_,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChatMediaPage | ErrorBody | None:
    if response.status_code == 200:
        response_200: ChatMediaPage = decode(ChatMediaPage, response.content)
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
) -> Response[ChatMediaPage | ErrorBody]:
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
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    opened: bool | str | Unset = UNSET,
    skip_users: str | Unset = UNSET,
    type_: ChatMediaKind | Unset = UNSET,
) -> Response[ChatMediaPage | ErrorBody]:
    """List the messages of a chat that have media

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user.
        last_id (int | str | Unset): Id of the last message of the page before.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        opened (bool | str | Unset): Only media that the user has opened, or only others.
        skip_users (str | Unset): Leave users out of the answer, for example `all`.
        type_ (ChatMediaKind | Unset): Which media of a chat to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatMediaPage | ErrorBody]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        last_id=last_id,
        limit=limit,
        offset=offset,
        opened=opened,
        skip_users=skip_users,
        type_=type_,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    user_id: int,
    *,
    client: AuthenticatedClient,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    opened: bool | str | Unset = UNSET,
    skip_users: str | Unset = UNSET,
    type_: ChatMediaKind | Unset = UNSET,
) -> ChatMediaPage | ErrorBody | None:
    """List the messages of a chat that have media

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user.
        last_id (int | str | Unset): Id of the last message of the page before.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        opened (bool | str | Unset): Only media that the user has opened, or only others.
        skip_users (str | Unset): Leave users out of the answer, for example `all`.
        type_ (ChatMediaKind | Unset): Which media of a chat to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatMediaPage | ErrorBody
    """

    return sync_detailed(
        user_id=user_id,
        client=client,
        last_id=last_id,
        limit=limit,
        offset=offset,
        opened=opened,
        skip_users=skip_users,
        type_=type_,
    ).parsed


async def asyncio_detailed(
    user_id: int,
    *,
    client: AuthenticatedClient,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    opened: bool | str | Unset = UNSET,
    skip_users: str | Unset = UNSET,
    type_: ChatMediaKind | Unset = UNSET,
) -> Response[ChatMediaPage | ErrorBody]:
    """List the messages of a chat that have media

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user.
        last_id (int | str | Unset): Id of the last message of the page before.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        opened (bool | str | Unset): Only media that the user has opened, or only others.
        skip_users (str | Unset): Leave users out of the answer, for example `all`.
        type_ (ChatMediaKind | Unset): Which media of a chat to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatMediaPage | ErrorBody]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        last_id=last_id,
        limit=limit,
        offset=offset,
        opened=opened,
        skip_users=skip_users,
        type_=type_,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    user_id: int,
    *,
    client: AuthenticatedClient,
    last_id: int | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    opened: bool | str | Unset = UNSET,
    skip_users: str | Unset = UNSET,
    type_: ChatMediaKind | Unset = UNSET,
) -> ChatMediaPage | ErrorBody | None:
    """List the messages of a chat that have media

     Permission: `messages:read`.

    Args:
        user_id (int): Id of the user.
        last_id (int | str | Unset): Id of the last message of the page before.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        opened (bool | str | Unset): Only media that the user has opened, or only others.
        skip_users (str | Unset): Leave users out of the answer, for example `all`.
        type_ (ChatMediaKind | Unset): Which media of a chat to list.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatMediaPage | ErrorBody
    """

    return (
        await asyncio_detailed(
            user_id=user_id,
            client=client,
            last_id=last_id,
            limit=limit,
            offset=offset,
            opened=opened,
            skip_users=skip_users,
            type_=type_,
        )
    ).parsed
