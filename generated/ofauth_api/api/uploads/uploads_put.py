from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import requests as _requests
from ...models.error_body import ErrorBody
from ...models.uploaded_media import UploadedMedia
from ...types import File, Response, decode, decode_answer, http_status


def _get_kwargs(
    media_upload_id: str,
    *,
    body: File,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": _requests.address(
            "/v2/access/uploads/{mediaUploadId}",
            {
                "mediaUploadId": media_upload_id,
            },
            {},
        ),
        "headers": {},
    }
    _requests.add_body(_kwargs, body, "application/octet-stream")
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | UploadedMedia | None:
    if response.status_code == 200:
        response_200: UploadedMedia = decode(UploadedMedia, response.content)
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
) -> Response[ErrorBody | UploadedMedia]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    media_upload_id: str,
    *,
    client: AuthenticatedClient,
    body: File,
) -> Response[ErrorBody | UploadedMedia]:
    """Upload a file in one part

     Permission: `vault:write`.

    Args:
        media_upload_id (str): Id of the upload.
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | UploadedMedia]
    """

    kwargs = _get_kwargs(
        media_upload_id=media_upload_id,
        body=body,
    )

    response = client.send(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    media_upload_id: str,
    *,
    client: AuthenticatedClient,
    body: File,
) -> ErrorBody | UploadedMedia | None:
    """Upload a file in one part

     Permission: `vault:write`.

    Args:
        media_upload_id (str): Id of the upload.
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | UploadedMedia
    """

    return sync_detailed(
        media_upload_id=media_upload_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    media_upload_id: str,
    *,
    client: AuthenticatedClient,
    body: File,
) -> Response[ErrorBody | UploadedMedia]:
    """Upload a file in one part

     Permission: `vault:write`.

    Args:
        media_upload_id (str): Id of the upload.
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | UploadedMedia]
    """

    kwargs = _get_kwargs(
        media_upload_id=media_upload_id,
        body=body,
    )

    _requests.stream_file(kwargs, body)
    response = await client.send_async(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    media_upload_id: str,
    *,
    client: AuthenticatedClient,
    body: File,
) -> ErrorBody | UploadedMedia | None:
    """Upload a file in one part

     Permission: `vault:write`.

    Args:
        media_upload_id (str): Id of the upload.
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | UploadedMedia
    """

    return (
        await asyncio_detailed(
            media_upload_id=media_upload_id,
            client=client,
            body=body,
        )
    ).parsed
