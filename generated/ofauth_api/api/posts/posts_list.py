from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.post_page import PostPage
from ...models.post_sort_by import PostSortBy
from ...models.sort_direction import SortDirection
from ...types import UNSET, Response, Unset, decode, decode_answer, http_status


def _get_kwargs(
    *,
    before_publish_time: str | Unset = UNSET,
    include_post_counts: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    sort_by: PostSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/access/posts",
            {},
            {
                "beforePublishTime": before_publish_time,
                "includePostCounts": include_post_counts,
                "limit": limit,
                "pinned": pinned,
                "sortBy": sort_by,
                "sortDirection": sort_direction,
            },
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | PostPage | None:
    if response.status_code == 200:
        response_200: PostPage = decode(PostPage, response.content)
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
) -> Response[ErrorBody | PostPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    before_publish_time: str | Unset = UNSET,
    include_post_counts: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    sort_by: PostSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> Response[ErrorBody | PostPage]:
    """List the posts of the creator

     Permission: `posts:read`.

    Args:
        before_publish_time (str | Unset): Only posts published before this moment: the
            `tailMarker` of the page before.
        include_post_counts (bool | Unset): Also count the posts, in `counters`.
        limit (int | Unset): Most items of a page.
        pinned (bool | Unset): Only posts that are pinned, or only others.
        sort_by (PostSortBy | Unset): What posts are sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | PostPage]
    """

    kwargs = _get_kwargs(
        before_publish_time=before_publish_time,
        include_post_counts=include_post_counts,
        limit=limit,
        pinned=pinned,
        sort_by=sort_by,
        sort_direction=sort_direction,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    before_publish_time: str | Unset = UNSET,
    include_post_counts: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    sort_by: PostSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> ErrorBody | PostPage | None:
    """List the posts of the creator

     Permission: `posts:read`.

    Args:
        before_publish_time (str | Unset): Only posts published before this moment: the
            `tailMarker` of the page before.
        include_post_counts (bool | Unset): Also count the posts, in `counters`.
        limit (int | Unset): Most items of a page.
        pinned (bool | Unset): Only posts that are pinned, or only others.
        sort_by (PostSortBy | Unset): What posts are sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | PostPage
    """

    return sync_detailed(
        client=client,
        before_publish_time=before_publish_time,
        include_post_counts=include_post_counts,
        limit=limit,
        pinned=pinned,
        sort_by=sort_by,
        sort_direction=sort_direction,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    before_publish_time: str | Unset = UNSET,
    include_post_counts: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    sort_by: PostSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> Response[ErrorBody | PostPage]:
    """List the posts of the creator

     Permission: `posts:read`.

    Args:
        before_publish_time (str | Unset): Only posts published before this moment: the
            `tailMarker` of the page before.
        include_post_counts (bool | Unset): Also count the posts, in `counters`.
        limit (int | Unset): Most items of a page.
        pinned (bool | Unset): Only posts that are pinned, or only others.
        sort_by (PostSortBy | Unset): What posts are sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | PostPage]
    """

    kwargs = _get_kwargs(
        before_publish_time=before_publish_time,
        include_post_counts=include_post_counts,
        limit=limit,
        pinned=pinned,
        sort_by=sort_by,
        sort_direction=sort_direction,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    before_publish_time: str | Unset = UNSET,
    include_post_counts: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    sort_by: PostSortBy | Unset = UNSET,
    sort_direction: SortDirection | Unset = UNSET,
) -> ErrorBody | PostPage | None:
    """List the posts of the creator

     Permission: `posts:read`.

    Args:
        before_publish_time (str | Unset): Only posts published before this moment: the
            `tailMarker` of the page before.
        include_post_counts (bool | Unset): Also count the posts, in `counters`.
        limit (int | Unset): Most items of a page.
        pinned (bool | Unset): Only posts that are pinned, or only others.
        sort_by (PostSortBy | Unset): What posts are sorted by.
        sort_direction (SortDirection | Unset): Which way a list is sorted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | PostPage
    """

    return (
        await asyncio_detailed(
            client=client,
            before_publish_time=before_publish_time,
            include_post_counts=include_post_counts,
            limit=limit,
            pinned=pinned,
            sort_by=sort_by,
            sort_direction=sort_direction,
        )
    ).parsed
