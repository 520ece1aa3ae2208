from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.release_form_filter import ReleaseFormFilter
from ...models.release_form_sort_by import ReleaseFormSortBy
from ...models.sort_direction import SortDirection
from ...models.tagged_friend_page import TaggedFriendPage
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    filter_: ReleaseFormFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    search: str | Unset = UNSET,
    sort_by: ReleaseFormSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/self/tagged-friend-users",
            {},
            {
                "filter": filter_,
                "limit": limit,
                "offset": offset,
                "search": search,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | TaggedFriendPage | None:
    if response.status_code == 200:
        response_200: TaggedFriendPage = decode(TaggedFriendPage, response.content)
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
) -> Response[ErrorBody | TaggedFriendPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    filter_: ReleaseFormFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    search: str | Unset = UNSET,
    sort_by: ReleaseFormSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> Response[ErrorBody | TaggedFriendPage]:
    """List friends who may be tagged

     Permission: `profile:read`.

    Args:
        filter_ (ReleaseFormFilter | Unset): Which entries of the register to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        search (str | Unset): Text to search for.
        sort_by (ReleaseFormSortBy | Unset): What the register is sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TaggedFriendPage]
    """

    kwargs = _get_kwargs(
        filter_=filter_,
        limit=limit,
        offset=offset,
        search=search,
        sort_by=sort_by,
        sort_direction=sort_direction,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    filter_: ReleaseFormFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    search: str | Unset = UNSET,
    sort_by: ReleaseFormSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> ErrorBody | TaggedFriendPage | None:
    """List friends who may be tagged

     Permission: `profile:read`.

    Args:
        filter_ (ReleaseFormFilter | Unset): Which entries of the register to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        search (str | Unset): Text to search for.
        sort_by (ReleaseFormSortBy | Unset): What the register is sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TaggedFriendPage
    """

    return sync_detailed(
        client=client,
        filter_=filter_,
        limit=limit,
        offset=offset,
        search=search,
        sort_by=sort_by,
        sort_direction=sort_direction,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    filter_: ReleaseFormFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    search: str | Unset = UNSET,
    sort_by: ReleaseFormSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> Response[ErrorBody | TaggedFriendPage]:
    """List friends who may be tagged

     Permission: `profile:read`.

    Args:
        filter_ (ReleaseFormFilter | Unset): Which entries of the register to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        search (str | Unset): Text to search for.
        sort_by (ReleaseFormSortBy | Unset): What the register is sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TaggedFriendPage]
    """

    kwargs = _get_kwargs(
        filter_=filter_,
        limit=limit,
        offset=offset,
        search=search,
        sort_by=sort_by,
        sort_direction=sort_direction,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    filter_: ReleaseFormFilter | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    search: str | Unset = UNSET,
    sort_by: ReleaseFormSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> ErrorBody | TaggedFriendPage | None:
    """List friends who may be tagged

     Permission: `profile:read`.

    Args:
        filter_ (ReleaseFormFilter | Unset): Which entries of the register to list.
        limit (int | Unset): Most items of a page. Default: 10.
        offset (int | None | Unset): How many items to leave out from the start. Default: 0.
        search (str | Unset): Text to search for.
        sort_by (ReleaseFormSortBy | Unset): What the register is sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TaggedFriendPage
    """

    return (
        await asyncio_detailed(
            client=client,
            filter_=filter_,
            limit=limit,
            offset=offset,
            search=search,
            sort_by=sort_by,
            sort_direction=sort_direction,
        )
    ).parsed
