from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dynamic_rules import DynamicRules
from ...models.error_body import ErrorBody
from ...models.rules_access_error import RulesAccessError
from ...types import Response, decode, decode_answer, http_status


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/rules",
    }
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DynamicRules | ErrorBody | RulesAccessError | None:
    if response.status_code == 200:
        response_200: DynamicRules = decode(DynamicRules, response.content)
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
) -> Response[DynamicRules | ErrorBody | RulesAccessError]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[DynamicRules | ErrorBody | RulesAccessError]:
    """Get the signing rules at their old address

     Use `dynamic_rules.get`.

    Unverified: OFAuth's Python package is the only evidence.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DynamicRules | ErrorBody | RulesAccessError]
    """

    kwargs = _get_kwargs()

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
) -> DynamicRules | ErrorBody | RulesAccessError | None:
    """Get the signing rules at their old address

     Use `dynamic_rules.get`.

    Unverified: OFAuth's Python package is the only evidence.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DynamicRules | ErrorBody | RulesAccessError
    """

    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[DynamicRules | ErrorBody | RulesAccessError]:
    """Get the signing rules at their old address

     Use `dynamic_rules.get`.

    Unverified: OFAuth's Python package is the only evidence.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DynamicRules | ErrorBody | RulesAccessError]
    """

    kwargs = _get_kwargs()

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
) -> DynamicRules | ErrorBody | RulesAccessError | None:
    """Get the signing rules at their old address

     Use `dynamic_rules.get`.

    Unverified: OFAuth's Python package is the only evidence.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DynamicRules | ErrorBody | RulesAccessError
    """

    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed
