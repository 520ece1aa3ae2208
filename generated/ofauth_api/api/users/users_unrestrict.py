from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.json_object import JsonObject
from ...types import Response, decode, decode_answer, http_status


def _get_kwargs(
    user_id: int,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": _requests.address(
            "/v2/access/users/{userId}/restrict",
            {
                "userId": user_id,
            },
            {},
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | JsonObject | None:
    if response.status_code == 200:
        response_200: JsonObject = decode(JsonObject, response.content)
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
) -> Response[ErrorBody | JsonObject]:
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
) -> Response[ErrorBody | JsonObject]:
    """Lift the restriction of a user

     Permission: `users:write`.

    Args:
        user_id (int): Id of the user.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | JsonObject]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    user_id: int,
    *,
    client: AuthenticatedClient,
) -> ErrorBody | JsonObject | None:
    """Lift the restriction of a user

     Permission: `users:write`.

    Args:
        user_id (int): Id of the user.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | JsonObject
    """

    return sync_detailed(
        user_id=user_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    user_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorBody | JsonObject]:
    """Lift the restriction of a user

     Permission: `users:write`.

    Args:
        user_id (int): Id of the user.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | JsonObject]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    user_id: int,
    *,
    client: AuthenticatedClient,
) -> ErrorBody | JsonObject | None:
    """Lift the restriction of a user

     Permission: `users:write`.

    Args:
        user_id (int): Id of the user.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | JsonObject
    """

    return (
        await asyncio_detailed(
            user_id=user_id,
            client=client,
        )
    ).parsed
