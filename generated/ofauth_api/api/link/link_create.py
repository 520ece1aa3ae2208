from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.error_message import ErrorMessage
from ...models.link_request import LinkRequest
from ...models.link_session import LinkSession
from ...types import Response, decode, decode_answer, http_status


def _get_kwargs(
    *,
    body: LinkRequest,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/link/init",
        "headers": {},
    }
    _requests.add_body(_kwargs, body, "application/json")
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | ErrorMessage | LinkSession | None:
    if response.status_code == 200:
        response_200: LinkSession = decode(LinkSession, response.content)
        return response_200

    if response.status_code == 400:
        response_400: ErrorMessage | None = decode_answer(ErrorMessage, response)
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
) -> Response[ErrorBody | ErrorMessage | LinkSession]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: LinkRequest,
) -> Response[ErrorBody | ErrorMessage | LinkSession]:
    """Begin a link session, in which a creator logs in

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (LinkRequest): The link session to begin.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | ErrorMessage | LinkSession]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: LinkRequest,
) -> ErrorBody | ErrorMessage | LinkSession | None:
    """Begin a link session, in which a creator logs in

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (LinkRequest): The link session to begin.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | ErrorMessage | LinkSession
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: LinkRequest,
) -> Response[ErrorBody | ErrorMessage | LinkSession]:
    """Begin a link session, in which a creator logs in

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (LinkRequest): The link session to begin.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | ErrorMessage | LinkSession]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: LinkRequest,
) -> ErrorBody | ErrorMessage | LinkSession | None:
    """Begin a link session, in which a creator logs in

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (LinkRequest): The link session to begin.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | ErrorMessage | LinkSession
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
