from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.link_status import LinkStatus
from ...types import Response, decode, decode_answer, http_status


def _get_kwargs(
    client_secret: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": _requests.address(
            "/v2/link/{clientSecret}",
            {
                "clientSecret": client_secret,
            },
            {},
        ),
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | LinkStatus | None:
    if response.status_code == 200:
        response_200: LinkStatus = decode(LinkStatus, response.content)
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
) -> Response[ErrorBody | LinkStatus]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    client_secret: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorBody | LinkStatus]:
    """Get how far a link session has come

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        client_secret (str): Secret of the link session, which is in the address of its page.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | LinkStatus]
    """

    kwargs = _get_kwargs(
        client_secret=client_secret,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    client_secret: str,
    *,
    client: AuthenticatedClient,
) -> ErrorBody | LinkStatus | None:
    """Get how far a link session has come

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        client_secret (str): Secret of the link session, which is in the address of its page.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | LinkStatus
    """

    return sync_detailed(
        client_secret=client_secret,
        client=client,
    ).parsed


async def asyncio_detailed(
    client_secret: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorBody | LinkStatus]:
    """Get how far a link session has come

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        client_secret (str): Secret of the link session, which is in the address of its page.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | LinkStatus]
    """

    kwargs = _get_kwargs(
        client_secret=client_secret,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    client_secret: str,
    *,
    client: AuthenticatedClient,
) -> ErrorBody | LinkStatus | None:
    """Get how far a link session has come

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        client_secret (str): Secret of the link session, which is in the address of its page.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | LinkStatus
    """

    return (
        await asyncio_detailed(
            client_secret=client_secret,
            client=client,
        )
    ).parsed
