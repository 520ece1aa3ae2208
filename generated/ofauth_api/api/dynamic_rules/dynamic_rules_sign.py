from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.rules_access_error import RulesAccessError
from ...models.sign_request import SignRequest
from ...models.sign_result import SignResult
from ...types import Response, decode, decode_answer, http_status


def _get_kwargs(
    *,
    body: SignRequest,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/dynamic-rules/sign",
        "headers": {},
    }
    _requests.add_body(_kwargs, body, "application/json")
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | RulesAccessError | SignResult | None:
    if response.status_code == 200:
        response_200: SignResult = decode(SignResult, response.content)
        return response_200

    if response.status_code == 400:
        response_400: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_400

    if response.status_code == 401:
        response_401: ErrorBody | None = decode_answer(ErrorBody, response)
        return response_401

    if response.status_code == 403:
        response_403: RulesAccessError | None = decode_answer(RulesAccessError, response)
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
) -> Response[ErrorBody | RulesAccessError | SignResult]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: SignRequest,
) -> Response[ErrorBody | RulesAccessError | SignResult]:
    """Sign a request to the platform

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (SignRequest): The request to sign.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | RulesAccessError | SignResult]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: SignRequest,
) -> ErrorBody | RulesAccessError | SignResult | None:
    """Sign a request to the platform

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (SignRequest): The request to sign.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | RulesAccessError | SignResult
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: SignRequest,
) -> Response[ErrorBody | RulesAccessError | SignResult]:
    """Sign a request to the platform

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (SignRequest): The request to sign.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | RulesAccessError | SignResult]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: SignRequest,
) -> ErrorBody | RulesAccessError | SignResult | None:
    """Sign a request to the platform

     Unverified: OFAuth's Python package is the only evidence.

    Args:
        body (SignRequest): The request to sign.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | RulesAccessError | SignResult
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
