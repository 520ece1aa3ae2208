from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.tracking_link import TrackingLink
from ...models.tracking_link_update_request import TrackingLinkUpdateRequest
from ...types import Response, decode, decode_answer, http_status


def _get_kwargs(
    tracking_link_id: int,
    *,
    body: TrackingLinkUpdateRequest,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": _requests.address(
            "/v2/access/promotions/tracking-links/{trackingLinkId}",
            {
                "trackingLinkId": tracking_link_id,
            },
            {},
        ),
        "headers": {},
    }
    _requests.add_body(_kwargs, body, "application/json")
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | TrackingLink | None:
    if response.status_code == 200:
        response_200: TrackingLink = decode(TrackingLink, response.content)
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
) -> Response[ErrorBody | TrackingLink]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    tracking_link_id: int,
    *,
    client: AuthenticatedClient,
    body: TrackingLinkUpdateRequest,
) -> Response[ErrorBody | TrackingLink]:
    """Change a tracking link

     Permission: `promotions:write`.

    Args:
        tracking_link_id (int): Id of the tracking link.
        body (TrackingLinkUpdateRequest): What to change of a tracking link.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TrackingLink]
    """

    kwargs = _get_kwargs(
        tracking_link_id=tracking_link_id,
        body=body,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    tracking_link_id: int,
    *,
    client: AuthenticatedClient,
    body: TrackingLinkUpdateRequest,
) -> ErrorBody | TrackingLink | None:
    """Change a tracking link

     Permission: `promotions:write`.

    Args:
        tracking_link_id (int): Id of the tracking link.
        body (TrackingLinkUpdateRequest): What to change of a tracking link.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TrackingLink
    """

    return sync_detailed(
        tracking_link_id=tracking_link_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    tracking_link_id: int,
    *,
    client: AuthenticatedClient,
    body: TrackingLinkUpdateRequest,
) -> Response[ErrorBody | TrackingLink]:
    """Change a tracking link

     Permission: `promotions:write`.

    Args:
        tracking_link_id (int): Id of the tracking link.
        body (TrackingLinkUpdateRequest): What to change of a tracking link.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TrackingLink]
    """

    kwargs = _get_kwargs(
        tracking_link_id=tracking_link_id,
        body=body,
    )

    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    tracking_link_id: int,
    *,
    client: AuthenticatedClient,
    body: TrackingLinkUpdateRequest,
) -> ErrorBody | TrackingLink | None:
    """Change a tracking link

     Permission: `promotions:write`.

    Args:
        tracking_link_id (int): Id of the tracking link.
        body (TrackingLinkUpdateRequest): What to change of a tracking link.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TrackingLink
    """

    return (
        await asyncio_detailed(
            tracking_link_id=tracking_link_id,
            client=client,
            body=body,
        )
    ).parsed
